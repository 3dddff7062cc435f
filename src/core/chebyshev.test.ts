import { expect, it } from 'vitest';
import { chebyshevDerivative, chebyshevFit, chebyshevValue } from './chebyshev.ts';

it('interpolates a smooth function and its derivatives', () => {
  const fit = chebyshevFit(Math.exp, -0.5, 1.5, 24);
  const first = chebyshevDerivative(fit);
  const second = chebyshevDerivative(first);
  for (const x of [-0.5, -0.1, 0, 0.7, 1.5]) {
    expect(chebyshevValue(fit, x)).toBeCloseTo(Math.exp(x), 13);
    expect(chebyshevValue(first, x)).toBeCloseTo(Math.exp(x), 11);
    expect(chebyshevValue(second, x)).toBeCloseTo(Math.exp(x), 9);
  }
});

it('is exact for a polynomial of lower degree, and flat for a constant', () => {
  const square = chebyshevFit((x) => 3 * x * x - x, 2, 5, 4);
  expect(chebyshevValue(square, 2.5)).toBeCloseTo(3 * 6.25 - 2.5, 12);
  expect(chebyshevValue(chebyshevDerivative(square), 4)).toBeCloseTo(23, 12);
  const flat = chebyshevFit(() => 7, 0, 1, 1);
  expect(chebyshevValue(flat, 0.3)).toBe(7);
  expect(chebyshevValue(chebyshevDerivative(flat), 0.3)).toBe(0);
});
