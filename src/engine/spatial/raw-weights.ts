import { type SparseMatrix, sparseFromRows } from '../../core/linalg/sparse.ts';
import { fail, type Notice, notice, type Outcome, succeed } from '../../core/notice.ts';
import type { WeightsOptions } from './fields.ts';
import { haversine } from './haversine.ts';
import { linkMatrix } from './links.ts';
import type { WeightsSource } from './weights-source.ts';

export interface RawWeights {
  readonly matrix: SparseMatrix;
  readonly notices: readonly Notice[];
}

/**
 * Weights before standardisation. Failures: spatialSamePlace, spatialSameEconomy, spatialTooFewUnits, spatialEconomySign, and those of
 * `linkMatrix`.
 */
export function rawWeights(source: WeightsSource, options: WeightsOptions): Outcome<RawWeights> {
  const n = source.keys.length;
  if (n < 3) return fail('spatialTooFewUnits', { units: n });
  switch (options.matrix) {
    case 'contiguity':
      return linkMatrix(source.keys, options.links, options.direction);
    case 'nearest':
      return nearest(source, options.neighbours);
    case 'threshold':
      return threshold(source, options.cutoff);
    default:
      return smoothWeights(source, options);
  }
}

type Pair = (i: number, j: number) => number;

function distances({ points }: WeightsSource): Pair {
  const { latitude, longitude } = points!;
  return (i, j) => haversine(latitude[i], longitude[i], latitude[j], longitude[j]);
}

function fromPairs(n: number, weight: Pair): SparseMatrix {
  return sparseFromRows(n, (i, buffer) => {
    for (let j = 0; j < n; j++) if (j !== i) buffer[j] = i < j ? weight(i, j) : weight(j, i);
  });
}

/** Inverse distance, economic and nested weights. */
function smoothWeights(source: WeightsSource, options: WeightsOptions): Outcome<RawWeights> {
  const { keys, economy } = source;
  const n = keys.length;
  const { matrix: kind, power, nesting } = options;
  const cutoff = options.cutoff ?? Infinity;
  const distance = kind === 'economic' ? null : distances(source);
  const gap = economy === null || (kind === 'nested' && nesting === 'share') ? null : economy;
  let same: [number, number] | null = null;
  const near: Pair = (i, j) => {
    const d = distance === null ? 1 : distance(i, j);
    if (d === 0) same ??= [i, j];
    return d <= cutoff ? d ** -power : 0;
  };
  const weight: Pair = (i, j) => {
    const geographic = near(i, j);
    if (gap === null || geographic === 0) return geographic;
    const apart = Math.abs(gap[i] - gap[j]);
    if (apart === 0) same ??= [i, j];
    return geographic / apart;
  };
  const matrix = fromPairs(n, weight);
  const notices = kind === 'nested' || kind === 'economic' ? [...source.economyNotices] : [];
  if (same !== null) {
    const [first, second]: [number, number] = same;
    const isPlace = distance !== null && distance(first, second) === 0;
    const params = { first: keys[first], second: keys[second] };
    return isPlace
      ? fail('spatialSamePlace', params)
      : fail('spatialSameEconomy', { ...params, column: options.economy! });
  }
  if (kind !== 'nested' || nesting !== 'share') return succeed({ matrix, notices });
  const lowest = economy!.findIndex((value) => !(value > 0));
  if (lowest >= 0) return fail('spatialEconomySign', { column: options.economy!, unit: keys[lowest] });
  return succeed({ matrix: byShare(matrix, economy!), notices });
}

/** w_ij times the share of j in the mean: W = W_d diag(x_j / mean x). */
function byShare(matrix: SparseMatrix, economy: Float64Array): SparseMatrix {
  const mean = economy.reduce((sum, value) => sum + value, 0) / economy.length;
  return { ...matrix, values: matrix.values.map((value, e) => (value * economy[matrix.columns[e]]) / mean) };
}

/** One for each of the k nearest units; of equally distant ones those earlier in the order of the units. */
function nearest(source: WeightsSource, k: number): Outcome<RawWeights> {
  const n = source.keys.length;
  if (k >= n) return fail('spatialNeighboursTooMany', { neighbours: k, units: n });
  const distance = distances(source);
  let tied = 0;
  const near = new Int32Array(k + 1);
  const how = new Float64Array(k + 1);
  const matrix = sparseFromRows(n, (i, buffer) => {
    let held = 0;
    for (let j = 0; j < n; j++) {
      const d = j === i ? Infinity : distance(i, j);
      if (j === i || (held > k && d >= how[k])) continue;
      let rank = Math.min(held, k);
      for (; rank > 0 && how[rank - 1] > d; rank--) {
        how[rank] = how[rank - 1];
        near[rank] = near[rank - 1];
      }
      how[rank] = d;
      near[rank] = j;
      held++;
    }
    if (held > k && how[k] === how[k - 1]) tied++;
    for (let rank = 0; rank < k; rank++) buffer[near[rank]] = 1;
  });
  return succeed({ matrix, notices: tied > 0 ? [notice('caution', 'spatialNearestTied', { units: tied })] : [] });
}

function threshold(source: WeightsSource, cutoff: number | null): Outcome<RawWeights> {
  const n = source.keys.length;
  const distance = distances(source);
  const notices: Notice[] = [];
  let within = cutoff;
  if (within === null) {
    within = 0;
    for (let i = 0; i < n; i++) {
      let least = Infinity;
      for (let j = 0; j < n; j++) if (j !== i) least = Math.min(least, distance(i, j));
      within = Math.max(within, least);
    }
    notices.push(notice('info', 'spatialThresholdChosen', { distance: Number(within.toPrecision(4)) }));
  }
  const limit = within;
  return succeed({ matrix: fromPairs(n, (i, j) => (distance(i, j) <= limit ? 1 : 0)), notices });
}
