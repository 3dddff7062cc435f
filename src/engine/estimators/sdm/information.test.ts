import { describe, expect, it } from 'vitest';
import { spatialFrame, spatialPanel } from '../../../../testing/support/spatial.ts';
import { inverseSpd } from '../../../core/linalg/cholesky.ts';
import { multiply, transpose } from '../../../core/linalg/dense.ts';
import { denseFromSparse } from '../../../core/linalg/sparse.ts';
import { findColumn } from '../../../table/frame.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { stdErrors } from '../../inference/index.ts';
import type { ModelResult } from '../../result.ts';
import { fit as fitSdm, settleFor } from './fit.ts';
import { fields, type SdmOptions } from './meta.ts';
import { selectSample } from './sample.ts';

/**
 * Fisher's information written out: every fixed effect a dummy of its own, or the data transformed by the orthonormal matrices of Lee & Yu (2010,
 * section 2). Dense and slow, no step in common with the estimator.
 */
const UNITS = 9;
const PERIODS = 4;
const ROWS = UNITS * PERIODS;
const X = ['d', 'x1', 'x2'];
/** Inverses of matrices with some twenty rows. */
const CLOSE = 1e-8;

const frame = spatialFrame(UNITS, PERIODS, 21);
const panel = spatialPanel(frame);

function settings(changes: Partial<SdmOptions>): SdmOptions {
  return {
    ...defaultsOf(fields),
    model: 'sar',
    controls: ['x1', 'x2'],
    draws: 0,
    matrix: 'nearest',
    neighbours: 3,
    ...changes,
  };
}

const roles = { outcome: 'y', treatmentName: 'd' };

function solve(options: SdmOptions): ModelResult {
  const result = fitSdm(panel, roles, options, quietContext);
  if (!result.ok) throw new Error(result.notice.code);
  return result.value;
}

function weightsOf(options: SdmOptions): Float64Array {
  const settled = settleFor(panel, roles, options);
  if (!settled.ok) throw new Error(settled.notice.code);
  const sample = selectSample(panel, settled.value, options);
  if (!sample.ok) throw new Error(sample.notice.code);
  return denseFromSparse(sample.value.weights.matrix);
}

function column(name: string): Float64Array {
  const found = findColumn(frame, name);
  if (found?.kind !== 'number') throw new Error(name);
  return found.values;
}

/** A ⊗ B. */
function kronecker(a: Float64Array, m: number, n: number, b: Float64Array, p: number, q: number): Float64Array {
  const out = new Float64Array(m * p * n * q);
  for (let i = 0; i < m * p; i++) {
    for (let j = 0; j < n * q; j++) {
      out[i * n * q + j] = a[Math.floor(i / p) * n + Math.floor(j / q)] * b[(i % p) * q + (j % q)];
    }
  }
  return out;
}

const identity = (n: number) => Float64Array.from({ length: n * n }, (_, cell) => Number(cell % (n + 1) === 0));

/** n x (n - 1) with orthonormal columns that sum to zero (Helmert). */
function contrasts(n: number): Float64Array {
  const out = new Float64Array(n * (n - 1));
  for (let j = 1; j < n; j++) {
    const length = Math.sqrt(j * (j + 1));
    for (let i = 0; i < j; i++) out[i * (n - 1) + j - 1] = 1 / length;
    out[j * (n - 1) + j - 1] = -j / length;
  }
  return out;
}

/** A = W (I - r W)^-1 by a series that converges for |r| < 1 and rows that sum to at most one. */
function resolvent(w: Float64Array, n: number, r: number): Float64Array {
  let power = w;
  const out = w.slice();
  for (let k = 1; k < 4_000; k++) {
    power = multiply(power, w, n, n, n).map((value) => value * r);
    for (let cell = 0; cell < out.length; cell++) out[cell] += power[cell];
    if (Math.max(...power.map(Math.abs)) < 1e-18) break;
  }
  return out;
}

function trace(a: Float64Array, b: Float64Array, n: number): number {
  let s = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) s += a[i * n + j] * b[j * n + i];
  return s;
}

