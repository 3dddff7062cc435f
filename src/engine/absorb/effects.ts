import { projectOff } from './group-projection.ts';
import type { LocalBasis } from './local-basis.ts';
import { accumulateRest, fittedRest, type Parts, type RestDesign } from './rest-design.ts';

/**
 * Effects that add up to `absorbed`, a column inside the span of the blocks: the eliminated block's first, then one array per other block. With
 * one other block its first level is 0 in each connected part; with more, a basic solution.
 */
export function solvedEffects(
  absorbed: Float64Array,
  eliminated: LocalBasis,
  rest: RestDesign,
  parts: Parts,
  weights: Float64Array | null,
  solve: (rhs: Float64Array) => void,
): readonly Float64Array[] {
  const centred = absorbed.slice();
  projectOff(eliminated, weights, centred);
  const values = new Float64Array(rest.parameters);
  accumulateRest(rest, weights, centred, values);
  solve(values);
  if (rest.slots.length === 1) {
    const first = new Float64Array(parts.sizes.length);
    for (let p = 0; p < values.length; p++) if (parts.position[p] === 0) first[parts.partOf[p]] = values[p];
    for (let p = 0; p < values.length; p++) values[p] -= first[parts.partOf[p]];
  }
  const fitted = new Float64Array(absorbed.length);
  fittedRest(rest, values, fitted);
  const main = new Float64Array(eliminated.groups.levels);
  for (let r = 0; r < absorbed.length; r++) main[eliminated.codes[r]] = absorbed[r] - fitted[r];
  const ends = [...rest.interceptStart.slice(1), rest.parameters];
  return [main, ...rest.interceptStart.map((start, block) => values.slice(start, ends[block]))];
}
