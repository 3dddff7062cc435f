import { afterAll, describe, expect, it } from 'vitest';
import { designOf, must } from '../../../../testing/support/designs.ts';
import { loadCases, loadData, miss, reportCases } from '../../../../testing/support/reference.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { panelCodes } from '../../design/panel-column.ts';
import { defaultsOf } from '../../fields.ts';
import type { Panel } from '../../panel.ts';
import { readNumbers } from '../../solve/read-columns.ts';
import { couplingCoordination } from './coupling.ts';
import { type CompositeIndex, compositeIndex, fields, type IndexOptions, type IndexSystem } from './index.ts';
import { inequality } from './inequality.ts';

/** The reference README: index weights and TOPSIS rel 1e-10. */
const REL = 1e-10;
const ABS = 1e-14;

const group = loadCases('09');
const byId = new Map(group.cases.map((one) => [one.id, one.results]));
const defaults = defaultsOf(fields);
let ran = 0;
afterAll(() => reportCases(group, ran));

const panel: Panel = must(buildPanel(loadData('city_balanced'), designOf({})));
const seven = systemFor(['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov', 'digi']);

function systemFor(columns: readonly string[]): IndexSystem {
  return {
    indicators: columns.map((column) => ({ column, direction: column === 'gov' ? '-' : '+', dimension: null })),
  };
}

function run(change: Partial<IndexOptions>, system = seven): CompositeIndex {
  return must(compositeIndex(panel, system, { ...defaults, ...change }));
}

class Comparison {
  private readonly off: string[] = [];
  compared = 0;

  check(what: string, actual: number | null, expected: number): void {
    this.compared++;
    if (!(miss(actual, expected, REL, ABS) <= 1)) this.off.push(`${what}: ${actual} instead of ${expected}`);
  }

  column(
    what: string,
    expected: Record<string, number>,
    index: CompositeIndex,
    key: 'weight' | 'entropy' | 'redundancy',
  ) {
    for (const [name, value] of Object.entries(expected)) {
      this.check(`${what} ${name}`, index.indicators.find(({ column }) => column === name)![key], value);
    }
  }

  /** `scores` over panel rows, which are the rows of the file. */
  // biome-ignore lint/suspicious/noExplicitAny: the shape is that of the file
  scores(what: string, scores: Float64Array, expected: any): void {
    expected.first20.forEach((value: number, r: number) => {
      this.check(`${what} row ${r}`, scores[r], value);
    });
    const mean = scores.reduce((a, b) => a + b, 0) / scores.length;
    const spread = scores.reduce((a, b) => a + (b - mean) ** 2, 0) / (scores.length - 1);
    this.check(`${what} mean`, mean, expected.mean);
    this.check(`${what} sd`, Math.sqrt(spread), expected.sd);
    this.check(`${what} min`, Math.min(...scores), expected.min);
    this.check(`${what} max`, Math.max(...scores), expected.max);
    expect(scores.indexOf(Math.max(...scores)) + 1).toBe(expected.argmax_row_1based);
    for (const [year, value] of Object.entries<number>(expected.by_year_mean)) {
      const own = scores.filter((_, r) => panel.time![r] === Number(year));
      this.check(`${what} ${year}`, own.reduce((a, b) => a + b, 0) / own.length, value);
    }
    expected.city_2022_first10.forEach((value: number, city: number) => {
      this.check(`${what} 2022 city ${city}`, scores[city * 18 + 17], value);
    });
  }

  finish(): void {
    expect(this.off).toEqual([]);
    expect(this.compared).toBeGreaterThan(5);
    ran++;
  }
}

