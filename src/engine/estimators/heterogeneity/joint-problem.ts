import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import { isNested } from '../../absorb/group-rows.ts';
import { panelCodes } from '../../design/panel-column.ts';
import type { ModelRoles } from '../../estimator.ts';
import type { AbsorbTerm } from '../../fields.ts';
import { type GroupKey, nameOfGroup } from '../../groups.ts';
import type { Panel } from '../../panel.ts';
import type { Term } from '../../result.ts';
import { effectTerms } from '../../solve/effects-design.ts';
import type { LinearProblem, Regressor } from '../../solve/linear-model.ts';
import { readNumbers } from '../../solve/read-columns.ts';
import type { FeolsOptions } from '../feols/settle.ts';
import { type SettledFeols, settle } from '../feols/settle.ts';
import type { Grouping } from './grouping.ts';
import type { HeterogeneityOptions } from './meta.ts';

/** The options of the regression that effects by group stand on. */
export function asFeols(options: HeterogeneityOptions): FeolsOptions {
  const { controls, absorb, vcov, cluster, preset, singletons, weights, weightKind } = options;
  const same = { absorb, vcov, cluster, preset, singletons, weights, weightKind };
  return { ...same, treatment: true, regressors: controls, intercept: true };
}

/** `did × East`: the column inside a group. */
export const splitName = (of: string, key: GroupKey): string => `${of} × ${nameOfGroup(key)}`;

export function policyTerm(of: string, key: GroupKey): Term {
  return { name: splitName(of, key), tag: { kind: 'coefficient', role: 'treatment', split: { of, key } } };
}

/** The policy inside each group, over panel rows. Where treatment is unknown it is so in every group. */
export function splitPolicy(of: string, treated: Float64Array, { keys, codes }: Grouping): Regressor[] {
  return keys.map((key, group) => ({ ...policyTerm(of, key), values: inside(treated, codes, group) }));
}

const inside = (values: Float64Array, codes: Int32Array, group: number): Float64Array =>
  values.map((x, i) => (codes[i] === group || Number.isNaN(x) ? x : 0));

/** Failures: columnUnknown, columnNotNumeric. */
export function readControls(panel: Panel, names: readonly string[]): Outcome<Regressor[]> {
  const controls: Regressor[] = [];
  for (const name of names) {
    const read = readNumbers(panel, name, 'regressor');
    if (!read.ok) return read;
    controls.push({ name, tag: { kind: 'coefficient', role: 'control' }, values: read.value });
  }
  return succeed(controls);
}

/** A regression on all rows: first the policy in every group, then the controls, with the effects as they are asked for. */
export function commonProblem(
  { panel, ...grouping }: Grouping,
  roles: ModelRoles,
  options: HeterogeneityOptions,
): Outcome<LinearProblem> {
  const { design, treated } = panel;
  const of = roles.treatmentName;
  if (of === null || treated === null) return fail('treatmentUnknown', { term: of ?? '' });
  const settled = settle(asFeols(options), roles, design.unit, design.time);
  const controls = readControls(panel, settled.regressors);
  if (!controls.ok) return controls;
  const { outcome, absorb, weights, vcov, cluster, preset, singletons }: SettledFeols = settled;
  return succeed({
    id: 'heterogeneity',
    estimator: 'heterogeneity',
    spec: { roles, options },
    outcome,
    regressors: [...splitPolicy(of, treated, { panel, ...grouping }), ...controls.value],
    absorb,
    intercept: 'auto',
    weights,
    vcov,
    cluster,
    preset,
    singletons,
  });
}

/** The joint regression: as `commonProblem`, controls and effects interacted with the groups as asked. */
export function jointProblem(
  grouping: Grouping,
  roles: ModelRoles,
  options: HeterogeneityOptions,
): Outcome<LinearProblem> {
  const common = commonProblem(grouping, roles, options);
  if (!common.ok) return common;
  const { regressors, absorb } = common.value;
  const groups = grouping.keys.length;
  const controls = regressors.slice(groups);
  return succeed({
    ...common.value,
    regressors: [
      ...regressors.slice(0, groups),
      ...(options.interactions === 'everything' ? splitControls(controls, grouping) : controls),
    ],
    absorb: jointEffects(grouping, absorb, options.interactions),
  });
}

function splitControls(controls: readonly Regressor[], { keys, codes }: Grouping): Regressor[] {
  return controls.flatMap(({ name, values }) =>
    keys.map((key, group): Regressor => {
      const tag = { kind: 'coefficient', role: 'control', split: { of: name, key } } as const;
      return { name: splitName(name, key), tag, values: inside(values, codes, group) };
    }),
  );
}

/**
 * The effects of the joint regression: those asked for, and beside them period effects by group or every effect by group unless
 * it lies within the groups already. Groups whose level nothing else takes up have an effect of their own.
 */
function jointEffects(
  { panel, column, fixed }: Grouping,
  absorb: readonly AbsorbTerm[],
  interactions: HeterogeneityOptions['interactions'],
): AbsorbTerm[] {
  const { unit, time } = panel.design;
  const within = (by: readonly string[]): boolean => {
    if (by.includes(column) || (fixed && unit !== null && by.includes(unit))) return true;
    const own = panelCodes(panel, by);
    return !own.codes.includes(-1) && isNested(own.codes, own.levels, panelCodes(panel, [column]).codes);
  };
  const effects: AbsorbTerm[] = [...absorb];
  if (interactions === 'groupTime' && time !== null) effects.push([column, time]);
  if (interactions === 'everything') {
    for (const { by, slope } of effectTerms(absorb)) {
      if (!within(by)) effects.push(slope === null ? [column, ...by] : { by: [column, ...by], slope });
    }
  }
  const intercepts = effectTerms(effects).filter(({ slope }) => slope === null);
  return intercepts.some(({ by }) => within(by)) ? effects : [...effects, column];
}
