import type { CodeContext } from '../../estimator.ts';
import type { AbsorbTerm } from '../../fields.ts';
import { effectTerms } from '../../solve/effects-design.ts';
import { code as feolsCode } from '../feols/code.ts';
import { settle } from '../feols/settle.ts';
import { codeR } from './code-r.ts';
import { codeStata } from './code-stata.ts';
import type { GroupingOptions } from './grouping.ts';
import { asFeols } from './joint-problem.ts';
import type { HeterogeneityOptions } from './meta.ts';

/** What the lines that form groups are written from. */
export interface GroupingSketch {
  readonly options: GroupingOptions;
  readonly by: string;
  readonly unit: string;
  readonly time: string;
  readonly policy: string;
  /** Names that the script may give to columns of its own. */
  readonly names: { readonly value: string; readonly group: string };
}

/** What both languages are written from. */
export interface HeterogeneitySketch extends GroupingSketch {
  readonly options: HeterogeneityOptions;
  readonly names: GroupingSketch['names'] & { readonly inside: string };
  /** Placeholders among the regressors, and the column that each stands for inside every group. */
  readonly split: readonly { readonly placeholder: string; readonly column: string }[];
  /** Columns of the data that the script mentions, in the order in which the regression's own script names them. */
  readonly columns: readonly string[];
  readonly regression: { readonly r: string; readonly stata: string };
}

/** Scripts that form the groups and repeat the estimation and the test of equal effects; '' while unit, time, policy or grouping are not known. */
export function code(
  options: HeterogeneityOptions,
  context: CodeContext,
): { readonly r: string; readonly stata: string } {
  const { unit, time } = context;
  const { by, dose } = options;
  const roles = dose === null ? context.roles : { ...context.roles, treatmentName: dose };
  if (unit === null || time === null || by === null || roles.treatmentName === null) return { r: '', stata: '' };
  const settled = settle(asFeols(options), roles, unit, time);
  const columns = [
    ...new Set([
      roles.outcome,
      roles.treatmentName,
      ...settled.regressors,
      ...effectTerms(settled.absorb).flatMap(({ by: effect, slope }) => [
        ...effect,
        ...(slope === null ? [] : [slope]),
      ]),
      ...(settled.weights === null ? [] : [settled.weights.column]),
      ...settled.cluster,
      unit,
      time,
      by,
    ]),
  ];
  const fresh = (wanted: string): string => {
    let name = wanted;
    while (columns.some((column) => column.includes(name))) name += '_';
    return name;
  };
  const names = { value: fresh('group_value'), group: fresh('group'), inside: fresh('policy_inside') };
  const joint = options.design === 'joint';
  const placeholders = [roles.treatmentName, ...settled.regressors].map((column, j) => {
    return { placeholder: fresh(`split${j}`), column };
  });
  const split = joint ? (options.interactions === 'everything' ? placeholders : placeholders.slice(0, 1)) : [];
  const standIn = (column: string) => split.find((one) => one.column === column)?.placeholder ?? column;
  const own = { joint: standIn(roles.treatmentName), subsamples: roles.treatmentName, oneAtATime: names.inside };
  const regressors = [own[options.design], ...settled.regressors.map(standIn)];
  const absorb = joint ? effectsOf(settled.absorb, options, unit, time, names.group) : settled.absorb;
  const regression = feolsCode({ ...asFeols(options), treatment: false, regressors, absorb }, context);
  const sketch = { options, by, unit, time, policy: roles.treatmentName, names, split, columns, regression };
  return { r: codeR(sketch), stata: codeStata(sketch) };
}

/** As the engine's joint regression has them, but crossing every effect with the groups where unit effects do not lie within them anyway. */
function effectsOf(
  absorb: readonly AbsorbTerm[],
  { interactions, measured }: HeterogeneityOptions,
  unit: string,
  time: string,
  group: string,
): AbsorbTerm[] {
  const terms = effectTerms(absorb);
  const within = (by: readonly string[]) => by.includes(group) || (measured !== 'eachRow' && by.includes(unit));
  const effects: AbsorbTerm[] = [...absorb];
  if (interactions === 'groupTime') effects.push([group, time]);
  if (interactions === 'everything') {
    for (const { by, slope } of terms) {
      if (!within(by)) effects.push(slope === null ? [group, ...by] : { by: [group, ...by], slope });
    }
  }
  const spanned = effectTerms(effects).some(({ by, slope }) => slope === null && within(by));
  return spanned ? effects : [...effects, group];
}
