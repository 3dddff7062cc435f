import type { Fields } from '../../fields.ts';
import type { StepMeta } from '../types.ts';

export const fields = {
  columns: { type: 'columns', default: null },
  /** Percentiles, in percent. */
  lowerPercent: { type: 'number', min: 0, max: 50, default: 1 },
  upperPercent: { type: 'number', min: 50, max: 100, default: 99 },
  /** What lies beyond becomes the percentile, or missing. */
  tails: { type: 'choice', choices: ['winsorise', 'trim'], default: 'winsorise' },
  byPeriod: { type: 'flag', default: false },
  /** 7: R's; 2: Stata's and winsor2's. */
  quantileType: { type: 'choice', choices: ['7', '2'], default: '7' },
} as const satisfies Fields;

export const meta: StepMeta<typeof fields> = {
  id: 'winsorise',
  fields,
  needs: [],
  removesRows: false,
  makes: ({ columns, tails }) => (columns ?? []).map((column) => `${column}_${tails === 'trim' ? 'tr' : 'w'}`),
};
