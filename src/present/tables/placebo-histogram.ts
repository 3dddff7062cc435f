import type { Histogram } from '../../engine/diagnostics/placebo/types.ts';
import { formatCount, formatEstimate } from '../format.ts';
import { say } from '../i18n/index.ts';
import { centerCell, numberCell, simpleTable, type TableModel } from './model.ts';
import type { OutputOptions } from './options.ts';

/** The bars of a placebo histogram, one bin per row; the lower edge belongs to the bin. */
export function histogramTable(
  histogram: Histogram | null,
  { language, digits }: OutputOptions,
  title = say(language, 'title.placebo'),
): TableModel {
  const rows = Array.from(histogram?.counts ?? [], (count, bin) => {
    const [from, to] = [histogram!.edges[bin], histogram!.edges[bin + 1]];
    return [
      numberCell(formatEstimate(from, digits), from),
      numberCell(formatEstimate(to, digits), to),
      centerCell(formatCount(count), count),
    ];
  });
  const headers = [say(language, 'col.from'), say(language, 'col.to'), say(language, 'col.draws')];
  return simpleTable({ id: 'placebo-histogram', language, title, rows }, headers);
}
