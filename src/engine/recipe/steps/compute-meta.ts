import type { Fields } from '../../fields.ts';
import type { StepMeta } from '../types.ts';

export const fields = {
  expression: { type: 'expression', default: null },
} as const satisfies Fields;

export const meta: StepMeta<typeof fields> = {
  id: 'compute',
  fields,
  needs: [],
  removesRows: false,
  makes: () => ['computed'],
};
