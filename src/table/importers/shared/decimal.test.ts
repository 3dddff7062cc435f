import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDecimal } from './decimal.ts';

const point = 46;

/** The fast reading either equals `Number(text)` to the last bit or declines. */
const agrees = (text: string) => {
  const fast = parseDecimal(text, point);
  return Number.isNaN(fast) || Object.is(fast, Number(text));
};

describe('parseDecimal', () => {
  test.each(['0', '-0', '7', '110000', '2014', '0.1', '-12.50', '3.', '999999999999999', '0.30000000000000004'])(
    'reads %s like Number',
    (text) => expect(Object.is(parseDecimal(text, point), Number(text))).toBe(true),
  );

  test.each([
    '',
    '-',
    '.',
    '.5',
    '+1',
    '1e5',
    '010',
    '00',
    '-01',
    '1,234',
    ' 1',
    '1 ',
    '1.2.3',
    '0x1',
    'NaN',
    '9007199254740992',
    '9007199254740993',
  ])('leaves %j to the careful reading', (text) => expect(parseDecimal(text, point)).toBeNaN());

  test('decimal comma', () => {
    expect(parseDecimal('-3,75', 44)).toBe(-3.75);
    expect(parseDecimal('3.75', 44)).toBeNaN();
  });

  test('shortest texts of arbitrary doubles', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => agrees(String(value))),
      { seed: 11, numRuns: 20_000 },
    );
  });

  test('digit strings of every length and scale', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 22 });
    fc.assert(
      fc.property(digits, digits, (whole, decimals) => agrees(`${whole}.${decimals}`)),
      { seed: 12, numRuns: 50_000 },
    );
  });

  test('ties and their neighbours, where a careless rounding shows', () => {
    for (let k = 0; k < 2000; k++) {
      const odd = 2 ** 52 + 2 * k + 1;
      for (const half of ['49999', '5', '50001', '50000', '500001']) expect(agrees(`${odd}.${half}`)).toBe(true);
      const small = (odd / 2 ** 20).toFixed(20);
      expect(agrees(small.slice(0, 18))).toBe(true);
      expect(agrees(small.slice(0, 20))).toBe(true);
    }
  });

  test('reads most 17-digit decimals without help', () => {
    let helped = 0;
    let state = 1;
    for (let k = 0; k < 10_000; k++) {
      state = (state * 1103515245 + 12345) % 2147483648;
      const text = (1 + state / 2147483648 / 3).toPrecision(17);
      if (Number.isNaN(parseDecimal(text, point))) helped++;
      expect(agrees(text)).toBe(true);
    }
    expect(helped).toBeLessThan(10);
  });
});
