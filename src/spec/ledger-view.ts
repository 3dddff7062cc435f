import type { Ledger, LedgerStep } from '../engine/ledger.ts';
import { cellText } from '../table/column.ts';
import { type Frame, findColumn, sourceRow } from '../table/frame.ts';
import type { Roles } from './schema.ts';
import { type LedgerStepView, type LedgerView, LISTED_ROWS } from './tasks.ts';

/** A ledger with the first rows of every step as a person finds them again. */
export function viewLedger(frame: Frame, roles: Pick<Roles, 'unit' | 'time'>, ledger: Ledger): LedgerView {
  const printer = (name: string | null) => {
    const column = name === null ? undefined : findColumn(frame, name);
    return (row: number) => (column ? cellText(column, row) : '');
  };
  const unit = printer(roles.unit);
  const time = printer(roles.time);
  const viewStep = ({ reason, params, rows }: LedgerStep): LedgerStepView => ({
    reason,
    params,
    count: rows.length,
    rows: Array.from(rows.subarray(0, LISTED_ROWS), (row) => ({
      unit: unit(row),
      time: time(row),
      sourceRow: sourceRow(frame, row),
    })),
  });
  return { rowsRead: ledger.rowsRead, steps: ledger.steps.map(viewStep), rowsUsed: ledger.rowsUsed };
}
