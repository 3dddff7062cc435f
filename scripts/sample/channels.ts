import { hubKm, pilots, policyGroup, population } from './cities.ts';
import { cities } from './facts.ts';
import { blend, cityFactor, type Draws, type Field, field, mean, N, T, twoWayDemean } from './grid.ts';
import { type Opening, ramp } from './opening.ts';
import { parameters } from './parameters.ts';

export type ChannelColumn =
  | 'bs4g'
  | 'innov_acc'
  | 'risk_share'
  | 'prod_match'
  | 'pop_den'
  | 'productivity'
  | 'ind_struct'
  | 'vagg'
  | 'agglom'
  | 'growth_target'
  | 'target_gap'
  | 'target_hard';
export type Channels = Readonly<Record<ChannelColumn, Field>>;

/** 4G stations per 10,000 people: none before the licences of December 2013, then a fast roll-out. */
const STATIONS = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5.1, 12.6, 18.9, 23.4, 26.5, 38.2, 40.7, 41.8, 42.6, 44.2];
/** Growth targets of the provinces in per cent, 2003-2023: the path that they share. */
const TARGETS = [
  9, 9.2, 9.5, 9.8, 10, 10.3, 9.8, 10.2, 10.6, 10.4, 10.1, 9.4, 8.4, 7.9, 7.6, 7.3, 7, 6.3, 6.6, 6.4, 5.9,
];

function drawTargets(draws: Draws, opening: Opening): Pick<Channels, 'growth_target' | 'target_gap' | 'target_hard'> {
  const ambition = blend([0.5, opening.traits.development], [1, draws.city('target')]);
  const wobble = draws.path('targetGap', 0.6);
  // Targets are announced in half points. The gap is what a city adds to its province's target.
  const gap = field((i, t) => Math.round(2 * (0.9 + 0.5 * ambition[i] + 0.5 * wobble[i * T + t])) / 2);
  const word = draws.path('targetHard', 0.7);
  const hard = field((i, t) => (word[i * T + t] + (opening.softTarget[i] ? -0.9 : 0.9) > 0 ? 1 : 0));
  const province = draws.city('provinceTarget');
  const first = cities.map((city) => cities.findIndex((other) => other.province === city.province));
  const target = field((i, t) => Math.round(2 * (TARGETS[t] + 0.6 * province[first[i]])) / 2 + gap[i * T + t]);
  return { growth_target: target, target_gap: gap, target_hard: hard };
}

function drawStructure(draws: Draws, opening: Opening): Pick<Channels, 'pop_den' | 'productivity' | 'ind_struct'> {
  const { traits, columns } = opening;
  const people = population(traits);
  const workers = blend([1, draws.city('productivity')]);
  const wobble = draws.path('productivityPath', 0.8);
  const services = blend([0.6, traits.size], [0.6, traits.development], [1, draws.city('indStruct')]);
  const shift = draws.path('indStructPath', 0.8);
  return {
    pop_den: field((i, t) => (10_000 * people[i * T + t]) / traits.area[i]),
    productivity: field(
      (i, t) =>
        (Math.exp(columns.lnpgdp[i * T + t]) / 10_000) * 1.75 * Math.exp(0.12 * workers[i] + 0.03 * wobble[i * T + t]),
    ),
    ind_struct: field((i, t, year) => 0.42 + 0.0055 * (year - 2013) + 0.075 * services[i] + 0.012 * shift[i * T + t]),
  };
}

/** Which cities stand above the median of their own mean. */
function aboveMedian(values: Field): boolean[] {
  const means = Array.from({ length: N }, (_, i) => mean(values.subarray(i * T, (i + 1) * T)));
  const middle = [...means].sort((a, b) => a - b)[Math.floor(N / 2)];
  return means.map((value) => value >= middle);
}

/** Factor of the 4G effect on RES: the mean of three, one per trait that Chao & Xue compare. */
export function stationFactor(channels: Channels): Float64Array {
  const { strongFactor, weakFactor } = parameters.stations;
  const traits = [channels.pop_den, channels.productivity, channels.ind_struct].map(aboveMedian);
  return Float64Array.from({ length: N }, (_, i) =>
    mean(traits.map((above) => (above[i] ? strongFactor : weakFactor))),
  );
}

