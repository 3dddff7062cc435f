import { choleskyPivoted } from '../../core/linalg/cholesky.ts';
import { dot, gram } from '../../core/linalg/gram.ts';
import type { AbsorbBlock } from '../absorb/absorber.ts';
import { createAbsorber } from '../absorb/create-absorber.ts';
import { isNested } from '../absorb/group-rows.ts';
import type { PreparedModel } from './prepare.ts';

/** The absorbed effects of a model seen from a grouping of its rows. */
export interface EffectsAcross {
  /** Effects each of whose levels lies in one group. */
  readonly nested: readonly AbsorbBlock[];
  /** The others, a constant of its own among them. */
  readonly across: readonly AbsorbBlock[];
  /** Columns that the others have as dummies. */
  readonly width: number;
}

export function splitEffects({ blocks, constantAbsorbed, n }: PreparedModel, codes: Int32Array): EffectsAcross {
  const isInside = (block: AbsorbBlock) => block.codes === codes || isNested(block.codes, block.levels, codes);
  const across = blocks.filter((block) => !isInside(block));
  if (constantAbsorbed && !blocks.some((block) => block.intercept)) {
    across.push({ codes: new Int32Array(n), levels: 1, intercept: true, slopes: [] });
  }
  const widthOf = ({ levels, intercept, slopes }: AbsorbBlock) => levels * (Number(intercept) + slopes.length);
  const width = across.reduce((sum, block) => sum + widthOf(block), 0);
  return { nested: blocks.filter(isInside), across, width };
}

/**
 * Orthonormal columns (length n, under the weights of the model) that with the nested effects span all absorbed ones, and are orthogonal to the
 * nested ones: within a group these take part in nothing outside it.
 */
export function basisAcross({ nested, across }: EffectsAcross, weights: Float64Array | null): Float64Array[] {
  const absorber = createAbsorber(nested, weights);
  const columns = across.flatMap(dummies);
  const before = Float64Array.from(columns, (column) => dot(column, column, weights));
  for (const column of columns) absorber.apply(column);
  return orthonormalByCholesky(columns, before, weights);
}

function dummies({ codes, levels, intercept, slopes }: AbsorbBlock): Float64Array[] {
  const shapes = [...(intercept ? [null] : []), ...slopes];
  return shapes.flatMap((slope) => {
    const out = Array.from({ length: levels }, () => new Float64Array(codes.length));
    for (let r = 0; r < codes.length; r++) out[codes[r]][r] = slope === null ? 1 : slope[r];
    return out;
  });
}

/** Squared norm left of a dummy, as a share of that before anything was taken out, below which it adds nothing. */
const REDUNDANT = 1e-12;

/** With every pivot above this, one pass leaves columns orthogonal to fourteen digits. */
const WELL_CONDITIONED = 1e-2;

/** Columns times the inverse of their Cholesky factor, twice where rounding of the first pass asks for it. */
function orthonormalByCholesky(
  columns: readonly Float64Array[],
  before: Float64Array,
  weights: Float64Array | null,
): Float64Array[] {
  const first = choleskyPivoted(gram(columns, weights), columns.length, REDUNDANT, before);
  const once = byInverse(
    Array.from(first.kept, (j) => columns[j]),
    first.factor,
  );
  if (first.smallestPivot > WELL_CONDITIONED) return once;
  return byInverse(once, choleskyPivoted(gram(once, weights), once.length).factor);
}

/** Solves B L' = A for B, column by column; L is k x k lower. */
function byInverse(columns: readonly Float64Array[], factor: Float64Array): Float64Array[] {
  const k = columns.length;
  const out: Float64Array[] = [];
  columns.forEach((column, j) => {
    const vector = column.slice();
    for (let i = 0; i < j; i++) {
      const share = factor[j * k + i];
      if (share === 0) continue;
      const other = out[i];
      for (let r = 0; r < vector.length; r++) vector[r] -= share * other[r];
    }
    const pivot = factor[j * k + j];
    for (let r = 0; r < vector.length; r++) vector[r] /= pivot;
    out.push(vector);
  });
  return out;
}
