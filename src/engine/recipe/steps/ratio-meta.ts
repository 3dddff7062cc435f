import type { Fields } from '../../fields.ts';
import type { StepMeta } from '../types.ts';

export const fields = {
  columns: { type: 'columns', default: null },
  denominator: { type: 'column', default: null },
  /** The ratio is multiplied by it: 100 for percent, 10,000 for a rate per ten thousand. */
  times: { type: 'number', default: 1 },
} as const satisfies Fields;

export const meta: StepMeta<typeof fields> = {
  id: 'ratio',
  fields,
  needs: [],
  removesRows: false,
  makes: ({ columns, denominator }) => (columns ?? []).map((column) => `${column}_per_${denominator ?? ''}`),
};