interface Channel {
  readonly base: (i: number, year: number) => number;
  readonly path: Field;
  readonly noise: number;
  /** Per 4G station per 10,000 people: near a hub, and more for each 100 km from it. */
  readonly direct: number;
  readonly far: number;
  readonly virtual: number;
}

/** The columns of Chao & Xue, Sun, and Zhang & Ma beside their outcomes. */
export function drawChannels(draws: Draws, opening: Opening): Channels {
  const { traits } = opening;
  const stationCity = cityFactor(0.35, draws.city('stations'), policyGroup);
  const stationPath = draws.path('stationsPath', 0.5);
  const bs4g = field((i, t) => STATIONS[t] * stationCity[i] * Math.exp(0.1 * stationPath[i * T + t] - 0.005));
  const virtualCity = blend([0.6, traits.size], [0.6, traits.development], [1, draws.city('virtual')]);
  const virtualPath = draws.path('virtualPath', 0.7);
  const vagg = field(
    (i, t, year) => 1.9 + 0.035 * (year - 2013) + 0.25 * virtualCity[i] + 0.3 * virtualPath[i * T + t],
  );
  const virtualMove = twoWayDemean(vagg);
  const channel = ({ base, path, noise, direct, far, virtual }: Channel) =>
    field((i, t, year) => {
      const k = i * T + t;
      return base(i, year) + noise * path[k] + (direct + (far * hubKm[i]) / 100) * bs4g[k] + virtual * virtualMove[k];
    });

  const { stations, virtual, agglomeration } = parameters;
  const innovators = blend([0.7, traits.development], [0.5, traits.size], [0.7, draws.city('innovAcc')]);
  const insurers = blend([0.6, traits.development], [1, draws.city('riskShare')]);
  const matchers = blend([0.4, traits.size], [0.4, traits.development], [1, draws.city('prodMatch')]);
  const structure = drawStructure(draws, opening);
  const crowd = blend([0.5, traits.development], [1, draws.city('agglomeration')]);
  const crowdPath = draws.path('agglomerationPath', 0.6);
  return {
    bs4g,
    vagg,
    innov_acc: channel({
      base: (i, year) => 4.6 + 0.17 * (year - 2013) + 1.1 * innovators[i] - 0.05 * Math.min(hubKm[i] / 100, 10),
      path: draws.path('innovAccPath', 0.6),
      noise: 0.18,
      direct: stations.innovAcc,
      far: stations.perHundredKm.innovAcc,
      virtual: virtual.innovAcc,
    }),
    risk_share: channel({
      base: (i, year) => 0.32 + 0.006 * (year - 2013) + 0.07 * insurers[i] - 0.004 * Math.min(hubKm[i] / 100, 10),
      path: draws.path('riskSharePath', 0.6),
      noise: 0.025,
      direct: stations.riskShare,
      far: stations.perHundredKm.riskShare,
      virtual: 0,
    }),
    prod_match: channel({
      base: (i, year) => 0.41 + 0.004 * (year - 2013) + 0.08 * matchers[i] - 0.004 * Math.min(hubKm[i] / 100, 10),
      path: draws.path('prodMatchPath', 0.6),
      noise: 0.03,
      direct: stations.prodMatch,
      far: stations.perHundredKm.prodMatch,
      virtual: 0,
    }),
    ...structure,
    agglom: field((i, t, year) => {
      const policy =
        agglomeration.broadband * ramp(pilots.broadband[i], year) +
        agglomeration.cluster * ramp(pilots.cluster[i], year);
      const workers = Math.log(0.22 * structure.pop_den[i * T + t]) + 0.025 * (year - 2013) + 0.25 * crowd[i];
      return workers + 0.06 * crowdPath[i * T + t] + policy;
    }),
    ...drawTargets(draws, opening),
  };
}
