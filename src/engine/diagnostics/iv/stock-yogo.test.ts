import { describe, expect, it } from 'vitest';
import { parityOf } from '../../../../testing/support/parity.ts';
import { loadCases } from '../../../../testing/support/reference.ts';
import { stockYogo } from './stock-yogo.ts';

const valuesOf = (list: readonly { readonly value: number }[]) => list.map(({ value }) => value);

describe('critical values of Stock and Yogo (2005)', () => {
  it('are those printed for the usual designs', () => {
    expect(stockYogo(1, 1, '2sls')).toEqual({
      size: [
        { limit: 0.1, value: 16.38 },
        { limit: 0.15, value: 8.96 },
        { limit: 0.2, value: 6.66 },
        { limit: 0.25, value: 5.53 },
      ],
      bias: [],
    });
    expect(valuesOf(stockYogo(1, 2, '2sls').size)).toEqual([19.93, 11.59, 8.75, 7.25]);
    expect(valuesOf(stockYogo(1, 3, '2sls').bias)).toEqual([13.91, 9.08, 6.46, 5.39]);
    expect(valuesOf(stockYogo(2, 2, '2sls').size)).toEqual([7.03, 4.58, 3.95, 3.63]);
    expect(valuesOf(stockYogo(2, 4, '2sls').bias)).toEqual([11.04, 7.56, 5.57, 4.73]);
    expect(stockYogo(1, 2, 'liml')).toEqual({
      size: [
        { limit: 0.1, value: 8.68 },
        { limit: 0.15, value: 5.33 },
        { limit: 0.2, value: 4.42 },
        { limit: 0.25, value: 3.92 },
      ],
      bias: [],
    });
  });

  it('end where the tables end', () => {
    expect(stockYogo(2, 1, '2sls')).toEqual({ size: [], bias: [] });
    expect(stockYogo(4, 6, '2sls')).toEqual({ size: [], bias: [] });
    expect(stockYogo(1, 31, '2sls')).toEqual({ size: [], bias: [] });
    expect(valuesOf(stockYogo(3, 30, '2sls').size)).toEqual([]);
    expect(stockYogo(3, 30, '2sls').bias.length).toBe(4);
  });

  const group = loadCases('07');
  const parity = parityOf('stockYogo', group);
  const one = group.cases.find(({ id }) => id === 'stock_yogo_tables');
  const tables = one?.results;
  it.skipIf(tables === undefined)('are those of ivreg2, cell by cell', () => {
    const compare = parity.compare(one!, 0);
    const lists = [
      ['ivsize', '2sls', 'size'],
      ['ivbias', '2sls', 'bias'],
      ['limlsize', 'liml', 'size'],
    ] as const;
    for (const [key, method, part] of lists) {
      for (const percent of part === 'bias' ? [5, 10, 20, 30] : [10, 15, 20, 25]) {
        const { values } = tables[`sy_${key}${percent}`];
        values.forEach((row: (number | null)[], l: number) => {
          row.forEach((expected, k) => {
            const found = stockYogo(k + 1, l + 1, method)[part].find(({ limit }) => limit === percent / 100);
            compare.equal(`criticalValue ${key}${percent} ${k + 1} ${l + 1}`, found?.value, expected);
          });
        });
      }
    }
    compare.finish(100);
  });
});
