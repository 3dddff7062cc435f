import { fail } from '../../../core/notice.ts';
import { mean, standardDeviation } from '../../../core/sums.ts';
import { numericColumn } from '../../../table/column.ts';
import { findColumn } from '../../../table/frame.ts';
import type { OptionsOf } from '../../fields.ts';
import { assignStata, dropStata, withinR } from '../code-lines.ts';
import { groupRows, valuesByGroup } from '../groups.ts';
import { mapColumns, remark } from '../numbers.ts';
import type { RecipeStep } from '../types.ts';
import type { fields } from './standardise-meta.ts';

type Options = OptionsOf<typeof fields>;

/** Shift and divisor of a group; no value has a scale of zero. */
function momentsOf(present: Float64Array, to: Options['to']): readonly [centre: number, scale: number] {
  if (to === 'unitInterval') {
    const low = present.reduce((least, value) => Math.min(least, value), Infinity);
    const high = present.reduce((most, value) => Math.max(most, value), -Infinity);
    return [low, high > low ? high - low : Number.NaN];
  }
  const centre = mean(present);
  if (to === 'centred') return [centre, 1];
  const constant = present.every((value) => value === present[0]);
  return [centre, constant ? Number.NaN : standardDeviation(present, centre)];
}

/** Values in terms of the mean and spread of their group. Notice: recipeNoSpread {cells} (groups of one value have none). Failure: recipeRoleMissing. */
export const step: RecipeStep<typeof fields> = {
  apply: (table, { columns, to, over }, names) => {
    const role = over === 'period' ? 'time' : 'unit';
    const by = over === 'all' || table[role] === null ? undefined : findColumn(table.frame, table[role]);
    if (over !== 'all' && !by) return fail('recipeRoleMissing', { role });
    const groups = groupRows(table.frame.nrow, by ? [by] : []);
    return mapColumns(table, columns, (values, at) => {
      const moments = valuesByGroup(values, groups).map((present) => momentsOf(present, to));
      const out = new Float64Array(values.length).fill(Number.NaN);
      let cells = 0;
      for (let row = 0; row < out.length; row++) {
        if (groups.codes[row] < 0 || Number.isNaN(values[row])) continue;
        const [centre, scale] = moments[groups.codes[row]];
        if (Number.isNaN(scale)) cells++;
        else out[row] = (values[row] - centre) / scale;
      }
      return {
        columns: [numericColumn(names[at], out)],
        remarks: [remark('recipeNoSpread', 'caution', { cells })],
      };
    });
  },
  code: ({ columns, to, over }, context) => {
    const { names, r, stata, unit, time } = context;
    const by = over === 'all' ? null : ((over === 'period' ? time : unit) ?? '');
    const pairs = (columns ?? []).map((column, at) => [column, names[at]] as const);
    const bodies = {
      zScore: '{ s <- sd(v, na.rm = TRUE); if (is.na(s) || s == 0) v * NA else (v - mean(v, na.rm = TRUE)) / s }',
      centred: 'v - mean(v, na.rm = TRUE)',
      unitInterval:
        '{ q <- suppressWarnings(range(v, na.rm = TRUE)); if (q[1] < q[2]) (v - q[1]) / (q[2] - q[1]) else v * NA }',
    };
    const egen = (name: string, what: string, x: string) =>
      `egen double ${name} = ${what}(${x})${by === null ? '' : `, by(${stata(by)})`}`;
    const [centre, scale] = to === 'unitInterval' ? ['min', 'max'] : ['mean', 'sd'];
    const divisor = { zScore: ' / _b', centred: '', unitInterval: ' / (_b - _a)' }[to];
    return {
      r: [
        ...(by === null ? [] : withinR),
        `scaled <- function(v) ${bodies[to]}`,
        ...pairs.map(
          ([from, into]) =>
            `${r(into)} <- ${by === null ? `scaled(${r(from)})` : `within(${r(from)}, ${r(by)}, scaled)`}`,
        ),
      ],
      stata: pairs.flatMap(([from, into]) => [
        ...dropStata('_a', '_b'),
        egen('_a', centre, stata(from)),
        ...(to === 'centred' ? [] : [egen('_b', scale, stata(from))]),
        ...assignStata(context, into, `(${stata(from)} - _a)${divisor}`),
      ]),
    };
  },
};
