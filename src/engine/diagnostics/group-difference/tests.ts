import { normalSurvival, studentTwoSided } from '../../../core/distributions/index.ts';
import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles } from '../../estimator.ts';
import type { Grouping } from '../../estimators/heterogeneity/grouping.ts';
import { jointProblem } from '../../estimators/heterogeneity/joint-problem.ts';
import type { HeterogeneityOptions } from '../../estimators/heterogeneity/meta.ts';
import { fitSubsamples } from '../../estimators/heterogeneity/separate.ts';
import { nameOfGroup } from '../../groups.ts';
import { linearCombination } from '../../inference/linear-combination.ts';
import { type LinearRestriction, testRestrictions } from '../../inference/linear-restrictions.ts';
import type { ModelResult } from '../../result.ts';
import { estimate } from '../../solve/linear-model.ts';
import { type PreparedModel, prepareLinearModel } from '../../solve/prepare.ts';
import type { DifferenceOptions } from './meta.ts';
import type { DifferenceSummary, DifferenceTest, GroupEffect } from './types.ts';

export interface FixedTests
  extends Pick<
    DifferenceSummary,
    'first' | 'second' | 'difference' | 'independent' | 'interaction' | 'allSlopes' | 'seemingly'
  > {
  readonly joint: PreparedModel;
  readonly result: ModelResult;
}

export const asHeterogeneity = ({
  first: _,
  second: __,
  draws: ___,
  seed: ____,
  ...shared
}: DifferenceOptions): HeterogeneityOptions => ({ ...shared, dose: null, design: 'joint', interactions: 'everything' });

/** Everything but the draws. Failures: differenceNoEffect, and those of `jointProblem` and `fitLinearModel`. */
export function fixedTests(pair: Grouping, roles: ModelRoles, options: DifferenceOptions): Outcome<FixedTests> {
  const own = asHeterogeneity(options);
  const separate = fitSubsamples(pair, roles, { ...own, design: 'subsamples' });
  if (!separate.ok) return separate;
  const effects = (separate.value.groups?.cells ?? []).map((cell): GroupEffect | string =>
    cell.estimate === null || cell.stdError === null
      ? nameOfGroup(cell.key)
      : { ...cell, name: nameOfGroup(cell.key), estimate: cell.estimate, stdError: cell.stdError },
  );
  const [first, second] = effects;
  for (const effect of effects) if (typeof effect === 'string') return fail('differenceNoEffect', { group: effect });
  if (typeof first === 'string' || typeof second === 'string') return fail('differenceNoEffect', { group: '' });
  const problem = jointProblem(pair, roles, own);
  if (!problem.ok) return problem;
  const joint = prepareLinearModel(pair.panel, problem.value);
  if (!joint.ok) return joint;
  const result = estimate(joint.value);
  if (!result.ok) return result;
  const interaction = differenceIn(result.value);
  if (interaction === null) return fail('differenceNoEffect', { group: first.name });
  const difference = first.estimate - second.estimate;
  const apart = Math.hypot(first.stdError, second.stdError);
  return succeed({
    first,
    second,
    difference,
    independent: normalTest(difference, apart),
    interaction,
    allSlopes: slopesTest(result.value),
    seemingly: seeminglyTest(joint.value),
    joint: joint.value,
    result: result.value,
  });
}

/** Pairs of terms that are one column inside the first and inside the second group. */
function pairsOf({ terms }: ModelResult): LinearRestriction[] {
  const byColumn = new Map<string, string[]>();
  for (const { name, tag } of terms) {
    if (tag.kind !== 'coefficient' || tag.split === undefined) continue;
    const list = byColumn.get(tag.split.of);
    if (list) list.push(name);
    else byColumn.set(tag.split.of, [name]);
  }
  return [...byColumn].flatMap(([of, names]) =>
    names.length === 2 ? [{ name: of, weights: new Map([[names[0], 1] as const, [names[1], -1] as const]) }] : [],
  );
}

function differenceIn(result: ModelResult): DifferenceTest | null {
  const policy = result.terms.flatMap(({ name, tag }) =>
    tag.kind === 'coefficient' && tag.role === 'treatment' ? [name] : [],
  );
  if (policy.length !== 2) return null;
  const weights = new Map([
    [policy[0], 1],
    [policy[1], -1],
  ]);
  const { estimate: value, stdError, dof } = linearCombination(result, weights, 'difference');
  if (!(stdError > 0)) return null;
  return { stdError, statistic: value / stdError, dof, pValue: studentTwoSided(value / stdError, dof) };
}

const slopesTest = (result: ModelResult) => {
  const pairs = pairsOf(result);
  return pairs.length < 2 ? null : testRestrictions(result, pairs, 'equalEffects');
};

function normalTest(difference: number, stdError: number): DifferenceTest {
  const statistic = difference / stdError;
  return { stdError, statistic, dof: null, pValue: 2 * normalSurvival(Math.abs(statistic)) };
}

/** suest: the regression of both groups is theirs stacked; clustered without (N - 1) / (N - K) it has the covariance of the two. */
function seeminglyTest(joint: PreparedModel): DifferenceTest | null {
  if (joint.problem.vcov !== 'cluster') return null;
  const plain = estimate({ ...joint, problem: { ...joint.problem, ssc: { kAdj: false } } });
  const test = plain.ok ? differenceIn(plain.value) : null;
  return test && normalTest(test.statistic * test.stdError, test.stdError);
}
