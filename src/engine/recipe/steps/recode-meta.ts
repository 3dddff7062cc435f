import type { Fields } from '../../fields.ts';
import type { StepMeta } from '../types.ts';

export const fields = {
  column: { type: 'column', default: null },
  /** What each new value gathers. A value that stands under several belongs to the first. */
  merged: { type: 'dictionary', default: [] },
  /** Values that stand under none stay as they are, or become missing. */
  unlisted: { type: 'choice', choices: ['stay', 'missing'], default: 'stay' },
} as const satisfies Fields;

export const meta: StepMeta<typeof fields> = {
  id: 'recode',
  fields,
  needs: [],
  removesRows: false,
  makesText: true,
  makes: ({ column }) => (column === null ? [] : [`${column}_merged`]),
};
