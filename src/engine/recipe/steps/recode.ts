import { fail, notice, succeed } from '../../../core/notice.ts';
import type { CategoryColumn } from '../../../table/column.ts';
import { findColumn } from '../../../table/frame.ts';
import { codeColumn } from '../../design/code-values.ts';
import { stringInR, textInStata } from '../../estimators/feols/names.ts';
import type { RecipeStep } from '../types.ts';
import type { fields } from './recode-meta.ts';

const SHOWN = 4;

/**
 * Values of a column gathered under new ones, as a text column; numbers are compared as they print. Failures: recipeColumnMissing, columnUnknown,
 * recipeNothingMerged. Notice: recipeValuesUnknown.
 */
export const step: RecipeStep<typeof fields> = {
  apply: ({ frame }, { column: from, merged, unlisted }, [name]) => {
    if (from === null) return fail('recipeColumnMissing');
    const column = findColumn(frame, from);
    if (!column) return fail('columnUnknown', { column: from, role: 'recipe' }, { column: from });
    const target = new Map(merged.flatMap(({ group, words }) => words.map((word) => [word, group] as const)).reverse());
    if (target.size === 0) return fail('recipeNothingMerged', { column: from });
    const { codes, keys } = codeColumn(column);
    const values = keys.map((key) => target.get(key) ?? (unlisted === 'stay' ? key : null));
    const present = new Set(values);
    const groups = merged.map(({ group }) => group).filter((group) => present.has(group));
    const levels = [...new Set([...groups, ...values.filter((value) => value !== null)])];
    const place = new Map(levels.map((level, at) => [level, at] as const));
    const own = values.map((value) => (value === null ? -1 : place.get(value)!));
    const made: CategoryColumn = {
      kind: 'category',
      name,
      codes: codes.map((code) => (code < 0 ? -1 : own[code])),
      levels,
    };
    const known = new Set(keys);
    const unknown = [...target.keys()].filter((word) => !known.has(word));
    const missed = { column: from, values: unknown.length, examples: unknown.slice(0, SHOWN).join(', ') };
    const notices = unknown.length > 0 ? [notice('caution', 'recipeValuesUnknown', missed)] : [];
    return succeed({ columns: [made], removed: [], notices });
  },
  code: ({ column, merged, unlisted }, { names, r, stata, isText, has }) => {
    const from = column ?? '';
    const [target] = names;
    // The first group that lists a value wins, so it is written last.
    const groups = [...merged].reverse().filter(({ words }) => words.length > 0);
    const texts = (words: readonly string[]) => words.map(stringInR).join(', ');
    const start = unlisted === 'stay' ? 'values' : 'rep(NA_character_, length(values))';
    const text = isText(from) ? stata(from) : `strofreal(${stata(from)}, "%21.0g")`;
    const known = isText(from) ? '' : ` if !missing(${stata(from)})`;
    return {
      r: [
        `values <- as.character(${r(from)})`,
        `merged <- ${start}`,
        ...groups.map(({ group, words }) => `merged[values %in% c(${texts(words)})] <- ${stringInR(group)}`),
        `${r(target)} <- merged`,
      ],
      stata: [
        unlisted === 'stay' ? `generate str244 _merged = ${text}${known}` : 'generate str244 _merged = ""',
        ...groups.flatMap(({ group, words }) =>
          words.map((word) => `replace _merged = ${textInStata(group)} if ${text} == ${textInStata(word)}`),
        ),
        ...(has(target) ? [`drop ${stata(target)}`] : []),
        `rename _merged ${stata(target)}`,
      ],
    };
  },
};
