import { dot } from '../../../core/linalg/gram.ts';
import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles } from '../../estimator.ts';
import { equality, testRestrictions } from '../../inference/linear-restrictions.ts';
import type { ModelResult, TermTag } from '../../result.ts';
import { isAbsorbed } from '../../solve/least-squares.ts';
import { estimate, type PreparedColumn, type PreparedModel, withRegressors } from '../../solve/linear-model.ts';
import { prepareLinearModel } from '../../solve/prepare.ts';
import { cellOf, countGroups } from './cells.ts';
import type { Grouping } from './grouping.ts';
import { jointProblem } from './joint-problem.ts';
import type { HeterogeneityOptions } from './meta.ts';
import { heterogeneityNotices } from './notices.ts';

/** Failures: heterogeneityNothing, and those of `fitLinearModel`. */
export function fitJoint(grouping: Grouping, roles: ModelRoles, options: HeterogeneityOptions): Outcome<ModelResult> {
  const problem = jointProblem(grouping, roles, options);
  if (!problem.ok) return problem;
  const prepared = prepareLinearModel(grouping.panel, problem.value);
  return prepared.ok ? estimateJoint(grouping, prepared.value, options) : prepared;
}

/** The effects by group of a prepared joint regression; groups whose effect the absorbed effects leave nothing of stand aside with their reason. */
export function estimateJoint(
  grouping: Grouping,
  prepared: PreparedModel,
  options: HeterogeneityOptions,
): Outcome<ModelResult> {
  const { keys, codes, panel, column } = grouping;
  const present = prepared.regressors.filter((column) => !(isPolicy(column.tag) && isGone(prepared, column)));
  if (!present.some(({ tag }) => isPolicy(tag))) return fail('heterogeneityNothing', { column: options.by ?? column });
  const estimated = estimate(withRegressors(prepared, present));
  if (!estimated.ok) return estimated;
  const result = estimated.value;
  const counts = countGroups(panel, codes, panel.treated!, keys.length, prepared.rows);
  const names = prepared.regressors.slice(0, keys.length).map(({ name }) => name);
  const cells = keys.map((key, group) => cellOf(key, names[group], counts[group], result));
  const equal = testRestrictions(result, equality(cells.flatMap(({ term }) => term ?? [])), 'equalEffects');
  return succeed({
    ...result,
    tests: [...result.tests, ...(equal === null ? [] : [equal])],
    groups: { design: 'joint', cells, models: [] },
    notices: [...heterogeneityNotices(grouping, cells, options), ...result.notices],
  });
}

const isPolicy = (tag: TermTag): boolean => tag.kind === 'coefficient' && tag.role === 'treatment';

/** Whether the absorbed effects leave nothing of a column. */
export function isGone(
  { weights, absorber, constantAbsorbed }: PreparedModel,
  { values, moments }: PreparedColumn,
): boolean {
  const before = constantAbsorbed ? moments.deviation : moments.square;
  return isAbsorbed(dot(values, values, weights), before, moments.square, absorber.convergence().residual);
}
