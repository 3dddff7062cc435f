import { cities, pilotYears } from './facts.ts';
import { blend, centre, cityFactor, type Draws, FIRST_YEAR, type Field, field, N, standardise, YEARS } from './grid.ts';

/** China's eight core nodes of the public internet backbone: the "hubs" of the distance column. */
export const HUBS = ['Beijing', 'Shanghai', 'Guangzhou', 'Shenyang', 'Nanjing', 'Wuhan', 'Chengdu', "Xi'an"] as const;

const EARTH_RADIUS_KM = 6371;

/** Great-circle distance by the haversine formula; degrees in, kilometres out. */
export function haversineKm(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const radians = Math.PI / 180;
  const a =
    Math.sin(((lat2 - lat1) * radians) / 2) ** 2 +
    Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * Math.sin(((lon2 - lon1) * radians) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(a));
}

export function distanceKm(i: number, j: number): number {
  return haversineKm(cities[i].lat, cities[i].lon, cities[j].lat, cities[j].lon);
}

const POPULATION = new Map([
  ['small', 190],
  ['medium', 330],
  ['large II', 520],
  ['large I', 760],
  ['extra large', 950],
  ['super large', 1900],
]);
const AREA = new Map([
  ['east', 9000],
  ['central', 12_500],
  ['northeast', 15_000],
  ['west', 22_000],
]);
const DEVELOPMENT = new Map([
  ['east', 0.7],
  ['northeast', 0],
  ['central', -0.2],
  ['west', -0.5],
]);

/** National GDP per capita in 10,000 yuan, 2002-2023, as published and rounded: the common path of the cities. */
const NATIONAL_INCOME = [
  ...[0.95, 1.07, 1.25, 1.44, 1.67, 2.05, 2.41, 2.62, 3.08, 3.63, 3.98],
  ...[4.35, 4.69, 4.99, 5.38, 5.96, 6.55, 7.01, 7.18, 8.14, 8.57, 8.94],
];

/** Internet users of the country at year end in millions, 2002-2023 (CNNIC). */
export const INTERNET_USERS = [
  ...[59.1, 79.5, 94, 111, 137, 210, 298, 384, 457, 513, 564],
  ...[618, 649, 688, 731, 772, 829, 904, 989, 1032, 1067, 1092],
];

/** Rosters and fixed traits; nothing random. */
export const pilots = {
  broadband: pilotYears('broadband'),
  bigdata: pilotYears('bigdata'),
  cluster: pilotYears('cluster'),
  ip: pilotYears('ip'),
  egov: pilotYears('egov'),
};

export const hubKm = Float64Array.from(cities, (city) =>
  Math.min(
    ...HUBS.map((name) => {
      const hub = cities.find((other) => other.name === name)!;
      return haversineKm(city.lat, city.lon, hub.lat, hub.lon);
    }),
  ),
);

export const isLarge = cities.map((city) => city.sizeTier !== 'small' && city.sizeTier !== 'medium');

/** 1 in a big data zone. */
const zoneGroup = Int32Array.from(pilots.bigdata, (year) => Number(Number.isFinite(year)));

/** Never, Broadband only, big data only, both: the groups whose growth is alike before any policy. */
export const policyGroup = Int32Array.from(
  { length: N },
  (_, i) => Number(Number.isFinite(pilots.broadband[i])) + 2 * zoneGroup[i],
);

/** Standing traits of the cities of one simulated world. */
export interface Traits {
  /** 10,000 people in 2013. */
  readonly population: Float64Array;
  readonly populationGrowth: Float64Array;
  /** km2. */
  readonly area: Float64Array;
  /** Standardised scores. */
  readonly size: Float64Array;
  readonly development: Float64Array;
  readonly openness: Float64Array;
}

export function drawTraits(draws: Draws): Traits {
  const spread = draws.city('population');
  const population = Float64Array.from(cities, (city, i) => POPULATION.get(city.sizeTier)! * Math.exp(0.3 * spread[i]));
  const size = standardise(population.map(Math.log));
  const drift = draws.city('populationGrowth');
  const area = draws.city('area').map((value, i) => AREA.get(cities[i].region)! * Math.exp(0.5 * value));
  const place = Float64Array.from(cities, (city) => DEVELOPMENT.get(city.region)! + (city.central ? 0.4 : 0));
  const development = blend([1, place], [0.35, size], [0.5, draws.city('development')]);
  const east = Float64Array.from(cities, (city) => (city.region === 'east' ? 1 : 0));
  const openness = blend([1, standardise(east)], [0.4, development], [0.8, draws.city('openness')]);
  return {
    population,
    populationGrowth: drift.map((v, i) => 0.001 + 0.004 * size[i] + 0.004 * v),
    area,
    size,
    development,
    openness,
  };
}

export function population(traits: Traits): Field {
  return field((i, _, year) => traits.population[i] * Math.exp(traits.populationGrowth[i] * (year - 2013)));
}

/** Logarithm of GDP per capita in yuan, and the growth rate of GDP against the year before. */
export function drawIncome(draws: Draws, traits: Traits): { lnpgdp: Field; growth: Field } {
  const score = blend([1, traits.development], [0.5, draws.city('income')]);
  const level = cityFactor(0.45, score, zoneGroup).map(Math.log);
  const trend = centre(draws.city('incomeTrend'), zoneGroup);
  const wobble = draws.path('incomePath', 0.9);
  const log = (i: number, t: number, k: number) =>
    Math.log(NATIONAL_INCOME[t + 1] * 10_000) + level[i] + 0.016 * trend[i] * (YEARS[0] + t - 2013) + 0.11 * wobble[k];
  const lnpgdp = field((i, t) => log(i, t, i * YEARS.length + t));
  const growth = field((i, t) => {
    const k = i * YEARS.length + t;
    // The year before the panel has the first year's wobble.
    const change =
      t > 0 ? lnpgdp[k] - lnpgdp[k - 1] : Math.log(NATIONAL_INCOME[1] / NATIONAL_INCOME[0]) + 0.016 * trend[i];
    return Math.exp(change + traits.populationGrowth[i]) - 1;
  });
  return { lnpgdp, growth };
}

/** 1 from the pilot year on. */
export function running(start: Float64Array): Field {
  return field((i, t) => (FIRST_YEAR + t >= start[i] ? 1 : 0));
}
