import { fail, type Notice, notice, succeed } from '../../../core/notice.ts';
import { quantiles } from '../../../core/quantile.ts';
import { mean } from '../../../core/sums.ts';
import { type CategoryColumn, numberText } from '../../../table/column.ts';
import { findColumn } from '../../../table/frame.ts';
import type { OptionsOf } from '../../fields.ts';
import { dropStata, withinR } from '../code-lines.ts';
import { groupRows, type RowGroups, spread, valuesByGroup } from '../groups.ts';
import { readNumbers } from '../numbers.ts';
import { panelOrder } from '../panel-order.ts';
import type { RecipeStep, RecipeTable, StepCodeContext } from '../types.ts';
import type { fields } from './group-meta.ts';

type Options = OptionsOf<typeof fields>;

/**
 * Groups of rows or units by a number, as a text column: Q1 ... Qk (a value at a quantile, definition 7, belongs to the lower group), or intervals between
 * thresholds, closed above. Quantiles of units count every unit once. Notice: recipeGroupsEmpty. Failures: those of `readNumbers`, recipeRoleMissing,
 * recipeNoThresholds.
 */
export const step: RecipeStep<typeof fields> = {
  apply: (table, options, [name]) => {
    const read = readNumbers(table, options.column);
    if (!read.ok) return read;
    const { cut, of, groups } = options;
    const thresholds = [...new Set(options.thresholds ?? [])].sort((a, b) => a - b);
    if (cut === 'thresholds' && thresholds.length === 0) return fail('recipeNoThresholds');
    const byPeriod = options.byPeriod && cut === 'quantiles' && of === 'row';
    const role = byPeriod ? 'time' : of === 'row' ? null : 'unit';
    const roleName = role && table[role];
    const by = roleName === null ? undefined : findColumn(table.frame, roleName);
    if (role !== null && !by) return fail('recipeRoleMissing', { role });
    const within = groupRows(table.frame.nrow, by ? [by] : []);
    const values = of === 'row' ? read.value : perUnit(table, read.value, within, of);
    if ('ok' in values) return values;
    const shares = Array.from({ length: groups - 1 }, (_, k) => (k + 1) / groups);
    const cutsOf = (present: Float64Array) => (cut === 'thresholds' ? thresholds : quantiles(present, shares, 7));
    const pools = of === 'row' ? valuesByGroup(values, within) : [firstOfEach(values, within)];
    const cuts = pools.map(cutsOf);
    const levels = cut === 'thresholds' ? intervals(thresholds) : Array.from({ length: groups }, (_, k) => `Q${k + 1}`);
    const codes = new Int32Array(values.length).fill(-1);
    const counts = new Int32Array(levels.length);
    for (let row = 0; row < codes.length; row++) {
      if (Number.isNaN(values[row]) || within.codes[row] < 0) continue;
      const own = cuts[of === 'row' ? within.codes[row] : 0];
      codes[row] = own.reduce((above, bound) => above + Number(values[row] > bound), 0);
      counts[codes[row]]++;
    }
    const made: CategoryColumn = { kind: 'category', name, codes, levels };
    return succeed({ columns: [made], removed: [], notices: remarks(levels, counts, options.column ?? '') });
  },
  code: (options, context) => ({ r: codeR(options, context), stata: codeStata(options, context) }),
};

function remarks(levels: readonly string[], counts: Int32Array, column: string): Notice[] {
  const empty = levels.filter((_, code) => counts[code] === 0);
  if (empty.length === 0) return [];
  return [notice('caution', 'recipeGroupsEmpty', { column, groups: empty.length, examples: empty.join(', ') })];
}

function perUnit(table: RecipeTable, values: Float64Array, units: RowGroups, of: 'unitMean' | 'unitFirst') {
  if (of === 'unitMean') return spread(valuesByGroup(values, units).map(mean), units);
  const order = panelOrder(table);
  if (!order.ok) return order;
  const first = new Float64Array(units.count).fill(Number.NaN);
  for (const row of order.value.rows) {
    const unit = units.codes[row];
    if (Number.isNaN(first[unit])) first[unit] = values[row];
  }
  return spread(first, units);
}

/** One present value of each group whose rows share it. */
function firstOfEach(values: Float64Array, groups: RowGroups): Float64Array {
  return Float64Array.from(valuesByGroup(values, groups).flatMap((present) => Array.from(present.subarray(0, 1))));
}

