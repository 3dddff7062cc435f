import type { Meta } from '../../estimator.ts';
import { fields as feols } from '../../estimators/feols/meta.ts';
import type { Fields, OptionsOf } from '../../fields.ts';
import { weightsFields } from '../../spatial/fields.ts';

const { treatment: _, intercept: __, ...regression } = feols;

export const fields = {
  /** Outer distances of the rings in kilometres, ascending; beyond the last one is the comparison. */
  rings: { type: 'numbers', default: [100, 200, 300] },
  /** Rings around other treated units for treated units too. */
  onTreated: { type: 'flag', default: false },
  ...regression,
  ...weightsFields,
  latitude: { type: 'column', default: null },
  longitude: { type: 'column', default: null },
} as const satisfies Fields;

export type SpilloverOptions = OptionsOf<typeof fields>;

export const meta: Meta<typeof fields> = {
  id: 'spillover',
  citation: 'Clarke (2017); Butts (2021)',
  requires: ['unit', 'time', 'treatment'],
  fields,
};