/** Standard errors of (coefficients ..., r, sigma2) in y = r W y + X b + e over `rows` rows. */
function expectedErrors(
  design: Float64Array,
  columns: number,
  rows: number,
  w: Float64Array,
  coef: Float64Array,
  r: number,
  sigma2: number,
): Float64Array {
  const a = resolvent(w, rows, r);
  const mean = multiply(a, multiply(design, coef, rows, columns, 1), rows, rows, 1);
  const size = columns + 2;
  const information = new Float64Array(size * size);
  const set = (i: number, j: number, value: number) => {
    information[i * size + j] = value;
    information[j * size + i] = value;
  };
  const gram = multiply(transpose(design, rows, columns), design, columns, rows, columns);
  for (let i = 0; i < columns; i++) for (let j = 0; j < columns; j++) set(i, j, gram[i * columns + j] / sigma2);
  const cross = multiply(transpose(design, rows, columns), mean, columns, rows, 1);
  for (let i = 0; i < columns; i++) set(i, columns, cross[i] / sigma2);
  const own = mean.reduce((sum, value) => sum + value * value, 0) / sigma2;
  set(columns, columns, trace(a, a, rows) + trace(a, transpose(a, rows, rows), rows) + own);
  const diagonal = a.reduce((sum, value, cell) => sum + (cell % (rows + 1) === 0 ? value : 0), 0);
  set(columns, columns + 1, diagonal / sigma2);
  set(columns + 1, columns + 1, rows / (2 * sigma2 * sigma2));
  const scale = Float64Array.from({ length: size }, (_, i) => Math.sqrt(information[i * size + i]));
  const inverse = inverseSpd(
    information.map((value, cell) => value / (scale[Math.floor(cell / size)] * scale[cell % size])),
    size,
  )!;
  return scale.map((s, i) => Math.sqrt(inverse[i * size + i]) / s);
}

function check(result: ModelResult, errors: Float64Array, parameterAt: number): void {
  const { parameter, sigma2 } = result.spatial!;
  stdErrors(result).forEach((value, i) => {
    expect(value / errors[i]).toBeCloseTo(1, 8);
  });
  expect(Math.abs(parameter!.stdError / errors[parameterAt] - 1)).toBeLessThan(CLOSE);
  expect(Math.abs(sigma2.stdError / errors[parameterAt + 1] - 1)).toBeLessThan(CLOSE);
}

describe('expected information of a lag model', () => {
  const dummies = { individual: [1, 0], time: [0, 1], twoWay: [1, 1] } as const;

  for (const effects of ['individual', 'time', 'twoWay'] as const) {
    it(`${effects}: as with a dummy for every effect`, () => {
      const options = settings({ effects });
      const result = solve(options);
      const w = kronecker(weightsOf(options), UNITS, UNITS, identity(PERIODS), PERIODS, PERIODS);
      const r = result.spatial!.parameter!.estimate;
      const [units, periods] = dummies[effects];
      const own = X.map(column);
      const all = [
        ...own,
        ...(units
          ? Array.from({ length: UNITS }, (_, u) => (row: number) => Number(Math.floor(row / PERIODS) === u))
          : []),
        ...(periods
          ? Array.from({ length: PERIODS - units }, (_, t) => (row: number) => Number(row % PERIODS === t))
          : []),
      ].map((one) => (typeof one === 'function' ? Float64Array.from({ length: ROWS }, (_, row) => one(row)) : one));
      const k = all.length;
      const design = Float64Array.from({ length: ROWS * k }, (_, cell) => all[cell % k][Math.floor(cell / k)]);
      const y = column('y');
      const lag = multiply(w, y, ROWS, ROWS, 1);
      const filtered = y.map((value, i) => value - r * lag[i]);
      const gram = multiply(transpose(design, ROWS, k), design, k, ROWS, k);
      const coef = multiply(inverseSpd(gram, k)!, multiply(transpose(design, ROWS, k), filtered, k, ROWS, 1), k, k, 1);
      for (let i = 0; i < X.length; i++) expect(result.coef[i]).toBeCloseTo(coef[i], 9);
      const errors = expectedErrors(design, k, ROWS, w, coef, r, result.spatial!.sigma2.estimate);
      const kept = Float64Array.of(...errors.slice(0, X.length), ...errors.slice(k));
      check(result, kept, X.length);
    });
  }

  it('Lee and Yu: as with the data transformed by orthonormal contrasts', () => {
    const options = settings({ leeYu: true });
    const result = solve(options);
    const { parameter, sigma2, logLik } = result.spatial!;
    const r = parameter!.estimate;
    const units = contrasts(UNITS);
    const turned = kronecker(
      transpose(units, UNITS, UNITS - 1),
      UNITS - 1,
      UNITS,
      transpose(contrasts(PERIODS), PERIODS, PERIODS - 1),
      PERIODS - 1,
      PERIODS,
    );
    const rows = (UNITS - 1) * (PERIODS - 1);
    const transformed = multiply(
      transpose(units, UNITS, UNITS - 1),
      multiply(weightsOf(options), units, UNITS, UNITS, UNITS - 1),
      UNITS - 1,
      UNITS,
      UNITS - 1,
    );
    const w = kronecker(transformed, UNITS - 1, UNITS - 1, identity(PERIODS - 1), PERIODS - 1, PERIODS - 1);
    const k = X.length;
    const columns = X.map((name) => multiply(turned, column(name), rows, ROWS, 1));
    const design = Float64Array.from({ length: rows * k }, (_, cell) => columns[cell % k][Math.floor(cell / k)]);
    const y = multiply(turned, column('y'), rows, ROWS, 1);
    const lag = multiply(w, y, rows, rows, 1);
    const fitted = multiply(design, result.coef, rows, k, 1);
    const ssr = y.reduce((sum, value, i) => sum + (value - r * lag[i] - fitted[i]) ** 2, 0);
    expect(sigma2.estimate).toBeCloseTo(ssr / rows, 10);
    check(result, expectedErrors(design, k, rows, w, result.coef, r, sigma2.estimate), k);
    // log |I - r W| of the transformed data by its power series.
    let power = identity(rows);
    let logDet = 0;
    for (let j = 1; j < 2_000; j++) {
      power = multiply(power, w, rows, rows, rows).map((value) => value * r);
      logDet -= power.reduce((sum, value, cell) => sum + (cell % (rows + 1) === 0 ? value : 0), 0) / j;
    }
    const likelihood = -0.5 * rows * (1 + Math.log((2 * Math.PI * ssr) / rows)) + logDet;
    expect(logLik).toBeCloseTo(likelihood, 8);
  });
});

