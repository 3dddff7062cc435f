import { studentTwoSided } from '../../../core/distributions/index.ts';
import { type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { mean } from '../../../core/sums.ts';
import type { Panel } from '../../panel.ts';
import { completeRows, countMissing, type PolicyName, readNumericColumns } from '../numeric-columns.ts';
import { codeValues, midRanks } from './ranks.ts';

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
  const listwise = options.missing === 'listwise';
  const common = completeRows(listwise ? read.value : [], panel.rows.length);
  const missing = read.value.map(countMissing);
  const pair = options.method === 'pearson' ? pearsonPairs(read.value) : spearmanPairs(read.value, common);
  const k = names.length;
  const [r, p, n] = [new Float64Array(k * k), new Float64Array(k * k), new Int32Array(k * k)];
  const undefinedFor = new Set<string>();
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      const whole = listwise || missing[i] + missing[j] === 0;
      const rows = whole ? common : completeRows([read.value[i], read.value[j]], panel.rows.length);
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

/** Ranks over the rows that most pairs share are kept. */
function spearmanPairs(columns: readonly Float64Array[], common: Int32Array): PairFunction {
  const coded = columns.map(codeValues);
  const kept = new Map<number, Float64Array>();
  const every = Int32Array.from(common.keys());
  return (i, j, rows) => {
    const centre = (rows.length + 1) / 2;
    const positions = rows === common ? every : Int32Array.from(rows.keys());
    const ranksOf = (column: number) => {
      const ranks = (rows === common && kept.get(column)) || midRanks(coded[column], rows);
      if (rows === common) kept.set(column, ranks);
      return ranks;
    };
    const x = ranksOf(i);
    const y = i === j ? x : ranksOf(j);
    return product(x, y, positions, centre, centre);
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
