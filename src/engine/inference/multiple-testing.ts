/**
 * p-values of a family of tests, adjusted so that the chance of even one false rejection stays at the level (Holm 1979, Scand. J. Statistics 6):
 * sorted ascending, the i-th is multiplied by m - i + 1, never below the one before it and never above 1.
 * @param pValues any order; null (no test) stays null and is not counted in the family
 */
export function holm(pValues: readonly (number | null)[]): (number | null)[] {
  const { order, p } = ranked(pValues);
  const adjusted = [...pValues];
  let reached = 0;
  order.forEach((at, rank) => {
    reached = Math.max(reached, (order.length - rank) * p[at]);
    adjusted[at] = Math.min(1, reached);
  });
  return adjusted;
}

/**
 * p-values adjusted so that the expected share of false rejections among all rejections stays at the level
 * (Benjamini & Hochberg 1995, J. Royal Statistical Society B 57): the i-th smallest of m times m / i, never above the one after it.
 * @param pValues any order; null (no test) stays null and is not counted in the family
 */
export function benjaminiHochberg(pValues: readonly (number | null)[]): (number | null)[] {
  const { order, p } = ranked(pValues);
  const adjusted = [...pValues];
  let reached = 1;
  for (let rank = order.length - 1; rank >= 0; rank--) {
    const at = order[rank];
    reached = Math.min(reached, (order.length / (rank + 1)) * p[at]);
    adjusted[at] = reached;
  }
  return adjusted;
}

/** Positions of the tests from the smallest p-value to the largest. */
function ranked(pValues: readonly (number | null)[]): { order: number[]; p: Float64Array } {
  const p = Float64Array.from(pValues, (value) => value ?? Number.NaN);
  const order = Array.from(p.keys()).filter((at) => !Number.isNaN(p[at]));
  return { order: order.sort((a, b) => p[a] - p[b] || a - b), p };
}
