import { submatrix } from '../../../core/linalg/dense.ts';
import { type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { quantiles } from '../../../core/quantile.ts';
import { wald } from '../../inference/wald.ts';
import type { ModelResult, TermTag } from '../../result.ts';
import { columnMoments } from '../../solve/column-moments.ts';
import { CONSTANT, estimate, type PreparedModel } from '../../solve/linear-model.ts';
import type { PreparedColumn } from '../../solve/prepare.ts';
import { squaredCorrelations } from './correlations.ts';
import { quasiShares, type VarianceComponents, varianceComponents } from './swamy-arora.ts';
import type { VarianceSplit } from './types.ts';
import { lessMeans, type RawColumn, type UnitPanel, unitPanel } from './unit-panel.ts';

export interface FittedRandom {
  readonly result: ModelResult;
  readonly split: VarianceSplit;
}

/**
 * Feasible generalised least squares with a random effect per unit: quasi-demeaned columns in ordinary least squares, the covariance as the
 * problem asks for it. `hidden`: regressors that are fitted but not reported, such as period dummies. `prepared` absorbs a constant and nothing
 * else. Failures: randomTooFewUnits and those of `fitLinearModel`.
 */
export function fitRandomEffects(prepared: PreparedModel, hidden: ReadonlySet<string>): Outcome<FittedRandom> {
  const panel = unitPanel(prepared);
  const components = varianceComponents(panel);
  if (!components.ok) return components;
  const shares = quasiShares(panel.sizes, components.value);
  const fitted = estimate(quasiDemeaned(prepared, panel, shares));
  if (!fitted.ok) return fitted;
  const result = arrange(fitted.value, hidden);
  const split = describe(prepared, panel, fitted.value, components.value, shares);
  const notices: Notice[] = components.value.unit > 0 ? [] : [notice('caution', 'randomNoUnitVariance')];
  const { overall, within } = split.r2;
  const { ssr, rmse, meanOutcome, sdOutcome } = fitted.value.stats;
  const stats = {
    r2: overall,
    adjR2: null,
    r2Within: within,
    adjR2Within: null,
    rmse,
    ssr,
    tss: null,
    logLik: null,
    meanOutcome,
    sdOutcome,
  };
  return succeed({ result: { ...result, stats, notices: [...notices, ...result.notices] }, split });
}

/** The constant, quasi-demeaned like the rest, is a regressor of its own and stands first: what depends on it is set aside. */
function quasiDemeaned(prepared: PreparedModel, panel: UnitPanel, shares: Float64Array): PreparedModel {
  const column = ({ name, tag, values }: RawColumn): PreparedColumn => {
    const moved = lessMeans(panel, values, shares);
    return { name, tag, source: moved, values: moved, moments: columnMoments(moved, null, panel.n) };
  };
  const tag: TermTag = { kind: 'coefficient', role: 'constant' };
  const constant = column({ name: CONSTANT, tag, values: new Float64Array(panel.n).fill(1) });
  const outcome = column({ name: prepared.problem.outcome, tag: prepared.outcome.tag, values: panel.outcome });
  return {
    ...prepared,
    constantAbsorbed: false,
    reportConstant: false,
    // Moments of the outcome as observed are what its mean and standard deviation are reported from.
    outcome: { ...outcome, moments: prepared.outcome.moments },
    regressors: [constant, ...panel.columns.map(column)],
  };
}

/** Normal inference, the constant last, hidden terms gone, and the joint test of the slopes. */
function arrange(result: ModelResult, hidden: ReadonlySet<string>): ModelResult {
  const { terms } = result;
  const shown = terms.flatMap((term, i) => (i === 0 || hidden.has(term.name) ? [] : [i]));
  const order = [...shown, 0];
  const arranged: ModelResult = {
    ...result,
    terms: order.map((i) => terms[i]),
    coef: Float64Array.from(order, (i) => result.coef[i]),
    vcov: submatrix(result.vcov, terms.length, order),
    dofResidual: Number.POSITIVE_INFINITY,
    dropped: result.dropped.filter(({ name }) => !hidden.has(name)),
    tests: [],
  };
  const overall = wald(
    arranged,
    shown.map((i) => terms[i].name),
    'overall',
  );
  return overall === null ? arranged : { ...arranged, tests: [{ ...overall, df2: null }] };
}

function describe(
  prepared: PreparedModel,
  panel: UnitPanel,
  result: ModelResult,
  { error, unit }: VarianceComponents,
  shares: Float64Array,
): VarianceSplit {
  const fitted = new Float64Array(panel.n);
  result.terms.forEach(({ name }, j) => {
    const column = panel.columns.find((one) => one.name === name);
    if (!column) return;
    for (let r = 0; r < panel.n; r++) fitted[r] += result.coef[j] * column.values[r];
  });
  const sigma2Unit = Math.max(0, unit);
  const [min, median, max] = quantiles(shares, [0, 0.5, 1], 7);
  return {
    by: prepared.panel.design.unit!,
    groups: panel.units,
    sigma2Error: error,
    sigma2Unit,
    rho: sigma2Unit / (sigma2Unit + error),
    theta: { min, median, max },
    r2: squaredCorrelations(panel, fitted),
  };
}
