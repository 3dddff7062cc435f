import { succeed } from '../../../core/notice.ts';
import { numericColumn } from '../../../table/column.ts';
import { code } from '../../diagnostics/keyword-index/code.ts';
import { keywordIndex } from '../../diagnostics/keyword-index/index.ts';
import type { OptionsOf } from '../../fields.ts';
import type { RecipeStep } from '../types.ts';
import { panelOfTable, scatterRows } from './composite-index.ts';
import { type fields, groupsOf } from './keyword-index-meta.ts';

export { meta } from './keyword-index-meta.ts';

export type KeywordStepOptions = OptionsOf<typeof fields>;

/** A keyword index as a column; on request one column per group. A group all of whose words stand in earlier groups counts none. */
export const step: RecipeStep<typeof fields> = {
  apply: (table, options, names) => {
    const panel = panelOfTable(table);
    if (!panel.ok) return panel;
    const index = keywordIndex(panel.value, options.dictionary, options);
    if (!index.ok) return index;
    const { value, valueByGroup, groups, notices } = index.value;
    const none = () => value.map((one) => (Number.isNaN(one) ? Number.NaN : 0));
    const parts =
      options.groupColumns && options.text !== null
        ? groupsOf(options.dictionary).map((group) => valueByGroup[groups.indexOf(group)] ?? none())
        : [];
    const columns = [value, ...parts].map((values, at) => numericColumn(names[at], scatterRows(panel.value, values)));
    return succeed({ columns, removed: [], notices });
  },
  code: (options, { names, r, stata }) => code(options.dictionary, options, { names, r, stata }),
};
