import { type Notice, notice } from '../../../core/notice.ts';
import { type FittedRandom, fitRandomEffects } from '../../estimators/random-effects/model.ts';
import { unitMeansOf, unitPanel } from '../../estimators/random-effects/unit-panel.ts';
import { wald } from '../../inference/wald.ts';
import type { ModelResult } from '../../result.ts';
import { estimate, estimateFit, type PreparedModel, residualise, withRegressors } from '../../solve/linear-model.ts';
import type { PreparedColumn } from '../../solve/prepare.ts';
import { differencedResiduals, pesaranCd, type ResidualPanel, serialCorrelation } from './residual-tests.ts';
import { breuschPagan, fTest, hausman, waldChi2 } from './statistics.ts';
import type { PanelTest, PanelTests } from './types.ts';

export type { PanelTest, PanelTests } from './types.ts';

/** What the tests compare: the pooled design with its sample, the regression with absorbed effects, and that with random effects. */
export interface PanelModels {
  /** Absorbs a constant only; period dummies, where wanted, are the regressors named in `hidden`. */
  readonly prepared: PreparedModel;
  readonly hidden: ReadonlySet<string>;
  /** With classical errors; null where it cannot be fitted. */
  readonly fixed: ModelResult | null;
  /** Its residuals over the same sample. */
  readonly fixedResidual: Float64Array | null;
}

export interface PanelTestsResult {
  readonly tests: PanelTests;
  readonly notices: readonly Notice[];
}

/** Tests of no effects, of random against fixed effects, and of no variance between units. What cannot be computed is null. */
export function panelTests({ prepared, hidden, fixed, fixedResidual }: PanelModels): PanelTestsResult {
  const { codes, units } = unitPanel(prepared);
  const classical: PreparedModel = {
    ...prepared,
    problem: { ...prepared.problem, vcov: 'iid', cluster: [] },
    clusters: [],
  };
  const pooled = estimateFit(classical);
  const bare = estimate(
    withRegressors(
      classical,
      prepared.regressors.filter(({ name }) => !hidden.has(name)),
    ),
  );
  const random = fitRandomEffects(classical, hidden);
  const terms = fixed && random.ok ? commonTerms(fixed, random.value) : [];
  const both = fixed && random.ok ? { fixed, random: random.value.result } : null;
  const own = both ? hausman(both.fixed, both.random, terms) : null;
  const notices: Notice[] = [];
  if (both && terms.length > 0 && own === null) notices.push(notice('caution', 'hausmanNotPositive'));
  if (own !== null && prepared.problem.vcov !== 'iid') notices.push(notice('info', 'hausmanClassical'));
  return {
    tests: {
      effects: fixed && bare.ok ? fTest(bare.value, fixed) : null,
      breuschPagan: pooled.ok ? breuschPagan(pooled.value.residual, codes, units) : null,
      hausman: own,
      hausmanPooledVariance: both ? hausman(both.fixed, both.random, terms, errorRatio(both.fixed, both.random)) : null,
      mundlak: mundlak(prepared, hidden, terms),
      ...residualTests(prepared, fixedResidual),
      terms,
    },
    notices,
  };
}

type ResidualTests = Pick<PanelTests, 'crossSection' | 'serialWithin' | 'serialLevels' | 'serialDifferences'>;

const none: ResidualTests = { crossSection: null, serialWithin: null, serialLevels: null, serialDifferences: null };

function residualTests(prepared: PreparedModel, fixedResidual: Float64Array | null): ResidualTests {
  const { panel, rows, n } = prepared;
  if (panel.time === null) return none;
  const { codes, units, outcome, columns } = unitPanel(prepared);
  const order = new Map(Array.from(panel.periods, (value, t) => [value, t] as const));
  const period = Int32Array.from(codes, (_, r) => order.get(panel.time![rows === null ? r : rows[r]])!);
  const shape = { unit: codes, period, units, periods: panel.periods.length };
  const fixed: ResidualPanel | null = fixedResidual && { ...shape, residual: fixedResidual };
  const values = columns.map((column) => column.values);
  const differenced = differencedResiduals(shape, outcome, values);
  const balanced = n === units * shape.periods;
  return {
    crossSection: fixed && pesaranCd(fixed),
    serialWithin: fixed && balanced ? serialCorrelation(fixed, -1 / (shape.periods - 1)) : null,
    serialLevels: differenced && serialCorrelation(differenced, -0.5),
    serialDifferences: differenced && serialCorrelation(differenced, 0),
  };
}

function commonTerms(fixed: ModelResult, { result }: FittedRandom): string[] {
  const kept = new Set(result.terms.map((term) => term.name));
  return fixed.terms
    .filter(({ name, tag }) => kept.has(name) && !(tag.kind === 'coefficient' && tag.role === 'constant'))
    .map((term) => term.name);
}

/** Error variance of the random-effects regression over that of the fixed-effects one. */
function errorRatio(fixed: ModelResult, random: ModelResult): number {
  const [of, or] = [fixed.stats.rmse!, random.stats.rmse!];
  return (or * or) / (of * of);
}

/** Unit means of the compared columns in the random-effects regression; those of period dummies stand beside where panels are unbalanced. */
function mundlak(prepared: PreparedModel, hidden: ReadonlySet<string>, terms: readonly string[]): PanelTest | null {
  if (terms.length === 0) return null;
  const panel = unitPanel(prepared);
  const { rows } = prepared;
  const taken = new Set(prepared.regressors.map((column) => column.name));
  const means = new Map<string, PreparedColumn>();
  for (const { name, values } of panel.columns) {
    if (!terms.includes(name) && !hidden.has(name)) continue;
    let free = `mean of ${name}`;
    while (taken.has(free)) free += ' ';
    taken.add(free);
    const byUnit = unitMeansOf(panel, values);
    const source = new Float64Array(prepared.panel.rows.length);
    panel.codes.forEach((unit, r) => {
      source[rows === null ? r : rows[r]] = byUnit[unit];
    });
    const tag = { kind: 'coefficient', role: 'control' } as const;
    means.set(name, residualise(prepared, { name: free, tag, values: source }));
  }
  const beside = [...means].filter(([name]) => hidden.has(name)).map(([, column]) => column);
  const tested = terms.flatMap((name) => means.get(name) ?? []);
  const augmented = withRegressors(prepared, [...prepared.regressors, ...beside, ...tested]);
  const fitted = fitRandomEffects(augmented, new Set([...hidden, ...beside.map((column) => column.name)]));
  if (!fitted.ok) return null;
  const test = wald(
    fitted.value.result,
    tested.map((column) => column.name),
  );
  return test === null ? null : waldChi2(test.statistic, test.df1);
}
