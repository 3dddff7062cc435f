import type { Ledger } from '../../engine/ledger.ts';
import type { EventCell, ModelResult, Term, TermTag } from '../../engine/result.ts';

/** A coefficient for a hand-made result: name, estimate, standard error, and what it is. */
export type Coefficient = readonly [
  name: string,
  estimate: number,
  stdError: number,
  tag?: TermTag | 'treatment' | 'control' | 'constant',
];

function tagOf(tag: Coefficient[3]): TermTag {
  if (tag === undefined || typeof tag === 'string') return { kind: 'coefficient', role: tag ?? 'control' };
  return tag;
}

function diagonal(stdErrors: readonly number[]): Float64Array {
  const k = stdErrors.length;
  const vcov = new Float64Array(k * k);
  stdErrors.forEach((stdError, i) => {
    vcov[i * k + i] = stdError * stdError;
  });
  return vcov;
}

export const fullLedger: Ledger = {
  rowsRead: 5964,
  rowsUsed: 5112,
  steps: [{ reason: 'outsidePeriod', params: { from: 2005, to: 2022 }, rows: new Int32Array(852) }],
};

/** A result as an estimator would answer, with uncorrelated coefficients. */
export function resultOf(coefficients: readonly Coefficient[], changes: Partial<ModelResult> = {}): ModelResult {
  const terms: Term[] = coefficients.map(([name, , , tag]) => ({ name, tag: tagOf(tag) }));
  return {
    id: 'm1',
    estimator: 'feols',
    spec: {},
    outcome: 'nqp',
    terms,
    coef: Float64Array.from(coefficients, ([, estimate]) => estimate),
    vcov: diagonal(coefficients.map(([, , stdError]) => stdError)),
    dofResidual: 283,
    dropped: [],
    absorbed: [
      { by: ['city'], levels: 284, redundant: 0, nestedInCluster: true },
      { by: ['year'], levels: 18, redundant: 1, nestedInCluster: false },
    ],
    counts: { nobs: 5112, units: 284, periods: 18, clusters: [{ by: 'city', count: 284 }], singletons: 0 },
    ledger: fullLedger,
    stats: {
      r2: 0.9153,
      adjR2: 0.9098,
      r2Within: 0.0214,
      adjR2Within: 0.0201,
      rmse: 0.4831,
      ssr: 1193.2,
      tss: 14090,
      logLik: -3480.1,
      meanOutcome: 2.305,
      sdOutcome: 1.709,
    },
    tests: [
      {
        id: 'overall',
        statistic: 9.87,
        distribution: 'F',
        df1: coefficients.length,
        df2: 283,
        pValue: 1e-9,
        terms: [],
      },
    ],
    combinations: [],
    vcovType: 'cluster',
    preset: 'reghdfe',
    notices: [],
    details: {},
    ...changes,
  };
}

const controls: readonly Coefficient[] = [
  ['fdi', 0.546, 0.608],
  ['hum', 0.313, 0.151],
  ['gov', 0.0061, 0.053],
  ['lninstra', 0.008, 0.041],
  ['mar', 0.0231, 0.0046],
  ['fin', -0.0398, 0.0141],
];

/** Seven columns, one more control in each. */
export function stepwiseResults(): ModelResult[] {
  const effects = [0.144, 0.146, 0.137, 0.136, 0.135, 0.124, 0.125];
  return effects.map((effect, step) =>
    resultOf([['did', effect, 0.043, 'treatment'], ...controls.slice(0, step), ['_cons', 1.315, 0.249, 'constant']], {
      id: `column-${step + 1}`,
    }),
  );
}

const eventEffects = [0.012, -0.008, 0.015, 0, 0.061, 0.098, 0.124, 0.131, 0.148, 0.152, 0.171];

/** An event study from ≤−4 to ≥6 with base −1. */
export function eventResult(changes: Partial<ModelResult> = {}): ModelResult {
  const cells = eventEffects.map((_, index): EventCell => {
    const e = index - 4;
    const bin = e === -4 ? ({ bin: 'lower' } as const) : e === 6 ? ({ bin: 'upper' } as const) : {};
    return { e, ...bin, units: 107, nobs: e === -4 ? 640 : 107, base: e === -1 };
  });
  const coefficients = cells.flatMap((cell, index): Coefficient[] => {
    if (cell.base) return [];
    const tag: TermTag = { kind: 'event', e: cell.e, ...(cell.bin ? { bin: cell.bin } : {}) };
    return [[`event::${cell.e}`, eventEffects[index], 0.03 + 0.003 * Math.abs(cell.e), tag]];
  });
  return resultOf(coefficients, {
    estimator: 'event-study',
    tests: [{ id: 'preTrends', statistic: 0.61, distribution: 'F', df1: 3, df2: 283, pValue: 0.6091, terms: [] }],
    combinations: [{ id: 'postAverage', estimate: 0.1264, stdError: 0.0411, dof: 283, terms: [] }],
    events: {
      cells,
      endpoints: 'bin',
      reference: 'never',
      bandLevel: 0.95,
      bandCritical: 2.71,
      bandDraws: 10000,
      bandSeed: 1,
    },
    ...changes,
  });
}

/** Names that break careless writers. */
export const hostileNames = [
  '=HYPERLINK("http://x","y")',
  '<img src=x onerror=alert(1)>',
  '__proto__',
  'a & b_c % $d$ #e {f} ~g^h \\input{x}',
  '城市"引号"，逗号',
  '[1] *bold*',
  'line\nbreak\ttab',
  '-- dash',
] as const;
