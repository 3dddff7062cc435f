import { drawIncome, drawTraits, isLarge, pilots, policyGroup, type Traits } from './cities.ts';
import { cities } from './facts.ts';
import { blend, cityFactor, type Draws, type Field, field, mean, N, T, twoWayDemean, YEARS, years } from './grid.ts';
import { parameters } from './parameters.ts';

export const OPENING = { from: 2005, to: 2022 } as const;
/** The controls of the opening view in the order in which Liu & Zou add them. */
export const CONTROLS = ['fdi', 'hum', 'gov', 'lninstra', 'mar', 'fin'] as const;
/** Event times of the opening view; earlier and later years are gathered in the end cells. */
export const WINDOW = { lower: -5, upper: 6 } as const;

/** The columns of Liu & Zou and what they share with the other papers. */
export interface Opening {
  readonly traits: Traits;
  readonly growth: Field;
  readonly softTarget: readonly boolean[];
  readonly columns: Readonly<Record<OpeningColumn, Field>>;
}
type Slope = keyof typeof parameters.nqp.slopes;
export type OpeningColumn = Slope | 'nqp';

const trendYears = (year: number) => (year - 2013.5) / 17;

/** exp of normal parts, with the mean of the level kept at `level` whatever the spread. */
function logNormal(
  level: number,
  citySd: number,
  pathSd: number,
  city: Float64Array,
  path: Field,
  drift = 0,
  along?: Float64Array,
) {
  const centre = Math.log(level) - (citySd ** 2 + pathSd ** 2) / 2;
  return (i: number, t: number, year: number) =>
    Math.exp(centre + citySd * city[i] + pathSd * path[i * T + t] + drift * (along ? along[i] : 1) * (year - 2013.5));
}

function drawControls(draws: Draws, traits: Traits) {
  const { size, development, openness } = traits;
  const fdi = logNormal(
    0.0175,
    0.7,
    0.4,
    blend([1, openness], [1, draws.city('fdi')]),
    draws.path('fdiPath', 0.5),
    -0.03,
  );
  // Larger cities gain students and market institutions faster: slow drifts that the pilots, being larger, ride on.
  const humDrift = logNormal(
    0.117,
    0.68,
    0.23,
    blend([0.6, size], [0.5, development], [0.8, draws.city('hum')]),
    draws.path('humPath', 0.5),
    0.018,
    size,
  );
  const hum = (i: number, t: number, year: number) => humDrift(i, t, year) * (1 + 0.3 * trendYears(year));
  const gov = logNormal(
    0.195,
    0.7,
    0.35,
    blend([-0.8, development], [0.7, draws.city('gov')]),
    draws.path('govPath', 0.4),
    0.02,
  );
  const infraCity = blend([0.5, development], [-0.3, size], [1, draws.city('lninstra')]);
  const infraPath = draws.path('lninstraPath', 0.6);
  const lninstra = (i: number, t: number, year: number) =>
    3.325 + 0.45 * infraCity[i] + 0.7 * trendYears(year) + 0.2 * infraPath[i * T + t];
  const marCity = blend([0.7, development], [0.4, openness], [0.8, draws.city('mar')]);
  const marPath = draws.path('marPath', 0.6);
  const mar = (i: number, t: number, year: number) =>
    43.9 * Math.exp(0.5 * marCity[i] - 0.125) +
    22 * trendYears(year) +
    0.09 * size[i] * (year - 2013.5) +
    1.75 * marPath[i * T + t];
  const fin = logNormal(
    2.33,
    0.38,
    0.24,
    blend([0.6, size], [0.4, development], [0.9, draws.city('fin')]),
    draws.path('finPath', 0.6),
    0.025,
  );
  return {
    fdi: field(fdi),
    hum: field(hum),
    gov: field(gov),
    lninstra: field(lninstra),
    mar: field(mar),
    fin: field(fin),
  };
}

