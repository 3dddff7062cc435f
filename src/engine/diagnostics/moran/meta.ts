import type { Meta } from '../../estimator.ts';
import type { Fields, OptionsOf } from '../../fields.ts';
import { weightsFields } from '../../spatial/fields.ts';

export const fields = {
  /** null: the outcome. */
  variable: { type: 'column', default: null },
  /** Period of the local statistics; null: the last. */
  period: { type: 'number', default: null },
  draws: { type: 'number', integer: true, min: 0, max: 100_000, default: 999 },
  seed: { type: 'number', integer: true, min: 0, default: 19_500_601 },
  ...weightsFields,
} as const satisfies Fields;

export type MoranOptions = OptionsOf<typeof fields>;

export const meta: Meta<typeof fields> = {
  id: 'moran',
  citation: 'Moran (1950); Geary (1954); Anselin (1995)',
  requires: ['unit', 'time'],
  fields,
};
