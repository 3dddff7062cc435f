import { columnR } from '../event-study/code-r.ts';
import { nameInR, stringInR } from '../feols/names.ts';
import type { GroupingSketch, HeterogeneitySketch } from './code.ts';

export function codeR(sketch: HeterogeneitySketch): string {
  const { names, regression, split, options } = sketch;
  const [library, ...rest] = regression.r.trimEnd().split('\n');
  const lines = rest
    .filter((line) => line !== 'summary(model)')
    .map((line) =>
      split.reduce(
        (text, { placeholder, column }) => text.replace(placeholder, `i(${names.group}, ${nameInR(column)})`),
        line,
      ),
    );
  const model = { joint: jointR, subsamples: subsamplesR, oneAtATime: oneAtATimeR }[options.design](lines, sketch);
  return `${[library, ...groupsR(sketch), ...model].join('\n')}\n`;
}

/** The value that groups a row, and from it the group. */
export function groupsR({ options, by, unit, time, policy, names }: GroupingSketch): string[] {
  const value = `df$${names.value}`;
  const [id, year, column] = [unit, time, by].map(columnR);
  const source = {
    eachRow: [`${value} <- ${column}`],
    firstValue: [
      `df <- df[order(${id}, ${year}), ] # every unit is grouped by its first value`,
      `${value} <- ave(${column}, ${id}, FUN = function(v) v[!is.na(v)][1])`,
    ],
    beforePolicy: [
      `early <- ${year} < min(${year}[${columnR(policy)} %in% 1]) # every unit is grouped by its mean before anybody is treated`,
      `${value} <- ave(ifelse(early, ${column}, NA), ${id}, FUN = function(v) mean(v, na.rm = TRUE))`,
    ],
  }[options.measured];
  const known = `df <- df[!is.na(${value}), ]`;
  if (options.grouping === 'levels') return [...source, known, `df$${names.group} <- factor(${value})`];
  const per = options.measured === 'eachRow' ? value : `${value}[!duplicated(${id})]`;
  const probabilities = options.grouping === 'quantiles' ? options.quantiles : 2;
  const given = options.grouping === 'cuts' ? (options.cuts ?? []) : [options.threshold];
  const isGiven = options.grouping === 'cuts' || (options.grouping === 'split' && options.threshold !== null);
  const cuts = isGiven
    ? `cuts <- sort(unique(c(${given.join(', ')})))`
    : `cuts <- unique(quantile(${per}, seq_len(${probabilities} - 1) / ${probabilities}, type = 2))`;
  return [...source, known, cuts, `df$${names.group} <- cut(${value}, c(-Inf, cuts, Inf))`];
}

function jointR(lines: readonly string[], { policy }: HeterogeneitySketch): string[] {
  const suffix = stringInR(`:${policy}`);
  return [
    ...lines,
    'summary(model)',
    '# are the effects of all groups equal?',
    `own <- which(endsWith(names(coef(model)), ${suffix})); b <- coef(model)[own]; V <- vcov(model)[own, own]`,
    'R <- cbind(-1, diag(length(b) - 1)); q <- nrow(R)',
    'statistic <- drop(t(R %*% b) %*% solve(R %*% V %*% t(R), R %*% b)) / q',
    `c(F = statistic, p = pf(statistic, q, degrees_freedom(model, "t"), lower.tail = FALSE))`,
  ];
}

function subsamplesR(lines: readonly string[], { names }: HeterogeneitySketch): string[] {
  return [
    '# one regression per group, on its own rows',
    ...lines.map((line) => (line === '  data = df,' ? `  data = df, split = ~ ${names.group},` : line)),
    'summary(model)',
  ];
}

function oneAtATimeR(lines: readonly string[], { names, policy }: HeterogeneitySketch): string[] {
  const own = `df$${names.inside} <- ${columnR(policy)} * (df$${names.group} == g)`;
  return [
    '# one group at a time: the treated units of the other groups are among the controls',
    `model <- lapply(levels(df$${names.group}), function(g) {`,
    `  ${own}`,
    ...lines.map((line) => `  ${line.replace(/^model <- /, '')}`),
    '})',
    'etable(model)',
  ];
}
