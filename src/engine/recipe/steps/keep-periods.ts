import { fail, succeed } from '../../../core/notice.ts';
import { numberText } from '../../../table/column.ts';
import { findColumn } from '../../../table/frame.ts';
import { readPeriods } from '../../design/period-text.ts';
import { removalNotices } from '../removal.ts';
import type { RecipeStep } from '../types.ts';
import type { fields } from './keep-periods-meta.ts';

/** Leaves out rows outside [from, to] (reason filtered {rule}); null: no bound. Rows without a period stay, to be lost under that name. Failure: recipeNothingLeft. */
export const step: RecipeStep<typeof fields> = {
  apply: ({ frame, time }, { from, to }) => {
    const column = time === null ? undefined : findColumn(frame, time);
    if (!column) return fail('recipeRoleMissing', { role: 'time' });
    const { values } = readPeriods(column).column;
    const rows = Int32Array.from(values.keys()).filter(
      (row) => (from !== null && values[row] < from) || (to !== null && values[row] > to),
    );
    if (rows.length === frame.nrow && frame.nrow > 0) return fail('recipeNothingLeft', { rows: frame.nrow });
    const bounds = [from === null ? '' : `${numberText(from)} ≤ `, to === null ? '' : ` ≤ ${numberText(to)}`];
    const rule = `${bounds[0]}${column.name}${bounds[1]}`;
    return succeed({
      columns: [],
      removed: [{ reason: 'filtered', params: { rule }, rows }],
      notices: removalNotices(rows.length, frame.nrow),
    });
  },
  code: ({ from, to }, { r, stata, time }) => {
    const column = time ?? '';
    const bounds = [...(from === null ? [] : [['>=', from] as const]), ...(to === null ? [] : [['<=', to] as const])];
    return {
      r: bounds.map(([sign, bound]) => `df <- df[which(${r(column)} ${sign} ${bound}), ]`),
      stata: bounds.map(([sign, bound]) => `keep if ${stata(column)} ${sign} ${bound}`),
    };
  },
};
