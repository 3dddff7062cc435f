import type { CodeContext } from '../../estimator.ts';
import type { StartsSketch } from '../event-study/code.ts';
import { code as feolsCode } from '../feols/code.ts';
import { codeR } from './code-r.ts';
import { codeStata } from './code-stata.ts';
import type { PsmDidOptions } from './meta.ts';

/** What both languages are written from. */
export interface PsmSketch {
  readonly options: PsmDidOptions;
  readonly covariates: readonly string[];
  readonly unit: string;
  readonly time: string;
  readonly treatment: StartsSketch['treatment'];
  /** Names that the script may give to columns of its own. */
  readonly names: Readonly<Record<'start' | 'ever' | 'weight' | 'score' | 'key' | 'matched', string>>;
  /** Columns of the data that the script mentions. */
  readonly columns: readonly string[];
  /** The regression on the matched rows. */
  readonly regression: { readonly r: string; readonly stata: string };
}

/** Scripts that match (MatchIt or a few lines of R; psmatch2 and pstest), keep the rows with a weight, and run the regression on them; '' without unit, time or covariates. */
export function code(options: PsmDidOptions, context: CodeContext): { readonly r: string; readonly stata: string } {
  const { roles, unit, time } = context;
  const covariates = options.covariates ?? options.regressors ?? [];
  if (unit === null || time === null || covariates.length === 0) return { r: '', stata: '' };
  const treatment = context.treatment ?? { kind: 'indicator', column: roles.treatmentName ?? 'did' };
  const columns = mentioned(options, context, treatment, covariates);
  const fresh = (wanted: string): string => {
    let name = wanted;
    while (columns.some((column) => column.replace(/[^\p{L}\p{N}_]/gu, '_').includes(name))) name += '_';
    return name;
  };
  const names = {
    start: fresh('first_start'),
    ever: fresh('ever_treated'),
    weight: fresh('match_weight'),
    score: fresh('p_score'),
    key: fresh('unit_key'),
    matched: fresh('is_matched'),
  };
  const { regressors, absorb, vcov, cluster, preset, singletons } = options;
  const weights = options.weighted ? names.weight : null;
  const asFeols = {
    treatment: true,
    regressors,
    absorb,
    vcov,
    cluster,
    preset,
    singletons,
    intercept: true,
    weights,
    weightKind: 'analytic',
  } as const;
  const sketch = {
    options,
    covariates,
    unit,
    time,
    treatment,
    names,
    columns,
    regression: feolsCode(asFeols, context),
  };
  return { r: codeR(sketch), stata: codeStata(sketch) };
}

/** The columns in the order in which the regression's own script names them, so that both call them alike; then those of the match. */
function mentioned(
  { regressors, absorb, cluster }: PsmDidOptions,
  { roles, unit, time }: CodeContext,
  treatment: PsmSketch['treatment'],
  covariates: readonly string[],
): string[] {
  const effects = (absorb ?? [unit, time].filter((name) => name !== null)).flatMap((term) => {
    if (typeof term === 'string') return [term];
    return 'slope' in term ? [...term.by, term.slope] : [...term];
  });
  const regression = [roles.outcome, roles.treatmentName, ...(regressors ?? []), ...effects, ...(cluster ?? [])];
  const own = [unit, time, treatment.kind === 'roster' ? null : treatment.column, ...covariates];
  return [...new Set([...regression, ...own])].filter((name) => name !== null);
}
