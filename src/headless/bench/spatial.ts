import { inverseSpd } from '../../core/linalg/cholesky.ts';
import { multiply, transpose } from '../../core/linalg/dense.ts';
import { createStream } from '../../core/random/philox.ts';
import { buildPanel } from '../../engine/design/build-panel.ts';
import { quietContext } from '../../engine/estimator.ts';
import { fit as fitSdm } from '../../engine/estimators/sdm/fit.ts';
import { fields, type SdmOptions } from '../../engine/estimators/sdm/meta.ts';
import { defaultsOf } from '../../engine/fields.ts';
import type { Panel } from '../../engine/panel.ts';
import type { ModelResult } from '../../engine/result.ts';
import { haversine } from '../../engine/spatial/haversine.ts';
import { numericColumn } from '../../table/column.ts';
import { createFrame } from '../../table/frame.ts';
import { type Bench, type BenchResult, medianMs } from './types.ts';

const CITIES = 285;
const YEARS = 18;
const CONTROLS = ['x1', 'x2', 'x3', 'x4', 'x5', 'x6'];
const SEED = 12;
const CUTOFF = 500;
const RHO = 0.4;
/** Values of rho that the yardstick tries, and how far its best may be from the maximum. */
const GRID = 21;

interface Place {
  readonly lat: number;
  readonly lon: number;
}

/** Cities scattered over a country with pilots of 2014 to 2016, six controls, and outcomes that lean on those of neighbours (rho = 0.4). */
function simulate(): { panel: Panel; places: readonly Place[] } {
  const stream = createStream(SEED, 0);
  const places = Array.from({ length: CITIES }, () => ({
    lat: 22 + 24 * stream.uniform(),
    lon: 98 + 28 * stream.uniform(),
  }));
  const names = ['city', 'year', 'did', 'lat', 'lon', ...CONTROLS, 'y'];
  const columns: Float64Array[] = names.map(() => new Float64Array(CITIES * YEARS));
  const level = places.map(() => stream.normal());
  const alone = new Float64Array(CITIES * YEARS);
  for (let city = 0; city < CITIES; city++) {
    const start = city % 7 < 3 ? 2014 + (city % 7) : Infinity;
    for (let t = 0; t < YEARS; t++) {
      const controls = CONTROLS.map((_, j) => 0.5 * level[city] + 0.03 * j * t + stream.normal());
      const did = Number(2005 + t >= start);
      alone[city * YEARS + t] = level[city] + 0.1 * t + 0.1 * did + 0.2 * controls[0] + 0.3 * stream.normal();
      const cells = [city + 1, 2005 + t, did, places[city].lat, places[city].lon, ...controls];
      cells.forEach((value, j) => {
        columns[j][city * YEARS + t] = value;
      });
    }
  }
  columns[names.length - 1] = multiply(
    invert(shifted(denseWeights(places), RHO), CITIES),
    alone,
    CITIES,
    CITIES,
    YEARS,
  );
  const panel = buildPanel(createFrame(names.map((name, j) => numericColumn(name, columns[j]))), {
    unit: 'city',
    time: 'year',
    treatment: { kind: 'indicator', column: 'did' },
    sample: { timeFrom: null, timeTo: null, dropUnits: [] },
    whatIf: null,
  });
  if (!panel.ok) throw new Error(panel.notice.code);
  return { panel: panel.value, places };
}

/** From the panel to the result: weights, log-determinant, estimates, standard errors, effects with delta and simulated errors. */
function estimate(panel: Panel, changes: Partial<SdmOptions>): ModelResult {
  const options = { ...defaultsOf(fields), controls: CONTROLS, ...changes };
  const result = fitSdm(panel, { outcome: 'y', treatmentName: 'did' }, options, quietContext);
  if (!result.ok) throw new Error(result.notice.code);
  return result.value;
}

function denseWeights(places: readonly Place[]): Float64Array {
  const w = new Float64Array(CITIES * CITIES);
  places.forEach((a, i) => {
    let sum = 0;
    places.forEach((b, j) => {
      const distance = haversine(a.lat, a.lon, b.lat, b.lon);
      if (i !== j && distance <= CUTOFF) w[i * CITIES + j] = 1 / distance;
      sum += w[i * CITIES + j];
    });
    if (sum > 0) for (let j = 0; j < CITIES; j++) w[i * CITIES + j] /= sum;
  });
  return w;
}

/** I - rho W. */
function shifted(w: Float64Array, rho: number): Float64Array {
  const a = w.map((value) => -rho * value);
  for (let i = 0; i < CITIES; i++) a[i * (CITIES + 1)] += 1;
  return a;
}

/** Unit and period means out of a column of a balanced panel. */
function demean(x: Float64Array): Float64Array {
  const rows = new Float64Array(CITIES);
  const columns = new Float64Array(YEARS);
  let all = 0;
  x.forEach((value, cell) => {
    rows[Math.floor(cell / YEARS)] += value / YEARS;
    columns[cell % YEARS] += value / CITIES;
    all += value / x.length;
  });
  return x.map((value, cell) => value - rows[Math.floor(cell / YEARS)] - columns[cell % YEARS] + all);
}

