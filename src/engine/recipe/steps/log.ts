import { type Notice, notice, succeed } from '../../../core/notice.ts';
import { numericColumn } from '../../../table/column.ts';
import type { Fields } from '../../fields.ts';
import { readAllNumbers } from '../numbers.ts';
import type { RecipeStep, StepMeta } from '../types.ts';

const fields = {
  columns: { type: 'columns', default: null },
  /** ln(x), or ln(1 + x). */
  of: { type: 'choice', choices: ['x', 'onePlusX'], default: 'x' },
} as const satisfies Fields;

export const meta: StepMeta<typeof fields> = {
  id: 'log',
  fields,
  needs: [],
  removesRows: false,
  makes: ({ columns, of }) => (columns ?? []).map((column) => `${of === 'x' ? 'ln' : 'ln1p'}_${column}`),
};

/** Natural logarithms; what is not above 0 (of ln(1 + x): not above -1) has none and becomes missing, which is counted. */
export const step: RecipeStep<typeof fields> = {
  apply: (table, { columns, of }, names) => {
    const read = readAllNumbers(table, columns);
    if (!read.ok) return read;
    const notices: Notice[] = [];
    const made = read.value.map((values, j) => {
      const column = columns![j];
      const out = new Float64Array(values.length);
      let without = 0;
      for (let row = 0; row < out.length; row++) {
        const value = of === 'x' ? Math.log(values[row]) : Math.log1p(values[row]);
        out[row] = Number.isFinite(value) ? value : Number.NaN;
        if (!Number.isFinite(value) && !Number.isNaN(values[row])) without++;
      }
      if (without > 0) {
        const code = of === 'x' ? 'recipeLogUndefined' : 'recipeLog1pUndefined';
        notices.push(notice('caution', code, { column, cells: without }, { column }));
      }
      return numericColumn(names[j], out);
    });
    return succeed({ columns: made, removed: [], notices });
  },
  code: ({ columns, of }, { names, r, stata }) => {
    const pairs = (columns ?? []).map((column, j) => [column, names[j]] as const);
    return {
      r: pairs.map(([from, to]) => {
        const [x, least, call] = of === 'x' ? [r(from), 0, 'log'] : [r(from), -1, 'log1p'];
        return `${r(to)} <- suppressWarnings(ifelse(${x} > ${least}, ${call}(${x}), NA))`;
      }),
      stata: pairs.flatMap(([from, to]) => {
        const call = of === 'x' ? `ln(${stata(from)})` : `ln(1 + ${stata(from)})`;
        return writeStata(from === to, stata(to), call);
      }),
    };
  },
};

const writeStata = (replaces: boolean, target: string, value: string): string[] => [
  replaces ? `replace ${target} = ${value}` : `generate double ${target} = ${value}`,
];
