import { type AbsorbBlock, type Absorber, type AbsorbOptions, absorbDefaults, exactConvergence } from './absorber.ts';
import { balancedTwoWayAbsorber, isBalancedTwoWay } from './balanced-two-way.ts';
import { ConjugateGradientAbsorber } from './conjugate-gradient.ts';
import { groupMeansAbsorber } from './group-projection.ts';
import { isNested } from './group-rows.ts';
import { localBasis } from './local-basis.ts';
import { connectedParts, restDesign } from './rest-design.ts';
import { SchurAbsorber } from './schur.ts';

/** Most multiplications spent on factoring Schur complements before the iterative method is preferred (some seconds). */
const FACTOR_BUDGET = 5e9;

const nothing: Absorber = {
  method: 'none',
  apply: () => {},
  effects: () => [],
  leverages: () => null,
  convergence: () => exactConvergence,
};

/**
 * The projection off the given blocks, by the cheapest exact method that applies: group means for one block, the closed form for a balanced pair,
 * elimination of the largest block and a Cholesky factor of the rest; conjugate gradients when the rest is too large.
 * @param weights positive row weights (length n) or null
 */
export function createAbsorber(
  blocks: readonly AbsorbBlock[],
  weights: Float64Array | null,
  options: Partial<AbsorbOptions> = {},
): Absorber {
  const settings = { ...absorbDefaults, ...options };
  const needed = withoutNested(blocks);
  if (needed.length === 0) return nothing;
  const order = needed
    .map((_, index) => index)
    .sort((i, j) => width(blocks[needed[j]]) - width(blocks[needed[i]]) || i - j);
  const sorted = order.map((index) => withFreeOrigin(blocks[needed[index]], blocks));
  const absorber = chooseAbsorber(sorted, weights, settings);
  return inOriginalOrder(
    absorber,
    order.map((index) => needed[index]),
    blocks,
  );
}

function chooseAbsorber(
  blocks: readonly AbsorbBlock[],
  weights: Float64Array | null,
  settings: AbsorbOptions,
): Absorber {
  const [largest, ...others] = blocks;
  if (others.length === 0) return groupMeansAbsorber(largest, weights);
  if (others.length === 1 && weights === null && isBalancedTwoWay(largest, others[0])) {
    return balancedTwoWayAbsorber(largest, others[0]);
  }
  const eliminated = localBasis(largest, weights);
  const rest = restDesign(others.map((block) => localBasis(block, weights)));
  const parts = connectedParts(eliminated, rest);
  const work = parts.sizes.reduce((total, size) => total + size ** 3 / 3, 0);
  const exact = work <= FACTOR_BUDGET && parts.sizes.every((size) => size <= settings.exactLimit);
  return exact
    ? new SchurAbsorber(eliminated, rest, parts, weights)
    : new ConjugateGradientAbsorber(eliminated, rest, parts, weights, settings);
}

function width(block: AbsorbBlock): number {
  return block.levels * ((block.intercept ? 1 : 0) + block.slopes.length);
}

/** Blocks that add something: an intercept-only block within which another block's levels nest is already spanned by that other block. */
function withoutNested(blocks: readonly AbsorbBlock[]): number[] {
  const kept = blocks.map((_, index) => index).filter((index) => width(blocks[index]) > 0);
  for (const candidate of [...kept].sort((i, j) => blocks[i].levels - blocks[j].levels)) {
    const block = blocks[candidate];
    if (block.slopes.length > 0) continue;
    const spanned = kept.some((other) => {
      const fine = blocks[other];
      return (
        other !== candidate &&
        fine.intercept &&
        fine.levels >= block.levels &&
        isNested(fine.codes, fine.levels, block.codes)
      );
    });
    if (spanned) kept.splice(kept.indexOf(candidate), 1);
  }
  return kept;
}

/**
 * Slopes without intercepts of their own, where another block spans those intercepts: the slope's origin is then free, and values such as years
 * are taken from the first one so that a slope is not nearly an intercept.
 */
function withFreeOrigin(block: AbsorbBlock, blocks: readonly AbsorbBlock[]): AbsorbBlock {
  if (block.intercept) return block;
  const free = blocks.some((fine) => fine.intercept && isNested(fine.codes, fine.levels, block.codes));
  if (!free) return block;
  return { ...block, slopes: block.slopes.map((slope) => slope.map((value) => value - slope[0])) };
}

function inOriginalOrder(absorber: Absorber, positions: readonly number[], blocks: readonly AbsorbBlock[]): Absorber {
  return {
    method: absorber.method,
    apply: (column) => absorber.apply(column),
    effects(column) {
      const effects = absorber.effects(column);
      if (effects === null) return null;
      const out: Float64Array[] = blocks.map((block) => new Float64Array(block.levels));
      effects.forEach((effect, index) => {
        out[positions[index]] = effect;
      });
      return out;
    },
    leverages: () => absorber.leverages(),
    convergence: () => absorber.convergence(),
  };
}
