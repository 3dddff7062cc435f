import type { Fields } from '../../fields.ts';
import type { StepMeta } from '../types.ts';

export const fields = {
  columns: { type: 'columns', default: null },
  /** ln(x), or ln(1 + x). */
  of: { type: 'choice', choices: ['x', 'onePlusX'], default: 'x' },
} as const satisfies Fields;

export const meta: StepMeta<typeof fields> = {
  id: 'log',
  fields,
  needs: [],
  removesRows: false,
  makes: ({ columns, of }) => (columns ?? []).map((column) => `${of === 'x' ? 'ln' : 'ln1p'}_${column}`),
};
