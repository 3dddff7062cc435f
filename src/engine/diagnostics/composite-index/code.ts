import { commentText, StataNames, stringInR } from '../../estimators/feols/names.ts';
import type { IndexOptions } from './meta.ts';
import type { IndexSystem } from './types.ts';

/** Source text that repeats the index: base R for every method, Stata where it takes a few lines. `time` is read by scales and weights by period. */
export function code(
  system: IndexSystem,
  options: IndexOptions,
  time: string | null,
): { readonly r: string; readonly stata: string } {
  return { r: codeR(system, options, time), stata: codeStata(system, options) };
}

const vectorR = (items: readonly (string | number)[]) => `c(${items.join(', ')})`;

function codeR({ indicators }: IndexSystem, options: IndexOptions, time: string | null): string {
  const names = indicators.map(({ column }) => stringInR(column));
  const negative = indicators.filter(({ direction }) => direction === '-').map(({ column }) => stringInR(column));
  const byPeriod = time === null ? 'rep(1, nrow(x))' : `df[[${stringInR(time)}]][rows]`;
  const lines = [
    '# the data frame is called df; rows with a missing indicator get no score',
    `indicators <- ${vectorR(names)}`,
    `negative <- indicators %in% ${negative.length > 0 ? vectorR(negative) : 'character(0)'}`,
    'rows <- which(complete.cases(df[indicators]))',
    'x <- as.matrix(df[rows, indicators, drop = FALSE])',
    `period <- ${byPeriod}`,
    ...(options.scaleOver === 'pooled' ? ['scaling <- rep(1, nrow(x))'] : ['scaling <- period']),
    ...(options.weightsOver === 'pooled' ? ['weighing <- rep(1, nrow(x))'] : ['weighing <- period']),
    ...scaleR(options),
    ...weightsR(options, indicators),
    ...scoreR(options),
    'df$composite <- NA_real_',
    'df$composite[rows] <- score',
  ];
  return `${lines.join('\n')}\n`;
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

function weightsR(options: IndexOptions, indicators: IndexSystem['indicators']): string[] {
  const { zeros, epsilon } = options;
  const own = indicators.map(({ ownWeight }) => ownWeight ?? 'NA');
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
    own: [`own <- ${vectorR(own)}`, 'own / sum(own)'],
  };
  return ['weigh <- function(z, x) {', ...bodies[options.weights].map((line) => `  ${line}`), '}'];
}

function keptR({ pcaKeep, pcaShare }: IndexOptions): string {
  if (pcaKeep === 'first') return 'kept <- 1';
  return pcaKeep === 'kaiser'
    ? 'kept <- max(1, sum(eigen_$values > 1))'
    : `kept <- which(cumsum(eigen_$values) >= ${pcaShare} * sum(eigen_$values))[1]`;
}

function scoreR(options: IndexOptions): string[] {
  const { weights, score, zeros, scoreShifted, epsilon } = options;
  const pca = weights === 'pca';
  const scored = weights === 'entropy' && zeros === 'shift' && scoreShifted ? `(zg + ${epsilon})` : 'zg';
  const standardised = 'sweep(scale(xg), 2, ifelse(negative, -1, 1), "*")';
  const sum = `drop(${pca ? standardised : scored} %*% w)`;
  const body =
    score === 'sum'
      ? [`  score[weighing == g] <- ${sum}`]
      : [
          `  v <- sweep(zg, 2, ${pca ? 'w / sum(w)' : 'w'}, "*")`,
          '  best <- sqrt(rowSums(sweep(v, 2, apply(v, 2, max))^2))',
          '  worst <- sqrt(rowSums(sweep(v, 2, apply(v, 2, min))^2))',
          '  score[weighing == g] <- worst / (best + worst)',
        ];
  return [
    'score <- rep(NA_real_, nrow(x))',
    'for (g in unique(weighing)) {',
    '  zg <- z[weighing == g, , drop = FALSE]; xg <- x[weighing == g, , drop = FALSE]',
    '  w <- weigh(zg, xg); print(setNames(round(w, 6), indicators))',
    ...body,
    '}',
  ];
}

/** Entropy, equal and own weights with pooled min-max scales; for the rest the R script. */
function codeStata({ indicators }: IndexSystem, options: IndexOptions): string {
  const { weights, scale, score, scaleOver, weightsOver, zeros, epsilon } = options;
  const simple = ['entropy', 'equal', 'own'].includes(weights) && zeros !== 'drop';
  if (!simple || scale !== 'minMax' || score !== 'sum' || scaleOver === 'period' || weightsOver === 'period') {
    return '* this index takes a matrix language: see the R script\n';
  }
  const names = new StataNames(indicators.map(({ column }) => column));
  const list = indicators.map(({ column }) => names.of(column));
  const shift = weights === 'entropy' && zeros === 'shift' ? epsilon : 0;
  const each = indicators.flatMap(({ column, direction, ownWeight }, j) => {
    const z = `z_${j + 1}`;
    const x = names.of(column);
    const scaled = direction === '-' ? `(r(max) - ${x}) / (r(max) - r(min))` : `(${x} - r(min)) / (r(max) - r(min))`;
    const entropy = [
      `generate double p = ${shift > 0 ? `${z} + ${shift}` : z} if complete`,
      'quietly summarize p, meanonly',
      'replace p = p / r(sum)',
      'replace p = cond(p > 0, p * ln(p), 0) if complete',
      'quietly summarize p, meanonly',
      `scalar d_${j + 1} = 1 + r(sum) / ln(r(N)) // ln of the rows used`,
      'drop p',
    ];
    return [
      `* ${commentText(column)}`,
      `quietly summarize ${x} if complete, meanonly`,
      `generate double ${z} = ${scaled} if complete`,
      ...(weights === 'entropy' ? entropy : [`scalar d_${j + 1} = ${weights === 'own' ? (ownWeight ?? '.') : 1}`]),
    ];
  });
  const total = list.map((_, j) => `d_${j + 1}`).join(' + ');
  const moved = shift > 0 && options.scoreShifted ? ` + ${shift}` : '';
  return `${[
    ...names.hints(),
    `generate byte complete = !missing(${list.join(', ')})`,
    ...each,
    `scalar d_all = ${total}`,
    'generate double composite = 0 if complete',
    ...list.map((_, j) => `replace composite = composite + (d_${j + 1} / d_all) * (z_${j + 1}${moved}) if complete`),
    ...list.map((name, j) => `display "${name}" _col(34) %9.6f d_${j + 1} / d_all`),
  ].join('\n')}\n`;
}
