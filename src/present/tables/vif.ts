import { formatEstimate } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import { labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

/** Variance inflation of one regressor; `vifWithin` after the fixed effects are partialled out. null: it cannot be computed. */
export interface VifRow {
  readonly column: string;
  readonly vif: number | null;
  readonly vifWithin: number | null;
}

export function vifTable(rows: readonly VifRow[], chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language, digits } = options;
  const within = rows.some((row) => row.vifWithin !== null);
  const headers = [say(language, 'col.variable'), say(language, 'col.vif'), say(language, 'col.tolerance')];
  if (within) headers.push(say(language, 'col.vifWithin'));
  const body = rows.map(({ column, vif, vifWithin }) => {
    const tolerance = vif === null ? null : 1 / vif;
    const plain = [
      numberCell(formatEstimate(vif, digits), vif),
      numberCell(formatEstimate(tolerance, digits), tolerance),
    ];
    const extra = within ? [numberCell(formatEstimate(vifWithin, digits), vifWithin)] : [];
    return [labelCell(columnLabel(options, column)), ...plain, ...extra];
  });
  return simpleTable({ id: 'vif', language, title: say(language, 'title.vif'), rows: body }, headers);
}
