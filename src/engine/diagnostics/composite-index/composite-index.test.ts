import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../../testing/support/designs.ts';
import { createStream } from '../../../core/random/philox.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, type Frame } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { defaultsOf } from '../../fields.ts';
import type { Panel } from '../../panel.ts';
import { type CompositeIndex, compositeIndex, fields, type IndexOptions, type IndexSystem } from './index.ts';

const defaults = defaultsOf(fields);
/** Weights are ratios of sums of a few dozen terms; twelve digits leave room for their rounding. */
const CLOSE = 12;

const names = ['a', 'b', 'c', 'd'];
const system: IndexSystem = {
  indicators: names.map((column, j) => ({
    column,
    direction: column === 'd' ? '-' : '+',
    dimension: j < 2 ? 'first' : 'second',
    ownWeight: j + 1,
  })),
};

function simulate(seed: number, units = 9, periods = 5, change = (value: number, _column: number) => value): Frame {
  const random = createStream(seed, 0);
  const n = units * periods;
  const columns = names.map((name, j) => {
    const values = Float64Array.from({ length: n }, () => change(Math.exp(0.3 * (j + 1) * random.normal()), j));
    return numericColumn(name, values);
  });
  return createFrame([
    numericColumn(
      'city',
      Float64Array.from({ length: n }, (_, r) => 1 + Math.floor(r / periods)),
    ),
    numericColumn(
      'year',
      Float64Array.from({ length: n }, (_, r) => 2010 + (r % periods)),
    ),
    ...columns,
  ]);
}

const panelOf = (frame: Frame): Panel => must(buildPanel(frame, designOf({})));

function run(panel: Panel, change: Partial<IndexOptions> = {}, of = system): CompositeIndex {
  return must(compositeIndex(panel, of, { ...defaults, ...change }));
}

const weightsOf = (index: CompositeIndex) => index.indicators.map(({ weight }) => weight!);
const codesOf = (index: CompositeIndex) => index.notices.map(({ code }) => code);

const everyMethod: Partial<IndexOptions>[] = [
  {},
  { zeros: 'shift' },
  { zeros: 'drop' },
  { weightsOver: 'period', scaleOver: 'period' },
  { score: 'topsis' },
  { weights: 'critic' },
  { weights: 'cv' },
  { weights: 'pca' },
  { weights: 'pca', pcaKeep: 'share' },
  { weights: 'equal' },
  { weights: 'own' },
];

