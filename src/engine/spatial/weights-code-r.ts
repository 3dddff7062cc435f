import { stringInR } from '../estimators/feols/names.ts';
import type { WeightsOptions } from './fields.ts';
import { mirrorsLinks } from './links.ts';

/** What scripts that build weights are written from. */
export interface WeightsSketch {
  readonly options: WeightsOptions;
  readonly unit: string;
  readonly time: string;
  readonly latitude: string;
  readonly longitude: string;
}

export const weightsSketch = (options: WeightsOptions, unit: string, time: string): WeightsSketch => ({
  options,
  unit,
  time,
  latitude: options.latitude ?? 'lat',
  longitude: options.longitude ?? 'lon',
});

export const columnR = (name: string): string => `df[[${stringInR(name)}]]`;

/** Lines that build the matrix W over the sorted units of `df`, standardised as asked. */
export function weightsR(sketch: WeightsSketch): string[] {
  return [
    `units <- sort(unique(${columnR(sketch.unit)}))`,
    `by_unit <- function(x) as.vector(tapply(x, ${columnR(sketch.unit)}, mean, na.rm = TRUE))`,
    ...rawR(sketch),
    ...standardiseR(sketch),
  ];
}

function rawR(sketch: WeightsSketch): string[] {
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

function distanceR({ latitude, longitude }: WeightsSketch): string[] {
  return [
    `lat <- by_unit(${columnR(latitude)}) * pi / 180`,
    `lon <- by_unit(${columnR(longitude)}) * pi / 180`,
    'half <- function(x) sin(outer(x, x, "-") / 2)^2',
    'D <- 2 * 6371 * asin(pmin(sqrt(half(lat) + outer(cos(lat), cos(lat)) * half(lon)), 1)) # kilometres',
  ];
}

function economyR({ options, time }: WeightsSketch): string[] {
  const column = columnR(options.economy ?? 'gdp');
  const until = options.economyUntil;
  return [`x <- by_unit(${until === null ? column : `ifelse(${columnR(time)} <= ${until}, ${column}, NA)`})`];
}

function linksR({ options }: WeightsSketch): string[] {
  return [
    'links <- read.csv("links.csv", colClasses = c("character", "character", "numeric")) # from, to, weight',
    'W <- matrix(0, length(units), length(units), dimnames = list(as.character(units), as.character(units)))',
    'links <- links[links[[1]] %in% rownames(W) & links[[2]] %in% rownames(W) & links[[1]] != links[[2]], ]',
    'W[cbind(links[[1]], links[[2]])] <- links[[3]]',
    ...(mirrorsLinks(options.links ?? [], options.direction) ? ['W <- pmax(W, t(W)) # every link goes both ways'] : []),
  ];
}

function standardiseR({ options }: WeightsSketch): string[] {
  switch (options.standardise) {
    case 'row':
      return ['W <- W / ifelse(rowSums(W) > 0, rowSums(W), 1)'];
    case 'spectral':
      return ['W <- W / max(Re(eigen(W, only.values = TRUE)$values))'];
    case 'none':
      return [];
  }
}
