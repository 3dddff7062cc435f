import type { Meta } from '../../estimator.ts';
import { regressionFields } from '../../estimators/feols/meta.ts';
import type { Fields, OptionsOf } from '../../fields.ts';
import type { RosterEntry } from '../../panel.ts';

export const fields = {
  kind: { type: 'choice', choices: ['unit', 'time', 'dates', 'mixed', 'own'], default: 'unit' },
  draws: { type: 'number', integer: true, min: 19, max: 100_000, default: 500 },
  seed: { type: 'number', integer: true, min: 0, default: 20_140_530 },
  /** Kinds unit and mixed: a column, constant within units, inside whose groups the places of the pilots are dealt out. */
  strata: { type: 'column', default: null },
  /** Kinds unit and mixed: deal the fake pilots out over never-treated units only. */
  dropRealPilots: { type: 'flag', default: false },
  /** Kinds dates and mixed: first and last period that may be drawn; null: the second and the last of the sample. */
  dateFrom: { type: 'number', default: null },
  dateTo: { type: 'number', default: null },
  /** Kind time: how many periods earlier each pilot is pretended to start. */
  shifts: { type: 'numbers', default: [1, 2, 3, 4] },
  controls: { type: 'columns', default: null },
  ...regressionFields,
} as const satisfies Fields;

/** `assignment` is read by kind own: the pretended pilots, all other units being untreated. */
export type PlaceboOptions = OptionsOf<typeof fields> & { readonly assignment?: readonly RosterEntry[] };

export const meta: Meta<typeof fields> = {
  id: 'placebo',
  citation: 'Chetty, Looney & Kroft (2009); Phipson & Smyth (2010)',
  requires: ['unit', 'time', 'treatment'],
  fields,
};
