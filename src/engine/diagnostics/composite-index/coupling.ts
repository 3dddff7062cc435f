/** Coupling C, comprehensive level T and coordination D = sqrt(C T) of two or more scores in [0, 1]. */
export interface Coupling {
  readonly coupling: Float64Array;
  readonly level: Float64Array;
  readonly coordination: Float64Array;
}

/**
 * Coupling coordination degree: C = k (prod U)^(1/k) / sum U (for k = 2: 2 sqrt(U1 U2) / (U1 + U2)), T = sum a U, D = sqrt(C T).
 * @param scores k >= 2 arrays of equal length, NaN = missing (then all three are NaN); where all scores are zero, C and D are zero
 * @param shares a_1 .. a_k; null: 1 / k each
 */
export function couplingCoordination(scores: readonly Float64Array[], shares: readonly number[] | null): Coupling {
  const k = scores.length;
  const n = scores[0].length;
  const coupling = new Float64Array(n);
  const level = new Float64Array(n);
  const coordination = new Float64Array(n);
  for (let r = 0; r < n; r++) {
    let product = 1;
    let total = 0;
    for (let j = 0; j < k; j++) {
      const u = scores[j][r];
      product *= u;
      total += u;
      level[r] += (shares === null ? 1 / k : shares[j]) * u;
    }
    const root = k === 2 ? Math.sqrt(product) : product ** (1 / k);
    coupling[r] = total === 0 ? 0 : (k * root) / total;
    coordination[r] = Math.sqrt(coupling[r] * level[r]);
  }
  return { coupling, level, coordination };
}