describe('weights', () => {
  it('are unchanged by positive affine changes of the indicators', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.array(
          fc.tuple(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.double({ min: -50, max: 50, noNaN: true })),
          {
            minLength: 4,
            maxLength: 4,
          },
        ),
        fc.constantFrom(...everyMethod),
        (seed, maps, change) => {
          const before = run(panelOf(simulate(seed)), change);
          const after = run(panelOf(simulate(seed, 9, 5, (x, j) => maps[j][0] * x + maps[j][1])), change);
          // x a + b cancels up to four digits of the values before they are scaled.
          weightsOf(after).forEach((weight, j) => {
            expect(weight).toBeCloseTo(weightsOf(before)[j], 8);
          });
          after.score.forEach((score, r) => {
            expect(score).toBeCloseTo(before.score[r], 7);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('sum to one, by indicator, dimension and share of the variance, in every method', () => {
    for (const change of everyMethod) {
      const index = run(panelOf(simulate(3)), change);
      const total = (values: (number | null)[]) => values.reduce<number>((sum, value) => sum + value!, 0);
      expect(total(weightsOf(index))).toBeCloseTo(1, CLOSE);
      expect(total(index.dimensions.map(({ weight }) => weight))).toBeCloseTo(1, CLOSE);
      expect(total(index.indicators.map(({ varianceShare }) => varianceShare))).toBeCloseTo(1, CLOSE);
      if (change.weights !== 'pca')
        expect(total(index.indicators.map(({ levelShare }) => levelShare))).toBeCloseTo(1, CLOSE);
    }
  });

  it('follow the textbook formula, written out slowly', () => {
    const frame = simulate(7);
    const index = run(panelOf(frame));
    const redundancies = names.map((name) => {
      const column = frame.columns.find((one) => one.name === name)!;
      const x = column.kind === 'number' ? Array.from(column.values) : [];
      const [min, max] = [Math.min(...x), Math.max(...x)];
      const z = x.map((value) => (name === 'd' ? max - value : value - min) / (max - min));
      const p = z.map((value) => value / z.reduce((a, b) => a + b));
      const e = -p.reduce((sum, share) => sum + (share === 0 ? 0 : share * Math.log(share)), 0) / Math.log(x.length);
      return 1 - e;
    });
    const total = redundancies.reduce((a, b) => a + b);
    weightsOf(index).forEach((weight, j) => {
      expect(weight).toBeCloseTo(redundancies[j] / total, CLOSE);
    });
  });

  it('by period are those of that period alone', () => {
    const panel = panelOf(simulate(11));
    const index = run(panel, { weightsOver: 'period', scaleOver: 'period' });
    for (const { period, weights } of index.periods) {
      const sample = { timeFrom: period, timeTo: period, dropUnits: [] };
      const alone = run(must(buildPanel(simulate(11), designOf({ sample }))));
      expect(Array.from(weights!)).toEqual(weightsOf(alone));
      const own = index.score.filter((_, r) => panel.time![r] === period);
      expect(Array.from(own)).toEqual(Array.from(alone.score));
    }
  });

  it('own weights are scaled to one', () => {
    expect(weightsOf(run(panelOf(simulate(1)), { weights: 'own' }))).toEqual([0.1, 0.2, 0.3, 0.4]);
  });
});

describe('scores', () => {
  it('rows and indicators in another order give the same index', () => {
    const frame = simulate(5);
    const order = Int32Array.from({ length: frame.nrow }, (_, r) => r);
    createStream(1, 1).shuffle(order);
    const shuffled = createFrame(
      frame.columns.map((column) =>
        numericColumn(
          column.name,
          Float64Array.from(order, (r) => (column.kind === 'number' ? column.values[r] : 0)),
        ),
      ),
    );
    const reversed = { indicators: [...system.indicators].reverse() };
    for (const change of everyMethod) {
      const one = run(panelOf(frame), change);
      const other = run(panelOf(shuffled), change, reversed);
      other.score.forEach((score, r) => {
        expect(score).toBeCloseTo(one.score[r], CLOSE);
      });
      expect(Array.from(other.rank)).toEqual(Array.from(one.rank));
    }
  });

  it('dimension scores add up to the sum score, and ranks count from the top of the year', () => {
    const panel = panelOf(simulate(5));
    const index = run(panel);
    index.score.forEach((score, r) => {
      expect(index.dimensionScores[0][r] + index.dimensionScores[1][r]).toBeCloseTo(score, CLOSE);
      const better = index.score.filter((other, s) => panel.time![s] === panel.time![r] && other > score).length;
      expect(index.rank[r]).toBe(better + 1);
    });
    expect(index.periods.map(({ rows }) => rows)).toEqual([9, 9, 9, 9, 9]);
  });

  it('PCA: components are orthogonal, eigenvalues add to the number of indicators, the first score has variance lambda', () => {
    const index = run(panelOf(simulate(9)), { weights: 'pca', pcaKeep: 'first' });
    const { eigenvalues, vectors, coefficients, kept } = index.components!;
    expect(kept).toBe(1);
    expect(eigenvalues.reduce((a, b) => a + b)).toBeCloseTo(4, CLOSE);
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 4; b++) {
        const product = names.reduce((sum, _, j) => sum + vectors[j * 4 + a] * vectors[j * 4 + b], 0);
        expect(product).toBeCloseTo(a === b ? 1 : 0, CLOSE);
      }
    }
    names.forEach((_, j) => {
      expect(coefficients[j]).toBeCloseTo(vectors[j * 4], CLOSE);
    });
    const mean = index.score.reduce((a, b) => a + b) / index.score.length;
    const variance = index.score.reduce((a, b) => a + (b - mean) ** 2, 0) / (index.score.length - 1);
    expect(mean).toBeCloseTo(0, CLOSE);
    expect(variance).toBeCloseTo(eigenvalues[0], 10);
  });

  it('TOPSIS gives 1 to the best row in everything and 0 to the worst', () => {
    const rows = [1, 2, 3, 4].map((x) => [x, 2000, x, 2 * x, x * x, -x]);
    const panel = panelOf(frameOf(['city', 'year', ...names], rows));
    const { score } = run(panel, { score: 'topsis' });
    expect(score[0]).toBe(0);
    expect(score[3]).toBe(1);
  });
});

describe('bad cases', () => {
  const good = simulate(2);
  const withColumn = (name: string, values: (r: number) => number) =>
    panelOf(
      createFrame([
        ...good.columns.filter((column) => column.name !== name),
        numericColumn(
          name,
          Float64Array.from({ length: good.nrow }, (_, r) => values(r)),
        ),
      ]),
    );
  const failure = (panel: Panel, change: Partial<IndexOptions> = {}, of = system) => {
    const answer = compositeIndex(panel, of, { ...defaults, ...change });
    return answer.ok ? null : answer.notice.code;
  };
  const withoutC = run(panelOf(good), {}, { indicators: system.indicators.filter(({ column }) => column !== 'c') });

  it.each([
    ['an all-zero indicator', withColumn('c', () => 0), 'indexIndicatorZero', 'zero'],
    ['a constant indicator', withColumn('c', () => 7), 'indexIndicatorConstant', 'constant'],
    ['an empty indicator', withColumn('c', () => Number.NaN), 'indexIndicatorEmpty', 'empty'],
    [
      'a missing indicator',
      panelOf(createFrame(good.columns.filter(({ name }) => name !== 'c'))),
      'indexIndicatorUnknown',
      'unknown',
    ],
  ])('%s is set aside and the others stand', (_, panel, code, status) => {
    const index = run(panel);
    expect(codesOf(index)).toEqual([code]);
    const record = index.indicators.find(({ column }) => column === 'c')!;
    expect([record.status, record.weight]).toEqual([status, null]);
    expect(Array.from(index.score)).toEqual(Array.from(withoutC.score));
  });

  it('text and repeated indicators are set aside', () => {
    const text = panelOf(
      frameOf(
        ['city', 'year', 'a', 'b'],
        [
          [1, 2000, 1, 'x'],
          [2, 2000, 2, 'y'],
          [3, 2000, 4, 'z'],
        ],
      ),
    );
    const of: IndexSystem = {
      indicators: ['a', 'b', 'a'].map((column) => ({ column, direction: '+', dimension: null })),
    };
    const index = run(text, {}, of);
    expect(codesOf(index)).toEqual(['indexIndicatorText', 'indexIndicatorRepeated']);
    expect(index.indicators.map(({ weight }) => weight)).toEqual([1, null, null]);
  });

  it('rows with a missing cell have no score and are counted', () => {
    const index = run(withColumn('c', (r) => (r < 3 ? Number.NaN : r * r)));
    expect([index.rowsRead, index.rowsComplete, index.rowsScored]).toEqual([45, 42, 42]);
    expect(index.notices[0]).toMatchObject({ code: 'indexRowsIncomplete', params: { rows: 3, of: 45 } });
    expect(Array.from(index.score.subarray(0, 4), Number.isNaN)).toEqual([true, true, true, false]);
    expect(Array.from(index.rank.subarray(0, 3))).toEqual([0, 0, 0]);
  });

  it('an indicator that varies only in incomplete rows counts as constant', () => {
    const panel = withColumn('c', (r) => (r === 0 ? Number.NaN : 1));
    expect(run(panel).rowsComplete).toBe(45);
    expect(codesOf(run(panel))).toEqual(['indexIndicatorConstant']);
  });

  it('negative values have no shares, and min-max is the way out', () => {
    const panel = withColumn('c', (r) => r - 20);
    expect(failure(panel, { scale: 'none' })).toBe('indexNegativeShares');
    expect(failure(panel)).toBeNull();
    expect(failure(panel, { weights: 'cv', cvOf: 'raw' })).toBeNull();
    expect(
      failure(
        withColumn('c', (r) => r - 30),
        { weights: 'cv', cvOf: 'raw' },
      ),
    ).toBe('indexCvMean');
  });

  it('one row, no row, no indicator, nothing usable', () => {
    const one = panelOf(frameOf(['city', 'year', ...names], [[1, 2000, 1, 2, 3, 4]]));
    expect(failure(one)).toBe('indexOneRow');
    expect(failure(one, { weightsOver: 'period' })).toBe('indexOneRow');
    const none = panelOf(
      frameOf(
        ['city', 'year', 'a', 'b'],
        [
          [1, 2000, 1, null],
          [2, 2000, null, 2],
        ],
      ),
    );
    expect(failure(none)).toBe('indexNoCompleteRow');
    expect(failure(one, {}, { indicators: [] })).toBe('indexNoIndicators');
    expect(failure(panelOf(good), {}, { indicators: [{ column: '__proto__', direction: '+', dimension: null }] })).toBe(
      'indexNothingLeft',
    );
  });

  it('a year with one row is left out of weights by year', () => {
    const panel = withColumn('c', (r) => (r % 5 === 4 && r > 4 ? Number.NaN : r * r));
    const index = run(panel, { weightsOver: 'period', scaleOver: 'period' });
    expect(codesOf(index)).toContain('indexPeriodOneRow');
    expect(index.periods.map(({ period }) => period)).toEqual([2010, 2011, 2012, 2013]);
  });

  it('an indicator that is constant within a year weighs nothing in it', () => {
    const panel = withColumn('c', (r) => (r % 5 === 2 ? 1 : r));
    const index = run(panel, { weightsOver: 'period', scaleOver: 'period' });
    expect(codesOf(index)).toEqual(['indexConstantInPeriod']);
    expect(index.periods[2].weights![2]).toBe(0);
    expect(index.rowsScored).toBe(45);
  });

  it('time is needed for weights by year, and contrast for CRITIC', () => {
    const noTime = must(buildPanel(good, designOf({ unit: null, time: null })));
    expect(failure(noTime, { weightsOver: 'period' })).toBe('indexNeedsTime');
    expect(failure(noTime)).toBeNull();
    const same = withColumn('b', (r) => r);
    const twin: IndexSystem = {
      indicators: [
        { column: 'b', direction: '+', dimension: null },
        { column: 'city', direction: '+', dimension: null },
      ],
    };
    expect(failure(same, { weights: 'critic' }, twin)).toBeNull();
    const equal = panelOf(
      frameOf(
        ['city', 'year', 'a', 'b'],
        [1, 2, 3].map((x) => [x, 2000, x, 2 * x]),
      ),
    );
    const both: IndexSystem = { indicators: ['a', 'b'].map((column) => ({ column, direction: '+', dimension: null })) };
    expect(failure(equal, { weights: 'critic' }, both)).toBe('indexNoContrast');
  });

  it('own weights must be there and not negative', () => {
    const of = (ownWeight: number | null): IndexSystem => ({
      indicators: [{ ...system.indicators[0], ownWeight }, system.indicators[1]],
    });
    expect(failure(panelOf(good), { weights: 'own' }, of(null))).toBe('indexOwnWeights');
    expect(failure(panelOf(good), { weights: 'own' }, of(-1))).toBe('indexOwnWeights');
  });

  it('dropping rows with zeros keeps their scores and says how many, or why none is left', () => {
    const index = run(panelOf(good), { zeros: 'drop' });
    expect(index.rowsWeighed).toBe(index.rowsScored - 4);
    expect(index.notices[0]).toMatchObject({ code: 'indexZerosDropped', params: { rows: 4, of: 45 } });
    const two = panelOf(
      frameOf(
        ['city', 'year', ...names],
        [
          [1, 2000, 1, 2, 3, 4],
          [2, 2000, 2, 3, 4, 3],
        ],
      ),
    );
    expect(failure(two, { zeros: 'drop' })).toBe('indexZerosLeaveNothing');
  });

  it('PCA weights of opposed indicators are negative, and TOPSIS cannot use them', () => {
    const rows = [1, 2, 3, 4, 5, 6].map((x) => [x, 2000, x, x + (x % 2), x * x, x + 0.1 * x * x]);
    const panel = panelOf(frameOf(['city', 'year', ...names], rows));
    const index = run(panel, { weights: 'pca' });
    expect(codesOf(index)).toEqual(['indexPcaNegative']);
    expect(failure(panel, { weights: 'pca', score: 'topsis' })).toBe('indexTopsisNegative');
  });
});
