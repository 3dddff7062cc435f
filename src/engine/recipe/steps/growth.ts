import { numericColumn } from '../../../table/column.ts';
import { assignStata } from '../code-lines.ts';
import { helperR } from '../expression/code-r.ts';
import { declarePanelStata } from '../expression/code-stata.ts';
import { mapColumns, remark } from '../numbers.ts';
import { panelOrder, rowsEarlier } from '../panel-order.ts';
import { countGaps } from '../panel-remarks.ts';
import type { RecipeStep } from '../types.ts';
import type { fields } from './growth-meta.ts';

const CHANGE = {
  rate: (now: number, before: number) => now / before - 1,
  logDifference: (now: number, before: number) => Math.log(now) - Math.log(before),
  difference: (now: number, before: number) => now - before,
} as const;

/** Change against the value `periods` units of time earlier, which a gap makes missing. Notices: recipeGrowthUndefined, recipeShiftGaps, recipeRepeatedRows. */
export const step: RecipeStep<typeof fields> = {
  apply: (table, { columns, change, periods }, names) => {
    const order = panelOrder(table);
    if (!order.ok) return order;
    const earlier = rowsEarlier(order.value, periods);
    const gaps = countGaps(order.value, earlier, periods);
    return mapColumns(table, columns, (values, at) => {
      const out = new Float64Array(values.length).fill(Number.NaN);
      let cells = 0;
      for (let row = 0; row < out.length; row++) {
        if (earlier[row] < 0) continue;
        const before = values[earlier[row]];
        const value = CHANGE[change](values[row], before);
        if (Number.isFinite(value)) out[row] = value;
        else if (!Number.isNaN(values[row]) && !Number.isNaN(before)) cells++;
      }
      return {
        columns: [numericColumn(names[at], out)],
        remarks: [
          remark('recipeGrowthUndefined', 'caution', { cells }),
          remark('recipeShiftGaps', 'info', { rows: at === 0 ? gaps : 0 }),
          remark('recipeRepeatedRows', 'caution', { rows: at === 0 ? order.value.repeated : 0 }),
        ],
      };
    });
  },
  code: ({ columns, change, periods }, context) => {
    const { names, r, stata } = context;
    const pairs = (columns ?? []).map((column, at) => [column, names[at]] as const);
    const inR = (x: string) => {
      const before = `shifted(${x}, ${periods})`;
      if (change === 'difference') return `${x} - ${before}`;
      return change === 'rate' ? `finite(${x} / ${before} - 1)` : `finite(log(${x}) - log(${before}))`;
    };
    const inStata = (x: string) => {
      const before = `L${periods}.${x}`;
      if (change === 'difference') return `${x} - ${before}`;
      return change === 'rate' ? `${x} / ${before} - 1` : `ln(${x}) - ln(${before})`;
    };
    return {
      r: [
        ...helperR('shifted', context),
        ...(change === 'difference' ? [] : helperR('finite', context)),
        ...pairs.map(([from, to]) => `${r(to)} <- ${inR(r(from))}`),
      ],
      stata: [
        ...declarePanelStata(context),
        ...pairs.flatMap(([from, to]) => assignStata(context, to, inStata(stata(from)))),
      ],
    };
  },
};
