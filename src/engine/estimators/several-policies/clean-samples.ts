import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import { restrictPanel } from '../../design/restrict-panel.ts';
import type { ModelRoles } from '../../estimator.ts';
import { type GroupCell, nameOfGroup, type PolicyState } from '../../groups.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult, Term } from '../../result.ts';
import { estimateFit, type LinearProblem } from '../../solve/linear-model.ts';
import { prepareLinearModel } from '../../solve/prepare.ts';
import { feolsProblem } from '../feols/fit.ts';
import { cellOf, countGroups } from '../heterogeneity/cells.ts';
import { uniteRecords } from '../heterogeneity/stack-records.ts';
import { type StackedFit, stackedCovariance } from '../heterogeneity/stacked.ts';
import { asFeols } from './joint.ts';
import type { SeveralPoliciesOptions } from './meta.ts';
import type { PolicyPair } from './second-policy.ts';
import { type StateColumn, stateColumn } from './states.ts';

/** Whether a unit belongs to the sample of a comparison, from whether the panel ever sees it under the first and the second policy. */
const samples: readonly (readonly [PolicyState, (first: boolean, second: boolean) => boolean])[] = [
  ['firstClean', (_, second) => !second],
  ['secondClean', (first) => !first],
  ['bothAgainstNone', (first, second) => first === second],
  ['bothAgainstOne', (first, second) => first || second],
];

interface Comparison {
  readonly state: StateColumn;
  readonly cell: GroupCell;
  readonly fitted: StackedFit | null;
}

/**
 * Each policy among units that never see the other, and both against units under neither or under one: four regressions on samples of their own.
 * Failure: policiesNothing.
 */
export function fitCleanSamples(
  panel: Panel,
  pair: PolicyPair,
  roles: ModelRoles,
  options: SeveralPoliciesOptions,
): Outcome<ModelResult> {
  const everFirst = everTreated(panel, pair.first.treated);
  const everSecond = everTreated(panel, pair.second.treated);
  const comparisons = samples.map(([name, belongs]) => {
    const keep = Uint8Array.from(panel.unitKeys, (_, unit) =>
      Number(belongs(everFirst[unit] === 1, everSecond[unit] === 1)),
    );
    const state = stateColumn(panel.unitOf!, pair, name);
    return compare(panel, state, innerTerm(panel, pair, state), keep, roles, options);
  });
  const done = comparisons.flatMap(({ state, fitted }) => (fitted === null ? [] : [{ state, fitted }]));
  if (done.length === 0) return fail('policiesNothing', { first: pair.first.name, second: pair.second.name });
  const fits = done.map(({ fitted }) => fitted);
  const { vcov, dof } = stackedCovariance(panel, fits);
  const notices = new Map(fits.flatMap(({ fit }) => fit.result.notices).map((one) => [JSON.stringify(one), one]));
  return succeed({
    ...uniteRecords(
      panel,
      fits.map(({ fit }) => fit),
    ),
    id: 'several-policies',
    estimator: 'several-policies',
    spec: { roles, options },
    outcome: roles.outcome,
    terms: done.map(({ state }) => state.term),
    coef: Float64Array.from(comparisons.flatMap(({ cell }) => cell.estimate ?? [])),
    vcov,
    dofResidual: dof,
    tests: [],
    combinations: [],
    groups: {
      design: 'subsamples',
      cells: comparisons.map(({ cell }) => cell),
      models: comparisons.map(({ fitted }) => fitted?.fit.result ?? null),
    },
    notices: [...pair.notices, ...comparisons.flatMap(({ cell }) => cell.missing ?? []), ...notices.values()],
  });
}

function everTreated({ unitOf, unitKeys }: Panel, treated: Float64Array): Uint8Array {
  const ever = new Uint8Array(unitKeys.length);
  treated.forEach((d, i) => {
    if (d === 1) ever[unitOf![i]] = 1;
  });
  return ever;
}

/** The policy term of the regression behind a comparison: its own name among its columns, both where both are meant. */
function innerTerm({ unitOf }: Panel, pair: PolicyPair, { key }: StateColumn): Term {
  const tag = { kind: 'coefficient', role: 'treatment' } as const;
  if (key.state === 'firstClean') return { name: pair.first.name, tag };
  if (key.state === 'secondClean') return { name: pair.second.name, tag };
  return stateColumn(unitOf!, pair, 'both').term;
}

function compare(
  panel: Panel,
  state: StateColumn,
  inner: Term,
  keep: Uint8Array,
  roles: ModelRoles,
  options: SeveralPoliciesOptions,
): Comparison {
  const kept = Int32Array.from(panel.rows.keys()).filter((i) => keep[panel.unitOf![i]] === 1);
  const others = panel.rows.filter((_, i) => keep[panel.unitOf![i]] === 0);
  const id = nameOfGroup(state.key);
  const own = {
    ...restrictPanel(panel, kept, [{ reason: 'otherGroup', params: { group: id }, rows: others }]),
    treated: Float64Array.from(kept, (i) => state.values[i]),
  };
  const problem = feolsProblem(own, { ...roles, treatmentName: inner.name }, asFeols(options));
  const prepared = problem.ok
    ? prepareLinearModel(own, { ...problem.value, ...withTerm(problem.value, inner), id })
    : problem;
  const rows = prepared.ok ? prepared.value.rows : null;
  const [count] = countGroups(own, new Int32Array(kept.length), own.treated, 1, rows);
  const fit = prepared.ok ? estimateFit(prepared.value) : prepared;
  const result = fit.ok ? fit.value.result : null;
  const cell = cellOf(state.key, inner.name, count, result, fit.ok ? null : fit.notice);
  if (!prepared.ok || !fit.ok || cell.term === null) return { state, cell, fitted: null };
  const fitted = { prepared: prepared.value, fit: fit.value, term: inner.name };
  return { state, cell: { ...cell, term: state.term.name }, fitted };
}

/** The policy stands first among the regressors. */
function withTerm({ regressors }: LinearProblem, term: Term): Pick<LinearProblem, 'regressors'> {
  const [policy, ...controls] = regressors;
  return { regressors: [{ ...policy, ...term }, ...controls] };
}
