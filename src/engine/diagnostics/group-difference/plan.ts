import { type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { gatherInts } from '../../design/gather.ts';
import { renumberUsed } from '../../design/restrict-panel.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import { feolsProblem } from '../../estimators/feols/fit.ts';
import { formGroups, type Grouping, readGroupingSource } from '../../estimators/heterogeneity/grouping.ts';
import { asFeols } from '../../estimators/heterogeneity/joint-problem.ts';
import type { GroupKey } from '../../groups.ts';
import type { Panel } from '../../panel.ts';
import { prepareLinearModel } from '../../solve/prepare.ts';
import { crossProductKernel, type DifferenceKernel } from './kernel.ts';
import type { DifferenceOptions } from './meta.ts';
import { pairOf } from './pair.ts';
import { refitKernel } from './refit-kernel.ts';
import { asHeterogeneity, type FixedTests, fixedTests } from './tests.ts';

/** With fewer units in a group the labels can be dealt out in few ways. */
const FEW_UNITS = 5;

/** Labels of the units that are shuffled, and how a labelling is evaluated. */
export interface LabelDraws {
  readonly labels: Uint8Array;
  readonly kernel: DifferenceKernel;
  readonly path: 'crossProducts' | 'refit';
}

/** All that draws share. It holds the panel and its factorisations, so it stays where it was made: every worker makes its own. */
export interface DifferencePlan {
  readonly options: DifferenceOptions;
  /** Every group of the grouping, the pair among them. */
  readonly groups: readonly GroupKey[];
  readonly tests: FixedTests;
  /** Null where units change their group, so that they have no label of their own. */
  readonly drawing: LabelDraws | null;
  readonly notices: readonly Notice[];
}

/**
 * The tests that need no draws, and the labels to be shuffled. `path`: 'auto' takes cross-products where it can, 'refit' runs the regressions.
 * Failures: differenceNoPair, differenceNoEffect, those of `readGroupingSource` and `formGroups`, and of `fitLinearModel`.
 */
export function planDifference(
  panel: Panel,
  roles: ModelRoles,
  options: DifferenceOptions,
  context: RunContext,
  path: 'auto' | 'refit' = 'auto',
): Outcome<DifferencePlan> {
  context.progress(0, 1, 'absorb');
  const source = readGroupingSource(panel, asHeterogeneity(options));
  if (!source.ok) return source;
  const grouping = formGroups(source.value, asHeterogeneity(options));
  if (!grouping.ok) return grouping;
  const pair = pairOf(grouping.value, options);
  if (!pair.ok) return pair;
  const tests = fixedTests(pair.value, roles, options);
  if (!tests.ok) return tests;
  const drawing = pair.value.fixed ? labelDraws(pair.value, roles, options, path) : succeed(null);
  if (!drawing.ok) return drawing;
  const notices = [...pair.value.notices, ...tests.value.result.notices, ...ownNotices(pair.value, tests.value)];
  return succeed({ options, groups: grouping.value.keys, tests: tests.value, drawing: drawing.value, notices });
}

function labelDraws(
  { panel, codes }: Grouping,
  roles: ModelRoles,
  options: DifferenceOptions,
  path: 'auto' | 'refit',
): Outcome<LabelDraws> {
  const problem = feolsProblem(panel, roles, asFeols(asHeterogeneity(options)));
  if (!problem.ok) return problem;
  const prepared = prepareLinearModel(panel, problem.value);
  if (!prepared.ok) return prepared;
  const { rows } = prepared.value;
  const unitOf = rows === null ? panel.unitOf! : gatherInts(panel.unitOf!, rows);
  const place = renumberUsed(unitOf, panel.unitKeys.length);
  const units = place.reduce((most, at) => Math.max(most, at + 1), 0);
  const labels = new Uint8Array(units);
  panel.unitOf!.forEach((unit, i) => {
    if (place[unit] >= 0) labels[place[unit]] = codes[i];
  });
  const fast = path === 'auto' ? crossProductKernel(prepared.value, gatherInts(place, unitOf), units) : null;
  const kernel = fast ?? refitKernel(panel, problem.value, place);
  return succeed({ labels, kernel, path: fast ? 'crossProducts' : 'refit' });
}

function ownNotices({ fixed }: Grouping, { first, second }: FixedTests): Notice[] {
  if (!fixed) return [notice('caution', 'differenceGroupMoves')];
  const few = [first, second].filter(({ units }) => units < FEW_UNITS);
  return few.map(({ name, units }) => notice('caution', 'differenceFewUnits', { group: name, units }));
}
