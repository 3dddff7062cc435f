import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import { quantiles } from '../../../core/quantile.ts';
import { type Column, numericColumn } from '../../../table/column.ts';
import { findColumn } from '../../../table/frame.ts';
import type { OptionsOf } from '../../fields.ts';
import { assignStata, dropStata, withinR } from '../code-lines.ts';
import { groupRows, valuesByGroup } from '../groups.ts';
import { mapColumns, remark } from '../numbers.ts';
import type { RecipeStep, RecipeTable, StepCodeContext } from '../types.ts';
import type { fields } from './winsorise-meta.ts';

type Options = OptionsOf<typeof fields>;

/** The period of every row where percentiles are taken by period. Failure: recipeRoleMissing. */
function periodColumns({ frame, time }: RecipeTable, byPeriod: boolean): Outcome<Column[]> {
  if (!byPeriod) return succeed([]);
  const column = time === null ? undefined : findColumn(frame, time);
  return column ? succeed([column]) : fail('recipeRoleMissing', { role: 'time' });
}

/**
 * Values beyond two percentiles (over all rows, or within each period) put at the percentile or made missing; values at it stay. A row without period has no
 * percentile and becomes missing. Notices: recipeWinsorised, recipeTrimmed {below, above}. Percentiles: Hyndman & Fan (1996), definition 7 or 2.
 */
export const step: RecipeStep<typeof fields> = {
  apply: (table, { columns, lowerPercent, upperPercent, tails, byPeriod, quantileType }, names) => {
    const by = periodColumns(table, byPeriod);
    if (!by.ok) return by;
    const groups = groupRows(table.frame.nrow, by.value);
    const shares = [lowerPercent / 100, upperPercent / 100];
    const type = quantileType === '2' ? 2 : 7;
    return mapColumns(table, columns, (values, at) => {
      const bounds = valuesByGroup(values, groups).map((present) => quantiles(present, shares, type));
      const out = new Float64Array(values.length).fill(Number.NaN);
      let below = 0;
      let above = 0;
      for (let row = 0; row < out.length; row++) {
        const group = groups.codes[row];
        const value = values[row];
        if (group < 0 || Number.isNaN(value)) continue;
        const [low, high] = bounds[group];
        if (value < low) below++;
        else if (value > high) above++;
        if (value >= low && value <= high) out[row] = value;
        else if (tails === 'winsorise') out[row] = value < low ? low : high;
      }
      const code = tails === 'trim' ? 'recipeTrimmed' : 'recipeWinsorised';
      return {
        columns: [numericColumn(names[at], out)],
        remarks: [remark(code, 'info', { below, above })],
      };
    });
  },
  code: (options, context) => ({ r: codeR(options, context), stata: codeStata(options, context) }),
};

function codeR(options: Options, { names, r, time }: StepCodeContext): string[] {
  const { columns, lowerPercent, upperPercent, tails, byPeriod, quantileType } = options;
  const shares = `c(${lowerPercent / 100}, ${upperPercent / 100})`;
  const result = tails === 'trim' ? 'ifelse(v < q[1] | v > q[2], NA, v)' : 'pmin(pmax(v, q[1]), q[2])';
  return [
    ...(byPeriod ? withinR : []),
    `bounded <- function(v) { q <- quantile(v, ${shares}, na.rm = TRUE, type = ${quantileType}); ${result} }`,
    ...(columns ?? []).map((column, at) => {
      const call = byPeriod ? `within(${r(column)}, ${r(time ?? '')}, bounded)` : `bounded(${r(column)})`;
      return `${r(names[at])} <- ${call}`;
    }),
  ];
}

function codeStata(options: Options, context: StepCodeContext): string[] {
  const { columns, lowerPercent, upperPercent, tails, byPeriod, quantileType } = options;
  const { names, stata, time } = context;
  const hint = quantileType === '7' ? ["* Stata's percentiles are those of definition 2, not R's definition 7"] : [];
  const beyond = (x: string, low: string, high: string) =>
    tails === 'trim'
      ? `cond(${x} < ${low} | ${x} > ${high}, ., ${x})`
      : `cond(missing(${x}), ., max(min(${x}, ${high}), ${low}))`;
  // Percentiles 0 and 100 bound nothing, and Stata does not take them.
  const inner = [lowerPercent, upperPercent].filter((percent) => percent > 0 && percent < 100);
  const [lowest, highest] = ['c(mindouble)', 'c(maxdouble)'];
  return [
    ...hint,
    ...(columns ?? []).flatMap((column, at) => {
      const x = stata(column);
      if (!byPeriod) {
        const low = lowerPercent > 0 ? 'r(r1)' : lowest;
        const high = upperPercent < 100 ? `r(r${inner.length})` : highest;
        const percentiles = inner.length > 0 ? [`_pctile ${x}, percentiles(${inner.join(' ')})`] : [];
        return [...percentiles, ...assignStata(context, names[at], beyond(x, low, high))];
      }
      const egen = (name: string, percent: number) =>
        `egen double ${name} = pctile(${x}), p(${percent}) by(${stata(time ?? '')})`;
      return [
        ...dropStata('_low', '_high'),
        ...(lowerPercent > 0 ? [egen('_low', lowerPercent)] : []),
        ...(upperPercent < 100 ? [egen('_high', upperPercent)] : []),
        ...assignStata(
          context,
          names[at],
          beyond(x, lowerPercent > 0 ? '_low' : lowest, upperPercent < 100 ? '_high' : highest),
        ),
      ];
    }),
  ];
}
