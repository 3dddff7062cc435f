import { drawChannels } from './channels.ts';
import { hubKm, pilots, running } from './cities.ts';
import { dictionary } from './dictionary.ts';
import { entropyIndex } from './entropy.ts';
import { cities } from './facts.ts';
import { Draws, type Field, field, T, YEARS } from './grid.ts';
import { drawHe } from './he.ts';
import { broadbandEffect, drawOpening, OPENING } from './opening.ts';
import { drawIndicators, INDICATORS, type Indicator } from './resilience.ts';

export interface Seeds {
  readonly opening: number;
  readonly others: number;
}

export interface SamplePanel {
  /** Numeric columns by name, rounded as in the files; NaN is an empty cell. */
  readonly numbers: ReadonlyMap<string, Field>;
  readonly weights: Readonly<Record<Indicator, number>>;
  /** What the policies truly did to the treated city-years of the sample. */
  readonly truth: { readonly broadbandOnNqp: number; readonly bigDataOnRes: number };
}

const decimals = new Map(dictionary.map((column) => [column.name, column.decimals]));

function round(name: string, values: Field): Field {
  const digits = decimals.get(name) ?? 0;
  return values.map((value) => (Number.isFinite(value) ? Number(value.toFixed(digits)) : Number.NaN));
}

function meanWhere(values: Field, on: Field, from: number, to: number): number {
  let sum = 0;
  let count = 0;
  values.forEach((value, k) => {
    const year = YEARS[k % T];
    if (on[k] === 1 && year >= from && year <= to) {
      sum += value;
      count++;
    }
  });
  return sum / count;
}

function facts(): [string, Field][] {
  const fixed = (value: (i: number) => number) => field((i) => value(i));
  return [
    ['code', fixed((i) => cities[i].code)],
    ['year', field((_i, _t, year) => year)],
    ['resource', fixed((i) => Number(cities[i].resourceBased))],
    ['central', fixed((i) => Number(cities[i].central))],
    ['lat', fixed((i) => cities[i].lat)],
    ['lon', fixed((i) => cities[i].lon)],
    ['hub_km', fixed((i) => hubKm[i])],
    ['broadband_year', fixed((i) => pilots.broadband[i])],
    ['bigdata_year', fixed((i) => pilots.bigdata[i])],
    ['cluster_year', fixed((i) => pilots.cluster[i])],
    ['ip_year', fixed((i) => pilots.ip[i])],
    ['egov_year', fixed((i) => pilots.egov[i])],
  ];
}

/** Two seeds: the columns of the opening view, and all others given those. RES is computed from the rounded indicators, so that the files reproduce it. */
export function buildPanel(seeds: Seeds): SamplePanel {
  const opening = drawOpening(new Draws(seeds.opening));
  const draws = new Draws(seeds.others);
  const channels = drawChannels(draws, opening);
  const raw = drawIndicators(draws, opening, channels);
  const indicators = INDICATORS.map((name) => round(name, raw[name]));
  const resilience = entropyIndex(indicators);
  const numbers = new Map(
    [
      ...facts(),
      ...Object.entries(opening.columns),
      ...INDICATORS.map((name) => [name, raw[name]] as const),
      ['RES', resilience.index] as const,
      ...Object.entries(drawHe(draws, opening)),
      ...Object.entries(channels),
    ].map(([name, values]) => [name, round(name, values)] as const),
  );
  const without = drawIndicators(draws, opening, channels, 0);
  const zones = resilience
    .score(INDICATORS.map((name) => without[name]))
    .map((value, k) => resilience.index[k] - value);
  return {
    numbers,
    weights: Object.fromEntries(INDICATORS.map((name, j) => [name, resilience.weights[j]])) as Record<
      Indicator,
      number
    >,
    truth: {
      broadbandOnNqp: meanWhere(
        broadbandEffect(opening.softTarget),
        running(pilots.broadband),
        OPENING.from,
        OPENING.to,
      ),
      bigDataOnRes: meanWhere(zones, running(pilots.bigdata), 2012, 2023),
    },
  };
}
