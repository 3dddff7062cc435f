import type { CodeContext } from '../../estimator.ts';
import type { TreatmentSpec } from '../../panel.ts';
import { effectTerms } from '../../solve/effects-design.ts';
import { columnR, startsR } from '../event-study/code-r.ts';
import { startsStata } from '../event-study/code-stata.ts';
import type { StataNames } from '../feols/names.ts';
import { settle } from '../feols/settle.ts';
import { codeEvents } from './code-events.ts';
import { codeJoint } from './code-joint.ts';
import { codeSamples } from './code-samples.ts';
import { asFeols } from './joint.ts';
import type { SeveralPoliciesOptions } from './meta.ts';
import { secondTreatment } from './second-policy.ts';

export interface Scripts {
  readonly r: string;
  readonly stata: string;
}

/** What every view is written from. */
export interface PoliciesSketch {
  readonly options: SeveralPoliciesOptions;
  readonly context: CodeContext;
  readonly unit: string;
  readonly time: string;
  /** Column of the first policy's 0/1 indicator; that of the second is made by the script. */
  readonly first: string;
  readonly second: string;
  readonly firstTreatment: TreatmentSpec;
  readonly secondTreatment: TreatmentSpec;
  /** Columns of the data that the script mentions, in the order in which the regression's own script names them. */
  readonly columns: readonly string[];
  /** A name that no mentioned column holds. */
  readonly fresh: (wanted: string) => string;
}

/** Scripts that build the second policy and repeat the estimation; '' while unit, time or one of the policies is not known. */
export function code(options: SeveralPoliciesOptions, context: CodeContext): Scripts {
  const { roles, unit, time } = context;
  const first = roles.treatmentName;
  const second = secondTreatment(options);
  if (unit === null || time === null || first === null || second === null) return { r: '', stata: '' };
  const settled = settle(asFeols(options), roles, unit, time);
  const firstTreatment = context.treatment ?? { kind: 'indicator', column: first };
  const own = [firstTreatment, second].flatMap((spec) => (spec.kind === 'roster' ? [] : [spec.column]));
  const effects = effectTerms(settled.absorb).flatMap(({ by, slope }) => [...by, ...(slope === null ? [] : [slope])]);
  const weights = settled.weights === null ? [] : [settled.weights.column];
  const mentioned = [
    roles.outcome,
    first,
    ...settled.regressors,
    ...effects,
    ...weights,
    ...settled.cluster,
    unit,
    time,
  ];
  const columns = [...new Set([...mentioned, ...own])];
  const fresh = (wanted: string): string => {
    let name = wanted;
    while (columns.some((column) => column.includes(name))) name += '_';
    return name;
  };
  const sketch: PoliciesSketch = {
    options,
    context,
    unit,
    time,
    first,
    second: fresh('second_policy'),
    firstTreatment,
    secondTreatment: second,
    columns,
    fresh,
  };
  if (options.policyView === 'eventStudies') return codeEvents(sketch);
  return options.policyView === 'cleanSamples' ? codeSamples(sketch) : codeJoint(sketch, options.policyView);
}

/** Lines that make the second policy's 0/1 indicator, and the starts of either policy where they are asked for. */
export function policiesR(
  sketch: PoliciesSketch,
  starts: { readonly first?: string; readonly second?: string },
): string[] {
  const { unit, time, second, secondTreatment: spec, firstTreatment } = sketch;
  const own = starts.second ?? sketch.fresh('second_start');
  const needs = starts.second !== undefined || spec.kind !== 'indicator';
  const status = spec.kind === 'indicator' ? `${columnR(spec.column)} %in% 1` : `${columnR(time)} >= df$${own}`;
  return [
    ...(starts.first === undefined
      ? []
      : startsR({ treatment: firstTreatment, unit, time, names: { start: starts.first } })),
    ...(needs ? startsR({ treatment: spec, unit, time, names: { start: own } }) : []),
    `df$${second} <- as.integer(${status}) # 1 while the second policy is in force`,
  ];
}

export function policiesStata(
  sketch: PoliciesSketch,
  names: StataNames,
  starts: { readonly first?: string; readonly second?: string },
): string[] {
  const { unit, time, second, secondTreatment: spec, firstTreatment } = sketch;
  const own = starts.second ?? sketch.fresh('second_start');
  const needs = starts.second !== undefined || spec.kind !== 'indicator';
  const status =
    spec.kind === 'indicator' ? `${names.of(spec.column)} == 1` : `${names.of(time)} >= ${own} & !missing(${own})`;
  return [
    ...(starts.first === undefined
      ? []
      : startsStata({ treatment: firstTreatment, unit, time, names: { start: starts.first } }, names)),
    ...(needs ? startsStata({ treatment: spec, unit, time, names: { start: own } }, names) : []),
    `generate byte ${second} = ${status} // 1 while the second policy is in force`,
  ];
}

/** The lines of a Stata regression without the hints on names, which stand once at the top of a script. */
export function withoutHints(script: string, names: StataNames): string[] {
  const hints = names.hints();
  return script
    .trimEnd()
    .split('\n')
    .filter((line) => !hints.includes(line));
}
