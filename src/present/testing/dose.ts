import type { DoseBin, DoseResponse } from '../../engine/estimators/dose/types.ts';
import type { ModelResult } from '../../engine/result.ts';
import { resultOf } from './results.ts';

const bin = (index: number, from: number, to: number, estimate: number | null): DoseBin => ({
  index,
  from,
  to,
  reference: index === 0,
  units: index === 0 ? 285 : 30,
  nobs: index === 0 ? 4170 : 240,
  mean: (from + to) / 2,
  effect: estimate === null ? null : { term: `dose (${from}, ${to}]`, estimate, stdError: 0.015 },
});

export function doseOf(changes: Partial<DoseResponse> = {}): DoseResponse {
  return {
    dose: 'stations',
    exposure: 'stations:did',
    timing: 'ownStart',
    from: null,
    shape: 'bins',
    dof: 283,
    origin: 0,
    curve: [],
    bins: [bin(0, 0, 0, null), bin(1, 0.1, 0.6, 0.01), bin(2, 0.6, 1.4, 0.05), bin(3, 1.4, 3, 0.12)],
    linear: { estimate: 0.056, stdError: 0.006, dof: 283 },
    turning: null,
    ...changes,
  };
}

export function doseResult(changes: Partial<DoseResponse> = {}): ModelResult {
  const product = { kind: 'coefficient', role: 'treatment', product: ['stations', 'did'] } as const;
  return { ...resultOf([['stations:did', 0.056, 0.006, product]], { estimator: 'dose' }), dose: doseOf(changes) };
}

/** A bent response with its turn. */
export const quadraticDose: Partial<DoseResponse> = {
  shape: 'quadratic',
  linear: null,
  curve: Array.from({ length: 41 }, (_, i) => {
    const dose = (3 * i) / 40;
    return { dose, estimate: 0.1 * dose - 0.03 * dose * dose, stdError: 0.01 * dose };
  }),
  turning: {
    at: 1.667,
    stdError: 0.2,
    low: { dose: 0.1, slope: 0.094, stdError: 0.02, statistic: 4.7 },
    high: { dose: 3, slope: -0.08, stdError: 0.03, statistic: -2.667 },
    pValue: 0.004,
  },
};
