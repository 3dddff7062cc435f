import { fail, notice, succeed } from '../../../core/notice.ts';
import { findColumn } from '../../../table/frame.ts';
import { codeColumn } from '../../design/code-values.ts';
import { stringInR, textInStata } from '../../estimators/feols/names.ts';
import { removalNotices } from '../removal.ts';
import type { RecipeStep } from '../types.ts';
import type { fields } from './keep-units-meta.ts';

const SHOWN = 4;

/** Leaves out the rows of some units, or of all others (reason filtered {rule}). Failures: recipeNoUnits, recipeNothingLeft. Notice: recipeUnitsUnknown. */
export const step: RecipeStep<typeof fields> = {
  apply: ({ frame, unit }, { units, rule }) => {
    const column = unit === null ? undefined : findColumn(frame, unit);
    if (!column) return fail('recipeRoleMissing', { role: 'unit' });
    const chosen = [...new Set(units ?? [])];
    if (chosen.length === 0) return fail('recipeNoUnits');
    const { codes, keys } = codeColumn(column);
    const listed = new Set(chosen);
    const isListed = keys.map((key) => listed.has(key));
    const goes = keys.map((_, code) => isListed[code] === (rule === 'leaveOut'));
    const rows = Int32Array.from(codes.keys()).filter((row) => codes[row] >= 0 && goes[codes[row]]);
    if (rows.length === frame.nrow && frame.nrow > 0) return fail('recipeNothingLeft', { rows: frame.nrow });
    const known = new Set(keys);
    const unknown = chosen.filter((name) => !known.has(name));
    const shown = chosen.slice(0, SHOWN).join(', ') + (chosen.length > SHOWN ? ', …' : '');
    const text = `${column.name} ${rule === 'leaveOut' ? '∉' : '∈'} {${shown}}`;
    const missed = { units: unknown.length, examples: unknown.slice(0, SHOWN).join(', ') };
    return succeed({
      columns: [],
      removed: [{ reason: 'filtered', params: { rule: text }, rows }],
      notices: [
        ...(unknown.length > 0 ? [notice('caution', 'recipeUnitsUnknown', missed)] : []),
        ...removalNotices(rows.length, frame.nrow),
      ],
    });
  },
  code: ({ units, rule }, { r, stata, unit, isText }) => {
    const column = unit ?? '';
    const chosen = [...new Set(units ?? [])];
    const numbers = chosen.filter((name) => Number.isFinite(Number(name))).map((name) => String(Number(name)));
    const values = isText(column) ? chosen.map(textInStata) : numbers;
    const [listed, not] = rule === 'leaveOut' ? [0, '!'] : [1, ''];
    return {
      r: [
        `df <- df[is.na(${r(column)}) | ${not}(as.character(${r(column)}) %in% c(${chosen.map(stringInR).join(', ')})), ]`,
      ],
      stata: [
        'generate byte _listed = 0',
        ...values.map((value) => `replace _listed = 1 if ${stata(column)} == ${value}`),
        `keep if _listed == ${listed} | missing(${stata(column)})`,
        'drop _listed',
      ],
    };
  },
};
