import type { CodeContext } from '../../estimator.ts';
import type { AbsorbTerm } from '../../fields.ts';
import { effectTerms } from '../../solve/effects-design.ts';
import { columnR, startsR } from '../event-study/code-r.ts';
import { startsStata } from '../event-study/code-stata.ts';
import { code as feolsCode } from '../feols/code.ts';
import { StataNames } from '../feols/names.ts';
import { settle } from '../feols/settle.ts';
import type { GroupingSketch } from '../heterogeneity/code.ts';
import { groupsR } from '../heterogeneity/code-r.ts';
import { groupsStata } from '../heterogeneity/code-stata.ts';
import type { TripleDifferenceOptions } from './meta.ts';

interface TripleSketch extends Omit<GroupingSketch, 'names'> {
  readonly names: GroupingSketch['names'] & {
    readonly triple: string;
    readonly start: string;
    readonly cohort: string;
  };
  readonly reached: TripleDifferenceOptions['reached'];
  readonly treatment: NonNullable<CodeContext['treatment']>;
  readonly needsCohort: boolean;
  readonly columns: readonly string[];
  readonly regression: { readonly r: string; readonly stata: string };
}

/** Scripts that form the two groups and repeat the estimation; '' while unit, time, policy or grouping are not known. */
export function code(
  options: TripleDifferenceOptions,
  context: CodeContext,
): { readonly r: string; readonly stata: string } {
  const { roles, unit, time } = context;
  const { by } = options;
  const policy = roles.treatmentName;
  if (unit === null || time === null || by === null || policy === null) return { r: '', stata: '' };
  const asFeols = { ...options, treatment: false, regressors: options.controls, intercept: true };
  const settled = settle(asFeols, roles, unit, time);
  const treatment = context.treatment ?? { kind: 'indicator', column: policy };
  const place = options.thirdEffects === 'placeTime' && options.place !== null ? [options.place] : [];
  const columns = [
    ...new Set([
      roles.outcome,
      policy,
      ...settled.regressors,
      ...effectTerms(settled.absorb).flatMap(({ by: effect, slope }) => [
        ...effect,
        ...(slope === null ? [] : [slope]),
      ]),
      ...place,
      ...(settled.weights === null ? [] : [settled.weights.column]),
      ...settled.cluster,
      unit,
      time,
      by,
      ...(treatment.kind === 'roster' ? [] : [treatment.column]),
    ]),
  ];
  const fresh = (wanted: string): string => {
    let name = wanted;
    while (columns.some((column) => column.includes(name))) name += '_';
    return name;
  };
  const names = {
    value: fresh('group_value'),
    group: fresh('group'),
    triple: fresh('triple'),
    start: fresh('first_start'),
    cohort: fresh('cohort'),
  };
  const needsCohort = options.thirdEffects === 'cohortTime';
  const third = needsCohort ? [names.cohort] : place;
  const absorb: AbsorbTerm[] = [...settled.absorb, [names.group, time], ...third.map((column) => [column, time])];
  const regressors = [names.triple, policy, ...settled.regressors];
  const regression = feolsCode({ ...asFeols, regressors, absorb }, context);
  const grouping = { ...options, quantiles: 2, cuts: null };
  const { reached } = options;
  const sketch = {
    options: grouping,
    by,
    unit,
    time,
    policy,
    names,
    reached,
    treatment,
    needsCohort,
    columns,
    regression,
  };
  return { r: codeR(sketch), stata: codeStata(sketch) };
}

function codeR(sketch: TripleSketch): string {
  const { names, policy, reached, regression, needsCohort } = sketch;
  const [library, ...model] = regression.r.trimEnd().split('\n');
  const end = reached === 'larger' ? 'tail' : 'head';
  const lines = [
    library,
    ...groupsR(sketch),
    `df$${names.triple} <- ${columnR(policy)} * (df$${names.group} == ${end}(levels(df$${names.group}), 1))`,
    ...(needsCohort ? [...startsR(sketch), `df$${names.cohort} <- as.character(df$${names.start})`] : []),
    ...model,
  ];
  return `${lines.join('\n')}\n`;
}

function codeStata(sketch: TripleSketch): string {
  const { names: own, policy, reached, regression, needsCohort } = sketch;
  const names = new StataNames(sketch.columns);
  const hints = names.hints();
  const model = regression.stata
    .trimEnd()
    .split('\n')
    .filter((line) => !hints.includes(line));
  const lines = [
    ...hints,
    ...groupsStata(sketch, names),
    `quietly summarize ${own.group}, meanonly`,
    `generate byte ${own.triple} = ${names.of(policy)} * (${own.group} == r(${reached === 'larger' ? 'max' : 'min'}))`,
    ...(needsCohort ? [...startsStata(sketch, names), `egen long ${own.cohort} = group(${own.start}), missing`] : []),
    ...model,
  ];
  return `${lines.join('\n')}\n`;
}
