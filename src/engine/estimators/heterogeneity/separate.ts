import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import { restrictPanel } from '../../design/restrict-panel.ts';
import type { ModelRoles } from '../../estimator.ts';
import { type GroupCell, nameOfGroup } from '../../groups.ts';
import { equality, testRestrictions } from '../../inference/linear-restrictions.ts';
import type { ModelResult } from '../../result.ts';
import { estimateFit, type PreparedModel, withRegressors } from '../../solve/linear-model.ts';
import { prepareLinearModel } from '../../solve/prepare.ts';
import { feolsProblem } from '../feols/fit.ts';
import { cellOf, countGroups, type GroupCount } from './cells.ts';
import type { Grouping } from './grouping.ts';
import { asFeols, commonProblem, policyTerm } from './joint-problem.ts';
import type { HeterogeneityOptions } from './meta.ts';
import { heterogeneityNotices } from './notices.ts';
import { addRecords } from './stack-records.ts';
import { type StackedFit, stackedCovariance } from './stacked.ts';

/** The regression of one group, or why it has none, in the order of the keys. */
interface Part {
  readonly count: GroupCount;
  readonly fitted: Outcome<StackedFit>;
}

/** A regression for every group on the rows of that group alone. Failures: treatmentUnknown, heterogeneityNothing. */
export function fitSubsamples(
  grouping: Grouping,
  roles: ModelRoles,
  options: HeterogeneityOptions,
): Outcome<ModelResult> {
  const { panel, codes, keys } = grouping;
  const of = roles.treatmentName;
  if (of === null || panel.treated === null) return fail('treatmentUnknown', { term: of ?? '' });
  const parts = keys.map((key, group): Part => {
    const id = nameOfGroup(key);
    const kept = Int32Array.from(panel.rows.keys()).filter((i) => codes[i] === group);
    const others = panel.rows.filter((_, i) => codes[i] !== group);
    const own = restrictPanel(panel, kept, [{ reason: 'otherGroup', params: { group: id }, rows: others }]);
    const problem = feolsProblem(own, roles, asFeols(options));
    const prepared = problem.ok ? prepareLinearModel(own, { ...problem.value, id }) : problem;
    const rows = prepared.ok ? prepared.value.rows : null;
    const [count] = countGroups(own, new Int32Array(kept.length), own.treated!, 1, rows);
    return { count, fitted: prepared.ok ? solve(prepared.value, of) : prepared };
  });
  return assemble('subsamples', grouping, roles, options, parts);
}

/**
 * A regression for every group on all rows, with the policy of that group as its only policy term. Failures: treatmentUnknown,
 * heterogeneityNothing, and those of `prepareLinearModel`.
 */
export function fitOneAtATime(
  grouping: Grouping,
  roles: ModelRoles,
  options: HeterogeneityOptions,
): Outcome<ModelResult> {
  const { panel, codes, keys } = grouping;
  const problem = commonProblem(grouping, roles, options);
  if (!problem.ok) return problem;
  const prepared = prepareLinearModel(panel, problem.value);
  if (!prepared.ok) return prepared;
  const { regressors, rows } = prepared.value;
  const counts = countGroups(panel, codes, panel.treated!, keys.length, rows);
  const parts = keys.map((key, group): Part => {
    const own = withRegressors(prepared.value, [regressors[group], ...regressors.slice(keys.length)]);
    const named = { ...own, problem: { ...problem.value, id: nameOfGroup(key) } };
    return { count: counts[group], fitted: solve(named, regressors[group].name) };
  });
  return assemble('oneAtATime', grouping, roles, options, parts);
}

function solve(prepared: PreparedModel, term: string): Outcome<StackedFit> {
  const fit = estimateFit(prepared);
  return fit.ok ? succeed({ prepared, fit: fit.value, term }) : fit;
}

function assemble(
  design: 'subsamples' | 'oneAtATime',
  grouping: Grouping,
  roles: ModelRoles,
  options: HeterogeneityOptions,
  parts: readonly Part[],
): Outcome<ModelResult> {
  const { panel, keys, codes } = grouping;
  const terms = keys.map((key) => policyTerm(roles.treatmentName!, key));
  const models = parts.map(({ fitted }) => (fitted.ok ? fitted.value.fit.result : null));
  const cells = keys.map((key, group): GroupCell => {
    const { count, fitted } = parts[group];
    const own = fitted.ok ? fitted.value.term : '';
    const cell = cellOf(key, own, count, models[group], fitted.ok ? null : fitted.notice);
    return cell.term === null ? cell : { ...cell, term: terms[group].name };
  });
  const groups = cells.flatMap((cell, group) => (cell.term === null ? [] : [group]));
  if (groups.length === 0) return fail('heterogeneityNothing', { column: options.by ?? '' });
  const fits = groups.flatMap((group) => {
    const { fitted } = parts[group];
    return fitted.ok ? [fitted.value] : [];
  });
  const { vcov, dof } = stackedCovariance(panel, fits);
  const coefficients = {
    terms: groups.map((group) => terms[group]),
    coef: Float64Array.from(groups, (group) => cells[group].estimate!),
    vcov,
    dofResidual: dof,
  };
  const equal = testRestrictions(coefficients, equality(coefficients.terms.map(({ name }) => name)), 'equalEffects');
  const results = fits.map(({ fit }) => fit.result);
  const failed = panel.rows.filter((_, i) => models[codes[i]] === null);
  return succeed({
    ...(design === 'oneAtATime' ? { ...results[0] } : addRecords(panel, results, failed)),
    id: 'heterogeneity',
    estimator: 'heterogeneity',
    spec: { roles, options },
    outcome: roles.outcome,
    ...coefficients,
    tests: equal === null ? [] : [equal],
    combinations: [],
    groups: { design, cells, models },
    notices: [...heterogeneityNotices(grouping, cells, options), ...sharedNotices(results)],
  });
}

/** What the regressions say themselves, each sentence once. */
function sharedNotices(results: readonly ModelResult[]) {
  const seen = new Map(results.flatMap(({ notices }) => notices).map((one) => [JSON.stringify(one), one]));
  return [...seen.values()];
}
