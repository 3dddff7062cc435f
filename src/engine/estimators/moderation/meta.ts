import type { Meta } from '../../estimator.ts';
import type { Fields, OptionsOf } from '../../fields.ts';
import { exposureFields, regressionFields } from '../dose/base-problem.ts';

export const fields = {
  /** What the policy is interacted with; null: the distance to the nearest hub. */
  moderator: { type: 'column', default: null },
  /** Not zero in the rows of hubs; read when there is no moderator. Coordinates are those of the inference. */
  hub: { type: 'column', default: null },
  distanceScale: { type: 'choice', choices: ['log', 'km'], default: 'log', when: { hub: ['*'] } },
  /** given: the moderator of every row. first: its value in the first period in which the unit has one. */
  moderatorAt: { type: 'choice', choices: ['given', 'first'], default: 'given', when: { moderator: ['*'] } },
  /** mean: the coefficient of the policy is the effect at the mean of the moderator over the sample; none: at zero. */
  centre: { type: 'choice', choices: ['none', 'mean'], default: 'none' },
  /** The moderator with a slope of its own in every period. */
  moderatorByTime: { type: 'flag', default: false },
  /** Bins in which the effect is estimated without assuming a line; 0: none. */
  moderatorBins: { type: 'number', integer: true, min: 0, max: 10, default: 3 },
  /** Further outcomes of the same regression. */
  channels: { type: 'columns', default: null },
  ...exposureFields,
  ...regressionFields,
  /** Degrees, of the distance to hubs and of spatial inference; null: the columns whose names say so. */
  latitude: { type: 'column', default: null },
  longitude: { type: 'column', default: null },
} as const satisfies Fields;

export type ModerationOptions = OptionsOf<typeof fields>;

export const meta: Meta<typeof fields> = {
  id: 'moderation',
  citation: 'Brambor, Clark & Golder (2006); Hainmueller, Mummolo & Xu (2019)',
  requires: [],
  fields,
};
