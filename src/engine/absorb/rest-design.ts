import { DisjointSets } from './components.ts';
import type { LocalBasis } from './local-basis.ts';

/** One non-zero per row: parameter number and value (null: 1 throughout). */
export interface Slot {
  readonly index: Int32Array;
  readonly value: Float64Array | null;
}

/** The blocks that stay after the largest is eliminated, as a sparse design with a fixed number of non-zeros per row. */
export interface RestDesign {
  readonly parameters: number;
  readonly slots: readonly Slot[];
  /** First parameter of each block's intercept, -1 without intercept; for reading effects back. */
  readonly interceptStart: readonly number[];
}

export function restDesign(bases: readonly LocalBasis[]): RestDesign {
  const slots: Slot[] = [];
  const interceptStart: number[] = [];
  let parameters = 0;
  for (const basis of bases) {
    const { codes, constant, vectors, groups } = basis;
    const place = () => {
      const first = parameters;
      parameters += groups.levels;
      return first === 0 ? codes : codes.map((code) => code + first);
    };
    interceptStart.push(constant === null ? -1 : parameters);
    if (constant !== null) slots.push({ index: place(), value: null });
    for (const vector of vectors) slots.push({ index: place(), value: vector });
  }
  return { parameters, slots, interceptStart };
}

/** Which parameters hang together through rows or through levels of the eliminated block. */
export interface Parts {
  readonly partOf: Int32Array;
  readonly sizes: Int32Array;
  /** Position of each parameter within its part. */
  readonly position: Int32Array;
}

export function connectedParts(eliminated: LocalBasis, rest: RestDesign): Parts {
  const { parameters, slots } = rest;
  const sets = new DisjointSets(parameters);
  const first = new Int32Array(eliminated.groups.levels).fill(-1);
  for (const slot of slots) {
    for (let r = 0; r < slot.index.length && sets.count > 1; r++) {
      const g = eliminated.codes[r];
      if (first[g] === -1) first[g] = slot.index[r];
      else if (first[g] !== slot.index[r]) sets.union(first[g], slot.index[r]);
    }
  }
  const partOf = new Int32Array(parameters);
  const position = new Int32Array(parameters);
  const sizes: number[] = [];
  const known = new Map<number, number>();
  for (let p = 0; p < parameters; p++) {
    const root = sets.find(p);
    let part = known.get(root);
    if (part === undefined) {
      part = sizes.length;
      known.set(root, part);
      sizes.push(0);
    }
    partOf[p] = part;
    position[p] = sizes[part]++;
  }
  return { partOf, position, sizes: Int32Array.from(sizes) };
}

/** rhs[p] += sum over rows of w d_rp x_r. */
export function accumulateRest(
  rest: RestDesign,
  weights: Float64Array | null,
  x: Float64Array,
  rhs: Float64Array,
): void {
  for (const { index, value } of rest.slots) {
    if (weights === null && value === null) for (let r = 0; r < x.length; r++) rhs[index[r]] += x[r];
    else {
      for (let r = 0; r < x.length; r++) {
        rhs[index[r]] += x[r] * (weights === null ? 1 : weights[r]) * (value === null ? 1 : value[r]);
      }
    }
  }
}

/** out[r] = sum over slots of value * a[index]. */
export function fittedRest(rest: RestDesign, a: Float64Array, out: Float64Array): void {
  out.fill(0);
  for (const { index, value } of rest.slots) {
    if (value === null) for (let r = 0; r < out.length; r++) out[r] += a[index[r]];
    else for (let r = 0; r < out.length; r++) out[r] += a[index[r]] * value[r];
  }
}
