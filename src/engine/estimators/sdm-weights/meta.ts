import type { Meta } from '../../estimator.ts';
import type { Fields, OptionsOf } from '../../fields.ts';
import { weightsFields } from '../../spatial/fields.ts';
import { fields as sdm } from '../sdm/meta.ts';

const { matrix, standardise, latitude, longitude, power, cutoff, neighbours, links, direction, ...economy } =
  weightsFields;
const { economy: column, economyUntil, nesting } = economy;
const { model, treatment, controls, durbin, effects, lagging, leeYu, vcov, unbalanced, draws, seed } = sdm;

/** A field of the weights, wanted when one of the chosen kinds reads it. */
const forKinds = <F extends { readonly when: { readonly matrix: readonly string[] } }>(field: F) => ({
  ...field,
  when: { matrices: field.when.matrix },
});

export const fields = {
  model,
  /** The weights under which the model is fitted, side by side; kinds share the settings below. */
  matrices: { type: 'choices', choices: matrix.choices, default: ['inverseDistance', 'nearest', 'threshold'] },
  treatment,
  controls,
  durbin,
  effects,
  lagging,
  leeYu,
  vcov,
  unbalanced,
  draws,
  seed,
  latitude: forKinds(latitude),
  longitude: forKinds(longitude),
  power: forKinds(power),
  cutoff: forKinds(cutoff),
  neighbours: forKinds(neighbours),
  links: forKinds(links),
  direction: forKinds(direction),
  economy: forKinds(column),
  economyUntil: forKinds(economyUntil),
  nesting: forKinds(nesting),
  standardise,
} as const satisfies Fields;

export type SdmWeightsOptions = OptionsOf<typeof fields>;

export const meta: Meta<typeof fields> = {
  id: 'sdm-weights',
  citation: 'Elhorst (2014); LeSage & Pace (2009)',
  requires: ['unit', 'time'],
  fields,
};
