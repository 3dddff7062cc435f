import { choleskyPivoted, type PivotedCholesky } from '../../../core/linalg/cholesky.ts';

/** Share of its diagonal below which a pivot of the time block is zero: a period that is a combination of earlier ones. */
const SINGULAR = 1e-10;

/**
 * A two-way (unit + time) sample after everything that no draw changes has been partialled out. Rows are sorted by unit, then time.
 * `residual` is the outcome residualised on units, periods and controls; `controls` is an orthonormal basis of the controls residualised on units
 * and periods, k columns one after the other.
 */
export interface TwoWaySample {
  readonly units: number;
  readonly periods: number;
  readonly k: number;
  /** Rows of unit i: unitStart[i] to unitStart[i + 1]. */
  readonly unitStart: Int32Array;
  readonly periodOf: Int32Array;
  readonly residual: Float64Array;
  readonly controls: Float64Array;
}

/**
 * Per-unit sufficient statistics for treatments that are step functions of time. A start code c >= 1 means 'treated from period position
 * `positions[c]` on'; code 0 is never treated. Tables by (unit, code) have stride `codes`, and code 0 holds zeros.
 */
export interface StepTables {
  readonly codes: number;
  readonly positions: Int32Array;
  /** Treated rows of the unit. */
  readonly treated: Float64Array;
  /** Sum of squares of the unit-demeaned step. */
  readonly squares: Float64Array;
  /** Sum of the residual outcome over treated rows. */
  readonly outcome: Float64Array;
  /** Sums of the controls over treated rows, k per cell. */
  readonly controls: Float64Array;
  /** By feature, then unit: k products of the controls with the residual, then their Gram matrix (upper triangle by rows). */
  readonly constants: Float64Array;
  /** Factor of the time block of the normal equations after the units are eliminated. */
  readonly timeFactor: PivotedCholesky;
}

/** Builds the tables for the start positions in use. O(rows x (codes x k + k^2)); no missing values may be present. */
export function createStepTables(sample: TwoWaySample, positions: Int32Array): StepTables {
  const codes = positions.length;
  const { k } = sample;
  const cells = sample.units * codes;
  const tables = {
    codes,
    positions,
    treated: new Float64Array(cells),
    squares: new Float64Array(cells),
    outcome: new Float64Array(cells),
    controls: new Float64Array(cells * k),
    constants: new Float64Array(sample.units * (k + (k * (k + 1)) / 2)),
    timeFactor: choleskyPivoted(timeBlock(sample), sample.periods, SINGULAR),
  };
  for (let unit = 0; unit < sample.units; unit++) {
    for (let code = 1; code < codes; code++) sumTreated(sample, tables, unit, code);
    sumConstants(sample, tables.constants, unit);
  }
  return tables;
}

function sumTreated(sample: TwoWaySample, tables: StepTables, unit: number, code: number): void {
  const { k, unitStart, periodOf, residual, controls } = sample;
  const cell = unit * tables.codes + code;
  const size = unitStart[unit + 1] - unitStart[unit];
  let treated = 0;
  for (let row = unitStart[unit + 1] - 1; row >= unitStart[unit]; row--) {
    if (periodOf[row] < tables.positions[code]) break;
    treated++;
    tables.outcome[cell] += residual[row];
    for (let j = 0; j < k; j++) tables.controls[cell * k + j] += controls[j * residual.length + row];
  }
  tables.treated[cell] = treated;
  tables.squares[cell] = size > 0 ? treated * (1 - treated / size) : 0;
}

function sumConstants(sample: TwoWaySample, constants: Float64Array, unit: number): void {
  const { k, units, unitStart, residual, controls } = sample;
  const n = residual.length;
  for (let row = unitStart[unit]; row < unitStart[unit + 1]; row++) {
    let gram = k;
    for (let i = 0; i < k; i++) {
      const value = controls[i * n + row];
      constants[i * units + unit] += value * residual[row];
      for (let j = i; j < k; j++) constants[gram++ * units + unit] += value * controls[j * n + row];
    }
  }
}

/** Time block of the normal equations of the two-way effects after elimination of the units: diag(n_t) - sum_i m_i m_i' / n_i. */
function timeBlock(sample: TwoWaySample): Float64Array {
  const { periods, unitStart, periodOf } = sample;
  const block = new Float64Array(periods * periods);
  for (let unit = 0; unit < sample.units; unit++) {
    const size = unitStart[unit + 1] - unitStart[unit];
    for (let row = unitStart[unit]; row < unitStart[unit + 1]; row++) {
      const at = periodOf[row] * periods;
      block[at + periodOf[row]] += 1;
      for (let other = unitStart[unit]; other < unitStart[unit + 1]; other++) block[at + periodOf[other]] -= 1 / size;
    }
  }
  return block;
}