/** log |det| by elimination with row exchanges. */
function logDeterminant(a: Float64Array, n: number): number {
  let logDet = 0;
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]) > Math.abs(a[best * n + k])) best = i;
    if (best !== k) {
      for (let j = k; j < n; j++) {
        const kept = a[k * n + j];
        a[k * n + j] = a[best * n + j];
        a[best * n + j] = kept;
      }
    }
    logDet += Math.log(Math.abs(a[k * n + k]));
    for (let i = k + 1; i < n; i++) {
      const factor = a[i * n + k] / a[k * n + k];
      if (factor !== 0) for (let j = k + 1; j < n; j++) a[i * n + j] -= factor * a[k * n + j];
    }
  }
  return logDet;
}

/** The dense route: a determinant per value of rho tried, one dense inverse for the effects; no standard errors. */
function denseRoute(panel: Panel, places: readonly Place[]) {
  const w = denseWeights(places);
  const read = (name: string) => {
    const column = panel.frame.columns.find((one) => one.name === name);
    if (column?.kind !== 'number') throw new Error(name);
    return column.values;
  };
  const lag = (x: Float64Array) => multiply(w, x, CITIES, CITIES, YEARS);
  const own = ['did', ...CONTROLS].map(read);
  const columns = [...own, ...own.map(lag)].map(demean);
  const k = columns.length;
  const n = CITIES * YEARS;
  const design = Float64Array.from({ length: n * k }, (_, cell) => columns[cell % k][Math.floor(cell / k)]);
  const turned = transpose(design, n, k);
  const inverse = inverseSpd(multiply(turned, design, k, n, k), k)!;
  const solve = (y: Float64Array) => multiply(inverse, multiply(turned, y, k, n, 1), k, k, 1);
  const [y, wy] = [read('y'), lag(read('y'))].map(demean);
  const [b0, b1] = [solve(y), solve(wy)];
  const residual = (x: Float64Array, b: Float64Array) => {
    const fitted = multiply(design, b, n, k, 1);
    return x.map((value, i) => value - fitted[i]);
  };
  const [e0, e1] = [residual(y, b0), residual(wy, b1)];
  const logLik = (rho: number) => {
    const ssr = e0.reduce((sum, value, i) => sum + (value - rho * e1[i]) ** 2, 0);
    return -0.5 * n * (1 + Math.log((2 * Math.PI * ssr) / n)) + YEARS * logDeterminant(shifted(w, rho), CITIES);
  };
  const tried = Array.from({ length: GRID }, (_, i) => -0.95 + (1.9 * i) / (GRID - 1));
  const values = tried.map(logLik);
  const best = values.reduce((top, value, i) => (value > values[top] ? i : top), 0);
  const rho = tried[best];
  const theta = w.map((value, cell) => {
    const [own0, lag0] = [b0[0] - rho * b1[0], b0[7] - rho * b1[7]];
    return value * lag0 + (cell % (CITIES + 1) === 0 ? own0 : 0);
  });
  const effects = multiply(invert(shifted(w, rho), CITIES), theta, CITIES, CITIES, CITIES);
  return { rho, logLik: values[best], total: effects.reduce((sum, value) => sum + value, 0) / CITIES };
}

/** Gauss-Jordan without exchanges: I - rho W has a heavy diagonal. */
function invert(a: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) out[i * (n + 1)] = 1;
  for (let k = 0; k < n; k++) {
    const pivot = a[k * (n + 1)];
    for (let j = 0; j < n; j++) {
      a[k * n + j] /= pivot;
      out[k * n + j] /= pivot;
    }
    for (let i = 0; i < n; i++) {
      const factor = a[i * n + k];
      if (i === k || factor === 0) continue;
      for (let j = 0; j < n; j++) {
        a[i * n + j] -= factor * a[k * n + j];
        out[i * n + j] -= factor * out[k * n + j];
      }
    }
  }
  return out;
}

function run(): BenchResult {
  const { panel, places } = simulate();
  const kinds: [string, Partial<SdmOptions>][] = [
    ['cutoff500', { cutoff: CUTOFF }],
    ['everybody', {}],
    ['nearest5', { matrix: 'nearest' }],
  ];
  const [[, main]] = kinds;
  const slow = denseRoute(panel, places);
  const { spatial } = estimate(panel, main);
  // The grid can only be lower than the maximum, and its best rho is next to it.
  const step = 1.9 / (GRID - 1);
  if (slow.logLik > spatial!.logLik + 1e-6 || Math.abs(slow.rho - spatial!.parameter!.estimate) > step) {
    throw new Error(`rho ${spatial!.parameter!.estimate} (${spatial!.logLik}) and ${slow.rho} (${slow.logLik})`);
  }
  return {
    ms: medianMs(() => estimate(panel, main), 7, 2),
    yardstick: `a dense determinant for each of ${GRID} values of rho and one dense inverse for the effects; no standard errors`,
    yardstickMs: medianMs(() => denseRoute(panel, places), 3),
    detail: {
      cities: CITIES,
      years: YEARS,
      regressors: 2 * (CONTROLS.length + 1),
      simulations: defaultsOf(fields).draws,
      targetMs: 500,
      rho: spatial!.parameter!.estimate,
      byWeights: Object.fromEntries(
        kinds.map(([name, changes]) => [name, medianMs(() => estimate(panel, changes), 5, 1)]),
      ),
    },
  };
}

export const benches: Bench[] = [{ id: 'sdm-two-way', run: async () => run() }];
