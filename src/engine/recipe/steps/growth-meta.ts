import type { Fields } from '../../fields.ts';
import type { StepMeta } from '../types.ts';

export const fields = {
  columns: { type: 'columns', default: null },
  /** x / x_before - 1, ln(x) - ln(x_before), or x - x_before. */
  change: { type: 'choice', choices: ['rate', 'logDifference', 'difference'], default: 'rate' },
  periods: { type: 'number', min: 1, integer: true, default: 1 },
} as const satisfies Fields;

const PREFIX = { rate: 'g', logDifference: 'dln', difference: 'd' } as const;

export const meta: StepMeta<typeof fields> = {
  id: 'growth',
  fields,
  needs: ['unit', 'time'],
  removesRows: false,
  makes: ({ columns, change, periods }) =>
    (columns ?? []).map((column) => `${PREFIX[change]}${periods === 1 ? '' : periods}_${column}`),
};
