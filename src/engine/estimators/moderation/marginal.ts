import { quantiles } from '../../../core/quantile.ts';
import { codeNumbers } from '../../design/code-values.ts';
import type { ModelResult } from '../../result.ts';
import type { EffectAt, MarginalCurve, ModeratorSupport } from './types.ts';

/** A moderator with at most this many values is shown value by value. */
export const FEW_VALUES = 12;
const GRID = 41;
const BARS = 20;
const PROBABILITIES = [0.1, 0.25, 0.5, 0.75, 0.9];

/** Terms of the policy and its product with the moderator less `centre`. */
export interface MarginalTerms {
  readonly policy: string;
  readonly interaction: string;
  readonly centre: number;
}

/** b1 + b2 (m - centre) and the root of v11 + 2 (m - centre) v12 + (m - centre)^2 v22 (Brambor, Clark & Golder 2006). */
export function effectAt(
  result: Pick<ModelResult, 'terms' | 'coef' | 'vcov'>,
  { policy, interaction, centre }: MarginalTerms,
  at: number,
): EffectAt {
  const k = result.terms.length;
  const place = (name: string) => result.terms.findIndex((term) => term.name === name);
  const [i, j] = [place(policy), place(interaction)];
  const m = at - centre;
  const { coef, vcov } = result;
  const variance = vcov[i * k + i] + 2 * m * vcov[i * k + j] + m * m * vcov[j * k + j];
  return { at, estimate: coef[i] + m * coef[j], stdError: Math.sqrt(Math.max(0, variance)) };
}

/**
 * The line of effects over the moderators of rows under the policy: beyond them it would be drawn by nobody.
 * @param moderator and @param exposure over the rows of the sample, none missing
 */
export function describeEffects(
  result: ModelResult,
  terms: MarginalTerms,
  moderator: Float64Array,
  exposure: Float64Array,
): Pick<MarginalCurve, 'grid' | 'quantiles' | 'support'> {
  const treated = moderator.filter((_, r) => exposure[r] !== 0);
  const { values } = codeNumbers(treated);
  const low = values[0];
  const high = values[values.length - 1];
  const places =
    values.length <= FEW_VALUES
      ? Array.from(values)
      : Array.from({ length: GRID }, (_, i) => (i === GRID - 1 ? high : low + ((high - low) * i) / (GRID - 1)));
  const levels = quantiles(moderator, PROBABILITIES, 7);
  return {
    grid: places.map((at) => effectAt(result, terms, at)),
    quantiles: levels.map((at, i) => ({ ...effectAt(result, terms, at), probability: PROBABILITIES[i] })),
    support: countSupport(moderator, exposure),
  };
}

function countSupport(moderator: Float64Array, exposure: Float64Array): ModeratorSupport {
  const { codes, values } = codeNumbers(moderator);
  const few = values.length <= FEW_VALUES;
  const low = values[0];
  const width = few ? leastGap(values) / 2 : (values[values.length - 1] - low) / BARS;
  const centres = few ? values : Float64Array.from({ length: BARS }, (_, i) => low + (i + 0.5) * width);
  const treated = new Int32Array(centres.length);
  const untreated = new Int32Array(centres.length);
  moderator.forEach((value, r) => {
    const bar = few ? codes[r] : Math.min(BARS - 1, Math.floor((value - low) / width));
    (exposure[r] === 0 ? untreated : treated)[bar]++;
  });
  return { centres, width, treated, untreated };
}

function leastGap(values: Float64Array): number {
  return values.reduce((least, value, i) => (i === 0 ? least : Math.min(least, value - values[i - 1])), Infinity);
}
