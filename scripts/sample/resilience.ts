import { type Channels, stationFactor } from './channels.ts';
import { distanceKm, pilots, policyGroup, running } from './cities.ts';
import { cities } from './facts.ts';
import { blend, cityFactor, type Draws, type Field, field, N, T } from './grid.ts';
import type { Opening } from './opening.ts';
import { parameters } from './parameters.ts';

/** He's Table 1 in its order; every direction is positive. */
export const INDICATORS = [
  'gdp_pc',
  'trade_dep',
  'unemp_ins',
  'savings',
  'urban_rate',
  'consumption',
  'gdp_growth',
  'fiscal_self',
  'fin_dev',
  'beds',
  'edu_sci',
  'ind_adv',
  'human_cap',
  'patents',
] as const;
export type Indicator = (typeof INDICATORS)[number];

/** Strength of the big data effects in a city and year: more in large cities, a small share in neighbours of a zone, else 0. */
export function bigDataFactor(): Field {
  const { size, egov, ip } = parameters.bigDataFactor;
  const { neighbourKm, neighbourShare } = parameters.indicators;
  const sizes = new Map<string, number>(Object.entries(size));
  const zones = Array.from({ length: N }, (_, j) => j).filter((j) => Number.isFinite(pilots.bigdata[j]));
  const neighbour = cities.map((_, i) => Math.min(...zones.map((j) => distanceKm(i, j))) < neighbourKm);
  const [zoneOn, egovOn, ipOn] = [pilots.bigdata, pilots.egov, pilots.ip].map(running);
  const start = Math.min(...pilots.bigdata);
  return field((i, t, year) => {
    const k = i * T + t;
    if (zoneOn[k]) return sizes.get(cities[i].sizeTier)! * (1 + egov * egovOn[k] + ip * ipOn[k]);
    return neighbour[i] && !Number.isFinite(pilots.bigdata[i]) && year >= start ? neighbourShare : 0;
  });
}

/** The part of an indicator that no policy touches. */
function drawPlain(draws: Draws, opening: Opening): Record<Indicator, Field> {
  const { traits, columns, growth } = opening;
  const { size, development, openness } = traits;
  const gdpPc = columns.lnpgdp.map((value) => Math.exp(value) / 10_000);
  const since = (year: number) => (year - 2003) / 20;
  const level = (factor: Float64Array, path: Field, noise: number, common: (year: number) => number) =>
    field((i, t, year) => common(year) * factor[i] * Math.exp(noise * path[i * T + t] - (noise * noise) / 2));
  const factor = (sd: number, score: Float64Array) => cityFactor(sd, score, policyGroup);
  const trade = factor(1.35, blend([1, openness], [0.7, draws.city('tradeDep')]));
  const insured = factor(0.75, blend([0.6, development], [0.4, size], [0.7, draws.city('unempIns')]));
  const saved = factor(0.38, blend([1, development], [0.5, draws.city('savings')]));
  const urban = blend([0.9, development], [0.3, size], [0.6, draws.city('urbanRate')]);
  const urbanPath = draws.path('urbanRatePath', 0.8);
  const shops = blend([0.5, size], [1, draws.city('consumption')]);
  const shopsPath = draws.path('consumptionPath', 0.6);
  const beds = factor(0.22, blend([0.6, development], [1, draws.city('beds')]));
  const schools = factor(0.34, blend([-0.8, development], [0.8, draws.city('eduSci')]));
  const services = factor(0.33, blend([0.5, size], [0.2, development], [1, draws.city('indAdv')]));
  const students = factor(1.15, blend([0.6, size], [0.6, development], [0.6, draws.city('humanCap')]));
  const inventors = factor(1.15, blend([0.7, size], [0.8, development], [0.4, draws.city('patents')]));
  return {
    gdp_pc: gdpPc,
    trade_dep: level(
      trade,
      draws.path('tradeDepPath', 0.6),
      0.16,
      (year) => 0.15 - 0.05 * since(year) + 0.04 * Math.exp(-(((year - 2007) / 3) ** 2)),
    ),
    unemp_ins: level(insured, draws.path('unempInsPath', 0.6), 0.07, (year) => 0.04 + 0.09 * since(year)),
    savings: level(saved, draws.path('savingsPath', 0.6), 0.05, (year) => 0.45 + 6.2 * since(year) ** 1.5),
    urban_rate: field(
      (i, t, year) => 1 / (1 + Math.exp(-(-0.55 + 1.15 * since(year) + 0.55 * urban[i] + 0.05 * urbanPath[i * T + t]))),
    ),
    consumption: field((i, t, year) => 0.35 + 0.03 * since(year) + 0.06 * shops[i] + 0.018 * shopsPath[i * T + t]),
    gdp_growth: growth,
    fiscal_self: columns.fispre.map((value) => 1 / (1 + value)),
    fin_dev: columns.fin,
    beds: level(beds, draws.path('bedsPath', 0.6), 0.04, (year) => 24 + 30 * since(year)),
    edu_sci: level(schools, draws.path('eduSciPath', 0.6), 0.07, (year) => 0.024 + 0.018 * since(year)),
    ind_adv: level(services, draws.path('indAdvPath', 0.6), 0.06, (year) => 0.72 + 0.45 * since(year) ** 1.5),
    human_cap: level(students, draws.path('humanCapPath', 0.6), 0.06, (year) => 90 + 120 * since(year)),
    patents: level(
      inventors,
      draws.path('patentsPath', 0.5),
      0.15,
      (year) => 500 + 5200 / (1 + Math.exp(-(year - 2017) / 2.8)),
    ),
  };
}

/**
 * The fourteen raw indicators: what no policy touches, plus big data zones, virtual agglomeration and 4G. `zones` scales the first
 * (0: the world without big data zones).
 */
export function drawIndicators(
  draws: Draws,
  opening: Opening,
  channels: Channels,
  zones = 1,
): Record<Indicator, Field> {
  const raw = drawPlain(draws, opening);
  const { bigData, bigDataPatentsShare, virtual, stations } = parameters.indicators;
  const zone = bigDataFactor().map((value) => zones * value);
  const strength = stationFactor(channels);
  const parts: [Readonly<Partial<Record<Indicator, number>>>, Field][] = [
    [bigData, zone],
    [virtual, channels.vagg],
    [stations, channels.bs4g.map((value, k) => value * strength[Math.floor(k / T)])],
  ];
  const add = (name: Indicator) =>
    raw[name].map((value, k) => parts.reduce((sum, [size, move]) => sum + (size[name] ?? 0) * move[k], value));
  const out = Object.fromEntries(INDICATORS.map((name) => [name, add(name)])) as Record<Indicator, Field>;
  out.patents = raw.patents.map((value, k) => Math.round(value * (1 + bigDataPatentsShare * zone[k])));
  return out;
}
