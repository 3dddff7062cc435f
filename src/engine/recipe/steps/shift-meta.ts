import type { Fields } from '../../fields.ts';
import type { StepMeta } from '../types.ts';

export const fields = {
  columns: { type: 'columns', default: null },
  direction: { type: 'choice', choices: ['lag', 'lead'], default: 'lag' },
  /** In units of the time column. */
  periods: { type: 'number', min: 1, integer: true, default: 1 },
} as const satisfies Fields;

export const meta: StepMeta<typeof fields> = {
  id: 'shift',
  fields,
  needs: ['unit', 'time'],
  removesRows: false,
  makes: ({ columns, direction, periods }) => {
    const letter = direction === 'lag' ? 'L' : 'F';
    return (columns ?? []).map((column) => `${letter}${periods === 1 ? '' : periods}_${column}`);
  },
};
