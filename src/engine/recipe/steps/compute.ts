import { type Notice, notice, succeed } from '../../../core/notice.ts';
import { numericColumn } from '../../../table/column.ts';
import { assignStata } from '../code-lines.ts';
import { expressionR } from '../expression/code-r.ts';
import { expressionStata } from '../expression/code-stata.ts';
import { evaluateExpression } from '../expression/evaluate.ts';
import { parseExpression } from '../expression/parse.ts';
import type { RecipeStep } from '../types.ts';
import type { fields } from './compute-meta.ts';

/** A column computed by an expression. Failures: those of the expression. Notices: recipeUndefined {cells}, recipeAllMissing. */
export const step: RecipeStep<typeof fields> = {
  apply: (table, { expression }, [name]) => {
    const parsed = parseExpression(expression ?? '');
    if (!parsed.ok) return parsed;
    const evaluated = evaluateExpression(parsed.value, table);
    if (!evaluated.ok) return evaluated;
    const { values, undefinedRows } = evaluated.value;
    const where = { column: name };
    const notices: Notice[] = [];
    if (undefinedRows > 0)
      notices.push(notice('caution', 'recipeUndefined', { ...where, cells: undefinedRows }, where));
    if (values.length > 0 && values.every(Number.isNaN))
      notices.push(notice('caution', 'recipeAllMissing', where, where));
    return succeed({ columns: [numericColumn(name, values)], removed: [], notices });
  },
  code: ({ expression }, context) => {
    const parsed = parseExpression(expression ?? '');
    if (!parsed.ok) return { r: [], stata: [] };
    const inR = expressionR(parsed.value, context);
    const inStata = expressionStata(parsed.value, context);
    return {
      r: [...inR.before, `${context.r(context.names[0])} <- as.numeric(${inR.value})`],
      stata: [...inStata.before, ...assignStata(context, context.names[0], inStata.value)],
    };
  },
};
