import type { EffectAt, Marginal } from '../../engine/estimators/moderation/types.ts';
import type { ModelResult } from '../../engine/result.ts';
import type { Moderated } from '../tables/moderation.ts';
import { resultOf } from './results.ts';

const effect = (at: number): EffectAt => ({ at, estimate: 0.1 + 0.05 * at, stdError: 0.02 + 0.01 * at });

/** A curve of effects that rises along a moderator from 0 to 4. */
export function marginalOf(changes: Partial<Marginal> = {}): Marginal {
  const places = Array.from({ length: 41 }, (_, i) => i / 10);
  return {
    policy: 'did',
    interaction: 'did:fin',
    moderator: 'fin',
    centre: 0,
    dof: 283,
    grid: places.map(effect),
    quantiles: [0.1, 0.25, 0.5, 0.75, 0.9].map((probability) => ({ ...effect(4 * probability), probability })),
    bins: [
      { ...effect(0.7), from: 0, to: 1.3, nobs: 1700 },
      { ...effect(2), from: 1.3, to: 2.6, nobs: 1700 },
      { ...effect(3.3), from: 2.6, to: 4, nobs: 1700 },
    ],
    linearity: { statistic: 0.4, distribution: 'F', df1: 4, df2: 283, pValue: 0.81, terms: [] },
    support: {
      centres: Float64Array.from({ length: 20 }, (_, i) => 0.1 + i / 5),
      width: 0.2,
      treated: new Int32Array(20).fill(40),
      untreated: new Int32Array(20).fill(200),
    },
    distance: null,
    channels: [],
    ...changes,
  };
}

export function moderatedResult(changes: Partial<Marginal> = {}, result: Partial<ModelResult> = {}): ModelResult {
  const product = { kind: 'coefficient', role: 'treatment', product: ['did', 'fin'] } as const;
  const terms = resultOf(
    [
      ['did', 0.1, 0.02, 'treatment'],
      ['did:fin', 0.05, 0.01, product],
      ['fin', 0.4, 0.1, { kind: 'coefficient', role: 'companion' }],
    ],
    { estimator: 'moderation', ...result },
  );
  return { ...terms, marginal: marginalOf(changes) };
}

export function moderatedOf(changes: Partial<Marginal> = {}): Moderated {
  const result = moderatedResult(changes);
  return { result, marginal: result.marginal! };
}
