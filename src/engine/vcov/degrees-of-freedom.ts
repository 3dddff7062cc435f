import { countComponents } from '../absorb/components.ts';
import { isNested } from '../absorb/group-rows.ts';

/** One absorbed term for counting: its levels, and whether it is an intercept or a slope per level. */
export interface CountedEffect {
  readonly codes: Int32Array;
  readonly levels: number;
  readonly slope: boolean;
  /** Levels in which a slope adds nothing. */
  readonly emptyLevels: number;
}

export interface EffectCount {
  readonly nested: readonly boolean[];
  /** Redundant coefficients per effect, by the preset's rule. */
  readonly redundant: readonly number[];
}

/** Which intercepts lie within a cluster variable (each level inside one cluster). Slopes never count as nested, in either package. */
export function nestedEffects(effects: readonly CountedEffect[], clusters: readonly Int32Array[]): boolean[] {
  return effects.map(
    ({ codes, levels, slope }) =>
      !slope && clusters.some((cluster) => cluster === codes || isNested(codes, levels, cluster)),
  );
}

/**
 * reghdfe's count (estimate_dof, dofadjustments(all)): a nested intercept is wholly redundant; every other intercept but the first loses as many
 * as its connected components with an earlier one, the largest over pairs, at least 1; with a nested one the first loses 1 too. Slopes lose the
 * levels in which they do not vary.
 */
export function countReghdfe(effects: readonly CountedEffect[], nested: readonly boolean[]): EffectCount {
  const anyNested = nested.includes(true);
  const free = effects.map((_, i) => i).filter((i) => !effects[i].slope && !nested[i]);
  const redundant = effects.map((effect, i) => {
    if (effect.slope) return effect.emptyLevels;
    if (nested[i]) return effect.levels;
    return i === free[0] && !anyNested ? 0 : 1;
  });
  free.forEach((i, place) => {
    for (const j of free.slice(place + 1)) {
      const a = effects[i];
      const b = effects[j];
      redundant[j] = Math.max(redundant[j], countComponents(a.codes, a.levels, b.codes, b.levels));
    }
  });
  return { nested, redundant };
}

/** fixest's count: every intercept but the first loses 1, whatever is connected; an intercept nested in a cluster keeps 1. */
export function countFixest(effects: readonly CountedEffect[], nested: readonly boolean[]): EffectCount {
  const first = effects.findIndex((effect) => !effect.slope);
  const redundant = effects.map((effect, i) => (effect.slope || i === first ? 0 : 1));
  return { nested, redundant };
}
