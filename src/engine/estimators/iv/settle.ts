import type { ModelRoles } from '../../estimator.ts';
import { type SettledFeols, settle } from '../feols/settle.ts';
import type { IvOptions } from './meta.ts';

/** The instrument made of a time-invariant column and a national series. */
export interface Interaction {
  readonly history: string;
  readonly national: string;
  readonly lag: number;
}

/** Options with every default taken from the roles of the analysis: what is fitted is also what the generated code says. */
export interface SettledIv extends Omit<SettledFeols, 'treatment' | 'vcov'> {
  readonly method: IvOptions['method'];
  readonly vcov: IvOptions['vcov'];
  readonly endogenous: readonly string[];
  /** Excluded instruments that are columns of the data. */
  readonly instruments: readonly string[];
  readonly interaction: Interaction | null;
  /** Name of the policy indicator, null when it is not in the equation. */
  readonly policy: string | null;
}

/** A column named twice enters once; one that is both endogenous and a regressor is endogenous. */
export function settleIv(options: IvOptions, roles: ModelRoles, unit: string | null, time: string | null): SettledIv {
  const policy = options.treatment ? roles.treatmentName : null;
  const endogenous = [...new Set(options.endogenous ?? (policy === null ? [] : [policy]))];
  const { treatment, vcov: _, ...rest } = settle({ ...options, intercept: true }, roles, unit, time);
  const { history, national, lag } = options;
  const regressors = [...(treatment === null ? [] : [treatment]), ...rest.regressors];
  return {
    ...rest,
    method: options.method,
    vcov: options.vcov,
    endogenous,
    regressors: regressors.filter((name) => !endogenous.includes(name)),
    instruments: [...new Set(options.instruments ?? [])],
    interaction: history === null || national === null ? null : { history, national, lag },
    policy: policy ?? (endogenous.includes(roles.treatmentName ?? '') ? roles.treatmentName : null),
  };
}
