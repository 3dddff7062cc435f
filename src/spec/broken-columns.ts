import { type Notice, notice } from '../core/notice.ts';
import type { DesignSpec } from '../engine/panel.ts';

/** A complaint that a column is not there, as the failure of the step that was to make it where that is the reason. */
export function explainBroken(complaint: Notice, broken: NonNullable<DesignSpec['broken']>): Notice {
  const column = complaint.where?.column ?? complaint.params.column;
  const at = broken.find((one) => one.column === column);
  if (!at || !/(?:columnUnknown|ColumnMissing)$/.test(complaint.code)) return complaint;
  return notice('error', 'recipeColumnBroken', { column: at.column }, { column: at.column });
}
