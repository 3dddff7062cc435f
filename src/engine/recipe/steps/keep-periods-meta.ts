import type { Fields } from '../../fields.ts';
import type { StepMeta } from '../types.ts';

export const fields = {
  from: { type: 'number', default: null },
  to: { type: 'number', default: null },
} as const satisfies Fields;

export const meta: StepMeta<typeof fields> = {
  id: 'keep-periods',
  fields,
  needs: ['time'],
  removesRows: true,
  makes: () => [],
};
