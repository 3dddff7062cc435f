import { mirrorsLinks } from '../../spatial/links.ts';
import { StataNames } from '../feols/names.ts';
import { leastSquaresCode, type SpatialSketch } from './code.ts';
import { hasLaggedError } from './meta.ts';

interface Stata {
  readonly sketch: SpatialSketch;
  readonly names: StataNames;
  /** What the spatial lags are called. */
  readonly lags: readonly string[];
  readonly regressors: readonly string[];
}

export function codeStata(sketch: SpatialSketch): string {
  const { settled, unit, time, options } = sketch;
  const columns = [settled.outcome, ...settled.regressors, unit, time, ...weightColumns(sketch)];
  const names = new StataNames(columns);
  const regressors = settled.regressors.map((name) => names.of(name));
  const fresh = new StataNames([
    ...columns.map((name) => names.of(name)),
    ...settled.lagged.map((name) => `W_${names.of(name)}`),
  ]);
  const lags = settled.lagged.map((name) => fresh.of(`W_${names.of(name)}`));
  const stata: Stata = { sketch, names, lags, regressors };
  const ownLags = options.model === 'slx' || options.model === 'sdem';
  const lines = [
    ...names.hints(),
    '* needs: net install xsmle, from(http://www.econometrics.it/stata); a balanced panel',
    '* a text column of units becomes numbers with: egen new_name = group(old_name)',
    ...(settled.treatment === null ? [] : [`* ${names.of(settled.treatment)}: 1 in treated unit-periods, 0 elsewhere`]),
    `drop if missing(${[names.of(settled.outcome), ...regressors].join(', ')})`,
    `xtset ${names.of(unit)} ${names.of(time)}`,
    'preserve',
    ...weightsStata(stata),
    'restore',
    ...(ownLags ? lagsStata(stata) : []),
    ...commandStata(stata),
  ];
  return `${lines.join('\n')}\n`;
}

function weightColumns({ options, latitude, longitude }: SpatialSketch): string[] {
  switch (options.matrix) {
    case 'contiguity':
      return [];
    case 'economic':
      return [options.economy ?? 'gdp'];
    case 'nested':
      return [latitude, longitude, options.economy ?? 'gdp'];
    default:
      return [latitude, longitude];
  }
}

function weightsStata(stata: Stata): string[] {
  const { sketch, names } = stata;
  const { options, unit } = sketch;
  const body = options.matrix === 'contiguity' ? linksStata(stata) : matrixStata(stata);
  const means = weightColumns(sketch).map((name) => names.of(name));
  const collapse =
    options.matrix === 'contiguity'
      ? [`keep ${names.of(unit)}`, 'duplicates drop', `sort ${names.of(unit)}`]
      : [...untilStata(stata), `collapse (mean) ${means.join(' ')}, by(${names.of(unit)})`];
  const standard = {
    row: ['W = W :/ editvalue(rowsum(W), 0, 1)'],
    spectral: ['W = W / max(Re(eigenvalues(W)))'],
    none: [],
  }[options.standardise];
  return [...collapse, 'mata:', ...body, ...standard, 'st_matrix("W", W)', 'end'];
}

function untilStata({ sketch, names }: Stata): string[] {
  const { economyUntil, economy, matrix } = sketch.options;
  if (economyUntil === null || (matrix !== 'economic' && matrix !== 'nested')) return [];
  return [`replace ${names.of(economy ?? 'gdp')} = . if ${names.of(sketch.time)} > ${economyUntil}`];
}

function matrixStata({ sketch, names }: Stata): string[] {
  const { options, latitude, longitude } = sketch;
  const { matrix, power, cutoff, neighbours, economy, nesting } = options;
  const gap = [`x = st_data(., "${names.of(economy ?? 'gdp')}")`, "G = abs(x :- x')"];
  if (matrix === 'economic') return [...gap, 'W = editmissing(1 :/ G, 0)'];
  const distance = [
    `p = st_data(., ("${names.of(latitude)}", "${names.of(longitude)}")) * (pi() / 180)`,
    "h = sin((p[., 1] :- p[., 1]') / 2):^2 :+ (cos(p[., 1]) * cos(p[., 1])') :* sin((p[., 2] :- p[., 2]') / 2):^2",
    'D = 2 * 6371 * asin(sqrt(h)) // kilometres',
  ];
  if (matrix === 'nearest') {
    return [
      ...distance,
      'W = J(rows(D), rows(D), 0)',
      'for (i = 1; i <= rows(D); i++) {',
      '    d = D[., i]',
      '    d[i] = .',
      `    W[i, order(d, 1)[|1 \\ ${neighbours}|]'] = J(1, ${neighbours}, 1)`,
      '}',
    ];
  }
  if (matrix === 'threshold') {
    const limit = cutoff === null ? ['limit = max(rowmin(D + diag(J(rows(D), 1, 1e9))))'] : [];
    return [...distance, ...limit, `W = (D :<= ${cutoff ?? 'limit'}) - I(rows(D))`];
  }
  const near = [...distance, `W = editmissing(D:^(-${power}), 0)`];
  if (cutoff !== null) near.push(`W = W :* (D :<= ${cutoff})`);
  if (matrix !== 'nested') return near;
  return nesting === 'share'
    ? [...near, gap[0], "W = W :* (x' / mean(x))"]
    : [...near, ...gap, 'W = editmissing(W :/ G, 0)'];
}

