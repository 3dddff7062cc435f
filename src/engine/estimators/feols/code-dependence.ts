import type { CodeContext } from '../../estimator.ts';
import { nameInR, type StataNames, stringInR } from './names.ts';
import type { SettledFeols } from './settle.ts';

/** Whose rows depend on each other: the roles that covariances across periods and places need beside the model. */
export type Where = Pick<CodeContext, 'unit' | 'time'>;

/** Columns that stand in when coordinates are found by their names: the script says so. */
const GUESSED = { latitude: 'latitude', longitude: 'longitude' };

export interface DependentR {
  /** The `vcov` argument of feols. */
  readonly vcov: string;
  /** Lines after the model, for what feols cannot do itself. */
  readonly after: readonly string[];
}

/** Null for the other covariances. `formula` is that of the model. */
export function dependentR(model: SettledFeols, where: Where, formula: string): DependentR | null {
  const { vcov, dependence } = model;
  const lags = dependence.lags === null ? '' : `(${dependence.lags})`;
  const time = nameInR(where.time ?? 'time');
  if (vcov === 'neweyWest') return { vcov: `NW${lags} ~ ${nameInR(where.unit ?? 'unit')} + ${time}`, after: [] };
  if (vcov === 'driscollKraay') return { vcov: `DK${lags} ~ ${time}`, after: [] };
  if (vcov !== 'conley') return null;
  const latitude = dependence.latitude ?? GUESSED.latitude;
  const longitude = dependence.longitude ?? GUESSED.longitude;
  const { cutoff, kernel, distance, pairs } = dependence;
  if (pairs === 'all' && kernel === 'uniform') {
    const metric = distance === 'triangular' ? distance : 'spherical';
    const places = `${nameInR(latitude)} + ${nameInR(longitude)}`;
    const note = distance === 'haversine' ? ['# fixest takes 6376 km for the radius of the earth, not 6371'] : [];
    return { vcov: `conley(${cutoff}, distance = "${metric}") ~ ${places}`, after: note };
  }
  const given = [
    formula,
    'data = df',
    `dist_cutoff = ${cutoff}`,
    ...(where.unit === null ? [] : [`unit = ${stringInR(where.unit)}`]),
    ...(where.time === null ? [] : [`time = ${stringInR(where.time)}`]),
    `lat = ${stringInR(latitude)}`,
    `lon = ${stringInR(longitude)}`,
    `kernel = "${kernel}"`,
    `lag_cutoff = ${dependence.lags ?? 0}`,
    'vcov = TRUE',
  ];
  return {
    vcov: '"iid"',
    after: [
      '# standard errors: feols pairs rows of all periods and has no bartlett kernel over space; conleyreg pairs rows of one period',
      '# (its covariance has no small-sample factor, and it takes no weights)',
      `conley <- conleyreg::conleyreg(${given.join(',\n  ')})`,
      'model <- summary(model, vcov = conley)',
      'print(model)',
    ],
  };
}

/** The columns of these covariances, for names that Stata can call. */
export function dependentColumns({ vcov, dependence }: SettledFeols, { unit, time }: Where): string[] {
  if (!['neweyWest', 'driscollKraay', 'conley', 'panelCorrected'].includes(vcov)) return [];
  const places = [dependence.latitude ?? GUESSED.latitude, dependence.longitude ?? GUESSED.longitude];
  return [...[unit, time].filter((name) => name !== null), ...(vcov === 'conley' ? places : [])];
}

/**
 * The Stata commands, null for the other covariances.
 * @param absorbed terms as `absorb()` writes them; @param effects columns of the absorbed intercepts where each is one column, else null
 */
export function dependentStata(
  model: SettledFeols,
  where: Where,
  names: StataNames,
  body: string,
  weight: string,
  absorbed: readonly string[],
  effects: readonly string[] | null,
): string[] | null {
  const { vcov, dependence } = model;
  const time = where.time === null ? 'time' : names.of(where.time);
  const unit = where.unit === null ? 'unit' : names.of(where.unit);
  if (vcov === 'conley') return conleyStata(model, names, { unit, time }, body, weight, effects);
  if (vcov !== 'neweyWest' && vcov !== 'driscollKraay') return null;
  const lines = ['* ssc install ivreghdfe; its small-sample factors differ slightly', `xtset ${unit} ${time}`];
  let bandwidth = String((dependence.lags ?? 0) + 1);
  if (dependence.lags === null) {
    lines.push(`quietly tabulate ${time}`, 'local bandwidth = floor(r(r)^(1/4)) + 1');
    bandwidth = "`bandwidth'";
  }
  const kernel = vcov === 'neweyWest' ? `bw(${bandwidth}) kernel(bartlett) robust` : `dkraay(${bandwidth})`;
  const command = absorbed.length === 0 ? 'ivreg2' : 'ivreghdfe';
  const absorb = absorbed.length === 0 ? '' : `absorb(${absorbed.join(' ')}) `;
  return [...lines, `${command} ${body}${weight}, ${absorb}${kernel} small`];
}

function conleyStata(
  { dependence }: SettledFeols,
  names: StataNames,
  { unit, time }: { readonly unit: string; readonly time: string },
  body: string,
  weight: string,
  effects: readonly string[] | null,
): string[] {
  const { cutoff, kernel, lags, pairs } = dependence;
  const latitude = names.of(dependence.latitude ?? GUESSED.latitude);
  const longitude = names.of(dependence.longitude ?? GUESSED.longitude);
  const lines = ['* ssc install acreg; it pairs rows of one period and has no small-sample factor'];
  if (pairs === 'all') lines.push('* pairs of rows of different periods, asked for here, are only in R (fixest)');
  if (effects === null || effects.length > 2) lines.push('* acreg absorbs at most two effects, each on one column');
  const absorbed = (effects ?? []).slice(0, 2).map((name, i) => `pfe${i + 1}(${name})`);
  const options = [
    'spatial',
    `latitude(${latitude})`,
    `longitude(${longitude})`,
    `dist(${cutoff})`,
    `id(${unit})`,
    `time(${time})`,
    ...(lags ? [`lag(${lags})`, 'hac'] : []),
    ...(kernel === 'bartlett' ? ['bartlett'] : []),
    ...absorbed,
  ];
  return [...lines, `acreg ${body}${weight}, ${options.join(' ')}`];
}
