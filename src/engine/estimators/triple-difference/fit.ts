import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { withCategory } from '../../design/with-column.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import type { AbsorbTerm } from '../../fields.ts';
import { type GroupCell, nameOfGroup } from '../../groups.ts';
import { linearCombination } from '../../inference/linear-combination.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { estimate, type LinearProblem, type Regressor } from '../../solve/linear-model.ts';
import { prepareLinearModel } from '../../solve/prepare.ts';
import { settle } from '../feols/settle.ts';
import { countGroups, type GroupCount } from '../heterogeneity/cells.ts';
import { formGroups, type Grouping, readGroupingSource } from '../heterogeneity/grouping.ts';
import { policyTerm, readControls } from '../heterogeneity/joint-problem.ts';
import type { TripleDifferenceOptions } from './meta.ts';

/** Two groups. */
interface Pair extends Grouping {
  /** Place among the keys of the group that the policy should reach. */
  readonly reached: 0 | 1;
}

/**
 * Triple difference: y = b d 1{reached} + c d + X g + unit, period and group x period effects + e; b is the effect in the group that the policy
 * should reach less that in the other. With cohort x period or place x period effects c is absorbed.
 * Failures: those of `readGroupingSource` and `formGroups`, tripleTwoGroups, tripleNoTreated, tripleNoPlace, treatmentUnknown, and those of
 * `fitLinearModel`.
 */
export function fit(
  panel: Panel,
  roles: ModelRoles,
  options: TripleDifferenceOptions,
  context: RunContext,
): Outcome<ModelResult> {
  const of = roles.treatmentName;
  if (of === null || panel.treated === null) return fail('treatmentUnknown', { term: of ?? '' });
  const pair = readPair(panel, options);
  if (!pair.ok) return pair;
  context.progress(0, 1, 'solve');
  const problem = describeProblem(pair.value, of, roles, options);
  if (!problem.ok) return problem;
  const prepared = prepareLinearModel(problem.value.panel, problem.value.problem);
  if (!prepared.ok) return prepared;
  const treated = pair.value.panel.treated!;
  const counts = countGroups(pair.value.panel, pair.value.codes, treated, 2, prepared.value.rows);
  const without = counts.findIndex((count) => count.treatedUnits === 0);
  if (without >= 0) {
    return fail('tripleNoTreated', { group: nameOfGroup(pair.value.keys[without]), units: counts[without].units });
  }
  const estimated = estimate(prepared.value);
  return estimated.ok ? succeed(finish(estimated.value, pair.value, counts, of)) : estimated;
}

function readPair(panel: Panel, options: TripleDifferenceOptions): Outcome<Pair> {
  const asGrouping = { ...options, quantiles: 2, cuts: null };
  const source = readGroupingSource(panel, asGrouping);
  if (!source.ok) return source;
  const grouping = formGroups(source.value, asGrouping);
  if (!grouping.ok) return grouping;
  const groups = grouping.value.keys.length;
  if (groups !== 2) return fail('tripleTwoGroups', { column: source.value.by, groups }, { column: source.value.by });
  return succeed({ ...grouping.value, reached: options.reached === 'larger' ? 1 : 0 });
}

interface Described {
  readonly panel: Panel;
  readonly problem: LinearProblem;
}

function describeProblem(
  pair: Pair,
  of: string,
  roles: ModelRoles,
  options: TripleDifferenceOptions,
): Outcome<Described> {
  const { panel: grouped, codes, keys, reached } = pair;
  const { design, treated } = grouped;
  const asFeols = { ...options, treatment: true, regressors: options.controls, intercept: true };
  const settled = settle(asFeols, roles, design.unit, design.time);
  const controls = readControls(grouped, settled.regressors);
  if (!controls.ok) return controls;
  const triple: Regressor = {
    ...policyTerm(of, keys[reached]),
    values: treated!.map((d, i) => (codes[i] === reached || Number.isNaN(d) ? d : 0)),
  };
  const policy: Regressor = { name: of, tag: { kind: 'coefficient', role: 'companion' }, values: treated! };
  const third = thirdEffects(pair, options);
  if (!third.ok) return third;
  const { outcome, absorb, weights, vcov, cluster, preset, singletons } = settled;
  const problem: LinearProblem = {
    id: 'triple-difference',
    estimator: 'triple-difference',
    spec: { roles, options },
    outcome,
    regressors: [triple, policy, ...controls.value],
    absorb: [...absorb, [pair.column, design.time!], ...third.value.absorb],
    intercept: 'auto',
    weights,
    vcov,
    cluster,
    preset,
    singletons,
  };
  return succeed({ panel: third.value.panel, problem });
}

/** The effects beside unit, period and group x period, on a panel that has the column they need. */
function thirdEffects(
  { panel }: Pair,
  { thirdEffects: kind, place }: TripleDifferenceOptions,
): Outcome<{ panel: Panel; absorb: readonly AbsorbTerm[] }> {
  const time = panel.design.time!;
  if (kind === 'noThird') return succeed({ panel, absorb: [] });
  if (kind === 'placeTime') {
    return place === null ? fail('tripleNoPlace') : succeed({ panel, absorb: [[place, time]] });
  }
  const starts = [...new Set(panel.cohort!)].filter((start) => !Number.isNaN(start)).sort((a, b) => a - b);
  const rank = new Map(starts.map((start, at) => [start, at]));
  const codes = panel.unitOf!.map((unit) => rank.get(panel.cohort![unit]) ?? -1);
  const named = withCategory(panel, 'cohort', codes, starts.map(String));
  return succeed({ panel: named.panel, absorb: [[named.column, time]] });
}

/** The effects in both groups beside their difference, where the policy's own term is not absorbed. */
function finish(result: ModelResult, pair: Pair, counts: readonly GroupCount[], of: string): ModelResult {
  const { keys, reached } = pair;
  const triple = policyTerm(of, keys[reached]).name;
  const own = result.terms.some(({ name }) => name === of);
  const both = [triple, of].map((name): [string, number] => [name, 1]);
  const affected = linearCombination(result, new Map(both), 'affected');
  const other = linearCombination(result, new Map([[of, 1]]), 'affected');
  const cells = keys.map((key, group): GroupCell => {
    const { estimate: value, stdError, dof } = group === reached ? affected : other;
    const term = group === reached ? null : of;
    return { key, term, estimate: value, stdError, dof, ...counts[group], missing: null };
  });
  const notices: Notice[] = [
    ...pair.notices,
    ...keys.flatMap((key, group) =>
      counts[group].untreatedUnits > 0 ? [] : [notice('caution', 'groupNoUntreated', { groups: nameOfGroup(key) })],
    ),
    notice('info', own ? 'tripleOtherGroup' : 'tripleOwnAbsorbed', { group: nameOfGroup(keys[1 - reached]) }),
  ];
  return {
    ...result,
    combinations: own ? [affected] : [],
    ...(own ? { groups: { design: 'joint', cells, models: [] } } : {}),
    notices: [...notices, ...result.notices],
  };
}
