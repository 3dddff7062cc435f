import { gram } from '../../core/linalg/gram.ts';
import type { ScoreParts } from './meat.ts';

/**
 * sum_t X_t' S X_t with S_ij the mean over common periods of e_it e_jt: errors related between units within a period, not over time
 * (Beck & Katz 1995, APSR 89(3), equations 6-8; pairs with unequal periods as Stata's xtpcse, pairwise). p x p, no weights.
 */
export function panelCorrectedMeat(
  { columns, residual }: ScoreParts,
  unitOf: Int32Array,
  periodOf: Int32Array,
  periods: number,
): Float64Array {
  const units = unitOf.reduce((most, unit) => Math.max(most, unit + 1), 0);
  const place = new Int32Array(units * periods).fill(-1);
  unitOf.forEach((unit, r) => {
    place[unit * periods + periodOf[r]] = r;
  });
  const seen = new Set(unitOf).size;
  return residual.length === seen * periods
    ? balanced(columns, residual, place, units, periods)
    : pairwise(columns, residual, place, units, periods);
}

/** Without holes S is a sum over periods, so the meat is one of outer products: sum_ts v_ts v_ts' / T with v_ts = sum_i x_it e_is. */
function balanced(
  columns: readonly Float64Array[],
  residual: Float64Array,
  place: Int32Array,
  units: number,
  periods: number,
): Float64Array {
  const products = columns.map((column) => {
    const sums = new Float64Array(periods * periods);
    for (let i = 0; i < units; i++) {
      const at = i * periods;
      if (place[at] < 0) continue;
      for (let t = 0; t < periods; t++) {
        const x = column[place[at + t]];
        for (let s = 0; s < periods; s++) sums[t * periods + s] += x * residual[place[at + s]];
      }
    }
    return sums;
  });
  return gram(products).map((value) => value / periods);
}

function pairwise(
  columns: readonly Float64Array[],
  residual: Float64Array,
  place: Int32Array,
  units: number,
  periods: number,
): Float64Array {
  const p = columns.length;
  const meat = new Float64Array(p * p);
  for (let i = 0; i < units; i++) {
    for (let j = 0; j <= i; j++) {
      let common = 0;
      let shared = 0;
      const both: number[] = [];
      for (let t = 0; t < periods; t++) {
        const [a, b] = [place[i * periods + t], place[j * periods + t]];
        if (a < 0 || b < 0) continue;
        common++;
        shared += residual[a] * residual[b];
        both.push(a, b);
      }
      if (common === 0) continue;
      const weight = shared / common;
      for (let c = 0; c < p; c++) {
        for (let d = 0; d < p; d++) {
          let sum = 0;
          for (let k = 0; k < both.length; k += 2) sum += columns[c][both[k]] * columns[d][both[k + 1]];
          meat[c * p + d] += weight * sum;
          if (i !== j) meat[d * p + c] += weight * sum;
        }
      }
    }
  }
  return meat;
}
