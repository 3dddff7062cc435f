import type { Fields } from '../../fields.ts';
import type { StepMeta } from '../types.ts';

export const fields = {
  columns: { type: 'columns', default: null },
  /** (x - mean) / sd with divisor n - 1, x - mean, or (x - min) / (max - min). */
  to: { type: 'choice', choices: ['zScore', 'centred', 'unitInterval'], default: 'zScore' },
  /** Moments of all rows, of the period, or of the unit. */
  over: { type: 'choice', choices: ['all', 'period', 'unit'], default: 'all' },
} as const satisfies Fields;

const PREFIX = { zScore: 'z', centred: 'c', unitInterval: 'u' } as const;

export const meta: StepMeta<typeof fields> = {
  id: 'standardise',
  fields,
  needs: [],
  removesRows: false,
  makes: ({ columns, to }) => (columns ?? []).map((column) => `${PREFIX[to]}_${column}`),
};
