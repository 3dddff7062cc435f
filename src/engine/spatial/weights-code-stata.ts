import type { StataNames } from '../estimators/feols/names.ts';
import { mirrorsLinks } from './links.ts';
import type { WeightsSketch } from './weights-code-r.ts';

/** The columns that the weights are made of. */
export function weightColumns({ options, latitude, longitude }: WeightsSketch): string[] {
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

interface Stata {
  readonly sketch: WeightsSketch;
  readonly names: StataNames;
}

/** Lines that build W from the data in memory, which they collapse, and keep it in Mata and as the matrix W. */
export function weightsStata(sketch: WeightsSketch, names: StataNames): string[] {
  const stata = { sketch, names };
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
