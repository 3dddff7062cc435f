import type { Meta } from '../../estimator.ts';
import { fields as sdm } from '../../estimators/sdm/meta.ts';
import type { Fields, OptionsOf } from '../../fields.ts';

const { model: _, vcov: __, draws: ___, seed: ____, durbin, ...shared } = sdm;

/** Those of the spatial models, of which three are fitted to be compared. */
export const fields = {
  ...shared,
  durbin: { type: durbin.type, default: durbin.default },
} as const satisfies Fields;

export type SpatialTestsOptions = OptionsOf<typeof fields>;

export const meta: Meta<typeof fields> = {
  id: 'spatial-tests',
  citation: 'Anselin, Le Gallo & Jayet (2008); Elhorst (2010, 2014)',
  requires: ['unit', 'time'],
  fields,
};
