import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, holm } from './multiple-testing.ts';

/** Answers of R 4.2.2, p.adjust(p, "holm") and p.adjust(p, "BH"), with ties, a one and p-values out of order. */
const P = [0.0131, 0.42, 0.0009, 0.049, 0.21, 0.0131, 1];
const HOLM = [0.0786, 0.84, 0.0063, 0.196, 0.63, 0.0786, 1];
const BH = [0.0305666666666667, 0.49, 0.0063, 0.08575, 0.294, 0.0305666666666667, 1];
/** R printed 15 digits. */
const PRINTED = 1e-14;

describe('p-values of a family', () => {
  it('are those of p.adjust', () => {
    holm(P).forEach((p, i) => {
      expect(Math.abs(p! - HOLM[i])).toBeLessThan(PRINTED);
    });
    benjaminiHochberg(P).forEach((p, i) => {
      expect(Math.abs(p! - BH[i])).toBeLessThan(PRINTED);
    });
  });

  it('do not count a line without a test', () => {
    const holes = [null, ...P.slice(0, 3), null, ...P.slice(3)];
    expect(holm(holes).filter((p) => p !== null)).toEqual(holm(P));
    expect(benjaminiHochberg(holes).filter((p) => p !== null)).toEqual(benjaminiHochberg(P));
    expect(holm([null])).toEqual([null]);
    expect(benjaminiHochberg([])).toEqual([]);
  });

  it('leave a single test as it is and never exceed one', () => {
    expect(holm([0.03])).toEqual([0.03]);
    expect(benjaminiHochberg([0.03])).toEqual([0.03]);
    expect(holm([0.6, 0.7])).toEqual([1, 1]);
  });
});
