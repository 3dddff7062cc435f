import type { Meta } from '../../estimator.ts';
import type { Fields, OptionsOf } from '../../fields.ts';
import { regressionFields } from '../feols/meta.ts';

export const fields = {
  /** How it is said who is under the second policy from when; the first is the policy of the analysis. A list takes its name from `secondPolicy`. */
  secondBy: { type: 'choice', choices: ['byStart', 'byIndicator', 'byRoster'], default: 'byStart' },
  secondPolicy: { type: 'column', default: null, when: { secondBy: ['byStart', 'byIndicator'] } },
  secondRoster: { type: 'roster', default: null, when: { secondBy: ['byRoster'] } },
  /**
   * Exclusive states (either alone, both); both policies with their product; the product alone; exclusive states with both split by who came
   * first; the number in force; each policy on units that never see the other; an event study of each.
   */
  policyView: {
    type: 'choice',
    choices: ['states', 'withProduct', 'productAlone', 'byOrder', 'howMany', 'cleanSamples', 'eventStudies'],
    default: 'states',
  },
  /** How the event study of one policy takes the other into account: by its own event times, or by its 0/1 indicator. */
  otherPolicy: {
    type: 'choice',
    choices: ['otherEvents', 'otherIndicator'],
    default: 'otherEvents',
    when: { policyView: ['eventStudies'] },
  },
  lower: { type: 'number', integer: true, default: null, when: { policyView: ['eventStudies'] } },
  upper: { type: 'number', integer: true, default: null, when: { policyView: ['eventStudies'] } },
  controls: { type: 'columns', default: null },
  ...regressionFields,
} as const satisfies Fields;

export type SeveralPoliciesOptions = OptionsOf<typeof fields>;

export const meta: Meta<typeof fields> = {
  id: 'several-policies',
  citation: "Fricke (2017); de Chaisemartin & D'Haultfœuille (2023)",
  requires: ['unit', 'time', 'treatment'],
  fields,
};
