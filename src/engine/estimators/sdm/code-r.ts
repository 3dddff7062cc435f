import { mirrorsLinks } from '../../spatial/links.ts';
import { commentText, nameInR, stringInR } from '../feols/names.ts';
import { leastSquaresCode, type SpatialSketch } from './code.ts';
import { hasLaggedOutcome } from './meta.ts';

const columnR = (name: string): string => `df[[${stringInR(name)}]]`;

export function codeR(sketch: SpatialSketch): string {
  const { settled, unit, time, options } = sketch;
  const used = [settled.outcome, ...settled.regressors].map(stringInR).join(', ');
  const lags = settled.lagged.map((name) => settled.prefix + name);
  const lines = [
    '# needs: install.packages(c("splm", "spdep")); the data frame is called df and is balanced',
    ...(settled.treatment === null
      ? []
      : [`# ${commentText(settled.treatment)}: 1 in treated unit-periods, 0 elsewhere`]),
    `df <- df[complete.cases(df[c(${used})]), ]`,
    `df <- df[order(${columnR(time)}, ${columnR(unit)}), ] # by period, the units in one order`,
    `units <- sort(unique(${columnR(unit)}))`,
    `by_unit <- function(x) as.vector(tapply(x, ${columnR(unit)}, mean, na.rm = TRUE))`,
    ...weightsR(sketch),
    ...standardiseR(sketch),
    ...(lags.length > 0 ? ['lag_w <- function(x) as.vector(W %*% matrix(x, nrow = nrow(W)))'] : []),
    ...settled.lagged.map((name) => `${columnR(settled.prefix + name)} <- lag_w(${columnR(name)})`),
    ...(options.model === 'slx' ? leastSquaresR(sketch, lags) : modelR(sketch, lags)),
    ...(hasLaggedOutcome(options.model) ? effectsR(sketch) : []),
  ];
  return `${lines.join('\n')}\n`;
}

function weightsR(sketch: SpatialSketch): string[] {
  const { matrix, cutoff, power, neighbours } = sketch.options;
  const zero = 'diag(W) <- 0';
  switch (matrix) {
    case 'inverseDistance':
      return [...distanceR(sketch), `W <- D^-${power}`, zero, ...cutR(cutoff)];
    case 'nearest':
      return [
        ...distanceR(sketch),
        'diag(D) <- Inf',
        `W <- t(apply(D, 1, function(d) as.numeric(rank(d, ties.method = "first") <= ${neighbours})))`,
      ];
    case 'threshold':
      return [
        ...distanceR(sketch),
        ...(cutoff === null ? ['limit <- max(apply(D + diag(Inf, nrow(D)), 1, min))'] : []),
        `W <- (D <= ${cutoff ?? 'limit'}) * 1`,
        zero,
      ];
    case 'contiguity':
      return linksR(sketch);
    case 'economic':
      return [...economyR(sketch), 'W <- 1 / abs(outer(x, x, "-"))', zero];
    case 'nested': {
      const near = [...distanceR(sketch), ...economyR(sketch), `W <- D^-${power}`, zero, ...cutR(cutoff)];
      return sketch.options.nesting === 'share'
        ? [...near, 'W <- W %*% diag(x / mean(x))']
        : [...near, 'W <- W / abs(outer(x, x, "-"))', zero];
    }
  }
}

const cutR = (cutoff: number | null): string[] => (cutoff === null ? [] : [`W[D > ${cutoff}] <- 0`]);

function distanceR({ latitude, longitude }: SpatialSketch): string[] {
  return [
    `lat <- by_unit(${columnR(latitude)}) * pi / 180`,
    `lon <- by_unit(${columnR(longitude)}) * pi / 180`,
    'half <- function(x) sin(outer(x, x, "-") / 2)^2',
    'D <- 2 * 6371 * asin(pmin(sqrt(half(lat) + outer(cos(lat), cos(lat)) * half(lon)), 1)) # kilometres',
  ];
}

