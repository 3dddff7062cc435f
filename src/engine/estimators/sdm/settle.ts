import type { ModelRoles } from '../../estimator.ts';
import type { AbsorbTerm } from '../../fields.ts';
import { hasLaggedRegressors, type SdmOptions } from './meta.ts';

/** Options with the roles filled in: what is fitted is also what the generated code says. */
export interface SettledSdm {
  readonly outcome: string;
  readonly treatment: string | null;
  /** Regressors in their order, the policy first. */
  readonly regressors: readonly string[];
  /** Those whose spatial lag enters, in the same order. */
  readonly lagged: readonly string[];
  /** Names asked to be lagged that are no regressors. */
  readonly unknownLags: readonly string[];
  readonly absorb: readonly AbsorbTerm[];
  /** Spatial lags are called this and the name of the regressor. */
  readonly prefix: string;
}

export function settle(options: SdmOptions, roles: ModelRoles, unit: string, time: string): SettledSdm {
  const treatment = options.treatment ? roles.treatmentName : null;
  const controls = [...new Set(options.controls ?? [])].filter((name) => name !== treatment);
  const regressors = [...(treatment === null ? [] : [treatment]), ...controls];
  const asked = new Set(options.durbin ?? regressors);
  let prefix = 'W.';
  while (regressors.some((name) => name.startsWith(prefix))) prefix = `W${prefix}`;
  const effects = { none: [], individual: [unit], time: [time], twoWay: [unit, time] }[options.effects];
  return {
    outcome: roles.outcome,
    treatment,
    regressors,
    lagged: hasLaggedRegressors(options.model) ? regressors.filter((name) => asked.has(name)) : [],
    unknownLags: [...asked].filter((name) => !regressors.includes(name)),
    absorb: effects,
    prefix,
  };
}
