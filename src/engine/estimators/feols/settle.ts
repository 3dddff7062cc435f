import type { ModelRoles } from '../../estimator.ts';
import type { AbsorbTerm, OptionsOf } from '../../fields.ts';
import type { fields } from './meta.ts';

export type FeolsOptions = OptionsOf<typeof fields>;

/** Options with every default taken from the roles of the analysis: what is fitted is also what the generated code says. */
export interface SettledFeols {
  readonly outcome: string;
  /** Name of the policy indicator, null when it does not enter. */
  readonly treatment: string | null;
  readonly regressors: readonly string[];
  readonly absorb: readonly AbsorbTerm[];
  readonly vcov: FeolsOptions['vcov'];
  readonly cluster: readonly string[];
  readonly preset: FeolsOptions['preset'];
  readonly singletons: FeolsOptions['singletons'];
  readonly weights: { readonly column: string; readonly kind: FeolsOptions['weightKind'] } | null;
  readonly intercept: boolean;
}

/** A regressor named twice, or named like the outcome's own policy indicator, enters once. Clusters are read only when asked for. */
export function settle(
  options: FeolsOptions,
  roles: ModelRoles,
  unit: string | null,
  time: string | null,
): SettledFeols {
  const treatment = options.treatment ? roles.treatmentName : null;
  const given = [unit, time].filter((name) => name !== null);
  const cluster = options.cluster ?? given.slice(0, unit === null ? 0 : 1);
  return {
    outcome: roles.outcome,
    treatment,
    regressors: [...new Set(options.regressors ?? [])].filter((name) => name !== treatment),
    absorb: options.absorb ?? given,
    vcov: options.vcov,
    cluster: options.vcov === 'cluster' ? cluster : [],
    preset: options.preset,
    singletons: options.singletons,
    weights: options.weights === null ? null : { column: options.weights, kind: options.weightKind },
    intercept: options.intercept,
  };
}
