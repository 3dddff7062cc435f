import { choleskyPivoted, type PivotedCholesky } from '../../core/linalg/cholesky.ts';
import type { LocalBasis } from './local-basis.ts';
import type { Parts, RestDesign } from './rest-design.ts';

/** A pivot below this share of its level's weight marks a redundant level (one per connected part, nested effects, common trends). */
const REDUNDANT = 1e-10;

/** Factors of the Schur complement D_R'W D_R - (B'W D_R)'(B'W D_R), one per connected part; B spans the eliminated block. */
export function factorParts(
  eliminated: LocalBasis,
  rest: RestDesign,
  parts: Parts,
  weights: Float64Array | null,
): PivotedCholesky[] {
  const blocks = Array.from(parts.sizes, (size) => new Float64Array(size * size));
  addOwnProducts(rest, parts, weights, blocks);
  const scales = blocks.map((block, part) => diagonal(block, parts.sizes[part]));
  const plain = eliminated.vectors.length === 0 && rest.slots.every((slot) => slot.value === null);
  if (plain && eliminated.constant !== null) eliminateIntercepts(eliminated, rest, parts, weights, blocks);
  else eliminateLevels(eliminated, rest, parts, weights, blocks);
  return blocks.map((block, part) => choleskyPivoted(block, parts.sizes[part], REDUNDANT, scales[part]));
}

/** Subtracts c c' / W for every level, c the weights of the rest's parameters within it; only the lower triangle. */
function eliminateIntercepts(
  eliminated: LocalBasis,
  rest: RestDesign,
  parts: Parts,
  weights: Float64Array | null,
  blocks: readonly Float64Array[],
): void {
  const { starts, order, levels } = eliminated.groups;
  const { partOf, position, sizes } = parts;
  const within = new Float64Array(rest.parameters);
  const touched = new Int32Array(rest.parameters);
  for (let g = 0; g < levels; g++) {
    let count = 0;
    for (const { index } of rest.slots) {
      for (let i = starts[g]; i < starts[g + 1]; i++) {
        const r = order === null ? i : order[i];
        const p = index[r];
        if (within[p] === 0) touched[count++] = p;
        within[p] += weights === null ? 1 : weights[r];
      }
    }
    if (count === 0) continue;
    const size = sizes[partOf[touched[0]]];
    const block = blocks[partOf[touched[0]]];
    const inverse = eliminated.constant![g] ** 2;
    for (let i = 0; i < count; i++) {
      const a = position[touched[i]];
      const factor = within[touched[i]] * inverse;
      for (let j = 0; j <= i; j++) {
        const b = position[touched[j]];
        block[a >= b ? a * size + b : b * size + a] -= factor * within[touched[j]];
      }
    }
    for (let i = 0; i < count; i++) within[touched[i]] = 0;
  }
}

/** The same for any basis: subtracts v v' for every level and basis vector. */
function eliminateLevels(
  eliminated: LocalBasis,
  rest: RestDesign,
  parts: Parts,
  weights: Float64Array | null,
  blocks: readonly Float64Array[],
): void {
  forEachLevel(eliminated, rest, weights, ({ touched, profiles }) => {
    if (touched.length === 0) return;
    const part = parts.partOf[touched[0]];
    const size = parts.sizes[part];
    const block = blocks[part];
    for (const profile of profiles) {
      for (let i = 0; i < touched.length; i++) {
        const row = parts.position[touched[i]] * size;
        const vi = profile[i];
        for (let j = 0; j < touched.length; j++) block[row + parts.position[touched[j]]] -= vi * profile[j];
      }
    }
  });
}

function addOwnProducts(rest: RestDesign, parts: Parts, weights: Float64Array | null, blocks: Float64Array[]): void {
  for (const a of rest.slots) {
    for (const b of rest.slots) {
      for (let r = 0; r < a.index.length; r++) {
        const part = parts.partOf[a.index[r]];
        const cell = parts.position[a.index[r]] * parts.sizes[part] + parts.position[b.index[r]];
        const w = weights === null ? 1 : weights[r];
        blocks[part][cell] += w * (a.value === null ? 1 : a.value[r]) * (b.value === null ? 1 : b.value[r]);
      }
    }
  }
}

function diagonal(block: Float64Array, size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => block[i * size + i]);
}

/** One level of the eliminated block. */
interface Level {
  readonly rows: Iterable<number>;
  /** Value of basis vector k of the eliminated block in a row. */
  basisAt(k: number, row: number): number;
  /** Parameters of the rest that occur in this level. */
  readonly touched: readonly number[];
  /** Place of a parameter in `touched`. */
  at(parameter: number): number;
  /** Per basis vector: its weighted products with the touched parameters' columns. */
  readonly profiles: readonly Float64Array[];
}

/** Walks over the levels of the eliminated block with what the Schur complement needs of each. */
export function forEachLevel(
  eliminated: LocalBasis,
  rest: RestDesign,
  weights: Float64Array | null,
  visit: (level: Level) => void,
): void {
  const { groups, constant, vectors } = eliminated;
  const place = new Int32Array(rest.parameters).fill(-1);
  const width = (constant === null ? 0 : 1) + vectors.length;
  const vectorAt = (k: number) => vectors[constant === null ? k : k - 1];
  for (let g = 0; g < groups.levels; g++) {
    const basisAt = (k: number, r: number) => (k === 0 && constant !== null ? constant[g] : vectorAt(k)[r]);
    const rows: number[] = [];
    for (let i = groups.starts[g]; i < groups.starts[g + 1]; i++)
      rows.push(groups.order === null ? i : groups.order[i]);
    const touched: number[] = [];
    for (const { index } of rest.slots) {
      for (const r of rows) {
        if (place[index[r]] !== -1) continue;
        place[index[r]] = touched.length;
        touched.push(index[r]);
      }
    }
    const profiles = Array.from({ length: width }, () => new Float64Array(touched.length));
    for (const { index, value } of rest.slots) {
      for (const r of rows) {
        const size = (weights === null ? 1 : weights[r]) * (value === null ? 1 : value[r]);
        for (let k = 0; k < width; k++) profiles[k][place[index[r]]] += size * basisAt(k, r);
      }
    }
    visit({ rows, basisAt, touched, at: (parameter) => place[parameter], profiles });
    for (const p of touched) place[p] = -1;
  }
}
