import type { Fields } from '../../fields.ts';
import type { StepMeta } from '../types.ts';

export const fields = {
  condition: { type: 'expression', default: null },
} as const satisfies Fields;

export const meta: StepMeta<typeof fields> = {
  id: 'keep-rows',
  fields,
  needs: [],
  removesRows: true,
  makes: () => [],
};
