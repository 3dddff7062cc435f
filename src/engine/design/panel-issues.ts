import { type Notice, notice, type Severity } from '../../core/notice.ts';
import { type Frame, sourceRow } from '../../table/frame.ts';
import type { PanelIssue } from '../panel.ts';

const EXAMPLES = 3;

/** Collects the (row, unit) pairs of one finding. */
export class IssueRows {
  private readonly rows: number[] = [];
  private readonly units: number[] = [];

  add(row: number, unit: number): void {
    this.rows.push(row);
    this.units.push(unit);
  }

  /** The finding, or nothing when no row was added. */
  issue(
    severity: Severity,
    code: string,
    params: Readonly<Record<string, string | number>> = {},
    column?: string,
  ): readonly PanelIssue[] {
    if (this.rows.length === 0) return [];
    return [createIssue(severity, code, params, column, Int32Array.from(this.rows), Int32Array.from(this.units))];
  }
}

export function createIssue(
  severity: Severity,
  code: string,
  params: Readonly<Record<string, string | number>> = {},
  column?: string,
  rows: Int32Array = new Int32Array(0),
  unitOf: Int32Array = new Int32Array(rows.length).fill(-1),
): PanelIssue {
  const issue = { code, severity, params, rows, unitOf };
  return column === undefined ? issue : { ...issue, column };
}

/**
 * The same findings after some units left and the others were renumbered: pairs with a negative new number go, and a finding that
 * loses its last pair goes too. Pairs without a unit and findings without rows stay.
 */
export function recodeIssues(issues: readonly PanelIssue[], newUnit: Int32Array): PanelIssue[] {
  return issues.flatMap((issue) => {
    if (issue.rows.length === 0) return [issue];
    const kept = new IssueRows();
    for (let i = 0; i < issue.rows.length; i++) {
      const unit = issue.unitOf[i] < 0 ? -1 : newUnit[issue.unitOf[i]];
      if (unit >= 0 || issue.unitOf[i] < 0) kept.add(issue.rows[i], unit);
    }
    return kept.issue(issue.severity, issue.code, issue.params, issue.column);
  });
}

/** The sentence of a finding: its own params, the counts of rows and units, a few of the units by name, and the first row of the file. */
export function issueNotice(frame: Frame, unitKeys: readonly string[], issue: PanelIssue): Notice {
  const distinct = new Set<number>();
  for (const unit of issue.unitOf) if (unit >= 0) distinct.add(unit);
  const counts: Record<string, string | number> = {};
  if (issue.rows.length > 0) {
    counts.rows = issue.rows.length;
    counts.firstRow = sourceRow(frame, issue.rows[0]);
    counts.units = distinct.size;
    counts.examples = listExamples(Array.from(distinct, (unit) => unitKeys[unit]));
  }
  const where = {
    ...(issue.rows.length > 0 ? { row: sourceRow(frame, issue.rows[0]) } : {}),
    ...(issue.column === undefined ? {} : { column: issue.column }),
  };
  return notice(issue.severity, issue.code, { ...counts, ...issue.params }, where);
}

/** The first few names, with an ellipsis when there are more. */
export function listExamples(names: readonly string[]): string {
  return names.slice(0, EXAMPLES).join(', ') + (names.length > EXAMPLES ? ', …' : '');
}

/** The finding that a list names units which the data do not have. */
export function unknownUnits(names: readonly string[]): PanelIssue {
  return createIssue('info', 'panelUnknownUnits', { units: names.length, examples: listExamples(names) });
}
