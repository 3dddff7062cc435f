import { columnR, startsR } from '../event-study/code-r.ts';
import { nameInR, stringInR } from '../feols/names.ts';
import type { PsmSketch } from './code.ts';

/** The whole script. `d` is what is matched: one row per unit, the rows of the panel, or those of one period. */
export function codeR(sketch: PsmSketch): string {
  const { names, regression } = sketch;
  const [library, ...model] = regression.r.trimEnd().split('\n');
  const lines = [
    library,
    ...orderR(sketch),
    ...startsR(sketch),
    `df$${names.ever} <- as.integer(is.finite(df$${names.start}))`,
    `covariates <- c(${sketch.covariates.map(stringInR).join(', ')})`,
    ...matchR(sketch),
    ...applyR(sketch),
    ...balanceR(sketch),
    ...keepR(sketch),
    ...model,
  ];
  return `${lines.join('\n')}\n`;
}

function orderR({ options, unit, time }: PsmSketch): string[] {
  return options.order === 'file' ? [] : [`df <- df[order(${columnR(unit)}, ${columnR(time)}), ]`];
}

const KERNELS_R = {
  epan: '(abs(u) <= 1) * (1 - u^2)',
  gaussian: 'exp(-u^2 / 2)',
  biweight: '(abs(u) <= 1) * (1 - u^2)^2',
  uniform: '(abs(u) <= 1) * 1',
  tricube: '(abs(u) <= 1) * (1 - abs(u)^3)^3',
} as const;

/** `match_rows(d)`: the data with a weight in each row. */
function matchR(sketch: PsmSketch): string[] {
  const { options, names, covariates } = sketch;
  const formula = `${names.ever} ~ ${covariates.map(nameInR).join(' + ')}`;
  const body = {
    nearest: () => nearestR(sketch, formula),
    mahalanobis: () => nearestR(sketch, formula),
    radius: () => kernelR(sketch, formula, KERNELS_R.uniform, options.radius),
    kernel: () => kernelR(sketch, formula, KERNELS_R[options.kernel], options.bandwidth),
    ipw: () => [
      ...scoreR(sketch, formula, 'response'),
      `d$${names.weight} <- ifelse(d$${names.ever} == 1, 1, p / (1 - p)) * on_support`,
    ],
    entropy: () => [
      `w <- WeightIt::weightit(${formula}, data = d, method = "ebal", estimand = "ATT", moments = ${options.moments})`,
      `d$${names.weight} <- w$weights`,
      ...rescaleR(sketch),
    ],
  }[options.method]();
  return ['match_rows <- function(d) {', ...body.map((line) => `  ${line}`), '  d', '}'];
}

const MATCHIT_ORDER = { sorted: 'data', file: 'data', ascending: 'smallest', descending: 'largest' } as const;

function nearestR(sketch: PsmSketch, formula: string): string[] {
  const { options, names } = sketch;
  const onScore = options.method === 'nearest';
  const link = `${options.distance === 'index' ? 'linear.' : ''}${options.link}`;
  const settings = [
    formula,
    'data = d',
    'method = "nearest"',
    onScore
      ? `distance = "glm", link = "${link}", discard = "${options.support}", m.order = "${MATCHIT_ORDER[options.order]}"`
      : 'distance = "mahalanobis", m.order = "data"',
    `ratio = ${options.neighbours}`,
    `replace = ${options.replacement ? 'TRUE' : 'FALSE'}`,
    ...(onScore && options.caliper !== null ? [`caliper = ${options.caliper}, std.caliper = FALSE`] : []),
  ];
  return [
    ...(!onScore && options.caliper !== null
      ? [`# a caliper of ${options.caliper} on the Mahalanobis distance is not available in matchit`]
      : []),
    `m <- MatchIt::matchit(${settings.join(', ')})`,
    `d$${names.weight} <- m$weights`,
    ...rescaleR(sketch),
  ];
}

/** The packages scale the weights of the untreated to their number; here they add up to the number of matched treated rows. */
function rescaleR({ names }: PsmSketch): string[] {
  const weight = `d$${names.weight}`;
  return [
    `other <- d$${names.ever} == 0 # the weights of the untreated add up to the number of treated`,
    `${weight}[other] <- ${weight}[other] * sum(${weight}[!other]) / sum(${weight}[other])`,
  ];
}

