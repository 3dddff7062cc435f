import { studentTwoSided } from '../../core/distributions/index.ts';
import { describeDraws } from '../../engine/diagnostics/placebo/distribution.ts';
import type { PlaceboSummary } from '../../engine/diagnostics/placebo/types.ts';

const actual = { estimate: 0.125, stdError: 0.043, dof: 283, pValue: 0.0039 };

/** 199 draws spread evenly over a bell shape: no random numbers, so every figure below can be checked by hand. */
export function placeboSummary(changes: Partial<PlaceboSummary> = {}): PlaceboSummary {
  const coef = Float64Array.from({ length: 199 }, (_, i) => 0.03 * Math.tan((Math.PI / 2) * ((i - 99) / 140)));
  const statistic = coef.map((value) => value / 0.03);
  return {
    kind: 'unit',
    seed: 1,
    draws: 199,
    done: 199,
    notEstimable: 0,
    nobs: 5112,
    units: 284,
    cohorts: [
      { start: 2014, units: 37 },
      { start: 2015, units: 36 },
      { start: 2016, units: 34 },
    ],
    actual,
    coefficient: describeDraws(actual.estimate, coef, 199, actual.stdError),
    statistic: describeDraws(actual.estimate / actual.stdError, statistic, 199, 1),
    rejected: [],
    points: {
      replicate: Int32Array.from(coef, (_, i) => i),
      coef,
      statistic,
      pValue: statistic.map((t) => studentTwoSided(t, 283)),
    },
    trials: [],
    notices: [],
    ...changes,
  };
}

export function placeboInTimeSummary(): PlaceboSummary {
  const trials = [1, 2, 3].map((shift) => {
    return {
      shift,
      nobs: 3000 - shift,
      treatedUnits: 107,
      estimate: 0.01 * shift,
      stdError: 0.03,
      dof: 283,
      pValue: 0.5,
    };
  });
  return placeboSummary({ kind: 'time', coefficient: null, statistic: null, trials });
}
