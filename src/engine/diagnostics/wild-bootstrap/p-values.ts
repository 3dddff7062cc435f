import type { WildP, WildPart } from './types.ts';

/** Relative distance within which statistics count as tied: room for rounding, nothing more. */
const TIE = 1e-9;
/** A squared standard error below this share of what it is the difference of is no number. */
const NOTHING = 1e-12;

/** Statistics of the draws under a value `h` above the one they were drawn for; NaN where there is no standard error. */
export function statisticsAt(part: Omit<WildPart, 'from'>, h: number, out: Float64Array): Float64Array {
  const { n0, n1, q00, q01, q11 } = part;
  for (let i = 0; i < out.length; i++) {
    const square = q00[i] - h * (2 * q01[i] - h * q11[i]);
    const gross = q00[i] + h * h * q11[i];
    out[i] = square > NOTHING * gross ? (n0[i] - h * n1[i]) / Math.sqrt(square) : Number.NaN;
  }
  return out;
}

/** Draws whose statistic under a value `h` above is at least `size` in absolute value, ties counted, among those that have one. */
export function countFarther(
  { n0, n1, q00, q01, q11 }: Omit<WildPart, 'from'>,
  h: number,
  size: number,
): { readonly draws: number; readonly both: number } {
  const limit = (size * (1 - TIE)) ** 2;
  let draws = 0;
  let both = 0;
  for (let i = 0; i < n0.length; i++) {
    const square = q00[i] - h * (2 * q01[i] - h * q11[i]);
    if (!(square > NOTHING * (q00[i] + h * h * q11[i]))) continue;
    draws++;
    const numerator = n0[i] - h * n1[i];
    if (numerator * numerator >= limit * square) both++;
  }
  return { draws, both };
}

export interface Counts {
  readonly draws: number;
  readonly both: number;
  readonly up: number;
  readonly down: number;
}

/** Draws at least as far out as the statistic: in absolute value, upwards, downwards. Ties count. */
export function countBeyond(statistic: number, draws: Float64Array): Counts {
  const slack = TIE * Math.abs(statistic);
  const size = Math.abs(statistic) - slack;
  let [n, both, up, down] = [0, 0, 0, 0];
  for (let i = 0; i < draws.length; i++) {
    const t = draws[i];
    if (Number.isNaN(t)) continue;
    n++;
    if (Math.abs(t) >= size) both++;
    if (t >= statistic - slack) up++;
    if (t <= statistic + slack) down++;
  }
  return { draws: n, both, up, down };
}

/** Enumerated: the actual signs are among the draws. Else the actual statistic counts as one more draw (Phipson & Smyth 2010). */
export function shareOf(count: number, draws: number, enumerated: boolean): WildP {
  const p = enumerated ? count / draws : (1 + count) / (1 + draws);
  return { count, p, monteCarloError: enumerated ? null : Math.sqrt((p * (1 - p)) / draws) };
}

/** How closely an end is found, in standard errors from the estimate. */
const EXACT = 1e-8;

/**
 * The ends of the interval of values with a p-value above `alpha`, walking out from the estimate in steps of a quarter of its error and halving
 * the step in which it is left. Null on a side where 100 errors do not leave it.
 */
export function invert(
  estimate: number,
  error: number,
  alpha: number,
  pAt: (value: number) => number,
): { readonly lo: number | null; readonly hi: number | null } {
  const side = (direction: 1 | -1): number | null => {
    let inside = 0;
    let outside = 0;
    for (let step = 0.25; step <= 100; step += step < 10 ? 0.25 : 5) {
      if (pAt(estimate + direction * step * error) <= alpha) {
        outside = step;
        break;
      }
      inside = step;
    }
    if (outside === 0) return null;
    while (outside - inside > EXACT * outside) {
      const middle = (inside + outside) / 2;
      if (pAt(estimate + direction * middle * error) <= alpha) outside = middle;
      else inside = middle;
    }
    return estimate + direction * inside * error;
  };
  return { lo: side(-1), hi: side(1) };
}
