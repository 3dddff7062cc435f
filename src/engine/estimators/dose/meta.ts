import type { Meta } from '../../estimator.ts';
import type { Fields, OptionsOf } from '../../fields.ts';
import { exposureFields, regressionFields } from './base-problem.ts';

export const fields = {
  ...exposureFields,
  /** linear: b d. quadratic: b d + c d^2. bins: one effect per bin of doses. periods: the dose times every period but the one before the start. */
  shape: { type: 'choice', choices: ['linear', 'quadratic', 'bins', 'periods'], default: 'linear' },
  /** Bins of equally many doses other than zero: of units where the dose comes with a start, else of rows. */
  doseBins: {
    type: 'number',
    integer: true,
    min: 2,
    max: 20,
    default: 4,
    when: { shape: ['linear', 'quadratic', 'bins'] },
  },
  /** Upper ends of the bins but the last, in place of quantiles. */
  doseCuts: { type: 'numbers', default: null, when: { shape: ['linear', 'quadratic', 'bins'] } },
  /** 0: rows without a dose; 1, 2 ...: the bins; null: 0 where there are such rows, else 1. */
  referenceBin: {
    type: 'number',
    integer: true,
    min: 0,
    default: null,
    when: { shape: ['linear', 'quadratic', 'bins'] },
  },
  /** The policy indicator beside the dose: the slope then compares doses among units under the policy. */
  withPolicy: { type: 'flag', default: false },
  /** Shape periods: first and last period, counted from the start, with a coefficient of its own; null: the first and last observed. */
  lower: { type: 'number', integer: true, default: null, when: { shape: ['periods'] } },
  upper: { type: 'number', integer: true, default: null, when: { shape: ['periods'] } },
  bandLevel: { type: 'number', min: 0.5, max: 0.999, default: 0.95, when: { shape: ['periods'] } },
  ...regressionFields,
} as const satisfies Fields;

export type DoseOptions = OptionsOf<typeof fields>;

export const meta: Meta<typeof fields> = {
  id: 'dose',
  citation: 'Callaway, Goodman-Bacon & Sant’Anna (2024); Lind & Mehlum (2010)',
  requires: [],
  fields,
};