function scoreR({ options, names }: PsmSketch, formula: string, type: 'response' | 'link'): string[] {
  const range = (side: 0 | 1) => `p >= min(p[d$${names.ever} == ${side}]) & p <= max(p[d$${names.ever} == ${side}])`;
  const support = {
    none: 'rep(TRUE, nrow(d))',
    treated: `d$${names.ever} == 0 | (${range(0)})`,
    both: `ifelse(d$${names.ever} == 1, ${range(0)}, ${range(1)})`,
  }[options.support];
  return [
    `p <- predict(glm(${formula}, family = binomial("${options.link}"), data = d), type = "${type}")`,
    `on_support <- ${support}`,
  ];
}

function kernelR(sketch: PsmSketch, formula: string, kernel: string, bandwidth: number): string[] {
  const { names, options } = sketch;
  return [
    ...scoreR(sketch, formula, options.distance === 'index' ? 'link' : 'response'),
    `own <- which(d$${names.ever} == 1 & on_support)`,
    `other <- which(d$${names.ever} == 0 & on_support)`,
    `u <- outer(p[own], p[other], "-") / ${bandwidth}`,
    `k <- ${kernel}`,
    'found <- rowSums(k) > 0',
    `d$${names.weight} <- 0`,
    `d$${names.weight}[own[found]] <- 1`,
    `d$${names.weight}[other] <- colSums(k[found, , drop = FALSE] / rowSums(k[found, , drop = FALSE]))`,
  ];
}

/** Matches and leaves the matched data in `base`. */
function applyR({ options, unit, time, names }: PsmSketch): string[] {
  if (options.timing === 'pooled') return ['base <- match_rows(df[complete.cases(df[covariates]), ])'];
  if (options.timing === 'byYear') {
    return [
      'base <- df[complete.cases(df[covariates]), ]',
      `base <- do.call(rbind, lapply(split(base, base[[${stringInR(time)}]]), match_rows))`,
    ];
  }
  const chosen =
    options.baseYear !== null
      ? [`rows <- which(${columnR(time)} == ${options.baseYear})`]
      : [
          '# averages over the periods before the first start inside the sample',
          `first <- min(df$${names.start}[df$${names.start} > min(${columnR(time)})])`,
          `rows <- which(${columnR(time)} < first)`,
        ];
  return [
    ...chosen,
    `groups <- factor(${columnR(unit)}[rows], levels = unique(${columnR(unit)}[rows]))`,
    'base <- data.frame(lapply(df[rows, covariates, drop = FALSE], function(x) as.vector(tapply(x, groups, mean, na.rm = TRUE))), check.names = FALSE)',
    `base$${names.key} <- levels(groups)`,
    `base$${names.ever} <- df$${names.ever}[match(levels(groups), ${columnR(unit)})]`,
    'base <- match_rows(base[complete.cases(base[covariates]), ])',
  ];
}

function balanceR({ names }: PsmSketch): string[] {
  const [weight, ever] = [`base$${names.weight}`, `base$${names.ever}`];
  return [
    '# standardised bias in percent before and after, variances before matching in the denominator',
    'sapply(base[covariates], function(x) {',
    `  scale <- sqrt((var(x[${ever} == 1]) + var(x[${ever} == 0])) / 2) / 100`,
    `  after <- function(side) weighted.mean(x[${ever} == side], ${weight}[${ever} == side])`,
    `  c(before = (mean(x[${ever} == 1]) - mean(x[${ever} == 0])) / scale, after = (after(1) - after(0)) / scale)`,
    '})',
  ];
}

function keepR({ options, unit, names }: PsmSketch): string[] {
  const carry =
    options.timing === 'baseline'
      ? [`df$${names.weight} <- base$${names.weight}[match(as.character(${columnR(unit)}), base$${names.key})]`]
      : ['df <- base'];
  return [...carry, `df <- df[which(df$${names.weight} > 0), ]`];
}
