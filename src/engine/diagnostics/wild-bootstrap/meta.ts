import type { Meta } from '../../estimator.ts';
import { fields as feols } from '../../estimators/feols/meta.ts';
import type { Fields, OptionsOf } from '../../fields.ts';

const { treatment, regressors, absorb, cluster, preset, singletons, weights, weightKind, intercept } = feols;

export const fields = {
  /** Coefficient under test; null: the policy term, else the first regressor. */
  term: { type: 'column', default: null },
  nullValue: { type: 'number', default: 0 },
  /** Residuals of the model in which the coefficient has the value under test (WCR), or of the unrestricted one (WCU). */
  imposeNull: { type: 'flag', default: true },
  /** Rademacher: 1 or -1; Webb: six points; Mammen: two points with third moment one. */
  signs: { type: 'choice', choices: ['rademacher', 'webb', 'mammen'], default: 'rademacher' },
  /** All 2^G sign vectors of Rademacher are taken instead when they are no more than this. */
  draws: { type: 'number', integer: true, min: 99, max: 999_999, default: 9_999 },
  seed: { type: 'number', integer: true, min: 0, default: 20_140_530 },
  level: { type: 'number', min: 0.5, max: 0.999, default: 0.95 },
  treatment,
  regressors,
  absorb,
  cluster,
  preset,
  singletons,
  weights,
  weightKind,
  intercept,
} as const satisfies Fields;

export type WildOptions = OptionsOf<typeof fields>;

export const meta: Meta<typeof fields> = {
  id: 'wild-bootstrap',
  citation: 'Cameron, Gelbach & Miller (2008); Roodman, MacKinnon, Nielsen & Webb (2019)',
  requires: [],
  fields,
};
