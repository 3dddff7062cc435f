import type { CodeContext } from '../../estimator.ts';
import { code as feolsCode } from '../feols/code.ts';
import { codeR } from './code-r.ts';
import { codeStata } from './code-stata.ts';
import type { EventStudyOptions } from './meta.ts';

/** What both languages are written from. */
export interface EventSketch {
  readonly options: EventStudyOptions;
  readonly base: readonly number[];
  readonly unit: string;
  readonly time: string;
  readonly treatment: NonNullable<CodeContext['treatment']>;
  /** Names that the script may give to columns of its own. */
  readonly names: { readonly event: string; readonly start: string; readonly lead: string; readonly lag: string };
  /** Columns of the data that the script mentions. */
  readonly columns: readonly string[];
  /** The regression, with `names.event` where the event-time terms belong. */
  readonly regression: { readonly r: string; readonly stata: string };
}

/** What the lines that find every unit's first treated period are written from. */
export interface StartsSketch extends Pick<EventSketch, 'treatment' | 'unit' | 'time'> {
  readonly names: Pick<EventSketch['names'], 'start'>;
}

/** Scripts that build event time from the starts and repeat the estimation, the joint test and the averages; '' without unit or time. */
export function code(options: EventStudyOptions, context: CodeContext): { readonly r: string; readonly stata: string } {
  const { roles, unit, time } = context;
  if (unit === null || time === null) return { r: '', stata: '' };
  const treatment = context.treatment ?? { kind: 'indicator', column: roles.treatmentName ?? 'did' };
  const columns = mentioned(options, context, treatment);
  const fresh = (wanted: string): string => {
    let name = wanted;
    while (columns.some((column) => column.includes(name))) name += '_';
    return name;
  };
  const names = { event: fresh('event_time'), start: fresh('first_start'), lead: fresh('lead'), lag: fresh('lag') };
  const regressors = [names.event, ...(options.controls ?? [])];
  const regression = feolsCode({ ...options, treatment: false, regressors, intercept: true }, context);
  const sketch = { options, base: options.base ?? [-1], unit, time, treatment, names, columns, regression };
  return { r: codeR(sketch), stata: codeStata(sketch) };
}

/** The columns in the order in which the regression's own script names them, so that both call them alike; then those of the event times. */
function mentioned(
  { controls, absorb, cluster, weights }: EventStudyOptions,
  { roles, unit, time }: CodeContext,
  treatment: EventSketch['treatment'],
): string[] {
  const effects = (absorb ?? [unit, time].filter((name) => name !== null)).flatMap((term) => {
    if (typeof term === 'string') return [term];
    return 'slope' in term ? [...term.by, term.slope] : [...term];
  });
  const regression = [roles.outcome, ...(controls ?? []), ...effects, weights, ...(cluster ?? [])];
  const own = [unit, time, treatment.kind === 'roster' ? null : treatment.column];
  return [...new Set([...regression, ...own])].filter((name) => name !== null);
}