function economyR({ options, time }: SpatialSketch): string[] {
  const column = columnR(options.economy ?? 'gdp');
  const until = options.economyUntil;
  return [`x <- by_unit(${until === null ? column : `ifelse(${columnR(time)} <= ${until}, ${column}, NA)`})`];
}

function linksR({ options }: SpatialSketch): string[] {
  return [
    'links <- read.csv("links.csv", colClasses = c("character", "character", "numeric")) # from, to, weight',
    'W <- matrix(0, length(units), length(units), dimnames = list(as.character(units), as.character(units)))',
    'links <- links[links[[1]] %in% rownames(W) & links[[2]] %in% rownames(W) & links[[1]] != links[[2]], ]',
    'W[cbind(links[[1]], links[[2]])] <- links[[3]]',
    ...(mirrorsLinks(options.links ?? [], options.direction) ? ['W <- pmax(W, t(W)) # every link goes both ways'] : []),
  ];
}

function standardiseR({ options }: SpatialSketch): string[] {
  switch (options.standardise) {
    case 'row':
      return ['W <- W / ifelse(rowSums(W) > 0, rowSums(W), 1)'];
    case 'spectral':
      return ['W <- W / max(Re(eigen(W, only.values = TRUE)$values))'];
    case 'none':
      return [];
  }
}

const EFFECTS = { none: 'individual', individual: 'individual', time: 'time', twoWay: 'twoways' } as const;

function modelR({ options, settled, unit, time }: SpatialSketch, lags: readonly string[]): string[] {
  const right = [...settled.regressors, ...lags].map(nameInR).join(' + ') || '1';
  const lagged = hasLaggedOutcome(options.model);
  const timed = options.effects === 'time' || options.effects === 'twoWay';
  const note =
    timed && options.lagging === 'beforeDemeaning'
      ? ['# splm lags demeaned data: with period effects its parameter differs a little from the exact maximum']
      : [];
  const style = options.standardise === 'row' ? 'W' : 'M';
  const arguments_ = [
    `${nameInR(settled.outcome)} ~ ${right}`,
    'data = df',
    `index = c(${stringInR(unit)}, ${stringInR(time)})`,
    `listw = spdep::mat2listw(W, style = "${style}")`,
    `model = "${options.effects === 'none' ? 'pooling' : 'within'}"`,
    `effect = "${EFFECTS[options.effects]}"`,
    `lag = ${lagged ? 'TRUE' : 'FALSE'}`,
    `spatial.error = "${lagged ? 'none' : 'b'}"`,
    ...(options.leeYu ? ['LeeYu = TRUE'] : []),
    ...(options.vcov === 'hessian' ? ['Hess = TRUE'] : []),
  ];
  return [...note, `model <- splm::spml(${arguments_.join(',\n  ')})`, 'summary(model)'];
}

function leastSquaresR(sketch: SpatialSketch, lags: readonly string[]): string[] {
  return leastSquaresCode(sketch, lags).r.trimEnd().split('\n');
}

/** splm calls the parameter of the lagged outcome lambda. */
function effectsR({ settled }: SpatialSketch): string[] {
  return [
    'b <- coef(model); names(b) <- gsub("`", "", names(b), fixed = TRUE)',
    'S <- solve(diag(nrow(W)) - b[["lambda"]] * W) # splm calls rho lambda',
    `t(sapply(c(${settled.regressors.map(stringInR).join(', ')}), function(x) {`,
    `  theta <- if (paste0(${stringInR(settled.prefix)}, x) %in% names(b)) b[[paste0(${stringInR(settled.prefix)}, x)]] else 0`,
    '  M <- S %*% (b[[x]] * diag(nrow(W)) + theta * W)',
    '  c(direct = mean(diag(M)), indirect = mean(rowSums(M) - diag(M)), total = mean(rowSums(M)))',
    '}))',
  ];
}
