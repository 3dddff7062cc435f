import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { findColumn } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { issueNotice } from '../../design/panel-issues.ts';
import { readIndicator } from '../../design/treatment-starts.ts';
import type { Panel, TreatmentSpec } from '../../panel.ts';
import type { SeveralPoliciesOptions } from './meta.ts';

/** One policy over a panel: 0, 1 or NaN per row, first treated period per unit. */
export interface Policy {
  readonly name: string;
  readonly treated: Float64Array;
  readonly starts: Float64Array;
}

export interface PolicyPair {
  readonly first: Policy;
  readonly second: Policy;
  readonly notices: readonly Notice[];
}

/**
 * Both policies over the same panel.
 * Failures: policiesNeedPanel, policiesNoSecond, columnUnknown, policiesSecondIsIndicator, policiesSecondNever, policiesSame, and those of `buildPanel`.
 */
export function readPolicies(
  panel: Panel,
  firstName: string | null,
  options: SeveralPoliciesOptions,
): Outcome<PolicyPair> {
  const { unitOf, time, treated, cohort } = panel;
  if (unitOf === null || time === null || treated === null || cohort === null || firstName === null) {
    return fail('policiesNeedPanel');
  }
  const spec = secondTreatment(options);
  if (spec === null) return fail('policiesNoSecond');
  if (spec.kind !== 'roster' && !findColumn(panel.frame, spec.column)) {
    return fail('columnUnknown', { column: spec.column, role: 'policy' }, { column: spec.column });
  }
  if (spec.kind === 'cohort' && isIndicator(panel, spec.column)) {
    return fail('policiesSecondIsIndicator', { column: spec.column }, { column: spec.column });
  }
  const other = buildPanel(panel.frame, { ...panel.design, treatment: spec, whatIf: null });
  if (!other.ok) return other;
  const name = spec.kind === 'roster' ? listName(panel, firstName, options) : spec.column;
  const second = onPanel(panel, other.value, name);
  if (!second.treated.includes(1)) return fail('policiesSecondNever', { second: name });
  if (second.treated.every((d, i) => d === treated[i] || Number.isNaN(d) || Number.isNaN(treated[i]))) {
    return fail('policiesSame', { first: firstName, second: name });
  }
  const first = { name: firstName, treated, starts: cohort };
  return succeed({ first, second, notices: [...readingNotices(other.value, spec), ...nestedNotices(first, second)] });
}

export function secondTreatment({
  secondBy,
  secondPolicy,
  secondRoster,
}: SeveralPoliciesOptions): TreatmentSpec | null {
  if (secondBy === 'byRoster') {
    return secondRoster === null || secondRoster.length === 0 ? null : { kind: 'roster', entries: secondRoster };
  }
  if (secondPolicy === null) return null;
  return { kind: secondBy === 'byStart' ? 'cohort' : 'indicator', column: secondPolicy };
}

/** A list may come with a name, where a column would stand; that of a column is another policy's. */
function listName({ frame }: Panel, firstName: string, { secondPolicy }: SeveralPoliciesOptions): string {
  return secondPolicy !== null && !findColumn(frame, secondPolicy) ? secondPolicy : `${firstName}2`;
}

/** A column of nothing but 0 and 1 holds no periods, unless the panel begins at them. */
function isIndicator({ frame, periods }: Panel, name: string): boolean {
  const column = findColumn(frame, name);
  if (!column) return false;
  const { binary, other } = readIndicator(column);
  return binary > 0 && !other.includes(1) && !periods.includes(1);
}

/** The other panel has the same rows before any further loss: its values by frame row and by unit. */
function onPanel(panel: Panel, other: Panel, name: string): Policy {
  const byRow = new Float64Array(panel.frame.nrow).fill(Number.NaN);
  other.rows.forEach((row, i) => {
    byRow[row] = other.treated![i];
  });
  const byUnit = new Map(other.unitKeys.map((key, unit) => [key, other.cohort![unit]]));
  return {
    name,
    treated: Float64Array.from(panel.rows, (row) => byRow[row]),
    starts: Float64Array.from(panel.unitKeys, (key) => byUnit.get(key) ?? Number.NaN),
  };
}

/** What was odd about the cells or the list that say who is under the second policy. */
function readingNotices({ frame, unitKeys, issues }: Panel, spec: TreatmentSpec): Notice[] {
  const own = (issues ?? []).filter(({ code, column }) =>
    spec.kind === 'roster' ? code.startsWith('roster') : column === spec.column,
  );
  return own.map((issue) => issueNotice(frame, unitKeys, issue));
}

/** One policy that only reaches units of the other cannot be seen alone. */
function nestedNotices(first: Policy, second: Policy): Notice[] {
  const within = (inner: Policy, outer: Policy) =>
    inner.treated.every((d, i) => d !== 1 || outer.treated[i] === 1 || Number.isNaN(outer.treated[i]));
  const nested = (inner: Policy, outer: Policy) =>
    within(inner, outer) ? [notice('caution', 'policiesNested', { inner: inner.name, outer: outer.name })] : [];
  return [...nested(first, second), ...nested(second, first)];
}
