import { type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { type QuantileType, quantilesInPlace } from '../../../core/quantile.ts';
import { mean, standardDeviation } from '../../../core/sums.ts';
import { gatherFloats, gatherInts } from '../../design/gather.ts';
import type { Panel } from '../../panel.ts';
import { type PolicyName, readNumericColumns } from '../numeric-columns.ts';

export interface DescribeOptions extends PolicyName {
  readonly quantileType: QuantileType;
  /** Positions of panel rows to describe, for instance an estimation sample; absent: all. */
  readonly rows?: Int32Array;
}

/**
 * One column over the rows where it has a value; `nobs` + `missing` = rows looked at. A statistic that does not exist is null: all but the
 * counts without values, `sd` and what follows from it below two values, skewness and kurtosis of a constant.
 */
export interface ColumnDescription {
  readonly name: string;
  readonly nobs: number;
  readonly missing: number;
  readonly mean: number | null;
  /** Divisor nobs - 1. */
  readonly sd: number | null;
  readonly min: number | null;
  readonly p1: number | null;
  readonly p25: number | null;
  readonly median: number | null;
  readonly p75: number | null;
  readonly p99: number | null;
  readonly max: number | null;
  /** Moments m3 / m2^1.5 and m4 / m2^2 with divisor nobs (Stata); a normal variable has kurtosis 3. */
  readonly skewness: number | null;
  readonly kurtosis: number | null;
  /** Units with at least one value; this and the rest null without a unit role. */
  readonly units: number | null;
  /** Standard deviation and range of the unit means (divisor units - 1). */
  readonly sdBetween: number | null;
  readonly minBetween: number | null;
  readonly maxBetween: number | null;
  /** The same of value - unit mean + overall mean (divisor nobs - 1). */
  readonly sdWithin: number | null;
  readonly minWithin: number | null;
  readonly maxWithin: number | null;
}

export interface Descriptives {
  readonly rows: readonly ColumnDescription[];
  readonly notices: readonly Notice[];
}

interface Units {
  readonly codes: Int32Array;
  readonly count: number;
}

/**
 * Summary statistics column by column (each over its own non-missing cells), within and between units as Stata's xtsum.
 * Linear in rows. Failures: columnUnknown, columnNotNumeric. Notices: columnAllMissing, columnConstant.
 */
export function describe(panel: Panel, columns: readonly string[], options: DescribeOptions): Outcome<Descriptives> {
  const read = readNumericColumns(panel, columns, options);
  if (!read.ok) return read;
  const { rows } = options;
  const unitOf = panel.unitOf && (rows ? gatherInts(panel.unitOf, rows) : panel.unitOf);
  const units = unitOf && { codes: unitOf, count: panel.unitKeys.length };
  const scratch = new Float64Array(rows?.length ?? panel.rows.length);
  const described = columns.map((name, j) => {
    const values = rows ? gatherFloats(read.value[j], rows) : read.value[j];
    return describeValues(name, values, units, options.quantileType, scratch);
  });
  return succeed({ rows: described, notices: described.flatMap(remarks) });
}

function remarks({ name, nobs, missing, min, max }: ColumnDescription): Notice[] {
  const where = { column: name };
  if (nobs === 0) return [notice('caution', 'columnAllMissing', { column: name, missing }, where)];
  if (min === max && nobs > 1) return [notice('info', 'columnConstant', { column: name, value: min! }, where)];
  return [];
}

/** `scratch` has room for all values and is overwritten. */
function describeValues(
  name: string,
  values: Float64Array,
  units: Units | null,
  type: QuantileType,
  scratch: Float64Array,
): ColumnDescription {
  let nobs = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) scratch[nobs++] = values[i];
  const present = scratch.subarray(0, nobs);
  const centre = nobs === 0 ? null : mean(present);
  const shape = shapeOf(present, centre ?? 0);
  const panelParts = units && centre !== null ? decompose(values, units, centre, nobs) : noDecomposition;
  const [p1, p25, median, p75, p99] = quantilesInPlace(present, [0.01, 0.25, 0.5, 0.75, 0.99], type).map(orNull);
  return {
    name,
    nobs,
    missing: values.length - nobs,
    mean: centre,
    ...shape,
    p1,
    p25,
    median,
    p75,
    p99,
    ...panelParts,
  };
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function shapeOf(present: Float64Array, centre: number) {
  if (present.length === 0) return { sd: null, min: null, max: null, skewness: null, kurtosis: null };
  let min = Infinity;
  let max = -Infinity;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let i = 0; i < present.length; i++) {
    const value = present[i];
    if (value < min) min = value;
    if (value > max) max = value;
    const deviation = value - centre;
    const square = deviation * deviation;
    second += square;
    third += square * deviation;
    fourth += square * square;
  }
  const n = present.length;
  if (min === max) return { sd: n < 2 ? null : 0, min, max, skewness: null, kurtosis: null };
  const sd = standardDeviation(present, centre);
  const m2 = second / n;
  return { sd, min, max, skewness: third / n / m2 ** 1.5, kurtosis: fourth / n / (m2 * m2) };
}

const noDecomposition = {
  units: null,
  sdBetween: null,
  minBetween: null,
  maxBetween: null,
  sdWithin: null,
  minWithin: null,
  maxWithin: null,
};

/** Between and within parts as Stata's xtsum, on deviations from the overall mean. */
function decompose(values: Float64Array, { codes, count }: Units, centre: number, nobs: number) {
  const unitMean = new Float64Array(count);
  const unitCount = new Int32Array(count);
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    unitMean[codes[i]] += values[i] - centre;
    unitCount[codes[i]]++;
  }
  for (let u = 0; u < count; u++) unitMean[u] /= unitCount[u];
  const observed = unitMean.filter((_, u) => unitCount[u] > 0);
  let squares = 0;
  let minWithin = Infinity;
  let maxWithin = -Infinity;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    const rest = values[i] - centre - unitMean[codes[i]];
    squares += rest * rest;
    if (rest < minWithin) minWithin = rest;
    if (rest > maxWithin) maxWithin = rest;
  }
  return {
    units: observed.length,
    sdBetween: observed.length < 2 ? null : standardDeviation(observed),
    minBetween: centre + observed.reduce((least, value) => Math.min(least, value), Infinity),
    maxBetween: centre + observed.reduce((most, value) => Math.max(most, value), -Infinity),
    sdWithin: nobs < 2 ? null : Math.sqrt(squares / (nobs - 1)),
    minWithin: centre + minWithin,
    maxWithin: centre + maxWithin,
  };
}
