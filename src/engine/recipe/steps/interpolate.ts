import { numericColumn } from '../../../table/column.ts';
import type { OptionsOf } from '../../fields.ts';
import { assignStata, dropStata } from '../code-lines.ts';
import { mapColumns, remark } from '../numbers.ts';
import { type PanelOrder, panelOrder } from '../panel-order.ts';
import type { RecipeStep, StepCodeContext } from '../types.ts';
import type { fields } from './interpolate-meta.ts';

type Options = OptionsOf<typeof fields>;

/**
 * Missing cells of a unit filled from its own values before and after, by the distance in time; rows that are not in the data are not made. Values that are
 * there stay. Notices: recipeInterpolated {cells, units, ends}, recipeUnfilled {cells}, recipeRepeatedRows.
 */
export const step: RecipeStep<typeof fields> = {
  apply: (table, options, names) => {
    const ordered = panelOrder(table);
    if (!ordered.ok) return ordered;
    const order = ordered.value;
    return mapColumns(table, options.columns, (values, at) => {
      const filled = fillUnits(values, order, options);
      const own = options.flagColumn ? names.slice(2 * at, 2 * at + 2) : [names[at]];
      const columns = [numericColumn(own[0], filled.values)];
      if (options.flagColumn) columns.push(numericColumn(own[1], filled.flags));
      const { cells, units, ends } = filled;
      const left = filled.values.reduce((count, value) => count + Number(Number.isNaN(value)), 0);
      return {
        columns,
        remarks: [
          remark('recipeInterpolated', 'info', { cells, units, ends }),
          remark('recipeUnfilled', 'info', { cells: left }),
          remark('recipeRepeatedRows', 'caution', { rows: at === 0 ? order.repeated : 0 }),
        ],
      };
    });
  },
  code: (options, context) => ({ r: codeR(options, context), stata: codeStata(options, context) }),
};

function fillUnits(values: Float64Array, { rows, starts, times, unitKeys }: PanelOrder, options: Options) {
  const out = values.slice();
  const flags = new Float64Array(values.length);
  let cells = 0;
  let units = 0;
  let ends = 0;
  const fill = (row: number, value: number) => {
    if (!Number.isFinite(value)) return;
    out[row] = value;
    flags[row] = 1;
    cells++;
  };
  for (let unit = 0; unit < unitKeys.length; unit++) {
    const before = cells;
    const own = rows.subarray(starts[unit], starts[unit + 1]);
    let last = -1;
    own.forEach((row, i) => {
      if (Number.isNaN(values[row])) return;
      if (last >= 0 && i - last > 1) fillGap(values, own.subarray(last, i + 1), times, options, fill);
      if (last < 0 && options.ends === 'nearest') for (let j = 0; j < i; j++) fill(own[j], values[row]);
      if (last < 0 && options.ends === 'nearest') ends += i;
      last = i;
    });
    if (last >= 0 && options.ends === 'nearest') {
      for (let j = last + 1; j < own.length; j++) fill(own[j], values[own[last]]);
      ends += own.length - 1 - last;
    }
    if (cells > before) units++;
  }
  return { values: out, flags, cells, units, ends };
}

/** `span`: rows from one value to the next, with the missing ones between them. */
function fillGap(
  values: Float64Array,
  span: Int32Array,
  times: Float64Array,
  { path, longestGap }: Options,
  fill: (row: number, value: number) => void,
): void {
  const first = span[0];
  const last = span[span.length - 1];
  const width = times[last] - times[first];
  if (longestGap !== null && width - 1 > longestGap + 1e-9) return;
  for (const row of span.subarray(1, -1)) {
    const share = (times[row] - times[first]) / width;
    const [a, b] = [values[first], values[last]];
    fill(row, path === 'linear' ? a + share * (b - a) : a > 0 && b > 0 ? a * (b / a) ** share : Number.NaN);
  }
}

