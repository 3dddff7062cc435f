import type { MediatedPath, Mediation } from '../../engine/estimators/mediation/types.ts';
import { resultOf } from './results.ts';

const companion = { kind: 'coefficient', role: 'companion' } as const;

export const mediatedPath: MediatedPath = {
  channel: 'innovp',
  a: 9.686,
  aStdError: 0.934,
  b: 0.001,
  bStdError: 0.0005,
  indirect: 0.009686,
  share: 0.0763,
  sobel: { stdError: 0.004933, statistic: 1.9635, pValue: 0.0496 },
  aroian: { stdError: 0.004955, statistic: 1.9548, pValue: 0.0506 },
  goodman: null,
};

/** Three steps through one channel, with 200 draws around the estimates. */
export function threeSteps(changes: Partial<Mediation> = {}): Mediation {
  const total = resultOf([
    ['did', 0.127, 0.028, 'treatment'],
    ['fdi', 0.685, 0.618],
  ]);
  const channel = resultOf(
    [
      ['did', 9.686, 0.934, 'treatment'],
      ['fdi', -188.469, 22.664],
    ],
    { outcome: 'innovp' },
  );
  const direct = resultOf([
    ['did', 0.1173, 0.028, 'treatment'],
    ['fdi', 0.685, 0.618],
    ['innovp', 0.001, 0.0005, companion],
  ]);
  const around = (centre: number) => Float64Array.from({ length: 200 }, (_, i) => centre * (1 + (i - 99.5) / 400));
  return {
    policy: 'did',
    steps: 'three',
    total,
    channels: [{ channel: 'innovp', regression: channel, notice: null }],
    direct,
    effects: {
      total: 0.127,
      direct: 0.1173,
      indirect: 0.009686,
      share: 0.0763,
      paths: [mediatedPath],
      bootstrap: {
        by: 'city',
        groups: 285,
        draws: 200,
        failed: 0,
        seed: 20140530,
        total: around(0.127),
        direct: around(0.1173),
        indirect: [around(0.009686)],
      },
    },
    ...changes,
  };
}