describe('observed information', () => {
  it('is the curvature of the likelihood: rho moved by hand changes it as the standard error says', () => {
    for (const model of ['sar', 'sem', 'sdm', 'sdem'] as const) {
      const result = solve(settings({ model, vcov: 'hessian' }));
      const { parameter, logLik } = result.spatial!;
      const options = settings({ model });
      const w = kronecker(weightsOf(options), UNITS, UNITS, identity(PERIODS), PERIODS, PERIODS);
      const h = 1e-4;
      const profile = (r: number) => profileLikelihood(model, w, r);
      const [below, here, above] = [-h, 0, h].map((step) => profile(parameter!.estimate + step));
      expect(here).toBeCloseTo(logLik, 8);
      const curvature = -(below - 2 * here + above) / (h * h);
      expect(parameter!.stdError * Math.sqrt(curvature)).toBeCloseTo(1, 4);
    }
  });
});

/** The likelihood with everything but r maximised out, with dummies and a power series: nothing shared with the estimator. */
function profileLikelihood(model: string, w: Float64Array, r: number): number {
  const own = X.map(column);
  const lags = model === 'sdm' || model === 'sdem' ? own.map((values) => multiply(w, values, ROWS, ROWS, 1)) : [];
  const filter = (values: Float64Array) => {
    const lag = multiply(w, values, ROWS, ROWS, 1);
    return values.map((value, i) => value - r * lag[i]);
  };
  const isError = model === 'sem' || model === 'sdem';
  const regressors = [...own, ...lags].map((values) => (isError ? filter(values) : values));
  const effects = [
    ...Array.from({ length: UNITS }, (_, u) =>
      Float64Array.from({ length: ROWS }, (__, row) => Number(Math.floor(row / PERIODS) === u)),
    ),
    ...Array.from({ length: PERIODS - 1 }, (_, t) =>
      Float64Array.from({ length: ROWS }, (__, row) => Number(row % PERIODS === t)),
    ),
  ];
  const all = [...regressors, ...effects];
  const k = all.length;
  const design = Float64Array.from({ length: ROWS * k }, (_, cell) => all[cell % k][Math.floor(cell / k)]);
  const y = filter(column('y'));
  const gram = multiply(transpose(design, ROWS, k), design, k, ROWS, k);
  const coef = multiply(inverseSpd(gram, k)!, multiply(transpose(design, ROWS, k), y, k, ROWS, 1), k, k, 1);
  const fitted = multiply(design, coef, ROWS, k, 1);
  const ssr = y.reduce((sum, value, i) => sum + (value - fitted[i]) ** 2, 0);
  let power = identity(ROWS);
  let logDet = 0;
  for (let j = 1; j < 400; j++) {
    power = multiply(power, w, ROWS, ROWS, ROWS).map((value) => value * r);
    logDet -= power.reduce((sum, value, cell) => sum + (cell % (ROWS + 1) === 0 ? value : 0), 0) / j;
  }
  return -0.5 * ROWS * (1 + Math.log((2 * Math.PI * ssr) / ROWS)) + logDet;
}