describe('entropy weights and entropy-TOPSIS by hand in R', () => {
  it.each([
    ['entropy.0ln0', { zeros: 'zero' }],
    ['entropy.shift1e-4', { zeros: 'shift', epsilon: 1e-4 }],
    ['entropy.shift0.01', { zeros: 'shift', epsilon: 0.01 }],
  ] as const)('%s', (id, zeros) => {
    const expected = byId.get(id)!;
    const compare = new Comparison();
    const plain = run(zeros);
    for (const key of ['entropy', 'redundancy', 'weight'] as const) compare.column(key, expected[key], plain, key);
    compare.scores('unshifted', plain.score, expected.score_with_unshifted_z);
    compare.scores('shifted', run({ ...zeros, scoreShifted: true }).score, expected.score_with_shifted_z);
    const near = run({ ...zeros, score: 'topsis' });
    compare.scores('closeness', near.score, expected.topsis.closeness);
    expected.topsis.d_plus_first5.forEach((value: number, r: number) => {
      compare.check(`d+ ${r}`, near.distances!.toBest[r], value);
      compare.check(`d- ${r}`, near.distances!.toWorst[r], expected.topsis.d_minus_first5[r]);
    });
    compare.finish();
  });
});

describe('other weights by hand in R', () => {
  it('TOPSIS on vector-normed values with equal weights', () => {
    const compare = new Comparison();
    const index = run({ weights: 'equal', scale: 'vector', score: 'topsis' });
    compare.scores('closeness', index.score, byId.get('topsis.vector_norm_equal_w'));
    compare.finish();
  });

  it('coefficient of variation', () => {
    const expected = byId.get('weights.cv')!;
    const compare = new Comparison();
    compare.column('raw', expected.w_raw, run({ weights: 'cv', cvOf: 'raw' }), 'weight');
    const scaled = run({ weights: 'cv' });
    compare.column('min-max', expected.w_minmax, scaled, 'weight');
    compare.scores('score', scaled.score, expected.score_minmax);
    compare.finish();
  });

  it('CRITIC, signed and absolute correlations', () => {
    const expected = byId.get('weights.critic')!;
    const compare = new Comparison();
    const index = run({ weights: 'critic' });
    compare.column('signed', expected.w, index, 'weight');
    compare.scores('score', index.score, expected.score);
    compare.column('absolute', expected.w_absr, run({ weights: 'critic', criticCorrelation: 'absolute' }), 'weight');
    compare.finish();
  });
});

describe('what is made of scores', () => {
  it('coupling coordination of two entropy indices', () => {
    const expected = byId.get('coupling_coordination')!;
    const one = run({}, systemFor(['lnpgdp', 'fdi', 'fin'])).score;
    const two = run({}, systemFor(['edu', 'infra', 'gov'])).score;
    const coupled = couplingCoordination([one, two], null);
    const compare = new Comparison();
    compare.scores('U1', one, expected.U1);
    compare.scores('U2', two, expected.U2);
    compare.scores('C', coupled.coupling, expected.C);
    compare.scores('D', coupled.coordination, expected.D);
    compare.finish();
  });

  it('Dagum and Theil decompositions by region', () => {
    const expected = byId.get('dagum_theil_2022')!;
    const values = must(readNumbers(panel, 'lnpgdp', 'variable')).map((value, r) =>
      panel.time![r] === 2022 ? value : Number.NaN,
    );
    const { codes, labels } = panelCodes(panel, ['region']);
    const found = must(inequality(values, codes, labels));
    const compare = new Comparison();
    compare.check('G', found.gini, expected.G);
    compare.check('within', found.within, expected.Gw);
    compare.check('between', found.between, expected.Gnb);
    compare.check('transvariation', found.transvariation, expected.Gt);
    compare.check('Theil', found.theil, expected.theil);
    compare.check('Theil within', found.theilWithin, expected.theil_within);
    compare.check('Theil between', found.theilBetween, expected.theil_between);
    for (const [pair, values] of Object.entries<{ Gjh: number; Djh: number }>(expected.pairs)) {
      const names = pair.split('-');
      const ours = found.pairs.find(({ high, low }) => names.includes(high) && names.includes(low))!;
      compare.check(`G ${pair}`, ours.gini, values.Gjh);
      compare.check(`D ${pair}`, ours.affluence, values.Djh);
    }
    compare.finish();
  });
});
