import { numericColumn } from '../../../table/column.ts';
import { assignStata } from '../code-lines.ts';
import { mapColumns, remark } from '../numbers.ts';
import type { RecipeStep } from '../types.ts';
import type { fields } from './log-meta.ts';

/** Natural logarithms; what is not above 0 (of ln(1 + x): not above -1) has none and becomes missing. Notices: recipeLogUndefined, recipeLog1pUndefined. */
export const step: RecipeStep<typeof fields> = {
  apply: (table, { columns, of }, names) =>
    mapColumns(table, columns, (values, at) => {
      const out = new Float64Array(values.length);
      let cells = 0;
      for (let row = 0; row < out.length; row++) {
        const value = of === 'x' ? Math.log(values[row]) : Math.log1p(values[row]);
        out[row] = Number.isFinite(value) ? value : Number.NaN;
        if (!Number.isFinite(value) && !Number.isNaN(values[row])) cells++;
      }
      const code = of === 'x' ? 'recipeLogUndefined' : 'recipeLog1pUndefined';
      return { columns: [numericColumn(names[at], out)], remarks: [remark(code, 'caution', { cells })] };
    }),
  code: ({ columns, of }, context) => {
    const { names, r, stata } = context;
    const pairs = (columns ?? []).map((column, at) => [column, names[at]] as const);
    const [least, call] = of === 'x' ? [0, 'log'] : [-1, 'log1p'];
    return {
      r: pairs.map(
        ([from, to]) => `${r(to)} <- suppressWarnings(ifelse(${r(from)} > ${least}, ${call}(${r(from)}), NA))`,
      ),
      stata: pairs.flatMap(([from, to]) =>
        assignStata(context, to, of === 'x' ? `ln(${stata(from)})` : `ln(1 + ${stata(from)})`),
      ),
    };
  },
};
