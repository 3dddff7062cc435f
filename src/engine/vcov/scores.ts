import type { ScoreParts } from './meat.ts';

/** The scores s_r = w_r e_r x_r as n x p, row-major: for sums over pairs of rows. */
export function rowScores({ columns, residual, weights }: ScoreParts): Float64Array {
  const p = columns.length;
  const n = residual.length;
  const out = new Float64Array(n * p);
  for (let j = 0; j < p; j++) {
    const column = columns[j];
    for (let r = 0; r < n; r++) out[r * p + j] = column[r] * residual[r] * (weights === null ? 1 : weights[r]);
  }
  return out;
}

/** M + M' of a p x p matrix: sums over pairs are formed one way round. */
export function withTranspose(half: Float64Array, p: number): Float64Array {
  const out = new Float64Array(p * p);
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) out[i * p + j] = half[i * p + j] + half[j * p + i];
  return out;
}

/** Weight of lag l with the Bartlett kernel: 1 - l / (L + 1). */
export function bartlett(lag: number, lags: number): number {
  return 1 - lag / (lags + 1);
}
