import type { VarianceInflation } from '../../engine/diagnostics/vif/variance-inflation.ts';
import { formatCount, formatEstimate } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import { type Cell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

export interface VifTableOptions extends OutputOptions {
  /** The same columns after unit and time effects are taken out, as a further column. */
  readonly within: Pick<VarianceInflation, 'rows' | 'mean'> | null;
}

export function vifTable(
  plain: Pick<VarianceInflation, 'rows' | 'mean' | 'nobs'>,
  chosen: Partial<VifTableOptions> = {},
): TableModel {
  const options = { ...defaultOutput, within: null, ...chosen };
  const { language, digits, within } = options;
  const withinOf = new Map(within?.rows.map(({ name, vif }) => [name, vif]));
  const number = (value: number | null): Cell => numberCell(formatEstimate(value, digits), value);
  const rows = plain.rows.map(({ name, vif, tolerance }) => [
    labelCell(columnLabel(options, name)),
    number(vif),
    number(tolerance),
    ...(within ? [number(withinOf.get(name) ?? null)] : []),
  ]);
  const mean = [
    labelCell(say(language, 'col.vifMean')),
    number(plain.mean),
    { ...number(null), text: '' },
    ...(within ? [number(within.mean)] : []),
  ];
  const headers = [say(language, 'col.variable'), say(language, 'col.vif'), say(language, 'col.tolerance')];
  if (within) headers.push(say(language, 'col.vifWithin'));
  return simpleTable(
    {
      id: 'vif',
      language,
      title: say(language, 'title.vif'),
      rows: [...rows, mean],
      rules: [rows.length],
      notes: [say(language, 'note.vif', { nobs: formatCount(plain.nobs) })],
    },
    headers,
  );
}
