import { studentTwoSided } from '../../../core/distributions/index.ts';
import { type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { mean } from '../../../core/sums.ts';
import { type CodedNumbers, codeNumbers } from '../../design/code-values.ts';
import type { Panel } from '../../panel.ts';
import { completeRows, countMissing, type PolicyName, readNumericColumns } from '../numeric-columns.ts';
import { midRanks } from './ranks.ts';

export interface CorrelateOptions extends PolicyName {
  readonly method: 'pearson' | 'spearman';
  /** pairwise: every pair over the rows where both have a value; listwise: all pairs over the rows where all have. */
  readonly missing: 'pairwise' | 'listwise';
}

/**
 * k x k row-major matrices in the order of `names`. `r` is NaN where a column does not vary over the rows of the pair, `p` there and
 * below three rows; the notices name the columns. `missing` counts the missing cells of each column.
 */
export interface Correlations {
  readonly method: 'pearson' | 'spearman';
  readonly names: readonly string[];
  readonly r: Float64Array;
  readonly p: Float64Array;
  readonly n: Int32Array;
  readonly missing: readonly number[];
  readonly notices: readonly Notice[];
}

/**
 * Pearson or Spearman (mid-rank) correlations with two-sided p-values from t = r sqrt((n - 2) / (1 - r^2)) on n - 2 degrees of freedom,
 * as R's cor.test (Spearman: exact = FALSE). Ranks are taken anew over the rows of each pair.
 * Failures: columnUnknown, columnNotNumeric. Notices: correlationUndefined.
 */
export function correlate(panel: Panel, names: readonly string[], options: CorrelateOptions): Outcome<Correlations> {
  const read = readNumericColumns(panel, names, options);
  if (!read.ok) return read;
  const all = completeRows([], panel.rows.length);
  const shared = options.missing === 'listwise' ? completeRows(read.value, panel.rows.length) : null;
  const missing = read.value.map(countMissing);
  const pair = options.method === 'pearson' ? pearsonPairs(read.value) : spearmanPairs(read.value);
  const k = names.length;
  const [r, p, n] = [new Float64Array(k * k), new Float64Array(k * k), new Int32Array(k * k)];
  const undefinedFor = new Set<string>();
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      const whole = missing[i] === 0 && missing[j] === 0;
      const rows = shared ?? (whole ? all : completeRows([read.value[i], read.value[j]], panel.rows.length));
      const { value, iVaries, jVaries } = pair(i, j, rows);
      if (!iVaries) undefinedFor.add(names[i]);
      if (!jVaries) undefinedFor.add(names[j]);
      for (const at of [i * k + j, j * k + i]) {
        r[at] = value;
        p[at] = pValue(value, rows.length);
        n[at] = rows.length;
      }
    }
  }
  const columns = [...undefinedFor];
  const notices =
    columns.length === 0
      ? []
      : [notice('caution', 'correlationUndefined', { count: columns.length, columns: columns.join(', ') })];
  return succeed({ method: options.method, names, r, p, n, missing, notices });
}

function pValue(r: number, n: number): number {
  if (Number.isNaN(r) || n < 3) return Number.NaN;
  const rest = (1 - r) * (1 + r);
  return rest === 0 ? 0 : studentTwoSided(r * Math.sqrt((n - 2) / rest), n - 2);
}

interface PairCorrelation {
  readonly value: number;
  readonly iVaries: boolean;
  readonly jVaries: boolean;
}
type PairFunction = (i: number, j: number, rows: Int32Array) => PairCorrelation;

function pearsonPairs(columns: readonly Float64Array[]): PairFunction {
  const centres = columns.map((column) => {
    const present = column.filter((value) => !Number.isNaN(value));
    return present.length === 0 ? 0 : mean(present);
  });
  return (i, j, rows) => product(columns[i], columns[j], rows, centres[i], centres[j]);
}

function spearmanPairs(columns: readonly Float64Array[]): PairFunction {
  const coded = columns.map(codeNumbers);
  const ranksOf = ({ codes, values }: CodedNumbers, rows: Int32Array) => midRanks(codes, values.length, rows);
  let shared: {
    readonly rows: Int32Array;
    readonly ranks: Map<number, Float64Array>;
    readonly own: Int32Array;
  } | null = null;
  return (i, j, rows) => {
    if (shared?.rows !== rows) shared = { rows, ranks: new Map(), own: Int32Array.from(rows.keys()) };
    const { ranks, own } = shared;
    for (const column of [i, j]) if (!ranks.has(column)) ranks.set(column, ranksOf(coded[column], rows));
    const centre = (rows.length + 1) / 2;
    return product(ranks.get(i)!, ranks.get(j)!, own, centre, centre);
  };
}

/** Correlation over the given rows; the centres need only be near the means: what is left of them is taken out. */
function product(
  x: Float64Array,
  y: Float64Array,
  rows: Int32Array,
  xCentre: number,
  yCentre: number,
): PairCorrelation {
  const n = rows.length;
  let [sx, sy, sxx, syy, sxy] = [0, 0, 0, 0, 0];
  let xVaries = false;
  let yVaries = false;
  const xFirst = x[rows[0]];
  const yFirst = y[rows[0]];
  for (let i = 0; i < n; i++) {
    const row = rows[i];
    if (x[row] !== xFirst) xVaries = true;
    if (y[row] !== yFirst) yVaries = true;
    const dx = x[row] - xCentre;
    const dy = y[row] - yCentre;
    sx += dx;
    sy += dy;
    sxx += dx * dx;
    syy += dy * dy;
    sxy += dx * dy;
  }
  if (!xVaries || !yVaries) return { value: Number.NaN, iVaries: xVaries, jVaries: yVaries };
  if (x === y) return { value: 1, iVaries: true, jVaries: true };
  const xSpread = sxx - (sx * sx) / n;
  const ySpread = syy - (sy * sy) / n;
  // Variation below the last digits of the values is none.
  if (!(xSpread > 0 && ySpread > 0)) return { value: Number.NaN, iVaries: xSpread > 0, jVaries: ySpread > 0 };
  const value = (sxy - (sx * sy) / n) / Math.sqrt(xSpread) / Math.sqrt(ySpread);
  return { value: Math.max(-1, Math.min(1, value)), iVaries: true, jVaries: true };
}
