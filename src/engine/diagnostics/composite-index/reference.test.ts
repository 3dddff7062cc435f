import { describe, expect, it } from 'vitest';
import { designOf, must } from '../../../../testing/support/designs.ts';
import { type Comparison, parityOf, type Quantity, type Question } from '../../../../testing/support/parity.ts';
import { loadCases, loadData, type ReferenceCase } from '../../../../testing/support/reference.ts';
import { mean, standardDeviation } from '../../../core/sums.ts';
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
const whole = loadCases('02');
const parity = parityOf('index', group);
const byId = new Map(group.cases.map((one) => [one.id, one]));
const defaults = defaultsOf(fields);

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

const open = (one: Question): Comparison => parity.compare(one, REL);

function checkColumn(
  compare: Comparison,
  what: string,
  expected: Record<string, number>,
  index: CompositeIndex,
  key: 'weight' | 'entropy' | 'redundancy',
): void {
  for (const [name, value] of Object.entries(expected)) {
    const indicator = index.indicators.find(({ column }) => column === name)!;
    compare.check(`indexWeight ${what} ${name}`, indicator[key], value, REL, ABS);
  }
}

/** `scores` over panel rows, which are the rows of the file. */
function checkScores(
  compare: Comparison,
  name: string,
  scores: Float64Array,
  expected: ReferenceCase['results'],
  quantity: Quantity = 'indexScore',
): void {
  const check = (what: string, actual: number, value: number) =>
    compare.check(`${quantity} ${name} ${what}`, actual, value, REL, ABS);
  expected.first20.forEach((value: number, r: number) => {
    check(`row ${r}`, scores[r], value);
  });
  const mean = scores.reduce((a, b) => a + b, 0) / scores.length;
  const spread = scores.reduce((a, b) => a + (b - mean) ** 2, 0) / (scores.length - 1);
  check('mean', mean, expected.mean);
  check('sd', Math.sqrt(spread), expected.sd);
  check('min', Math.min(...scores), expected.min);
  check('max', Math.max(...scores), expected.max);
  expect(scores.indexOf(Math.max(...scores)) + 1).toBe(expected.argmax_row_1based);
  for (const [year, value] of Object.entries<number>(expected.by_year_mean)) {
    const own = scores.filter((_, r) => panel.time![r] === Number(year));
    check(year, own.reduce((a, b) => a + b, 0) / own.length, value);
  }
  expected.city_2022_first10.forEach((value: number, city: number) => {
    check(`2022 city ${city}`, scores[city * 18 + 17], value);
  });
}

describe('entropy weights and entropy-TOPSIS by hand in R', () => {
  it.each([
    ['entropy.0ln0', { zeros: 'zero' }],
    ['entropy.shift1e-4', { zeros: 'shift', epsilon: 1e-4 }],
    ['entropy.shift0.01', { zeros: 'shift', epsilon: 0.01 }],
  ] as const)('%s', (id, zeros) => {
    const one = byId.get(id)!;
    const expected = one.results;
    const compare = open(one);
    const plain = run(zeros);
    for (const key of ['entropy', 'redundancy', 'weight'] as const)
      checkColumn(compare, key, expected[key], plain, key);
    checkScores(compare, 'unshifted', plain.score, expected.score_with_unshifted_z);
    checkScores(compare, 'shifted', run({ ...zeros, scoreShifted: true }).score, expected.score_with_shifted_z);
    const near = run({ ...zeros, score: 'topsis' });
    checkScores(compare, 'closeness', near.score, expected.topsis.closeness);
    expected.topsis.d_plus_first5.forEach((value: number, r: number) => {
      compare.check(`indexScore d+ ${r}`, near.distances!.toBest[r], value);
      compare.check(`indexScore d- ${r}`, near.distances!.toWorst[r], expected.topsis.d_minus_first5[r]);
    });
    compare.finish(6);
  });
});

