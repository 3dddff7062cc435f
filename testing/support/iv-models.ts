import { fields, type IvOptions } from '../../src/engine/estimators/iv/meta.ts';
import { defaultsOf } from '../../src/engine/fields.ts';
import type { SmallSample } from '../../src/engine/solve/problem.ts';
import { numericColumn } from '../../src/table/column.ts';
import { createFrame, type Frame, findColumn } from '../../src/table/frame.ts';

/** A case of reference group 07 as one of our models. */
export interface ReferenceIv {
  readonly frame: (data: Frame) => Frame;
  readonly dropUnits: readonly string[];
  readonly options: IvOptions;
  readonly ssc: SmallSample | null;
}

const controls = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];
/** Cities with a single row, which the cases on the unbalanced panel leave out whatever they absorb. */
const singletons = ['11', '58', '133', '201', '260'];

const covariances: Readonly<Record<string, Pick<IvOptions, 'vcov' | 'cluster'>>> = {
  iid: { vcov: 'iid', cluster: null },
  hetero: { vcov: 'HC1', cluster: null },
  HC1: { vcov: 'HC1', cluster: null },
  cl_city: { vcov: 'cluster', cluster: ['city'] },
  cl_province: { vcov: 'cluster', cluster: ['province'] },
};

const equations: Readonly<Record<string, Pick<IvOptions, 'endogenous' | 'instruments'>>> = {
  just: { endogenous: ['digi'], instruments: ['iv1'] },
  over: { endogenous: ['digi'], instruments: ['iv1', 'iv2'] },
  two_endog: { endogenous: ['digi', 'med'], instruments: ['iv1', 'iv2', 'I(I(iv1^2))'] },
};

const absorbs: Readonly<Record<string, readonly string[]>> = {
  'city+year': ['city', 'year'],
  dummies: ['city', 'year'],
  year: ['year'],
  0: [],
  none: [],
};

function withSquare(data: Frame): Frame {
  const column = findColumn(data, 'iv1');
  if (column?.kind !== 'number') throw new Error('no numbers in iv1');
  const square = column.values.map((value) => value ** 2);
  return createFrame([...data.columns, numericColumn('I(I(iv1^2))', square)]);
}

function model(data: string, options: Partial<IvOptions>, ssc: SmallSample | null = null): ReferenceIv {
  return {
    frame: withSquare,
    dropUnits: data === 'city_unbalanced' ? singletons : [],
    options: { ...defaultsOf(fields), treatment: false, regressors: controls, preset: 'fixest', ...options },
    ssc,
  };
}

/** Small-sample factors by what a case calls its degrees of freedom: 17 as ivreghdfe, 18 as reghdfe, every effect in full otherwise. */
function degrees(variant: string): SmallSample | null {
  if (variant === 'sdof17') return null;
  return variant === 'sdof18' ? { nestedConstant: true } : { kFixef: 'full' };
}

/** Null for cases that are no instrumental-variable model. */
export function ivModelOf(id: string): ReferenceIv | null {
  const [source, data, equation, ...rest] = id.split('.');
  const last = rest[rest.length - 1];
  switch (source) {
    case 'fixest':
      return model(data, { ...equations[equation], absorb: absorbs[rest[0]], ...covariances[rest[1]] });
    case 'dwh_control_function':
      return model(data, { ...equations[equation], absorb: ['city', 'year'], ...covariances[rest[0]] });
    case 'ivreg2': {
      const options = { ...equations[equation], absorb: absorbs[rest[0]], ...covariances[rest[1]] };
      return model(data, { ...options, preset: 'reghdfe' }, { kFixef: 'full' });
    }
    case 'hand': {
      const options = { ...equations[equation], absorb: ['city', 'year'], ...covariances[rest[0]] };
      return model(data, { ...options, preset: 'reghdfe' }, degrees(last));
    }
    case 'ols_benchmark':
      return model(data, { endogenous: ['digi'], instruments: ['digi'], absorb: ['city', 'year'], cluster: ['city'] });
    case 'AER':
      return model('', { ...equations.over, regressors: ['lnpgdp', 'fdi', 'fin'], absorb: [], vcov: 'iid' });
    default:
      return null;
  }
}