function codeR({ columns, path, ends, longestGap, flagColumn }: Options, { names, r, unit, time }: StepCodeContext) {
  const geometric = path === 'geometric';
  const lines = [
    'fill <- function(v, t) {',
    '  ok <- !is.na(v) & !is.na(t)',
    `  if (sum(ok) ${ends === 'leave' ? '< 2' : '== 0'}) return(v)`,
    '  known <- sort(t[ok]); hole <- which(is.na(v) & !is.na(t)); at <- findInterval(t[hole], known)',
    '  inside <- at > 0 & at < length(known)',
    ...(geometric ? ['  positive <- function(y) { y[y <= 0] <- NA; log(y) }'] : []),
    `  line <- if (length(known) > 1) approx(t[ok], ${geometric ? 'positive(v[ok])' : 'v[ok]'}, t[hole], na.rm = FALSE)$y else rep(NA, length(hole))`,
    ...(longestGap === null ? [] : [`  line[inside & known[at + 1] - known[pmax(at, 1)] - 1 > ${longestGap}] <- NA`]),
    `  v[hole[inside]] <- ${geometric ? 'exp(line)' : 'line'}[inside]`,
    ...(ends === 'nearest'
      ? ['  v[hole[at == 0]] <- v[ok][which.min(t[ok])]', '  v[hole[at == length(known)]] <- v[ok][which.max(t[ok])]']
      : []),
    '  v',
    '}',
  ].map((line) => (ends === 'nearest' ? line.replace('v[ok][', 'known_values[') : line));
  if (ends === 'nearest') lines.splice(3, 0, '  known_values <- v[ok]');
  return [
    ...lines,
    ...(columns ?? []).flatMap((column, at) => {
      const to = flagColumn ? names[2 * at] : names[at];
      const flag = flagColumn ? [`${r(names[2 * at + 1])} <- as.integer(is.na(before) & !is.na(${r(to)}))`] : [];
      return [
        `before <- ${r(column)}`,
        `${r(to)} <- before`,
        `for (i in split(seq_len(nrow(df)), ${r(unit ?? '')})) ${r(to)}[i] <- fill(before[i], ${r(time ?? '')}[i])`,
        ...flag,
      ];
    }),
  ];
}

function codeStata(options: Options, context: StepCodeContext): string[] {
  const { columns, path, ends, longestGap, flagColumn } = options;
  const { names, stata, unit, time } = context;
  const [u, t] = [stata(unit ?? ''), stata(time ?? '')];
  return (columns ?? []).flatMap((column, at) => {
    const x = stata(column);
    const to = flagColumn ? names[2 * at] : names[at];
    const geometric = path === 'geometric';
    const source = geometric ? '_log' : x;
    const gap = [
      `generate double _before = cond(missing(${x}), ., ${t})`,
      `bysort ${u} (${t}): replace _before = _before[_n-1] if missing(_before)`,
      `generate double _after = cond(missing(${x}), ., ${t})`,
      `generate double _order = -${t}`,
      `bysort ${u} (_order): replace _after = _after[_n-1] if missing(_after)`,
    ];
    const tooLong = longestGap === null ? '' : ` & _after - _before - 1 <= ${longestGap}`;
    const nearest = [
      `bysort ${u} (${t}): replace _filled = _filled[_n-1] if missing(_filled) & missing(_after)`,
      `bysort ${u} (_order): replace _filled = _filled[_n-1] if missing(_filled) & missing(_before)`,
    ];
    return [
      ...dropStata('_log', '_line', '_before', '_after', '_order', '_filled'),
      ...(geometric ? [`generate double _log = ln(${x})`] : []),
      `by ${u} (${t}), sort: ipolate ${source} ${t}, generate(_line)`,
      ...gap,
      `generate double _filled = ${x}`,
      `replace _filled = ${geometric ? 'exp(_line)' : '_line'} if missing(_filled) & !missing(_before) & !missing(_after)${tooLong}`,
      ...(ends === 'nearest' ? nearest : []),
      ...(flagColumn ? assignStata(context, names[2 * at + 1], `missing(${x}) & !missing(_filled)`) : []),
      ...assignStata(context, to, '_filled'),
    ];
  });
}
