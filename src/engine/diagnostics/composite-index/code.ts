import { commentText, stringInR } from '../../estimators/feols/names.ts';
import type { IndexOptions } from './meta.ts';
import type { IndexSystem } from './types.ts';

/** Where the index stands in a script. `names`: the column of the index, then one per entry of `dimensions`. */
export interface IndexCodeContext {
  readonly time: string | null;
  readonly names: readonly string[];
  readonly dimensions: readonly string[];
  /** `df[["gdp"]]` */
  readonly r: (column: string) => string;
  readonly stata: (column: string) => string;
}

/** Lines that repeat the index: base R for every method, Stata where it takes a few lines. Time is read by scales and weights by period. */
export function code(
  system: IndexSystem,
  options: IndexOptions,
  context: IndexCodeContext,
): { readonly r: readonly string[]; readonly stata: readonly string[] } {
  return { r: codeR(system, options, context), stata: codeStata(system, options, context) };
}

const vectorR = (items: readonly (string | number)[]) => `c(${items.join(', ')})`;

function codeR({ indicators }: IndexSystem, options: IndexOptions, context: IndexCodeContext): string[] {
  const { time, names, dimensions, r } = context;
  const texts = (of: (one: IndexSystem['indicators'][number]) => string) => vectorR(indicators.map(of));
  const own = options.weights === 'own';
  return [
    '# rows with a missing indicator get no score; indicators without a column or without variation are left out',
    'system <- data.frame(',
    `  column = ${texts(({ column }) => stringInR(column))},`,
    ...(own ? [`  own = ${texts(({ ownWeight }) => String(ownWeight ?? 'NA'))},`] : []),
    ...(dimensions.length > 0
      ? [`  dimension = ${texts(({ dimension }) => (dimension === null ? 'NA' : stringInR(dimension)))},`]
      : []),
    `  negative = ${texts(({ direction }) => (direction === '-' ? 'TRUE' : 'FALSE'))}`,
    ')',
    'system <- system[system$column %in% names(df) & !duplicated(system$column), ]',
    'repeat {',
    '  rows <- which(complete.cases(df[system$column]))',
    '  flat <- vapply(system$column, function(v) length(unique(df[[v]][rows])) < 2, NA)',
    '  if (!any(flat)) break',
    '  system <- system[-which(flat)[1], ]',
    '}',
    'indicators <- system$column; negative <- system$negative',
    'x <- as.matrix(df[rows, indicators, drop = FALSE])',
    `period <- ${time === null ? 'rep(1, nrow(x))' : `${r(time)}[rows]`}`,
    ...(options.scaleOver === 'pooled' ? ['scaling <- rep(1, nrow(x))'] : ['scaling <- period']),
    ...(options.weightsOver === 'pooled' ? ['weighing <- rep(1, nrow(x))'] : ['weighing <- period']),
    ...scaleR(options),
    ...weightsR(options),
    ...scoreR(options, dimensions),
    ...names.flatMap((name, at) => [
      `${r(name)} <- NA_real_`,
      `${r(name)}[rows] <- ${at === 0 ? 'score' : `parts[, ${at}]`}`,
    ]),
  ];
}

function scaleR({ scale }: IndexOptions): string[] {
  const turned = 'if (negative[j]) max(v) - v else v';
  const body =
    scale === 'minMax'
      ? ['v <- v - min(v)', 'v <- v / max(v)', 'if (negative[j]) 1 - v else v']
      : [`v <- ${turned}`, scale === 'vector' ? 'v / sqrt(sum(v^2))' : 'v'];
  return [
    'z <- x',
    'for (g in unique(scaling)) for (j in seq_along(indicators)) {',
    '  v <- x[scaling == g, j]',
    `  z[scaling == g, j] <- { ${body.join('; ')} }`,
    '}',
  ];
}

function weightsR(options: IndexOptions): string[] {
  const { zeros, epsilon } = options;
  const shifted = zeros === 'shift' ? `z <- z + ${epsilon}; ` : '';
  const dropped = zeros === 'drop' ? 'z <- z[rowSums(z == 0) == 0, , drop = FALSE]; ' : '';
  const cvOf = options.cvOf === 'raw' ? 'x' : 'z';
  const correlation = options.criticCorrelation === 'absolute' ? 'abs(cor(z))' : 'cor(z)';
  const bodies: Record<IndexOptions['weights'], readonly string[]> = {
    entropy: [
      `${shifted}${dropped}p <- sweep(z, 2, colSums(z), "/")`,
      'e <- -colSums(ifelse(p > 0, p * log(p), 0)) / log(nrow(z)) # ln of the rows used',
      '(1 - e) / sum(1 - e)',
    ],
    critic: [`information <- apply(z, 2, sd) * colSums(1 - ${correlation})`, 'information / sum(information)'],
    cv: [`cv <- apply(${cvOf}, 2, sd) / colMeans(${cvOf})`, 'cv / sum(cv)'],
    pca: [
      's <- scale(x); s[, negative] <- -s[, negative]',
      'eigen_ <- eigen(cor(s)); v <- sweep(eigen_$vectors, 2, sign(colSums(eigen_$vectors)), "*")',
      keptR(options),
      'drop(v[, seq_len(kept), drop = FALSE] %*% eigen_$values[seq_len(kept)]) / sum(eigen_$values[seq_len(kept)])',
    ],
    equal: ['rep(1 / ncol(z), ncol(z))'],
    own: ['system$own / sum(system$own)'],
  };
  return ['weigh <- function(z, x) {', ...bodies[options.weights].map((line) => `  ${line}`), '}'];
}

