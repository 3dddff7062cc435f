import { createStream } from '../../src/core/random/philox.ts';
import { cities } from './facts.ts';

export const FIRST_YEAR = 2003;
export const LAST_YEAR = 2023;
export const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, k) => FIRST_YEAR + k);
export const N = cities.length;
export const T = YEARS.length;

/** One value per city and year, years running fastest. */
export type Field = Float64Array;

/** A random stream per variable, so that a new variable leaves the old ones as they are: only append. */
const STREAMS = [
  ...['population', 'populationGrowth', 'area', 'development', 'openness', 'income', 'incomeTrend', 'incomePath'],
  ...['fiscalLevel', 'fiscalPath', 'fdi', 'fdiPath', 'hum', 'humPath', 'gov', 'govPath', 'lninstra', 'lninstraPath'],
  ...[
    'mar',
    'marPath',
    'fin',
    'finPath',
    'innovp',
    'innovpPath',
    'target',
    'targetGap',
    'targetHard',
    'provinceTarget',
    'softTarget',
  ],
  ...['nqpCity', 'nqpError', 'phones', 'spending', 'spendingPath', 'roads', 'roadsPath', 'wage', 'wagePath'],
  ...['tradeDep', 'tradeDepPath', 'unempIns', 'unempInsPath', 'savings', 'savingsPath', 'urbanRate', 'urbanRatePath'],
  ...['consumption', 'consumptionPath', 'beds', 'bedsPath', 'eduSci', 'eduSciPath', 'indAdv', 'indAdvPath'],
  ...['humanCap', 'humanCapPath', 'patents', 'patentsPath', 'talent', 'talentPath', 'digital', 'digitalPath'],
  ...['stations', 'stationsPath', 'innovAcc', 'innovAccPath', 'riskShare', 'riskSharePath', 'prodMatch'],
  ...['prodMatchPath', 'productivity', 'productivityPath', 'indStruct', 'indStructPath', 'virtual', 'virtualPath'],
  ...['agglomeration', 'agglomerationPath', 'invPath'],
] as const;
export type StreamName = (typeof STREAMS)[number];

/** The random draws of one simulated world. */
export class Draws {
  constructor(private readonly seed: number) {}

  /** One standard normal per city. */
  city(name: StreamName): Float64Array {
    const stream = createStream(this.seed, STREAMS.indexOf(name));
    return Float64Array.from({ length: N }, () => stream.normal());
  }

  /** A stationary AR(1) per city, of standard deviation 1 and autocorrelation rho. */
  path(name: StreamName, rho: number): Field {
    const stream = createStream(this.seed, STREAMS.indexOf(name));
    const innovation = Math.sqrt(1 - rho * rho);
    const field = new Float64Array(N * T);
    for (let i = 0; i < N; i++) {
      let value = stream.normal();
      for (let t = 0; t < T; t++) {
        if (t > 0) value = rho * value + innovation * stream.normal();
        field[i * T + t] = value;
      }
    }
    return field;
  }
}

export function field(cell: (i: number, t: number, year: number) => number): Field {
  const values = new Float64Array(N * T);
  for (let i = 0; i < N; i++) {
    for (let t = 0; t < T; t++) values[i * T + t] = cell(i, t, YEARS[t]);
  }
  return values;
}

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k];
  return sum / values.length;
}

/** Mean 0 and standard deviation 1 over the cities. */
export function standardise(values: Float64Array): Float64Array {
  const centre = mean(values);
  const scale = Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
  return values.map((value) => (value - centre) / scale);
}

/** The years `from` to `to` of a field. */
export function years(values: Field, from: number, to: number): Float64Array {
  const width = to - from + 1;
  const part = new Float64Array(N * width);
  for (let i = 0; i < N; i++) {
    const start = i * T + from - FIRST_YEAR;
    part.set(values.subarray(start, start + width), i * width);
  }
  return part;
}

/** Deviations from city and year means, exact because the panel is balanced. Any number of years per city. */
export function twoWayDemean(values: Float64Array): Float64Array {
  const width = values.length / N;
  const cityMean = new Float64Array(N);
  const yearMean = new Float64Array(width);
  for (let k = 0; k < values.length; k++) {
    cityMean[Math.floor(k / width)] += values[k] / width;
    yearMean[k % width] += values[k] / N;
  }
  const grand = mean(cityMean);
  return values.map((value, k) => value - cityMean[Math.floor(k / width)] - yearMean[k % width] + grand);
}

function groupMeans(values: Float64Array, group: Int32Array): Float64Array {
  const sum = new Map<number, [number, number]>();
  values.forEach((value, i) => {
    const [total, count] = sum.get(group[i]) ?? [0, 0];
    sum.set(group[i], [total + value, count + 1]);
  });
  return values.map((_, i) => sum.get(group[i])![0] / sum.get(group[i])![1]);
}

/** Deviations from the means of groups of cities: used for trends, so that no group grows faster by chance. */
export function centre(values: Float64Array, group: Int32Array): Float64Array {
  const means = groupMeans(values, group);
  return values.map((value, i) => value - means[i]);
}

/**
 * Positive city factors exp(sd * score), rescaled so that every group of cities has mean 1. A quantity that grows in proportion to
 * such a factor grows by the same amount in every group on average: trends stay parallel in levels although cities differ a lot.
 */
export function cityFactor(sd: number, score: Float64Array, group: Int32Array): Float64Array {
  const factor = score.map((value) => Math.exp(sd * value));
  const means = groupMeans(factor, group);
  return factor.map((value, i) => value / means[i]);
}

/** A weighted sum of standardised scores, standardised again. */
export function blend(...parts: readonly (readonly [number, Float64Array])[]): Float64Array {
  const sum = new Float64Array(N);
  for (const [weight, score] of parts) {
    for (let i = 0; i < N; i++) sum[i] += weight * score[i];
  }
  return standardise(sum);
}