describe('other weights by hand in R', () => {
  it('TOPSIS on vector-normed values with equal weights', () => {
    const one = byId.get('topsis.vector_norm_equal_w')!;
    const compare = open(one);
    const index = run({ weights: 'equal', scale: 'vector', score: 'topsis' });
    checkScores(compare, 'closeness', index.score, one.results);
    compare.finish(6);
  });

  it('coefficient of variation', () => {
    const one = byId.get('weights.cv')!;
    const expected = one.results;
    const compare = open(one);
    checkColumn(compare, 'raw', expected.w_raw, run({ weights: 'cv', cvOf: 'raw' }), 'weight');
    const scaled = run({ weights: 'cv' });
    checkColumn(compare, 'min-max', expected.w_minmax, scaled, 'weight');
    checkScores(compare, 'score', scaled.score, expected.score_minmax);
    compare.finish(6);
  });

  it('CRITIC, signed and absolute correlations', () => {
    const one = byId.get('weights.critic')!;
    const expected = one.results;
    const compare = open(one);
    const index = run({ weights: 'critic' });
    checkColumn(compare, 'signed', expected.w, index, 'weight');
    checkScores(compare, 'score', index.score, expected.score);
    checkColumn(
      compare,
      'absolute',
      expected.w_absr,
      run({ weights: 'critic', criticCorrelation: 'absolute' }),
      'weight',
    );
    compare.finish(6);
  });
});

describe('what is made of scores', () => {
  it('coupling coordination of two entropy indices', () => {
    const one = byId.get('coupling_coordination')!;
    const expected = one.results;
    const first = run({}, systemFor(['lnpgdp', 'fdi', 'fin'])).score;
    const second = run({}, systemFor(['edu', 'infra', 'gov'])).score;
    const coupled = couplingCoordination([first, second], null);
    const compare = open(one);
    checkScores(compare, 'U1', first, expected.U1);
    checkScores(compare, 'U2', second, expected.U2);
    checkScores(compare, 'C', coupled.coupling, expected.C, 'coupling');
    checkScores(compare, 'D', coupled.coordination, expected.D, 'coupling');
    compare.finish(6);
  });

  it('Gini, Theil and the coefficient of variation of one group (reference group 02)', () => {
    const one = whole.cases.find(({ id }) => id === 'city_balanced.inequality_2022')!;
    const compare = open(one);
    const values = must(readNumbers(panel, 'lnpgdp', 'variable')).filter((_, r) => panel.time![r] === 2022);
    const found = must(inequality(values, new Int32Array(values.length), ['all']));
    compare.check('inequality gini', found.gini, one.results.gini);
    compare.check('inequality Theil', found.theil, one.results.theil);
    compare.check('inequality cv', standardDeviation(values) / mean(values), one.results.cv);
    compare.finish(3);
  });

  it('Dagum and Theil decompositions by region', () => {
    const one = byId.get('dagum_theil_2022')!;
    const expected = one.results;
    const values = must(readNumbers(panel, 'lnpgdp', 'variable')).map((value, r) =>
      panel.time![r] === 2022 ? value : Number.NaN,
    );
    const { codes, labels } = panelCodes(panel, ['region']);
    const found = must(inequality(values, codes, labels));
    const compare = open(one);
    compare.check('inequality G', found.gini, expected.G);
    compare.check('inequality within', found.within, expected.Gw);
    compare.check('inequality between', found.between, expected.Gnb);
    compare.check('inequality transvariation', found.transvariation, expected.Gt);
    compare.check('inequality Theil', found.theil, expected.theil);
    compare.check('inequality Theil within', found.theilWithin, expected.theil_within);
    compare.check('inequality Theil between', found.theilBetween, expected.theil_between);
    for (const [pair, values] of Object.entries<{ Gjh: number; Djh: number }>(expected.pairs)) {
      const names = pair.split('-');
      const ours = found.pairs.find(({ high, low }) => names.includes(high) && names.includes(low))!;
      compare.check(`inequality G ${pair}`, ours.gini, values.Gjh);
      compare.check(`inequality D ${pair}`, ours.affluence, values.Djh);
    }
    compare.finish(6);
  });
});
