import { fields } from '../../src/engine/estimators/feols/meta.ts';
import type { FeolsOptions } from '../../src/engine/estimators/feols/settle.ts';
import { defaultsOf } from '../../src/engine/fields.ts';
import type { SmallSample } from '../../src/engine/solve/problem.ts';
import { numericColumn } from '../../src/table/column.ts';
import { createFrame, type Frame, findColumn } from '../../src/table/frame.ts';

/** A reference case as one of our models. */
export interface ReferenceModel {
  readonly frame: (data: Frame) => Frame;
  readonly unit: string;
  readonly time: string;
  readonly outcome: string;
  readonly options: FeolsOptions;
  readonly ssc: SmallSample;
}

const controls = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];
const policyAndControls = ['did', ...controls];

const absorbs: Readonly<Record<string, FeolsOptions['absorb']>> = {
  pooled: [],
  fe_city: ['city'],
  fe_year: ['year'],
  fe_twoway: ['city', 'year'],
  fe_twoway_nocontrols: ['city', 'year'],
  fe_city_provyear: ['city', ['province', 'year']],
  fe_city_year_tieryear: ['city', 'year', ['tier', 'year']],
  fe_city_trend: ['city', { by: ['city'], slope: 'year' }, 'year'],
};

const covariances: Readonly<Record<string, Pick<FeolsOptions, 'vcov' | 'cluster'>>> = {
  iid: { vcov: 'iid', cluster: null },
  unadjusted: { vcov: 'iid', cluster: null },
  conv: { vcov: 'iid', cluster: null },
  HC1: { vcov: 'HC1', cluster: null },
  hetero: { vcov: 'HC1', cluster: null },
  robust: { vcov: 'HC1', cluster: null },
  HC2: { vcov: 'HC2', cluster: null },
  HC3: { vcov: 'HC3', cluster: null },
  cl_city: { vcov: 'cluster', cluster: ['city'] },
  cl_province: { vcov: 'cluster', cluster: ['province'] },
  cl_city_year: { vcov: 'cluster', cluster: ['city', 'year'] },
  cluster: { vcov: 'cluster', cluster: null },
};

const smallSamples: Readonly<Record<string, SmallSample>> = {
  none: { kAdj: false, gAdj: false },
  full: { kFixef: 'full' },
  nonestedK_noG: { gAdj: false },
  Kfixef_none: { kFixef: 'none' },
  Gdf_conventional: { gDf: 'conventional' },
  tdf_fullK: { tDf: 'conventional' },
};

function model(options: Partial<FeolsOptions>, rest: Partial<ReferenceModel> = {}): ReferenceModel {
  return {
    frame: (data) => data,
    unit: 'city',
    time: 'year',
    outcome: 'y',
    ssc: {},
    ...rest,
    options: { ...defaultsOf(fields), treatment: false, regressors: policyAndControls, preset: 'fixest', ...options },
  };
}

/** Null for cases that are not least squares (random effects, Hausman, Breusch-Pagan). */
export function modelOf(id: string): ReferenceModel | null {
  const part = id.split('.');
  if (id.startsWith('grunfeld.')) return grunfeld(part[1], part[2]);
  if (id.startsWith('stata.')) return stata(part);
  if (id === 'mpdta.twfe') return mpdta();
  if (id === 'plm.within_twoways') return model({ absorb: ['city', 'year'], vcov: 'iid' });
  if (id.startsWith('plm.')) return null;
  if (part[1] === 'collinear') {
    const regressors = ['did', 'fdi', 'edu', 'dup', 'fin', 'treated'];
    return model({ regressors, absorb: ['city', 'year'] }, { frame: withDuplicate });
  }
  if (part[1] === 'collinear_pooled') {
    const regressors = ['did', 'treated', 'fdi', 'dup', 'edu', 'polluting'];
    return model({ regressors, absorb: [] }, { frame: withDuplicate });
  }
  if (part[1] === 'transforms') return transforms();
  const [, effects, kind, variant] = part;
  const absorb = absorbs[effects];
  if (kind === 'fixef') return model({ absorb, vcov: 'iid' });
  const covariance = covariances[part[part.length - 1]];
  if (kind === 'ssc') return model({ absorb, ...covariance }, { ssc: smallSamples[variant] });
  if (kind === 'weighted') return model({ absorb, ...covariance, weights: 'pop_w' });
  if (kind === 'fixef_rm') {
    const singletons = variant === 'none' || variant === 'infinite_coef' ? 'keep' : 'drop';
    return model({ absorb, ...covariance, singletons });
  }
  const regressors = effects === 'fe_twoway_nocontrols' ? ['did'] : policyAndControls;
  return model({ absorb, regressors, ...covariance });
}