function linksStata({ sketch, names }: Stata): string[] {
  const { options, unit } = sketch;
  const mirrored = mirrorsLinks(options.links ?? [], options.direction);
  return [
    `u = st_data(., "${names.of(unit)}")`,
    'stata(`"import delimited using "links.csv", varnames(1) clear"\') // from, to, weight; units as numbers',
    'L = st_data(., (1, 2, 3))',
    'W = J(rows(u), rows(u), 0)',
    'for (r = 1; r <= rows(L); r++) {',
    '    i = selectindex(u :== L[r, 1])',
    '    j = selectindex(u :== L[r, 2])',
    '    if (rows(i) == 1 & rows(j) == 1 & L[r, 1] != L[r, 2]) W[i, j] = L[r, 3]',
    '}',
    ...(mirrored ? ["W = (W :> W') :* W + (W :<= W') :* W' // every link goes both ways"] : []),
  ];
}

/** Data sorted by unit and period: one row of the matrix per unit. */
function lagsStata({ sketch, lags, names }: Stata): string[] {
  const { settled, unit, time } = sketch;
  return [
    `sort ${names.of(unit)} ${names.of(time)}`,
    ...settled.lagged.flatMap((name, i) => [
      `generate double ${lags[i]} = .`,
      `mata: st_store(., "${lags[i]}", vec((st_matrix("W") * rowshape(st_data(., "${names.of(name)}"), rows(st_matrix("W"))))'))`,
    ]),
  ];
}

const TYPES = { none: '', individual: 'ind', time: 'time', twoWay: 'both' } as const;

function commandStata(stata: Stata): string[] {
  const { sketch, names, lags, regressors } = stata;
  const { options, settled } = sketch;
  if (options.model === 'slx') return leastSquaresStata(stata);
  if (options.effects === 'none') {
    return ['* xsmle has no model without unit or period effects; for one cross-section see: help spregress'];
  }
  const outcome = names.of(settled.outcome);
  const body = [outcome, ...regressors, ...(options.model === 'sdem' ? lags : [])].join(' ');
  const type = options.leeYu ? 'type(ind, leeyu)' : `type(${TYPES[options.effects]})`;
  const note =
    options.leeYu && options.effects !== 'individual'
      ? ['* xsmle transforms unit effects only: period effects are not in this model']
      : [];
  if (hasLaggedError(options.model)) return [...note, `xsmle ${body}, fe model(sem) emat(W) ${type} nolog`];
  const durbin = options.model === 'sdm' ? ` durbin(${settled.lagged.map((name) => names.of(name)).join(' ')})` : '';
  const simulated = options.draws > 0 ? ` vceeffects(sim, nsim(${options.draws}))` : '';
  return [
    ...note,
    '* version 1.4 or later; earlier ones print the effects without being asked',
    `xsmle ${body}, fe model(${options.model}) wmat(W)${durbin} ${type} effects${simulated} nolog`,
  ];
}

function leastSquaresStata({ sketch, lags, names }: Stata): string[] {
  const { settled, unit, time } = sketch;
  const renamed: SpatialSketch = {
    ...sketch,
    unit: names.of(unit),
    time: names.of(time),
    settled: {
      ...settled,
      outcome: names.of(settled.outcome),
      regressors: settled.regressors.map((name) => names.of(name)),
      absorb: settled.absorb.map((term) => (typeof term === 'string' ? names.of(term) : term)),
    },
  };
  return leastSquaresCode(renamed, lags).stata.trimEnd().split('\n');
}
