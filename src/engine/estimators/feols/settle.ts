import type { ModelRoles } from '../../estimator.ts';
import type { AbsorbTerm, OptionsOf } from '../../fields.ts';
import { type DependenceOptions, defaultDependence, isClustered } from '../../solve/problem.ts';
import type { dependenceFields, fields } from './meta.ts';

type Dependence = keyof typeof dependenceFields;
type AllOptions = OptionsOf<typeof fields>;

/** An estimator that hands over its own options need not offer covariances across periods and places. */
export type FeolsOptions = Omit<AllOptions, Dependence> & Partial<Pick<AllOptions, Dependence>>;

/** Options with every default taken from the roles of the analysis: what is fitted is also what the generated code says. */
export interface SettledFeols {
  readonly outcome: string;
  /** Name of the policy indicator, null when it does not enter. */
  readonly treatment: string | null;
  readonly regressors: readonly string[];
  readonly absorb: readonly AbsorbTerm[];
  readonly vcov: FeolsOptions['vcov'];
  readonly cluster: readonly string[];
  readonly dependence: DependenceOptions;
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
    cluster: isClustered(options.vcov) ? cluster : [],
    dependence: {
      lags: options.lags ?? null,
      latitude: options.latitude ?? null,
      longitude: options.longitude ?? null,
      cutoff: options.conleyCutoff ?? defaultDependence.cutoff,
      kernel: options.conleyKernel ?? defaultDependence.kernel,
      distance: options.conleyDistance ?? defaultDependence.distance,
      pairs: options.conleyPairs ?? defaultDependence.pairs,
    },
    preset: options.preset,
    singletons: options.singletons,
    weights: options.weights === null ? null : { column: options.weights, kind: options.weightKind },
    intercept: options.intercept,
  };
}
