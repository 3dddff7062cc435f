import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatError,
  formatEstimate,
  formatEventTime,
  formatFixed,
  formatInterval,
  formatLevel,
  formatP,
  formatPEquation,
  formatPercent,
  formatPeriod,
  formatRange,
  formatScientific,
  starsFor,
  toAscii,
} from './format.ts';

describe('formatFixed', () => {
  it('rounds to fixed decimals with a true minus', () => {
    expect(formatFixed(0.1254, 3)).toBe('0.125');
    expect(formatFixed(-0.0136, 3)).toBe('−0.014');
    expect(formatFixed(2, 0)).toBe('2');
  });
  it('never signs a zero', () => {
    expect(formatFixed(-0.0001, 3)).toBe('0.000');
    expect(formatFixed(-0, 3)).toBe('0.000');
  });
  it('shows missing numbers as a dash', () => {
    for (const value of [null, undefined, Number.NaN, Number.POSITIVE_INFINITY])
      expect(formatFixed(value, 3)).toBe('—');
  });
});

describe('formatEstimate', () => {
  it('never shows a non-zero number as zero', () => {
    expect(formatEstimate(0.00042)).toBe('0.00042');
    expect(formatEstimate(-0.0000421)).toBe('−0.000042');
    expect(formatEstimate(4.2e-8)).toBe('4.2×10⁻⁸');
    expect(formatEstimate(-1e-300)).toBe('−1.0×10⁻³⁰⁰');
    expect(formatEstimate(0)).toBe('0.000');
  });
  it('never prints (0.000)', () => {
    expect(formatError(0)).toBe('(0)');
    expect(formatError(1e-5)).toBe('(0.000010)');
    expect(formatError(0.0429)).toBe('(0.043)');
  });
  it('keeps fixed decimals wherever they say something', () => {
    expect(formatEstimate(0.0005)).toBe('0.001');
    expect(formatEstimate(123456.7894)).toBe('123456.789');
    expect(formatEstimate(1.5e12)).toBe('1.500×10¹²');
  });
  it('holds for any number and any number of digits', () => {
    const numbers = fc.double({ noNaN: true, min: -1e300, max: 1e300 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 8 }), (value, digits) => {
        const text = formatEstimate(value, digits);
        expect(/[1-9]/.test(text)).toBe(value !== 0);
        expect(text.startsWith('−')).toBe(value < 0);
        expect(text).not.toMatch(/NaN|Infinity|-/);
        // Half a unit in the last decimal; from 1e9 on in the last of digits + 1 significant ones. A little more for the rounding of doubles.
        const tolerance = 0.5001 * 10 ** -digits * Math.max(1, Math.abs(value));
        expect(Math.abs(Number(toAscii(text)) - value)).toBeLessThanOrEqual(tolerance);
      }),
      { examples: [[1e-7, 3]], numRuns: 500, seed: 1 },
    );
  });
});

describe('p-values', () => {
  it('has a threshold style and an exact one', () => {
    expect(formatP(0.61)).toBe('0.610');
    expect(formatP(0.0004)).toBe('<0.001');
    expect(formatP(0.001)).toBe('0.001');
    expect(formatP(0)).toBe('<0.001');
    expect(formatP(0.0004, 'exact')).toBe('0.00040');
    expect(formatP(3.2e-19, 'exact')).toBe('3.2×10⁻¹⁹');
    expect(formatP(Number.NaN)).toBe('—');
  });
  it('reads as an equation in sentences', () => {
    expect(formatPEquation(0.61, 2)).toBe('p = 0.61');
    expect(formatPEquation(1e-9)).toBe('p < 0.001');
  });
  it('gives one star per threshold passed', () => {
    expect(starsFor(0.009, [0.01, 0.05, 0.1])).toBe('***');
    expect(starsFor(0.05, [0.1, 0.05, 0.01])).toBe('*');
    expect(starsFor(0.2, [0.1])).toBe('');
    expect(starsFor(null, [0.1])).toBe('');
    expect(starsFor(0.001, [])).toBe('');
  });
});

describe('counts, shares and periods', () => {
  it('separates thousands in every locale alike', () => {
    expect(formatCount(5112)).toBe('5,112');
    expect(formatCount(1234567)).toBe('1,234,567');
    expect(formatCount(999)).toBe('999');
    expect(formatCount(-1200.5)).toBe('−1,200.5');
    expect(formatCount(null)).toBe('—');
  });
  it('writes shares and levels', () => {
    expect(formatPercent(0.0816)).toBe('8.2%');
    expect(formatPercent(0.0001)).toBe('0.010%');
    expect(formatLevel(0.95)).toBe('95%');
    expect(formatLevel(0.999)).toBe('99.9%');
  });
  it('writes periods, event times and intervals', () => {
    expect(formatPeriod(2014)).toBe('2014');
    expect(formatEventTime(-3)).toBe('−3');
    expect(formatEventTime(2)).toBe('+2');
    expect(formatEventTime(0)).toBe('0');
    expect(formatInterval(-0.041, 0.209)).toBe('[−0.041, 0.209]');
  });
});

describe('toAscii', () => {
  it('undoes typographic signs', () => {
    expect(toAscii('−4.2×10⁻⁸')).toBe('-4.2e-8');
    expect(toAscii('1.5×10¹²')).toBe('1.5e+12');
    expect(toAscii(formatScientific(-0.5))).toBe('-5.0e-1');
  });
});

it('a range below zero is not written with a dash beside minus signs', () => {
  expect(formatRange(0.0412, 0.1261, 3)).toBe('0.041 – 0.126');
  expect(formatRange(-0.0412, -0.0261, 3)).toBe('−0.041 … −0.026');
});
