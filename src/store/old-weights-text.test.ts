import { describe, expect, it } from 'vitest';
import type { IndicatorEntry } from '../engine/fields.ts';
import { parseOldWeights, writeOldWeights } from './old-weights-text.ts';

const indicators: IndicatorEntry[] = ['gdp', 'x 2', '__proto__'].map((column) => ({
  column,
  direction: '+',
  dimension: null,
  ownWeight: null,
  oldWeight: null,
}));
const weightsOf = (text: string) => parseOldWeights(text, indicators).indicators.map(({ oldWeight }) => oldWeight);

describe('old weights as text', () => {
  it('are numbers in order, or columns with their numbers', () => {
    expect(weightsOf('0.2\n.3\n5e-1\n')).toEqual([0.2, 0.3, 0.5]);
    expect(weightsOf('x 2\t0.3\r\n__proto__: 50%\n\ngdp, 0.2')).toEqual([0.2, 0.3, 0.5]);
  });

  it('keep unread what is neither, and say so', () => {
    const read = parseOldWeights('gdp\nother 3\n0.1\n0.2\n0.3\n0.4', indicators);
    expect(read.unread).toEqual(['gdp', 'other 3', '0.4']);
    expect(read.indicators.map(({ oldWeight }) => oldWeight)).toEqual([0.1, 0.2, 0.3]);
  });

  it('read back as they are written; an empty text takes them away', () => {
    const { indicators: given } = parseOldWeights('0.2\n0.3\n0.5', indicators);
    expect(parseOldWeights(writeOldWeights(given), given)).toMatchObject({ changed: false, unread: [] });
    expect(parseOldWeights('', given)).toMatchObject({ changed: true, indicators });
    expect(writeOldWeights(indicators)).toBe('');
  });
});
