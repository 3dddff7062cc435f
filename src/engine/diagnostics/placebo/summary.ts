import { type Notice, notice } from '../../../core/notice.ts';
import { describeDraws } from './distribution.ts';
import type { PlaceboPlan } from './plan.ts';
import type { PlaceboPart, PlaceboPoints, PlaceboResult, PlaceboSummary, PlaceboTrial } from './types.ts';

const MOST_POINTS = 400;
const LEVELS = [0.01, 0.05, 0.1];

/** The draws of some parts in order of replicate, without those whose fake treatment was absorbed. */
interface Arrived {
  readonly replicate: Int32Array;
  readonly coef: Float64Array;
  readonly statistic: Float64Array;
  readonly pValue: Float64Array;
  readonly done: number;
}

function collect(parts: readonly PlaceboPart[]): Arrived {
  const sorted = [...parts].sort((a, b) => a.from - b.from);
  const done = sorted.reduce((count, part) => count + part.coef.length, 0);
  const replicate = new Int32Array(done);
  const coef = new Float64Array(done);
  const statistic = new Float64Array(done);
  const pValue = new Float64Array(done);
  let at = 0;
  for (const part of sorted) {
    for (let i = 0; i < part.coef.length; i++) {
      if (Number.isNaN(part.coef[i])) continue;
      replicate[at] = part.from + i;
      coef[at] = part.coef[i];
      statistic[at] = part.coef[i] / part.stdError[i];
      pValue[at++] = part.pValue[i];
    }
  }
  return {
    replicate: replicate.subarray(0, at),
    coef: coef.subarray(0, at),
    statistic: statistic.subarray(0, at),
    pValue: pValue.subarray(0, at),
    done,
  };
}

/** What a page shows of the parts that have arrived, in any order and number; see `PlaceboSummary`. */
export function partialSummary(plan: PlaceboPlan, parts: readonly PlaceboPart[]): PlaceboSummary {
  const { kind, replicates, actual, sample, rule, cohorts } = plan;
  const draws = collect(parts);
  const estimable = draws.coef.length;
  const distribution = kind !== 'time' && kind !== 'own';
  const t = actual.estimate / actual.stdError;
  return {
    kind,
    seed: rule.seed,
    draws: replicates,
    done: draws.done,
    notEstimable: draws.done - estimable,
    nobs: sample.prepared.nobs,
    units: sample.panelUnit.length,
    cohorts,
    actual,
    coefficient: distribution ? describeDraws(actual.estimate, draws.coef, replicates, actual.stdError) : null,
    statistic: distribution ? describeDraws(t, draws.statistic, replicates, 1) : null,
    rejected:
      distribution && estimable > 0 ? LEVELS.map((level) => ({ level, share: shareBelow(draws.pValue, level) })) : [],
    points: distribution ? thin(draws, replicates) : noPoints,
    trials: distribution ? [] : trialsOf(plan, parts),
    notices: [...plan.notices, ...absorbedNotices(plan, draws.done - estimable)],
  };
}

/** The finished run: the summary of all parts, every draw, and the ledger. Parts must cover every replicate once. */
export function combineDraws(plan: PlaceboPlan, parts: readonly PlaceboPart[]): PlaceboResult {
  const size = plan.replicates;
  const every = { coef: new Float64Array(size), stdError: new Float64Array(size), pValue: new Float64Array(size) };
  for (const part of parts) {
    every.coef.set(part.coef, part.from);
    every.stdError.set(part.stdError, part.from);
    every.pValue.set(part.pValue, part.from);
  }
  return { ...partialSummary(plan, parts), ...every, dof: plan.dof, ledger: plan.sample.prepared.ledger };
}

const shareBelow = (pValues: Float64Array, level: number): number =>
  pValues.reduce((count, p) => count + Number(p < level), 0) / pValues.length;

const noPoints: PlaceboPoints = {
  replicate: new Int32Array(0),
  coef: new Float64Array(0),
  statistic: new Float64Array(0),
  pValue: new Float64Array(0),
};

/** The draws number floor(j B / 400), j = 0, 1, ...: the same ones whenever they arrive. */
function thin({ replicate, coef, statistic, pValue }: Arrived, planned: number): PlaceboPoints {
  const isChosen = (r: number) => Math.ceil((r * MOST_POINTS) / planned) * planned < (r + 1) * MOST_POINTS;
  const chosen = replicate.reduce<number[]>((list, r, i) => {
    if (planned <= MOST_POINTS || isChosen(r)) list.push(i);
    return list;
  }, []);
  return {
    replicate: Int32Array.from(chosen, (i) => replicate[i]),
    coef: Float64Array.from(chosen, (i) => coef[i]),
    statistic: Float64Array.from(chosen, (i) => statistic[i]),
    pValue: Float64Array.from(chosen, (i) => pValue[i]),
  };
}

function trialsOf({ kind, shifts, sample, rule, dof }: PlaceboPlan, parts: readonly PlaceboPart[]): PlaceboTrial[] {
  const treatedUnits = rule.base.reduce((count, code) => count + Number(code > 0), 0);
  return [...parts]
    .sort((a, b) => a.from - b.from)
    .flatMap((part) =>
      Array.from(part.coef, (estimate, i) => ({
        shift: kind === 'time' ? shifts[part.from + i] : null,
        estimate,
        stdError: part.stdError[i],
        pValue: part.pValue[i],
        dof,
        nobs: sample.prepared.nobs,
        treatedUnits,
      })),
    )
    .filter((trial) => !Number.isNaN(trial.estimate));
}

function absorbedNotices({ kind }: PlaceboPlan, draws: number): Notice[] {
  if (draws === 0) return [];
  if (kind === 'time') return [notice('caution', 'placeboShiftAbsorbed', { shifts: draws })];
  if (kind === 'own') return [notice('caution', 'placeboOwnAbsorbed')];
  return [notice('caution', 'placeboDrawsAbsorbed', { draws })];
}