function stata(part: readonly string[]): ReferenceModel | null {
  const [, command] = part;
  const covariance = covariances[part[part.length - 1]];
  if (command === 'reghdfe') {
    const effects = { twoway: 'fe_twoway', oneway: 'fe_city', provyear: 'fe_city_provyear' }[part[3]]!;
    const weights = part[4] === 'aw' ? 'pop_w' : null;
    return model({ absorb: absorbs[effects], ...covariance, preset: 'reghdfe', weights });
  }
  const name = (year: number) => (command === 'areg' ? `year::${year}` : `year${year}`);
  const years = { frame: (data: Frame) => withYearDummies(data, name) };
  const dummies = [...policyAndControls, ...laterYears.map(name)];
  if (command === 'xtreg_fe') return model({ absorb: ['city'], ...covariance, preset: 'reghdfe' });
  if (command === 'xtreg_fe_iyear') {
    return model({ absorb: ['city'], regressors: dummies, ...covariance, preset: 'reghdfe' }, years);
  }
  return model({ absorb: ['city'], regressors: dummies, ...covariance }, { ...years, ssc: { kFixef: 'full' } });
}

const laterYears = Array.from({ length: 17 }, (_, i) => 2006 + i);

function numbers(data: Frame, name: string): Float64Array {
  const column = findColumn(data, name);
  if (column?.kind !== 'number') throw new Error(`no numbers in ${name}`);
  return column.values;
}

function withYearDummies(data: Frame, name: (year: number) => string): Frame {
  const time = numbers(data, 'year');
  const dummies = laterYears.map((year) =>
    numericColumn(
      name(year),
      time.map((value) => (value === year ? 1 : 0)),
    ),
  );
  return createFrame([...data.columns, ...dummies]);
}

function withDuplicate(data: Frame): Frame {
  const fdi = numbers(data, 'fdi');
  const edu = numbers(data, 'edu');
  return createFrame([
    ...data.columns,
    numericColumn(
      'dup',
      fdi.map((value, i) => 2 * value - 3 * edu[i]),
    ),
  ]);
}

function transforms(): ReferenceModel {
  const frame = (data: Frame) => {
    const did = numbers(data, 'did');
    const fin = numbers(data, 'fin');
    const region = findColumn(data, 'region')!;
    const inRegion = (name: string) =>
      did.map((_, i) => (region.kind === 'category' && region.levels[region.codes[i]] === name ? 1 : 0));
    return createFrame([
      ...data.columns,
      numericColumn(
        'did:fin',
        did.map((value, i) => value * fin[i]),
      ),
      numericColumn('log(lnpgdp)', numbers(data, 'lnpgdp').map(Math.log)),
      numericColumn(
        'I(I(fdi^2))',
        numbers(data, 'fdi').map((value) => value ** 2),
      ),
      numericColumn('region::Central', inRegion('Central')),
      numericColumn('region::West', inRegion('West')),
    ]);
  };
  const regressors = ['did', 'log(lnpgdp)', 'I(I(fdi^2))', 'region::Central', 'region::West', 'edu', 'did:fin'];
  return model({ regressors, absorb: ['year'] }, { frame });
}

function grunfeld(formula: string, vcov: string): ReferenceModel {
  const effects = formula.split('|')[1];
  const absorb = effects === undefined ? [] : effects.split('+');
  const regressors = ['value', 'capital'];
  return model({ regressors, absorb, ...covariances[vcov] }, { unit: 'firm', outcome: 'inv' });
}

function mpdta(): ReferenceModel {
  const frame = (data: Frame) => {
    const first = numbers(data, 'first.treat');
    const year = numbers(data, 'year');
    return createFrame([
      ...data.columns,
      numericColumn(
        'd',
        first.map((g, i) => (g > 0 && year[i] >= g ? 1 : 0)),
      ),
    ]);
  };
  const rest = { frame, unit: 'countyreal', outcome: 'lemp' };
  return model({ regressors: ['d'], absorb: ['countyreal', 'year'] }, rest);
}
