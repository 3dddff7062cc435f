import type { Notice } from '../core/notice.ts';
import type { Ledger } from './ledger.ts';
import type { ModelResult } from './result.ts';

/** Where no regression, or more than one, stands behind a record. */
export const noStats: ModelResult['stats'] = {
  r2: null,
  adjR2: null,
  r2Within: null,
  adjR2Within: null,
  rmse: null,
  ssr: null,
  tss: null,
  logLik: null,
  meanOutcome: null,
  sdOutcome: null,
};

interface WithoutTerms {
  readonly estimator: string;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly outcome: string;
  readonly units: number;
  readonly periods: number;
  readonly ledger: Ledger;
  readonly notices: readonly Notice[];
}

/** The record of a diagnostic that has no coefficients of its own: what it found stands in a part beside. */
export function resultWithoutTerms(about: WithoutTerms): ModelResult {
  const { estimator, spec, outcome, units, periods, ledger, notices } = about;
  return {
    id: estimator,
    estimator,
    spec,
    outcome,
    terms: [],
    coef: new Float64Array(0),
    vcov: new Float64Array(0),
    dofResidual: Infinity,
    dropped: [],
    absorbed: [],
    counts: { nobs: ledger.rowsUsed, units, periods, clusters: [], singletons: 0 },
    ledger,
    stats: noStats,
    tests: [],
    combinations: [],
    vcovType: 'none',
    preset: 'fixest',
    notices,
    details: {},
  };
}
