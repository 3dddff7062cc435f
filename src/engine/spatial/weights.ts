import { restrictSparse, rowSums, type SparseMatrix, scaleRows } from '../../core/linalg/sparse.ts';
import { fail, type Notice, notice, type Outcome, succeed } from '../../core/notice.ts';
import { listExamples } from '../design/panel-issues.ts';
import type { WeightsKind, WeightsOptions } from './fields.ts';
import { rawWeights } from './raw-weights.ts';
import { spectralRadius, symmetricScale } from './similarity.ts';
import type { WeightsSource } from './weights-source.ts';

/** A description of weights for tables and results. */
export interface WeightsSummary {
  readonly kind: WeightsKind;
  readonly standardise: WeightsOptions['standardise'];
  readonly units: number;
  readonly links: number;
  readonly meanNeighbours: number;
  readonly fewestNeighbours: number;
  readonly mostNeighbours: number;
  readonly islands: number;
  /** Options that the kind reads: power, cutoff, neighbours, column, until, nesting. */
  readonly settings: Readonly<Record<string, string | number>>;
}

/** Spatial weights over units: n x n, no weights of a unit on itself, none negative. */
export interface SpatialWeights {
  readonly keys: readonly string[];
  /** Standardised as asked. */
  readonly matrix: SparseMatrix;
  readonly raw: SparseMatrix;
  readonly standardise: WeightsOptions['standardise'];
  /** Units without a neighbour: their rows are zero. */
  readonly islands: Int32Array;
  /** The sum of every row where all rows have the same; null otherwise. */
  readonly rowSum: number | null;
  /** d with d_i w_ij = d_j w_ji, which makes W similar to a symmetric matrix; null where there is none. */
  readonly scale: Float64Array | null;
  readonly summary: WeightsSummary;
  readonly notices: readonly Notice[];
}

/** Relative difference up to which row sums count as equal. */
const EQUAL = 1e-11;

/** Builds and standardises the weights of the units of `source`. Failures: spatialNoLinks, and those of `rawWeights`. */
export function buildWeights(source: WeightsSource, options: WeightsOptions): Outcome<SpatialWeights> {
  const raw = rawWeights(source, options);
  if (!raw.ok) return raw;
  const { matrix, notices } = raw.value;
  if (matrix.columns.length === 0) return fail('spatialNoLinks', { units: matrix.n });
  return succeed(assemble(source.keys, matrix, options, [...source.notices, ...notices]));
}

/** The weights among some of the units, `index` ascending, standardised anew. Null when none of them has a neighbour left. */
export function restrictWeights(
  weights: SpatialWeights,
  index: ArrayLike<number>,
  options: WeightsOptions,
): SpatialWeights | null {
  const raw = restrictSparse(weights.raw, index);
  if (raw.columns.length === 0) return null;
  const keys = Array.from(index, (unit) => weights.keys[unit]);
  return assemble(keys, raw, options, []);
}

function assemble(
  keys: readonly string[],
  raw: SparseMatrix,
  options: WeightsOptions,
  notices: readonly Notice[],
): SpatialWeights {
  const matrix = standardised(raw, options.standardise);
  const islands = Int32Array.from(keys.keys()).filter((unit) => raw.starts[unit] === raw.starts[unit + 1]);
  const lonely = Array.from(islands, (unit) => keys[unit]);
  const said =
    lonely.length === 0
      ? notices
      : [...notices, notice('caution', 'spatialIslands', { units: lonely.length, examples: listExamples(lonely) })];
  return {
    keys,
    matrix,
    raw,
    standardise: options.standardise,
    islands,
    rowSum: commonSum(matrix),
    scale: symmetricScale(matrix),
    summary: summarise(raw, islands.length, options),
    notices: said,
  };
}

function standardised(raw: SparseMatrix, how: WeightsOptions['standardise']): SparseMatrix {
  if (how === 'none') return raw;
  const sums = rowSums(raw);
  if (how === 'row')
    return scaleRows(
      raw,
      sums.map((sum) => (sum > 0 ? 1 / sum : 0)),
    );
  const radius = spectralRadius(raw);
  return radius > 0 ? { ...raw, values: raw.values.map((value) => value / radius) } : raw;
}

function commonSum(matrix: SparseMatrix): number | null {
  const sums = rowSums(matrix);
  return sums.every((sum) => Math.abs(sum - sums[0]) <= EQUAL * Math.abs(sums[0])) ? sums[0] : null;
}

function summarise(raw: SparseMatrix, islands: number, options: WeightsOptions): WeightsSummary {
  const counts = Array.from({ length: raw.n }, (_, i) => raw.starts[i + 1] - raw.starts[i]);
  const links = raw.columns.length;
  return {
    kind: options.matrix,
    standardise: options.standardise,
    units: raw.n,
    links,
    meanNeighbours: links / raw.n,
    fewestNeighbours: Math.min(...counts),
    mostNeighbours: Math.max(...counts),
    islands,
    settings: settingsOf(options),
  };
}

function settingsOf(options: WeightsOptions): Record<string, string | number> {
  const { matrix: kind, power, cutoff, neighbours, economy, economyUntil, nesting } = options;
  const range: Record<string, string | number> = cutoff === null ? {} : { cutoff };
  const column: Record<string, string | number> = economy === null ? {} : { column: economy };
  const until: Record<string, string | number> = economyUntil === null ? {} : { until: economyUntil };
  switch (kind) {
    case 'inverseDistance':
      return { power, ...range };
    case 'nearest':
      return { neighbours };
    case 'threshold':
      return range;
    case 'contiguity':
      return {};
    case 'economic':
      return { ...column, ...until };
    case 'nested':
      return { nesting, power, ...range, ...column, ...until };
  }
}
