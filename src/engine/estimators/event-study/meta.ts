import type { Meta } from '../../estimator.ts';
import type { Fields, OptionsOf } from '../../fields.ts';
import { regressionFields } from '../feols/meta.ts';

export const fields = {
  controls: { type: 'columns', default: null },
  /** First and last event time with a coefficient of its own; null: the first and last observed. */
  lower: { type: 'number', integer: true, default: null },
  upper: { type: 'number', integer: true, default: null },
  /** Event times beyond the window: gathered in the end cells, left out of the sample, or put into the base. */
  endpoints: { type: 'choice', choices: ['bin', 'drop', 'base'], default: 'bin' },
  /** Event times whose coefficient is zero. */
  base: { type: 'numbers', default: [-1] },
  /** base: relative to the base periods; preAverage: relative to the average over all event times before the start, base periods included. */
  normalise: { type: 'choice', choices: ['base', 'preAverage'], default: 'base' },
  reference: { type: 'choice', choices: ['never', 'last'], default: 'never' },
  alwaysTreated: { type: 'choice', choices: ['drop', 'keep'], default: 'drop' },
  bandLevel: { type: 'number', min: 0.5, max: 0.999, default: 0.95 },
  ...regressionFields,
} as const satisfies Fields;

export type EventStudyOptions = OptionsOf<typeof fields>;

export const meta: Meta<typeof fields> = {
  id: 'event-study',
  citation: 'Jacobson, LaLonde & Sullivan (1993)',
  requires: ['unit', 'time', 'treatment'],
  fields,
};
