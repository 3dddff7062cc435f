import type { Meta } from '../../estimator.ts';
import type { Fields, OptionsOf } from '../../fields.ts';
import { weightsFields } from '../../spatial/fields.ts';

const spreads = { model: ['sar', 'sdm', 'sdem', 'slx'] } as const;

export const fields = {
  /** sar: W y. sem: W u. sdm: W y and W X. sdem: W u and W X. slx: W X. */
  model: { type: 'choice', choices: ['sar', 'sem', 'sdm', 'sdem', 'slx'], default: 'sdm' },
  treatment: { type: 'flag', default: true },
  controls: { type: 'columns', default: null },
  /** Regressors that enter with their spatial lag too, in models that have such lags; null: all of them. */
  durbin: { type: 'columns', default: null, when: { model: ['sdm', 'sdem', 'slx'] } },
  effects: { type: 'choice', choices: ['none', 'individual', 'time', 'twoWay'], default: 'twoWay' },
  /** beforeDemeaning: W y and W X are variables of the data, the likelihood is exact. demeaningFirst: lags of demeaned data, as splm has it. */
  lagging: {
    type: 'choice',
    choices: ['beforeDemeaning', 'demeaningFirst'],
    default: 'beforeDemeaning',
    when: { effects: ['time', 'twoWay'] },
  },
  /** The transformation of Lee & Yu (2010): degrees of freedom without the fixed effects. */
  leeYu: { type: 'flag', default: false, when: { effects: ['individual', 'time', 'twoWay'] } },
  /** Standard errors from the expected information (splm, spatialreg) or the observed one (xsmle). */
  vcov: { type: 'choice', choices: ['information', 'hessian'], default: 'information' },
  unbalanced: { type: 'choice', choices: ['stop', 'dropUnits'], default: 'stop' },
  /** Simulated parameters behind the simulated standard errors of effects; 0: none. */
  draws: { type: 'number', integer: true, min: 0, max: 100_000, default: 1_000, when: spreads },
  seed: { type: 'number', integer: true, min: 0, default: 20_090_120, when: spreads },
  ...weightsFields,
} as const satisfies Fields;

export type SdmOptions = OptionsOf<typeof fields>;
export type SpatialModel = SdmOptions['model'];

export const hasLaggedRegressors = (model: SpatialModel): boolean => model !== 'sar' && model !== 'sem';
export const hasLaggedOutcome = (model: SpatialModel): boolean => model === 'sar' || model === 'sdm';
export const hasLaggedError = (model: SpatialModel): boolean => model === 'sem' || model === 'sdem';

export const meta: Meta<typeof fields> = {
  id: 'sdm',
  citation: 'Anselin (1988); Elhorst (2014); LeSage & Pace (2009)',
  requires: ['unit', 'time'],
  fields,
};
