import { type Notice, notice } from '../../core/notice.ts';
import { wald } from '../inference/wald.ts';
import type { AbsorbedEffect, DroppedTerm, ModelResult, Term } from '../result.ts';
import type { EffectCount } from '../vcov/degrees-of-freedom.ts';
import type { Covariance } from './covariance.ts';
import { fitStatistics } from './fit-statistics.ts';
import type { Solution } from './least-squares.ts';
import type { PreparedModel } from './prepare.ts';

/** Name of the reported constant, as in Stata. */
export const CONSTANT = '_cons';

const FEW_CLUSTERS = 30;
/** Share of a column's norm left by the columns before it below which digits are worth a warning. */
const ILL_CONDITIONED = 1e-6;

/** The record of a solved model, with the joint test of its regressors. */
export function assembleResult(
  prepared: PreparedModel,
  solution: Solution,
  { vcov, correction, type, kernel, dofTerms }: Covariance,
  count: EffectCount,
  ssr: number,
  notices: readonly Notice[],
): ModelResult {
  const { problem, regressors, outcome } = prepared;
  const slopes = solution.kept.length;
  const terms: Term[] = solution.kept.map((j) => ({ name: regressors[j].name, tag: regressors[j].tag }));
  const coef = Array.from(solution.coef);
  if (prepared.reportConstant) {
    const through = solution.kept.reduce(
      (mean, j, i) => mean - regressors[j].moments.mean * coef[i],
      outcome.moments.mean,
    );
    terms.push({ name: CONSTANT, tag: { kind: 'coefficient', role: 'constant' } });
    coef.push(solution.constant?.coef ?? through);
  }
  const { method } = prepared.absorber;
  const convergence = prepared.absorber.convergence();
  const result: ModelResult = {
    id: problem.id,
    estimator: problem.estimator,
    spec: problem.spec,
    outcome: problem.outcome,
    terms,
    coef: Float64Array.from(coef),
    vcov: prepared.constantAbsorbed && coef.length === 1 ? withoutRoundingNoise(vcov, coef) : vcov,
    dofResidual: correction.testDof,
    ...(dofTerms ? { dofTerms } : {}),
    dropped: droppedTerms(prepared, solution),
    absorbed: absorbedRecords(prepared, count),
    counts: {
      nobs: prepared.nobs,
      units: prepared.unitCount,
      periods: prepared.periodCount,
      clusters: prepared.clusters.map(({ by, count: g }) => ({ by, count: g })),
      singletons: prepared.singletons,
    },
    ledger: prepared.ledger,
    stats: fitStatistics(prepared, solution.residual, ssr, correction.fitDof, slopes),
    tests: [],
    combinations: [],
    vcovType: type,
    preset: problem.preset,
    notices,
    details: {
      absorption: { method, ...convergence },
      parameters: correction.parameters,
      fitDof: correction.fitDof,
      ...(kernel ? { kernel } : {}),
    },
  };
  // Without the adjustment that these are for, a joint test of many coefficients would reject too often.
  if (dofTerms) return result;
  const overall = wald(
    result,
    terms.slice(0, slopes).map((term) => term.name),
    'overall',
  );
  return overall === null ? result : { ...result, tests: [overall] };
}

/** A standard error this small beside its coefficient is rounding. */
const NOISE = 1e-13;

/** A constant alone, with effects absorbed: its scores add up to zero in every cluster, and what is left of its variance is rounding noise. */
function withoutRoundingNoise(vcov: Float64Array, coef: readonly number[]): Float64Array {
  return Math.sqrt(Math.abs(vcov[0])) > NOISE * Math.abs(coef[0]) ? vcov : new Float64Array(1);
}

export function effectNames(prepared: PreparedModel): string[] {
  return prepared.effects.map(({ by, slope }) => by.join(' × ') + (slope === null ? '' : ` · ${slope}`));
}

function droppedTerms(prepared: PreparedModel, solution: Solution): DroppedTerm[] {
  const { regressors } = prepared;
  const name = (j: number) => regressors[j].name;
  const effects = prepared.effects.length > 0 ? effectNames(prepared) : [CONSTANT];
  const dropped = [
    ...solution.absorbed.map(
      (column) => ({ column, reason: prepared.effects.length > 0 ? 'absorbed' : 'collinear', by: effects }) as const,
    ),
    ...solution.collinear.map(({ column, by }) => ({ column, reason: 'collinear', by: by.map(name) }) as const),
  ];
  return dropped
    .sort((a, b) => a.column - b.column)
    .map(({ column, reason, by }) => ({ name: name(column), reason, by }));
}

function absorbedRecords(prepared: PreparedModel, count: EffectCount): AbsorbedEffect[] {
  return prepared.effects.map(({ by, slope, levels }, i) => ({
    by,
    ...(slope === null ? {} : { slope }),
    levels,
    redundant: count.redundant[i],
    nestedInCluster: count.nested[i],
  }));
}

export function fitNotices(prepared: PreparedModel, solution: Solution, perfect: boolean): Notice[] {
  const out: Notice[] = [];
  for (const { by, count } of prepared.clusters) {
    if (count < FEW_CLUSTERS) out.push(notice('caution', 'fewClusters', { column: by, clusters: count }));
  }
  if (perfect) out.push(notice('caution', 'perfectFit', { outcome: prepared.problem.outcome }));
  if (solution.kept.length > 0 && solution.conditioning < ILL_CONDITIONED) {
    out.push(notice('caution', 'illConditioned', { share: Number(solution.conditioning.toPrecision(2)) }));
  }
  return out;
}
