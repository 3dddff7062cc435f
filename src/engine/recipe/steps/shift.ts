import { numericColumn } from '../../../table/column.ts';
import { assignStata } from '../code-lines.ts';
import { helperR } from '../expression/code-r.ts';
import { declarePanelStata } from '../expression/code-stata.ts';
import { mapColumns, remark } from '../numbers.ts';
import { panelOrder, rowsEarlier, shifted } from '../panel-order.ts';
import { countGaps } from '../panel-remarks.ts';
import type { RecipeStep } from '../types.ts';
import type { fields } from './shift-meta.ts';

/**
 * The value of the same unit exactly `periods` units of time earlier (lead: later); missing where that period is not in the data, whatever rows
 * stand next to each other. Notices: recipeShiftGaps, recipeRepeatedRows.
 */
export const step: RecipeStep<typeof fields> = {
  apply: (table, { columns, direction, periods }, names) => {
    const order = panelOrder(table);
    if (!order.ok) return order;
    const signed = direction === 'lag' ? periods : -periods;
    const earlier = rowsEarlier(order.value, signed);
    const gaps = countGaps(order.value, earlier, signed);
    return mapColumns(table, columns, (values, at) => ({
      columns: [numericColumn(names[at], shifted(values, earlier))],
      remarks: [
        remark('recipeShiftGaps', 'info', { rows: at === 0 ? gaps : 0 }),
        remark('recipeRepeatedRows', 'caution', { rows: at === 0 ? order.value.repeated : 0 }),
      ],
    }));
  },
  code: ({ columns, direction, periods }, context) => {
    const { names, r, stata } = context;
    const pairs = (columns ?? []).map((column, at) => [column, names[at]] as const);
    const lag = direction === 'lag';
    return {
      r: [
        ...helperR('shifted', context),
        ...pairs.map(([from, to]) => `${r(to)} <- shifted(${r(from)}, ${lag ? periods : -periods})`),
      ],
      stata: [
        ...declarePanelStata(context),
        ...pairs.flatMap(([from, to]) => assignStata(context, to, `${lag ? 'L' : 'F'}${periods}.${stata(from)}`)),
      ],
    };
  },
};
