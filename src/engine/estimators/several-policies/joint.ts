import { fail, notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles } from '../../estimator.ts';
import type { GroupCell } from '../../groups.ts';
import { linearCombination } from '../../inference/linear-combination.ts';
import { equality, testRestrictions } from '../../inference/linear-restrictions.ts';
import type { Panel } from '../../panel.ts';
import type { Combination, JointTest, ModelResult } from '../../result.ts';
import { estimate, type PreparedModel, withRegressors } from '../../solve/linear-model.ts';
import { prepareLinearModel } from '../../solve/prepare.ts';
import { settle } from '../feols/settle.ts';
import { cellOf, type GroupCount } from '../heterogeneity/cells.ts';
import { isGone } from '../heterogeneity/joint.ts';
import { readControls } from '../heterogeneity/joint-problem.ts';
import type { SeveralPoliciesOptions } from './meta.ts';
import type { PolicyPair } from './second-policy.ts';
import { type JointView, type StateColumn, stateColumns } from './states.ts';

/** The effects of both policies from one regression, as the view has them. Failures: policiesNothing, and those of `fitLinearModel`. */
export function fitJoint(
  panel: Panel,
  pair: PolicyPair,
  view: JointView,
  roles: ModelRoles,
  options: SeveralPoliciesOptions,
): Outcome<ModelResult> {
  const { unit, time } = panel.design;
  const { treatment: _, ...settled } = settle(asFeols(options), roles, unit, time);
  const controls = readControls(panel, settled.regressors);
  if (!controls.ok) return controls;
  const states = stateColumns(panel, pair, view);
  const prepared = prepareLinearModel(panel, {
    ...settled,
    id: 'several-policies',
    estimator: 'several-policies',
    spec: { roles, options },
    regressors: [...states.map(({ term, values }) => ({ ...term, values })), ...controls.value],
    intercept: 'auto',
  });
  if (!prepared.ok) return prepared;
  const { regressors } = prepared.value;
  const present = regressors.filter((column, j) => j >= states.length || !isGone(prepared.value, column));
  if (present.length === controls.value.length) {
    return fail('policiesNothing', { first: pair.first.name, second: pair.second.name });
  }
  const estimated = estimate(withRegressors(prepared.value, present));
  return estimated.ok ? succeed(finish(estimated.value, prepared.value, states, pair, view)) : estimated;
}

export function asFeols(options: SeveralPoliciesOptions) {
  const { controls, absorb, vcov, cluster, preset, singletons, weights, weightKind } = options;
  const same = { absorb, vcov, cluster, preset, singletons, weights, weightKind };
  return { ...same, treatment: true, regressors: controls, intercept: true };
}

function finish(
  result: ModelResult,
  prepared: PreparedModel,
  states: readonly StateColumn[],
  pair: PolicyPair,
  view: JointView,
): ModelResult {
  const cells = states.map((state) => {
    const cell = cellOf(state.key, state.term.name, countState(prepared, state.values), result);
    return cell.nobs > 0
      ? cell
      : { ...cell, missing: notice('caution', emptyCodes[state.key.state] ?? 'groupEmpty', names(pair)) };
  });
  const { tests, combinations } = summarise(result, cells);
  return {
    ...result,
    tests: [...result.tests, ...tests],
    combinations,
    groups: { design: view === 'productAlone' ? 'oneAtATime' : 'joint', cells, models: [] },
    notices: [
      ...pair.notices,
      ...cells.flatMap(({ missing }) => (missing === null ? [] : [missing])),
      ...(view === 'productAlone' ? [notice('caution', 'policiesProductAlone', names(pair))] : []),
      ...(view === 'howMany' ? [notice('info', 'policiesCountLinear', names(pair))] : []),
      ...result.notices,
    ],
  };
}

const names = ({ first, second }: PolicyPair) => ({ first: first.name, second: second.name });

/** What to say where nobody is in a state. */
const emptyCodes: Readonly<Record<string, string>> = {
  firstOnly: 'policiesNobodyFirstOnly',
  secondOnly: 'policiesNobodySecondOnly',
  both: 'policiesNobodyBoth',
  product: 'policiesNobodyBoth',
  firstThenSecond: 'policiesNobodyFirstThenSecond',
  secondThenFirst: 'policiesNobodySecondThenFirst',
  sameTime: 'policiesNobodySameTime',
};

/** Rows and units in a state within the sample; the untreated are units that are in it in no row. */
export function countState({ panel, rows }: PreparedModel, values: Float64Array): GroupCount {
  const seen = new Uint8Array(panel.unitKeys.length);
  let nobs = 0;
  const n = rows === null ? values.length : rows.length;
  for (let r = 0; r < n; r++) {
    const i = rows === null ? r : rows[r];
    nobs += Number(values[i] > 0);
    seen[panel.unitOf![i]] |= values[i] > 0 ? 3 : 1;
  }
  const treatedUnits = seen.reduce((total, flag) => total + Number(flag === 3), 0);
  const untreatedUnits = seen.reduce((total, flag) => total + Number(flag === 1), 0);
  return { nobs, units: treatedUnits, treatedUnits, untreatedUnits };
}

/** Whether both policies do more together than their sum, what they do together, and whether the order matters. */
function summarise(result: ModelResult, cells: readonly GroupCell[]) {
  const term = new Map(cells.map(({ key, term: name }) => [key.kind === 'policies' ? key.state : '', name]));
  const weigh = (weights: Readonly<Record<string, number>>): ReadonlyMap<string, number> | null => {
    const entries = Object.entries(weights).map(
      ([state, weight]) => [term.get(state as never) ?? null, weight] as const,
    );
    return entries.every(([name]) => name !== null) ? new Map(entries as [string, number][]) : null;
  };
  const synergy = weigh({ both: 1, firstOnly: -1, secondOnly: -1 }) ?? weigh({ product: 1, first: 0, second: 0 });
  const total = weigh({ first: 1, second: 1, product: 1 });
  const order = weigh({ firstThenSecond: 1, secondThenFirst: -1 });
  const combinations: Combination[] = [];
  const tests: (JointTest | null)[] = [];
  if (total) combinations.push(linearCombination(result, total, 'bothTotal'));
  if (synergy) {
    combinations.push(linearCombination(result, synergy, 'synergy'));
    tests.push(testRestrictions(result, [{ name: 'synergy', weights: synergy }], 'synergy'));
  }
  if (order) combinations.push(linearCombination(result, order, 'order'));
  const orders = ['firstThenSecond', 'secondThenFirst', 'sameTime'].flatMap((state) => term.get(state as never) ?? []);
  if (orders.length > 1) tests.push(testRestrictions(result, equality(orders), 'order'));
  return { combinations, tests: tests.filter((test) => test !== null) };
}