/** Numbered, so that the order of their names is that of the values. */
function intervals(thresholds: readonly number[]): string[] {
  const texts = thresholds.map(numberText);
  const last = texts.length;
  return Array.from({ length: last + 1 }, (_, k) => {
    const range = k === 0 ? `≤ ${texts[0]}` : k === last ? `> ${texts[last - 1]}` : `(${texts[k - 1]}, ${texts[k]}]`;
    return `${k + 1}: ${range}`;
  });
}

function codeR({ column, cut, groups, thresholds, of, byPeriod }: Options, { names, r, unit, time }: StepCodeContext) {
  const x = r(column ?? '');
  const bounds = [...new Set(thresholds ?? [])].sort((a, b) => a - b);
  const labels =
    cut === 'thresholds'
      ? `c(${intervals(bounds.length > 0 ? bounds : [0])
          .map((label) => JSON.stringify(label))
          .join(', ')})`
      : `paste0("Q", 1:${groups})`;
  const ofUnit = {
    row: [],
    unitMean: ['value <- ave(value, unit, FUN = function(v) mean(v, na.rm = TRUE))'],
    unitFirst: [
      `early <- order(${r(time ?? '')}); early <- early[!is.na(value[early])]`,
      'value <- value[early][match(unit, unit[early])]',
    ],
  }[of];
  const quantile = (of_: string) => `quantile(${of_}, (1:${groups - 1}) / ${groups}, na.rm = TRUE, type = 7)`;
  const place = (v: string, cuts: string) => `findInterval(${v}, ${cuts}, left.open = TRUE) + 1`;
  const pool = of === 'row' ? 'value' : 'value[!duplicated(unit)]';
  const periods = byPeriod && cut === 'quantiles' && of === 'row';
  const code = periods
    ? `within(value, ${r(time ?? '')}, function(v) ${place('v', quantile('v'))})`
    : place('value', cut === 'thresholds' ? `c(${bounds.join(', ')})` : quantile(pool));
  return [
    ...(periods ? withinR : []),
    `value <- ${x}`,
    ...(of === 'row' ? [] : [`unit <- ${r(unit ?? '')}`]),
    ...ofUnit,
    `${r(names[0] ?? '')} <- (${labels})[${code}]`,
  ];
}

function codeStata({ column, cut, groups, thresholds, of, byPeriod }: Options, context: StepCodeContext): string[] {
  const { names, stata, unit, time, has } = context;
  const x = stata(column ?? '');
  const target = stata(names[0] ?? '');
  const bounds = [...new Set(thresholds ?? [])].sort((a, b) => a - b);
  const labels = cut === 'thresholds' ? intervals(bounds.length > 0 ? bounds : [0]) : [];
  const value = {
    row: [`generate double _value = ${x}`],
    unitMean: [`egen double _value = mean(${x}), by(${stata(unit ?? '')})`],
    unitFirst: [
      `generate double _value = ${x}`,
      `generate byte _absent = missing(${x})`,
      `bysort ${stata(unit ?? '')} (_absent ${stata(time ?? '')}): replace _value = _value[1]`,
    ],
  }[of];
  const by = byPeriod && of === 'row' ? `, by(${stata(time ?? '')})` : '';
  const share = (k: number) => `p(${(100 * k) / groups})${by === '' ? '' : ` ${by.slice(2)}`}`;
  const once = of === 'row' ? '' : ' if _one';
  const cutting =
    cut === 'thresholds'
      ? bounds.map((bound) => `replace _group = _group + 1 if _value > ${bound} & !missing(_value)`)
      : Array.from({ length: groups - 1 }, (_, k) => [
          ...dropStata('_cut', '_all'),
          `egen double _cut = pctile(_value)${once}, ${share(k + 1)}`,
          ...(of === 'row' ? ['generate double _all = _cut'] : ['egen double _all = max(_cut)']),
          'replace _group = _group + 1 if _value > _all & !missing(_value)',
        ]).flat();
  return [
    ...(cut === 'quantiles' ? ["* Stata's percentiles are those of definition 2, not R's definition 7"] : []),
    ...dropStata('_value', '_absent', '_one', '_group', '_cut', '_all'),
    ...value,
    ...(of === 'row' ? [] : [`egen byte _one = tag(${stata(unit ?? '')})`]),
    'generate int _group = 1 if !missing(_value)',
    ...cutting,
    ...(has(names[0] ?? '') ? [`drop ${target}`] : []),
    ...(cut === 'quantiles'
      ? [`generate ${target} = "Q" + string(_group) if !missing(_group)`]
      : [
          `generate ${target} = ""`,
          ...labels.map((label, k) => `replace ${target} = "${label}" if _group == ${k + 1}`),
        ]),
  ];
}