/** Share of the full effect that a pilot begun in `start` has reached. */
export function ramp(start: number, year: number): number {
  const share = parameters.nqp.ramp;
  return year < start ? 0 : share[Math.min(year - start, share.length - 1)];
}

/** Effect on nqp of Broadband China, what it adds in cluster cities included. */
export function broadbandEffect(softTarget: readonly boolean[]): Field {
  const { broadband, dual } = parameters.nqp;
  return field((i, _, year) => {
    const full =
      broadband.base +
      (isLarge[i] ? broadband.large : 0) +
      (cities[i].resourceBased ? 0 : broadband.nonResource) +
      (softTarget[i] ? broadband.softTarget : 0);
    const extra = dual.any + (pilots.cluster[i] < pilots.broadband[i] ? dual.clusterFirst : 0);
    return ramp(pilots.broadband[i], year) * (full + extra * ramp(pilots.cluster[i], year));
  });
}

function drawPatents(draws: Draws, traits: Traits, effects: number): Field {
  const factor = cityFactor(1.2, blend([0.5, traits.development], [1, draws.city('innovp')]), policyGroup);
  const path = draws.path('innovpPath', 0.5);
  return field((i, t, year) => {
    const level = 24 / (1 + Math.exp(-(year - 2014) / 3.2));
    const noise = Math.exp(0.4 * path[i * T + t] - 0.08);
    return (
      0.6 + (1.2 + level) * factor[i] * noise + effects * parameters.innovp.broadband * ramp(pilots.broadband[i], year)
    );
  });
}

function drawErrors(draws: Draws): Field {
  const raw = draws.path('nqpError', parameters.nqp.errorAr1);
  // One number for all cells: it depends on the draws through an even function only, so no estimate moves in either direction.
  const within = twoWayDemean(years(raw, OPENING.from, OPENING.to));
  const scale = parameters.nqp.errorSdWithin / Math.sqrt(mean(within.map((value) => value * value)));
  return raw.map((value) => scale * value);
}

/** `effects` scales every policy effect: 1 in the sample, 0 for the proof that the process creates none by itself. */
export function drawOpening(draws: Draws, effects = 1): Opening {
  const { nqp } = parameters;
  const traits = drawTraits(draws);
  const income = drawIncome(draws, traits);
  const hard = draws.city('softTarget');
  const softTarget = Array.from(hard, (value) => value < 0);
  const fiscalCity = blend([-0.8, traits.development], [0.7, draws.city('fiscalLevel')]);
  const fispre = field(logNormal(1.75, 0.7, 0.3, fiscalCity, draws.path('fiscalPath', 0.6), 0.02));
  const innovp = drawPatents(draws, traits, effects);
  const regressors: Record<Slope, Field> = { ...drawControls(draws, traits), lnpgdp: income.lnpgdp, fispre, innovp };
  const cityEffect = blend([nqp.cityOnSize, traits.size], [Math.sqrt(1 - nqp.cityOnSize ** 2), draws.city('nqpCity')]);
  const values = drawErrors(draws);
  const broadband = broadbandEffect(softTarget);
  const clusters = field((i, _, year) => nqp.cluster * ramp(pilots.cluster[i], year));
  for (let k = 0; k < N * T; k++) {
    const { height, midpoint, width } = nqp.yearPath;
    values[k] +=
      height / (1 + Math.exp(-(YEARS[k % T] - midpoint) / width)) +
      nqp.citySd * cityEffect[Math.floor(k / T)] +
      effects * (broadband[k] + clusters[k]);
  }
  for (const name of Object.keys(nqp.slopes) as Slope[]) {
    twoWayDemean(regressors[name]).forEach((value, k) => {
      values[k] += nqp.slopes[name] * value;
    });
  }
  const shift = nqp.mean - mean(years(values, OPENING.from, OPENING.to));
  return {
    traits,
    growth: income.growth,
    softTarget,
    columns: { nqp: values.map((value) => value + shift), ...regressors },
  };
}
