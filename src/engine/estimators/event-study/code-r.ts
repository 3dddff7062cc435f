import { nameInR, stringInR } from '../feols/names.ts';
import type { EventSketch, StartsSketch } from './code.ts';

const vectorR = (values: readonly number[]): string =>
  values.length === 1 ? String(values[0]) : `c(${values.join(', ')})`;

export function codeR(sketch: EventSketch): string {
  const { names, base, regression, options } = sketch;
  const [library, ...rest] = regression.r.trimEnd().split('\n');
  const model = rest.join('\n').replace(nameInR(names.event), `i(${names.event}, ref = ${vectorR(base)})`);
  const lines = [library, ...startsR(sketch), ...sampleR(sketch), ...eventR(sketch), model, ...summaryR(sketch)];
  if (options.normalise === 'preAverage') lines.push(...preAverageR(sketch));
  return `${lines.join('\n')}\n`;
}

export const columnR = (name: string): string => `df[[${stringInR(name)}]]`;

/** First treated period of every row's unit; Inf: never treated. */
export function startsR({ treatment, unit, time, names }: StartsSketch): string[] {
  const start = `df$${names.start}`;
  if (treatment.kind === 'cohort') {
    return [
      '# first treated period; Inf: never treated',
      `${start} <- as.numeric(${columnR(treatment.column)})`,
      `${start}[is.na(${start}) | ${start} %in% setdiff(c(0, 9999, 10000, 99999), ${columnR(time)})] <- Inf`,
    ];
  }
  if (treatment.kind === 'indicator') {
    return [
      '# first treated period of every unit, from the 0/1 column; Inf: never treated',
      `firsts <- tapply(ifelse(${columnR(treatment.column)} %in% 1, ${columnR(time)}, Inf), as.character(${columnR(unit)}), min, na.rm = TRUE)`,
      `${start} <- as.numeric(firsts[as.character(${columnR(unit)})])`,
    ];
  }
  const units = treatment.entries.map((entry) => stringInR(entry.unit)).join(', ');
  return [
    '# first treated period by unit; Inf: never treated',
    `roster <- data.frame(unit = c(${units}), start = c(${treatment.entries.map((entry) => entry.start).join(', ')}))`,
    `roster <- roster[order(roster$start), ]`,
    `${start} <- roster$start[match(as.character(${columnR(unit)}), roster$unit)]`,
    `${start}[is.na(${start})] <- Inf`,
  ];
}

function sampleR({ options, time, names }: EventSketch): string[] {
  const start = `df$${names.start}`;
  const lines: string[] = [];
  if (options.alwaysTreated === 'drop') {
    lines.push(
      '# units treated from the first period on have no event time',
      `df <- df[which(${start} > min(${columnR(time)}, na.rm = TRUE)), ]`,
    );
  }
  if (options.reference === 'last') {
    lines.push(
      '# the last cohort is the reference until it starts',
      `last <- max(${start}[is.finite(${start})])`,
      `df <- df[which(!(${start} == last & ${columnR(time)} >= last)), ]`,
      `${start}[${start} == last] <- Inf`,
    );
  }
  return lines;
}

function eventR({ options, base, time, names }: EventSketch): string[] {
  const event = `df$${names.event}`;
  const lines = [`${event} <- ${columnR(time)} - df$${names.start} # event time; -Inf: never treated`];
  const { lower, upper } = options;
  const inside = [
    ...(lower === null ? [] : [`${event} >= ${lower}`]),
    ...(upper === null ? [] : [`${event} <= ${upper}`]),
  ].join(' & ');
  if (inside !== '' && options.endpoints === 'drop') lines.push(`df <- df[which(${event} == -Inf | (${inside})), ]`);
  if (inside !== '' && options.endpoints === 'base') {
    lines.push(`${event}[is.finite(${event}) & !(${inside})] <- ${base[0]}`);
  }
  if (options.endpoints === 'bin') {
    if (lower !== null) lines.push(`${event}[is.finite(${event}) & ${event} < ${lower}] <- ${lower}`);
    if (upper !== null) lines.push(`${event}[${event} > ${upper}] <- ${upper}`);
  }
  lines.push(`${event}[${event} == -Inf] <- ${base[0]} # never treated: no event time of their own, like the base`);
  return lines;
}

function summaryR({ names }: EventSketch): string[] {
  return [
    `wald(model, keep = "^${names.event}::-") # joint test of the leads`,
    `wald(model, keep = "^${names.event}::[0-9]") # joint test of the lags`,
    'b <- coef(model); V <- vcov(model)',
    `lags <- grep("^${names.event}::[0-9]", names(b))`,
    'c(post_average = mean(b[lags]), std_error = sqrt(sum(V[lags, lags])) / length(lags))',
    'iplot(model)',
  ];
}

/** The same linear map as in the engine: coefficients less the mean over event times before the start. */
function preAverageR({ names, base }: EventSketch): string[] {
  const zeros = base.filter((e) => e < 0);
  return [
    '# relative to the average over the event times before the start (base periods, which are zero, included)',
    `events <- grep("^${names.event}::", names(b)); leads <- grep("^${names.event}::-", names(b))`,
    'L <- diag(length(b))[events, , drop = FALSE]',
    `L[, leads] <- L[, leads] - 1 / (length(leads) + ${zeros.length})`,
    'data.frame(estimate = drop(L %*% b), std_error = sqrt(diag(L %*% V %*% t(L))), row.names = names(b)[events])',
  ];
}
