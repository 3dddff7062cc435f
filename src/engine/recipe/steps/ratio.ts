import { numericColumn } from '../../../table/column.ts';
import { assignStata } from '../code-lines.ts';
import { mapColumns, readNumbers, remark } from '../numbers.ts';
import type { RecipeStep } from '../types.ts';
import type { fields } from './ratio-meta.ts';

/** `times` x / denominator; missing where the denominator is zero. Notice: recipeRatioUndefined. */
export const step: RecipeStep<typeof fields> = {
  apply: (table, { columns, denominator, times }, names) => {
    const below = readNumbers(table, denominator);
    if (!below.ok) return below;
    return mapColumns(table, columns, (values, at) => {
      const out = new Float64Array(values.length);
      let cells = 0;
      for (let row = 0; row < out.length; row++) {
        const value = (times * values[row]) / below.value[row];
        out[row] = Number.isFinite(value) ? value : Number.NaN;
        if (Number.isNaN(out[row]) && !Number.isNaN(values[row]) && !Number.isNaN(below.value[row])) cells++;
      }
      return {
        columns: [numericColumn(names[at], out)],
        remarks: [remark('recipeRatioUndefined', 'caution', { cells })],
      };
    });
  },
  code: ({ columns, denominator, times }, context) => {
    const { names, r, stata } = context;
    const factor = times === 1 ? '' : `${times} * `;
    const below = denominator ?? '';
    const pairs = (columns ?? []).map((column, at) => [column, names[at]] as const);
    return {
      r: pairs.map(([from, to]) => `${r(to)} <- ifelse(${r(below)} == 0, NA, ${factor}${r(from)} / ${r(below)})`),
      stata: pairs.flatMap(([from, to]) => assignStata(context, to, `${factor}${stata(from)} / ${stata(below)}`)),
    };
  },
};
