import type { LocalMoran, MoranResult, Quadrant } from '../../engine/diagnostics/moran/types.ts';
import type { SpatialTests } from '../../engine/diagnostics/spatial-tests/types.ts';
import type { SpilloverResult } from '../../engine/diagnostics/spillover-rings/types.ts';
import type { ModelResult, SpatialPart } from '../../engine/result.ts';
import type { WeightsSummary } from '../../engine/spatial/weights.ts';
import { resultOf } from './results.ts';

export const inverseDistance: WeightsSummary = {
  kind: 'inverseDistance',
  standardise: 'row',
  units: 284,
  links: 80_372,
  meanNeighbours: 283,
  fewestNeighbours: 283,
  mostNeighbours: 283,
  islands: 0,
  settings: { power: 1, cutoff: 500 },
};

const effect = (estimate: number, stdError: number) => ({ estimate, stdError, simulatedStdError: 2 * stdError });

/** A spatial Durbin model with one control; other models by changes of its spatial part. */
export function spatialResult(changes: Partial<SpatialPart> = {}): ModelResult {
  const spatial: SpatialPart = {
    model: 'sdm',
    fixedEffects: 'twoWay',
    parameter: { name: 'rho', estimate: 0.28, stdError: 0.02, lower: -1.5, upper: 1 },
    sigma2: { estimate: 0.0119, stdError: 0.0002 },
    logLik: 4042.93,
    parameters: 6,
    squaredCorrelation: 0.1662,
    lags: [
      { term: 'W.did', of: 'did' },
      { term: 'W.fdi', of: 'fdi' },
    ],
    effects: [
      {
        name: 'did',
        role: 'treatment',
        direct: effect(0.1257, 0.0061),
        indirect: effect(-0.0188, 0.0205),
        total: effect(0.1069, 0.0216),
      },
      {
        name: 'fdi',
        role: 'control',
        direct: effect(0.0166, 0.0028),
        indirect: effect(0.0029, 0.0085),
        total: effect(0.0195, 0.0089),
      },
    ],
    simulation: { draws: 1_000, outside: 0, seed: 7 },
    weights: inverseDistance,
    logDeterminant: 'eigenvalues',
    leeYu: false,
    lagging: 'beforeDemeaning',
    ...changes,
  };
  const policyLag = { kind: 'coefficient', role: 'companion', spatialLag: 'did' } as const;
  const controlLag = { kind: 'coefficient', role: 'control', spatialLag: 'fdi' } as const;
  const own = [
    ['did', 0.1265, 0.0061, 'treatment'],
    ['fdi', 0.0165, 0.0028],
  ] as const;
  const lags = [
    ['W.did', -0.0497, 0.0156, policyLag],
    ['W.fdi', -0.0025, 0.0064, controlLag],
  ] as const;
  const base = resultOf(spatial.lags.length > 0 ? [...own, ...lags] : own, {
    estimator: 'sdm',
    vcovType: 'information',
  });
  const counts = { ...base.counts, clusters: [] };
  return { ...base, counts, dofResidual: Infinity, tests: [], spatial };
}

/** Four units called by `names`, one in each quadrant. */
export function moranResult(names: readonly string[], changes: Partial<MoranResult> = {}): MoranResult {
  const quadrants: Quadrant[] = ['HH', 'LL', 'HL', 'LH'];
  const units = names.map((unit, i): LocalMoran => {
    const quadrant = quadrants[i % 4];
    const [value, lag] = [quadrant[0] === 'H' ? 1 : -1, quadrant[1] === 'H' ? 0.5 : -0.5];
    const moments = { expected: -0.01, variance: 0.01, z: 2, pValue: 0.04 };
    const place = { latitude: 30 + i, longitude: 110 + i };
    return {
      unit,
      value,
      lag,
      statistic: value * lag,
      ...moments,
      permutationP: i < 2 ? 0.01 : 0.4,
      quadrant,
      ...place,
    };
  });
  const p = { count: 3, draws: 999, p: 0.004, monteCarloError: 0.002 };
  const standardised = { statistic: 0.21, expected: -0.0035, variance: 0.0012, z: 6.1, pValue: 1e-9 };
  return {
    variable: 'nqp',
    seed: 1,
    draws: 999,
    done: 999,
    weights: inverseDistance,
    periods: [
      {
        period: 2022,
        units: names.length,
        islands: 0,
        moran: standardised,
        varianceNormal: 0.0012,
        geary: { ...standardised, statistic: 0.8, expected: 1 },
        test: { twoSided: p, greater: p, less: p },
      },
    ],
    local: { period: 2022, units },
    notices: [],
    ...changes,
  };
}

/** The policy as usual, with exposure, and with two rings. */
export function spilloverResult(changes: Partial<SpilloverResult> = {}): SpilloverResult {
  const ring = (from: number, to: number, estimate: number) => ({
    from,
    to,
    treated: false,
    term: `ring::${from}-${to}`,
    nobs: 400,
    units: 40,
    estimate: { estimate, stdError: 0.02, dof: 283 },
  });
  const rings = [ring(0, 100, 0.06), ring(100, 200, 0.01)];
  const companion = { kind: 'coefficient', role: 'companion' } as const;
  const lag = { ...companion, spatialLag: 'did' };
  const ringTerms = rings.map(({ term, estimate }) => [term, estimate.estimate, 0.02, companion] as const);
  return {
    treatment: 'did',
    usual: { ok: true, value: resultOf([['did', 0.1, 0.02, 'treatment']]) },
    exposure: {
      ok: true,
      value: {
        result: resultOf([
          ['did', 0.12, 0.02, 'treatment'],
          ['W.did', 0.05, 0.03, lag],
        ]),
        term: 'W.did',
        weights: inverseDistance,
        meanUntreated: 0.21,
        largestUntreated: 0.8,
      },
    },
    rings: {
      ok: true,
      value: { result: resultOf([['did', 0.13, 0.02, 'treatment'], ...ringTerms]), rings, cleanUnits: 90 },
    },
    places: [
      { unit: 'a', latitude: 30, longitude: 110, start: 2014, nearest: null },
      { unit: 'b', latitude: 31, longitude: 111, start: null, nearest: 60 },
      { unit: 'c', latitude: 32, longitude: 112, start: null, nearest: 150 },
      { unit: 'd', latitude: 33, longitude: 113, start: null, nearest: 900 },
    ],
    notices: [],
    ...changes,
  };
}

export function spatialTestsResult(): SpatialTests {
  const test = (statistic: number, df = 1) => ({ statistic, df, pValue: 0.004 });
  const row = { lag: test(212.5), error: test(224.1), robustLag: test(0.12), robustError: test(11.8), moran: null };
  return {
    outcome: 'nqp',
    effects: 'twoWay',
    weights: inverseDistance,
    lagrange: [
      {
        effects: 'none',
        ...row,
        moran: { statistic: 0.046, expected: -0.003, variance: 0.0012, z: 1.44, pValue: 0.15 },
      },
      { effects: 'twoWay', ...row },
    ],
    models: [],
    simplifications: [
      { id: 'lrLag', test: test(20.2, 7) },
      { id: 'lrError', test: null },
    ],
    notices: [],
  };
}
