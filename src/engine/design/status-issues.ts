import type { Panel, PanelIssue } from '../panel.ts';
import { codeNumbers } from './code-values.ts';
import { createIssue, IssueRows, issueNotice } from './panel-issues.ts';
import { UNIT_STATUS, unitStatus } from './unit-status.ts';

export type BarePanel = Omit<Panel, 'issues' | 'notices'>;

const STATUS_CODES = new Set([
  'panelGaps',
  'panelPeriodsIrregular',
  'treatmentAlways',
  'treatmentNotYet',
  'treatmentStartBetween',
  'treatmentNobody',
  'treatmentEverybody',
  'treatmentNoNever',
]);

/** A panel with its findings: the given ones about the data, then those that follow from who is treated when in these rows. */
export function completePanel(bare: BarePanel, dataIssues: readonly PanelIssue[]): Panel {
  const kept = dataIssues.filter((issue) => !STATUS_CODES.has(issue.code));
  const issues = [...kept, ...shapeIssues(bare), ...cohortIssues(bare), ...treatedIssues(bare)];
  const notices = issues.map((issue) => issueNotice(bare.frame, bare.unitKeys, issue));
  return { ...bare, notices, issues };
}

function shapeIssues({ rows, unitOf, time, periods }: BarePanel): readonly PanelIssue[] {
  if (time === null || periods.length < 2) return [];
  const step = periods[1] - periods[0];
  const longest = periods.reduce((most, period, i) => (i === 0 ? most : Math.max(most, period - periods[i - 1])), step);
  const irregular = periods.some(
    (period, i) => i > 0 && Math.abs(period - periods[i - 1] - step) > 1e-9 * Math.abs(step),
  );
  const issues = irregular ? [createIssue('info', 'panelPeriodsIrregular', { longest })] : [];
  if (unitOf === null) return issues;
  const { codes } = codeNumbers(time);
  const gaps = new IssueRows();
  let cells = 0;
  for (let i = 1; i < codes.length; i++) {
    if (unitOf[i] !== unitOf[i - 1] || codes[i] - codes[i - 1] < 2) continue;
    cells += codes[i] - codes[i - 1] - 1;
    gaps.add(rows[i], unitOf[i]);
  }
  return [...issues, ...gaps.issue('info', 'panelGaps', { cells })];
}

function cohortIssues(panel: BarePanel): readonly PanelIssue[] {
  const { rows, unitOf, periods, cohort } = panel;
  const status = unitStatus(panel);
  if (status === null || unitOf === null || cohort === null || rows.length === 0) return [];
  const observed = new Set(periods);
  const always = new IssueRows();
  const notYet = new IssueRows();
  const between = new IssueRows();
  for (let i = 0; i < rows.length; i++) {
    const unit = unitOf[i];
    if (status[unit] === UNIT_STATUS.always) always.add(rows[i], unit);
    else if (status[unit] === UNIT_STATUS.notYet) notYet.add(rows[i], unit);
    else if (status[unit] === UNIT_STATUS.switching && !observed.has(cohort[unit])) between.add(rows[i], unit);
  }
  const noNever = cohort.some(Number.isFinite) && !cohort.includes(Infinity);
  return [
    ...always.issue('caution', 'treatmentAlways'),
    ...notYet.issue('info', 'treatmentNotYet'),
    ...between.issue('info', 'treatmentStartBetween'),
    ...(noNever ? [createIssue('info', 'treatmentNoNever')] : []),
  ];
}

function treatedIssues({ treated }: BarePanel): readonly PanelIssue[] {
  if (treated === null || treated.length === 0) return [];
  if (!treated.includes(1)) return [createIssue('caution', 'treatmentNobody')];
  return treated.includes(0) ? [] : [createIssue('caution', 'treatmentEverybody')];
}
