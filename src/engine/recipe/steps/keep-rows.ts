import { fail, succeed } from '../../../core/notice.ts';
import { expressionR } from '../expression/code-r.ts';
import { expressionStata } from '../expression/code-stata.ts';
import { evaluateExpression } from '../expression/evaluate.ts';
import { parseExpression } from '../expression/parse.ts';
import { removalNotices } from '../removal.ts';
import type { RecipeStep } from '../types.ts';
import type { fields } from './keep-rows-meta.ts';

const LONGEST_RULE = 60;

/**
 * Leaves out the rows for which a condition does not hold (reason filtered {rule}) or for which it cannot be told because a cell is missing
 * (reason filterMissing {rule}). Failures: expressionEmpty, those of the expression, recipeNothingLeft. Notice: recipeNothingRemoved.
 */
export const step: RecipeStep<typeof fields> = {
  apply: (table, { condition }) => {
    const parsed = parseExpression(condition ?? '');
    if (!parsed.ok) return parsed;
    const value = evaluateExpression(parsed.value, table);
    if (!value.ok) return value;
    const { values } = value.value;
    const all = Int32Array.from(values.keys());
    const fails = all.filter((row) => values[row] === 0);
    const unknown = all.filter((row) => Number.isNaN(values[row]));
    const removed = fails.length + unknown.length;
    if (removed === all.length && all.length > 0) return fail('recipeNothingLeft', { rows: all.length });
    const text = (condition ?? '').trim();
    const rule = text.length > LONGEST_RULE ? `${text.slice(0, LONGEST_RULE)}…` : text;
    return succeed({
      columns: [],
      removed: [
        { reason: 'filtered', params: { rule }, rows: fails },
        { reason: 'filterMissing', params: { rule }, rows: unknown },
      ],
      notices: removalNotices(removed, all.length),
    });
  },
  code: ({ condition }, context) => {
    const parsed = parseExpression(condition ?? '');
    if (!parsed.ok) return { r: [], stata: [] };
    const inR = expressionR(parsed.value, context);
    const inStata = expressionStata(parsed.value, context);
    return {
      r: [...inR.before, `df <- df[which(rep_len(${inR.value} != 0, nrow(df))), ]`],
      stata: [
        ...inStata.before,
        `generate double _keep = ${inStata.value}`,
        'keep if _keep != 0 & !missing(_keep)',
        'drop _keep',
      ],
    };
  },
};
