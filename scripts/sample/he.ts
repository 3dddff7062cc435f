import { INTERNET_USERS, pilots, population } from './cities.ts';
import { blend, type Draws, type Field, field, standardise, T } from './grid.ts';
import type { Opening } from './opening.ts';
import { parameters } from './parameters.ts';
import { bigDataFactor } from './resilience.ts';

function drawControls(draws: Draws, { traits, columns }: Opening) {
  const { development } = traits;
  const people = population(traits);
  const billionYuan = field((i, t) => (Math.exp(columns.lnpgdp[i * T + t]) * people[i * T + t]) / 100_000);
  const roads = blend([0.7, development], [1, draws.city('roads')]);
  const spending = blend([-0.9, development], [0.5, draws.city('spending')]);
  const wage = blend([1, development], [0.6, draws.city('wage')]);
  const names = ['roadsPath', 'spendingPath', 'wagePath', 'invPath'] as const;
  const [roadsPath, spendingPath, wagePath, invPath] = names.map((name) => draws.path(name, 0.6));
  return {
    EOCDEN: field((i, t) => Math.log(1 + (1000 * billionYuan[i * T + t]) / traits.area[i])),
    TRAFF: field((i, t, year) => 2.73 + 0.025 * (year - 2013) + 0.38 * roads[i] + 0.1 * roadsPath[i * T + t]),
    GOVE: field((i, t, year) => {
      const log = 0.4 * spending[i] + 0.02 * (year - 2013) + 0.08 * spendingPath[i * T + t] - 0.08;
      return 0.185 * Math.exp(log);
    }),
    INV: field((i, t) => {
      const k = i * T + t;
      // 7 yuan to the dollar.
      const dollars = (columns.fdi[k] * billionYuan[k] * Math.exp(0.1 * invPath[k])) / 0.7;
      return Math.log(1 + dollars);
    }),
    SALARY: field((i, t, year) => 1.2 + 0.086 * (year - 2013) + 0.16 * wage[i] + 0.05 * wagePath[i * T + t]),
  };
}

function drawChannels(draws: Draws, { size, development }: Opening['traits']) {
  // Shares and logarithms do not grow with the size of the city beyond this.
  const zone = bigDataFactor().map((value) => Math.min(value, 1.2));
  const talented = blend([0.6, development], [0.5, size], [0.8, draws.city('talent')]);
  const talentPath = draws.path('talentPath', 0.5);
  const firms = blend([0.8, size], [0.7, development], [0.6, draws.city('digital')]);
  const firmsPath = draws.path('digitalPath', 0.5);
  return {
    talent: field((i, t, year) => {
      const k = i * T + t;
      const level = 0.034 * Math.exp(0.3 * talented[i] - 0.045) + 0.0006 * (year - 2013);
      return level + 0.004 * talentPath[k] + parameters.talent.bigData * zone[k];
    }),
    ln_digital: field((i, t, year) => {
      const k = i * T + t;
      const level = 4.2 + 3.2 / (1 + Math.exp(-(year - 2015) / 2.5)) + firms[i];
      return level + 0.25 * firmsPath[k] + parameters.ln_digital.bigData * zone[k];
    }),
  };
}

/** Fixed telephones per 100 people in 1984: more where a zone came in 2016, otherwise unrelated to everything else. */
function drawInstrument(draws: Draws) {
  const { logMean, onBigData, sd } = parameters.phones1984;
  const noise = standardise(draws.city('phones'));
  const phones = noise.map((value, i) => {
    const log = logMean + (Number.isFinite(pilots.bigdata[i]) ? onBigData : 0) + sd * value;
    // Rounded as in the files, so that the instrument is the product of the two columns there.
    return Number(Math.exp(log).toFixed(3));
  });
  return {
    phones1984: field((i) => phones[i]),
    net_users: field((_, t) => INTERNET_USERS[t + 1]),
    iv_tel: field((i, t) => (phones[i] * INTERNET_USERS[t]) / 1000),
  };
}

/** He's controls, channels and instrument. */
export function drawHe(draws: Draws, opening: Opening): Readonly<Record<string, Field>> {
  return { ...drawControls(draws, opening), ...drawChannels(draws, opening.traits), ...drawInstrument(draws) };
}
