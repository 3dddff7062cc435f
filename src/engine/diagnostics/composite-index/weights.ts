import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import { sum } from '../../../core/sums.ts';
import { gatherFloats } from '../../design/gather.ts';
import type { IndexOptions } from './meta.ts';
import type { Groups } from './scale.ts';

/** What a method says of k indicators over some rows. */
export interface Weighing {
  /** Sum to one. */
  readonly weights: Float64Array;
  /** Entropy e_j; null under other methods. */
  readonly entropy: Float64Array | null;
  readonly redundancy: Float64Array | null;
}

export interface WeighInput {
  readonly names: readonly string[];
  /** k scaled columns, more is better; under zero handling `shift` already moved up. */
  readonly scaled: readonly Float64Array[];
  /** The same columns as they are in the data. */
  readonly raw: readonly Float64Array[];
  readonly rows: Int32Array;
  readonly own: readonly (number | null)[];
}

/**
 * Weights of k indicators over `rows` (two or more). Failures: indexNegativeShares, indexCvMean, indexNoContrast, indexOwnWeights.
 */
export function weigh(input: WeighInput, options: IndexOptions): Outcome<Weighing> {
  const { names, scaled, raw, rows } = input;
  const plain = (importance: Outcome<Float64Array>): Outcome<Weighing> => {
    if (!importance.ok) return importance;
    const weights = normalise(importance.value);
    if (weights === null) return fail('indexNoContrast', { method: options.weights });
    return succeed({ weights, entropy: null, redundancy: null });
  };
  switch (options.weights) {
    case 'entropy':
      return entropyWeights(names, scaled, rows);
    case 'critic':
      return plain(succeed(criticInformation(scaled, rows, options.criticCorrelation === 'absolute')));
    case 'cv':
      return plain(variationCoefficients(names, options.cvOf === 'raw' ? raw : scaled, rows));
    case 'own':
      return plain(ownWeights(names, input.own));
    default:
      return plain(succeed(new Float64Array(names.length).fill(1)));
  }
}

/** Shares of the total; null when it is not positive. One indicator takes everything. */
export function normalise(importance: Float64Array): Float64Array | null {
  if (importance.length === 1) return Float64Array.of(1);
  const total = sum(importance);
  return total > 0 && Number.isFinite(total) ? importance.map((value) => value / total) : null;
}

/**
 * -sum p ln p and sum of a column over `rows`, p = z / sum z, 0 ln 0 = 0: ln S - (1 / S) sum z ln z. Null where a value is negative;
 * a column of zeros has entropy zero and total zero.
 */
export function shannon(column: Float64Array, rows: Int32Array): { entropy: number; total: number } | null {
  let total = 0;
  let logs = 0;
  for (let from = 0; from < rows.length; from += BLOCK) {
    const to = Math.min(rows.length, from + BLOCK);
    let blockTotal = 0;
    let blockLogs = 0;
    for (let i = from; i < to; i++) {
      const z = column[rows[i]];
      if (z < 0) return null;
      blockTotal += z;
      if (z > 0) blockLogs += z * Math.log(z);
    }
    total += blockTotal;
    logs += blockLogs;
  }
  return { entropy: total > 0 ? Math.log(total) - logs / total : 0, total };
}

/** Terms added up before they join the total: rounding grows with the number of blocks, not of rows. */
const BLOCK = 256;

/**
 * Entropy weights: e_j = -(1 / ln n) sum_i p_ij ln p_ij with p_ij = z_ij / sum_i z_ij and n the number of rows used; redundancy d_j = 1 - e_j;
 * w_j = d_j / sum d. A column of zeros has no shares, hence no weight.
 */
function entropyWeights(
  names: readonly string[],
  columns: readonly Float64Array[],
  rows: Int32Array,
): Outcome<Weighing> {
  const scale = Math.log(rows.length);
  const entropy = new Float64Array(columns.length);
  const redundancy = new Float64Array(columns.length);
  for (let j = 0; j < columns.length; j++) {
    const found = shannon(columns[j], rows);
    if (found === null) return fail('indexNegativeShares', { column: names[j] }, { column: names[j] });
    entropy[j] = found.total > 0 ? found.entropy / scale : 1;
    redundancy[j] = Math.max(0, 1 - entropy[j]);
  }
  const weights = normalise(redundancy);
  return weights === null ? fail('indexNoContrast', { method: 'entropy' }) : succeed({ weights, entropy, redundancy });
}

interface Moments {
  readonly means: Float64Array;
  readonly deviations: readonly Float64Array[];
  readonly sds: Float64Array;
}

/** Means, deviations from them over `rows`, and standard deviations (divisor n - 1). */
function moments(columns: readonly Float64Array[], rows: Int32Array): Moments {
  const taken = columns.map((column) => gatherFloats(column, rows));
  const means = Float64Array.from(taken, (column) => sum(column) / column.length);
  const deviations = taken.map((column, j) => column.map((value) => value - means[j]));
  const sds = Float64Array.from(deviations, (d) => Math.sqrt(product(d, d) / (d.length - 1)));
  return { means, deviations, sds };
}

function product(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i] * b[i];
  return total;
}

/** C_j = sd_j sum_k (1 - r_jk), or with |r_jk| (Diakoulaki, Mavrotas & Papayannakis 1995). Columns that do not vary carry none. */
function criticInformation(columns: readonly Float64Array[], rows: Int32Array, absolute: boolean): Float64Array {
  const { deviations, sds } = moments(columns, rows);
  const k = columns.length;
  const conflict = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < i; j++) {
      if (!(sds[i] > 0 && sds[j] > 0)) continue;
      const r = product(deviations[i], deviations[j]) / (sds[i] * sds[j] * (rows.length - 1));
      const bounded = Math.max(-1, Math.min(1, r));
      const rest = 1 - (absolute ? Math.abs(bounded) : bounded);
      conflict[i] += rest;
      conflict[j] += rest;
    }
  }
  return conflict.map((value, j) => value * sds[j]);
}

/** sd_j / mean_j, divisor n - 1. */
function variationCoefficients(
  names: readonly string[],
  columns: readonly Float64Array[],
  rows: Int32Array,
): Outcome<Float64Array> {
  const { means, sds } = moments(columns, rows);
  const wrong = means.findIndex((mean, j) => sds[j] > 0 && !(mean > 0));
  if (wrong >= 0) return fail('indexCvMean', { column: names[wrong], mean: means[wrong] }, { column: names[wrong] });
  return succeed(sds.map((sd, j) => (sd > 0 ? sd / means[j] : 0)));
}

function ownWeights(names: readonly string[], own: readonly (number | null)[]): Outcome<Float64Array> {
  const bad = own.findIndex((value) => value === null || !Number.isFinite(value) || value < 0);
  if (bad >= 0) return fail('indexOwnWeights', { column: names[bad] }, { column: names[bad] });
  return succeed(Float64Array.from(own, (value) => value ?? 0));
}

/** The rows of a group in which no indicator is zero. */
export function withoutZeros(columns: readonly Float64Array[], groups: Groups): Int32Array[] {
  return groups.map((rows) => rows.filter((r) => columns.every((column) => column[r] !== 0)));
}
