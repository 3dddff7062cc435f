import type { Fields } from '../../fields.ts';
import type { StepMeta } from '../types.ts';

export const fields = {
  columns: { type: 'columns', default: null },
  /** On a straight line between the values before and after, or on one of their logarithms. */
  path: { type: 'choice', choices: ['linear', 'geometric'], default: 'linear' },
  /** Before the first and after the last value of a unit: left missing, or the nearest value. */
  ends: { type: 'choice', choices: ['leave', 'nearest'], default: 'leave' },
  /** Gaps in which more periods than this lie between two values stay as they are; null: all are filled. */
  longestGap: { type: 'number', min: 1, integer: true, default: null },
  /** A second column, 1 where a cell was filled. */
  flagColumn: { type: 'flag', default: false },
} as const satisfies Fields;

export const meta: StepMeta<typeof fields> = {
  id: 'interpolate',
  fields,
  needs: ['unit', 'time'],
  removesRows: false,
  makes: ({ columns, flagColumn }) =>
    (columns ?? []).flatMap((column) => (flagColumn ? [`${column}_ip`, `${column}_filled`] : [`${column}_ip`])),
};
