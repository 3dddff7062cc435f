import type { Meta } from '../../estimator.ts';
import { fields as heterogeneity } from '../../estimators/heterogeneity/meta.ts';
import type { Fields, OptionsOf } from '../../fields.ts';

const { design: _, interactions: __, ...shared } = heterogeneity;

export const fields = {
  ...shared,
  /** The two groups, by their place in the list of groups; null: all groups but the first one named. Chosen by name beside the result, never in the form. */
  first: { type: 'number', integer: true, min: 0, default: 0, when: { by: [] } },
  second: { type: 'number', integer: true, min: 0, default: null, when: { by: [] } },
  draws: { type: 'number', integer: true, min: 19, max: 100_000, default: 1_000 },
  seed: { type: 'number', integer: true, min: 0, default: 20_140_530 },
} as const satisfies Fields;

export type DifferenceOptions = OptionsOf<typeof fields>;

export const meta: Meta<typeof fields> = {
  id: 'group-difference',
  citation: 'Cleary (1999); Weesie (1999)',
  requires: ['unit', 'time', 'treatment'],
  fields,
};