function keptR({ pcaKeep, pcaShare }: IndexOptions): string {
  if (pcaKeep === 'first') return 'kept <- 1';
  return pcaKeep === 'kaiser'
    ? 'kept <- max(1, sum(eigen_$values > 1))'
    : `kept <- which(cumsum(eigen_$values) >= ${pcaShare} * sum(eigen_$values))[1]`;
}

function scoreR(options: IndexOptions, dimensions: readonly string[]): string[] {
  const { weights, score, zeros, scoreShifted, epsilon } = options;
  const pca = weights === 'pca';
  const shifted = weights === 'entropy' && zeros === 'shift' && scoreShifted && score === 'sum';
  const standardised = 'sweep(scale(xg), 2, ifelse(negative, -1, 1), "*")';
  const scored = pca && score === 'sum' ? standardised : shifted ? `(zg + ${epsilon})` : 'zg';
  const by = pca && score === 'topsis' ? 'w / sum(w)' : 'w';
  const body =
    score === 'sum'
      ? ['  score[weighing == g] <- rowSums(v)']
      : [
          '  best <- sqrt(rowSums(sweep(v, 2, apply(v, 2, max))^2))',
          '  worst <- sqrt(rowSums(sweep(v, 2, apply(v, 2, min))^2))',
          '  score[weighing == g] <- worst / (best + worst)',
        ];
  const parts = dimensions.map(
    (dimension, d) =>
      `  parts[weighing == g, ${d + 1}] <- rowSums(v[, system$dimension %in% ${stringInR(dimension)}, drop = FALSE])`,
  );
  return [
    'score <- rep(NA_real_, nrow(x))',
    ...(parts.length > 0 ? [`parts <- matrix(NA_real_, nrow(x), ${parts.length})`] : []),
    'for (g in unique(weighing)) {',
    '  zg <- z[weighing == g, , drop = FALSE]; xg <- x[weighing == g, , drop = FALSE]',
    '  w <- weigh(zg, xg); print(setNames(round(w, 6), indicators))',
    `  v <- sweep(${scored}, 2, ${by}, "*")`,
    ...body,
    ...parts,
    '}',
  ];
}

/** Entropy, equal and own weights with pooled min-max scales; for the rest the R script. */
function codeStata({ indicators }: IndexSystem, options: IndexOptions, context: IndexCodeContext): string[] {
  const { weights, scale, score, scaleOver, weightsOver, zeros, epsilon } = options;
  const simple = weights === 'entropy' ? zeros !== 'drop' : ['equal', 'own'].includes(weights);
  if (!simple || scale !== 'minMax' || score !== 'sum' || scaleOver === 'period' || weightsOver === 'period') {
    return ['* this index takes a matrix language: see the R script'];
  }
  const { names, dimensions, stata } = context;
  const list = indicators.map(({ column }) => stata(column));
  const shift = weights === 'entropy' && zeros === 'shift' ? epsilon : 0;
  const each = indicators.flatMap(({ column, direction, ownWeight }, j) => {
    const z = `_z${j + 1}`;
    const x = stata(column);
    const scaled = direction === '-' ? `(r(max) - ${x}) / (r(max) - r(min))` : `(${x} - r(min)) / (r(max) - r(min))`;
    const entropy = [
      `generate double _p = ${shift > 0 ? `${z} + ${shift}` : z} if _complete`,
      'quietly summarize _p, meanonly',
      'replace _p = _p / r(sum)',
      'replace _p = cond(_p > 0, _p * ln(_p), 0) if _complete',
      'quietly summarize _p, meanonly',
      `scalar _d${j + 1} = 1 + r(sum) / ln(r(N)) // ln of the rows used`,
      'drop _p',
    ];
    return [
      `* ${commentText(column)}`,
      `quietly summarize ${x} if _complete, meanonly`,
      `generate double ${z} = ${scaled} if _complete`,
      ...(weights === 'entropy' ? entropy : [`scalar _d${j + 1} = ${weights === 'own' ? (ownWeight ?? '.') : 1}`]),
    ];
  });
  const moved = shift > 0 && options.scoreShifted ? ` + ${shift}` : '';
  const columns = names.flatMap((name, at) => {
    const own = indicators.flatMap(({ dimension }, j) => (at === 0 || dimension === dimensions[at - 1] ? [j + 1] : []));
    return [
      `capture drop ${stata(name)}`,
      `generate double ${stata(name)} = 0 if _complete`,
      ...own.map((j) => `replace ${stata(name)} = ${stata(name)} + (_d${j} / _d) * (_z${j}${moved}) if _complete`),
    ];
  });
  return [
    `generate byte _complete = !missing(${list.join(', ')})`,
    ...each,
    `scalar _d = ${list.map((_, j) => `_d${j + 1}`).join(' + ')}`,
    ...columns,
    ...list.map((name, j) => `display "${name}" _col(34) %9.6f _d${j + 1} / _d`),
    'drop _complete _z*',
  ];
}
