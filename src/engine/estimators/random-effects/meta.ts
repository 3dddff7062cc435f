import type { Meta } from '../../estimator.ts';
import type { Fields, OptionsOf } from '../../fields.ts';

export const fields = {
  treatment: { type: 'flag', default: true },
  controls: { type: 'columns', default: null },
  /** A dummy per period but the first, absorbed in the fixed-effects regression beside. */
  timeEffects: { type: 'flag', default: true },
  vcov: { type: 'choice', choices: ['iid', 'HC1', 'cluster'], default: 'cluster' },
  cluster: { type: 'columns', default: null, when: { vcov: ['cluster'] } },
} as const satisfies Fields;

export type RandomEffectsOptions = OptionsOf<typeof fields>;

export const meta: Meta<typeof fields> = {
  id: 'random-effects',
  citation: 'Swamy & Arora (1972); Hausman (1978)',
  requires: ['unit'],
  fields,
};
