import type { Fields } from '../../fields.ts';
import type { StepMeta } from '../types.ts';

export const fields = {
  column: { type: 'column', default: null },
  cut: { type: 'choice', choices: ['quantiles', 'thresholds'], default: 'quantiles' },
  groups: { type: 'number', min: 2, max: 20, integer: true, default: 2, when: { cut: ['quantiles'] } },
  thresholds: { type: 'numbers', default: null, when: { cut: ['thresholds'] } },
  /** Every row by its own value, or every unit by its mean or its first value: then no unit changes its group. */
  of: { type: 'choice', choices: ['row', 'unitMean', 'unitFirst'], default: 'row' },
  byPeriod: { type: 'flag', default: false, when: { cut: ['quantiles'], of: ['row'] } },
} as const satisfies Fields;

export const meta: StepMeta<typeof fields> = {
  id: 'group',
  fields,
  needs: [],
  removesRows: false,
  makesText: true,
  makes: ({ column }) => (column === null ? [] : [`${column}_group`]),
};
