import { fisherSurvival, normalSurvival } from '../../../core/distributions/index.ts';
import { householderLeastSquares } from '../../../core/linalg/qr.ts';
import type { PanelTest } from './types.ts';

/** Residuals of a panel: unit and period of each, both counted from 0; a period that nobody has in between still counts. */
export interface ResidualPanel {
  readonly residual: Float64Array;
  readonly unit: Int32Array;
  readonly period: Int32Array;
  readonly units: number;
  readonly periods: number;
}

/** Row of each unit and period, -1 where there is none: units x periods. */
function places({ unit, period, units, periods }: Omit<ResidualPanel, 'residual'>): Int32Array {
  const place = new Int32Array(units * periods).fill(-1);
  unit.forEach((u, r) => {
    place[u * periods + period[r]] = r;
  });
  return place;
}

/** Common periods below which two units have no correlation. */
const FEWEST = 3;

/**
 * CD = sqrt(2 / (N (N - 1))) sum_{i<j} sqrt(T_ij) rho_ij, standard normal when units are independent; rho_ij over the T_ij common periods
 * (Pesaran 2004, CWPE 0435; 2015, Econometric Reviews 34). N counts the units that have a partner, pairs without three common periods are left out.
 * Null when there are fewer than two such units.
 */
export function pesaranCd(panel: ResidualPanel): PanelTest | null {
  const { residual, units, periods } = panel;
  const { sum, pairs } = residual.length === units * periods ? sumOfAll(panel) : sumOfPairs(panel);
  if (pairs === 0) return null;
  const statistic = sum / Math.sqrt(pairs);
  return { statistic, distribution: 'normal', df1: null, df2: null, pValue: 2 * normalSurvival(Math.abs(statistic)) };
}

/** Sum of squares at or below which a unit is fitted exactly and its residuals are rounding: a share of the mean square. */
const STILL = 1e-20;
const stillness = (residual: Float64Array) =>
  (STILL * residual.reduce((sum, e) => sum + e * e, 0)) / Math.max(1, residual.length);

interface PairSum {
  /** sum_{i<j} sqrt(T_ij) rho_ij */
  readonly sum: number;
  readonly pairs: number;
}

/** Without holes: sum_{i<j} rho_ij = (|sum_i z_i|^2 - N) / 2 with z_i the residuals of a unit, centred and of length one. */
function sumOfAll({ residual, unit, period, units, periods }: ResidualPanel): PairSum {
  if (periods < FEWEST) return { sum: 0, pairs: 0 };
  const still = stillness(residual);
  const mean = new Float64Array(units);
  unit.forEach((u, r) => {
    mean[u] += residual[r];
  });
  for (let u = 0; u < units; u++) mean[u] /= periods;
  const square = new Float64Array(units);
  unit.forEach((u, r) => {
    square[u] += (residual[r] - mean[u]) ** 2;
  });
  const totals = new Float64Array(periods);
  unit.forEach((u, r) => {
    if (square[u] > still) totals[period[r]] += (residual[r] - mean[u]) / Math.sqrt(square[u]);
  });
  const varied = square.filter((value) => value > still).length;
  const sum = totals.reduce((all, total) => all + total * total, 0) - varied;
  return { sum: (Math.sqrt(periods) * sum) / 2, pairs: (varied * (varied - 1)) / 2 };
}

function sumOfPairs(panel: ResidualPanel): PairSum {
  const { residual, units, periods } = panel;
  const place = places(panel);
  const still = stillness(residual);
  let sum = 0;
  let pairs = 0;
  for (let i = 0; i < units; i++) {
    for (let j = i + 1; j < units; j++) {
      const one = correlationOf(residual, place, i * periods, j * periods, periods, still);
      if (one === null) continue;
      sum += one;
      pairs++;
    }
  }
  return { sum, pairs };
}

/** sqrt(T) times the correlation of two units over their T common periods. */
function correlationOf(
  e: Float64Array,
  place: Int32Array,
  i: number,
  j: number,
  periods: number,
  still: number,
): number | null {
  let [n, a, b] = [0, 0, 0];
  for (let t = 0; t < periods; t++) {
    const [p, q] = [place[i + t], place[j + t]];
    if (p < 0 || q < 0) continue;
    n++;
    a += e[p];
    b += e[q];
  }
  if (n < FEWEST) return null;
  a /= n;
  b /= n;
  let [aa, bb, ab] = [0, 0, 0];
  for (let t = 0; t < periods; t++) {
    const [p, q] = [place[i + t], place[j + t]];
    if (p < 0 || q < 0) continue;
    aa += (e[p] - a) ** 2;
    bb += (e[q] - b) ** 2;
    ab += (e[p] - a) * (e[q] - b);
  }
  return aa > still && bb > still ? (Math.sqrt(n) * ab) / Math.sqrt(aa * bb) : null;
}

/**
 * Regresses a residual on that of the period before and tests its coefficient against `expected`, with errors clustered by unit and no factor
 * (Wooldridge 2010, Econometric Analysis of Cross Section and Panel Data, 10.5.4 and 10.6.3). Gaps break the chain. Null below three pairs.
 */
export function serialCorrelation(panel: ResidualPanel, expected: number): PanelTest | null {
  const { residual, periods, unit, units, period } = panel;
  const place = places(panel);
  const now = Array.from(unit.keys()).filter((r) => period[r] > 0 && place[unit[r] * periods + period[r] - 1] >= 0);
  const n = now.length;
  if (n < 3) return null;
  const later = Float64Array.from(now, (r) => residual[r]);
  const before = Float64Array.from(now, (r) => residual[place[unit[r] * periods + period[r] - 1]]);
  const [my, mx] = [later, before].map((values) => values.reduce((sum, value) => sum + value, 0) / n);
  let [xx, xy] = [0, 0];
  for (let r = 0; r < n; r++) {
    xx += (before[r] - mx) ** 2;
    xy += (before[r] - mx) * (later[r] - my);
  }
  if (!(xx > 0)) return null;
  const slope = xy / xx;
  const scores = new Float64Array(units);
  now.forEach((row, r) => {
    scores[unit[row]] += (before[r] - mx) * (later[r] - my - slope * (before[r] - mx));
  });
  const variance = scores.reduce((sum, score) => sum + score * score, 0) / (xx * xx);
  if (!(variance > 0)) return null;
  const statistic = (slope - expected) ** 2 / variance;
  return { statistic, distribution: 'F', df1: 1, df2: n - 2, pValue: fisherSurvival(statistic, 1, n - 2) };
}

/** A column that the ones before it explain to this share of its norm is left out. */
const COLLINEAR = 1e-9;

/** Residuals of the regression of first differences, with a constant; differences across gaps are left out. Null without two periods in a row. */
export function differencedResiduals(
  panel: Omit<ResidualPanel, 'residual'>,
  outcome: Float64Array,
  columns: readonly Float64Array[],
): ResidualPanel | null {
  const { unit, period, periods } = panel;
  const place = places(panel);
  const now = Array.from(unit.keys()).filter((r) => period[r] > 0 && place[unit[r] * periods + period[r] - 1] >= 0);
  if (now.length <= columns.length + 1) return null;
  const difference = (values: Float64Array) =>
    Float64Array.from(now, (r) => values[r] - values[place[unit[r] * periods + period[r] - 1]]);
  const constant = new Float64Array(now.length).fill(1);
  const { residual } = householderLeastSquares([constant, ...columns.map(difference)], difference(outcome), COLLINEAR);
  const pick = (codes: Int32Array) => Int32Array.from(now, (r) => codes[r]);
  return { ...panel, residual, unit: pick(unit), period: pick(period) };
}
