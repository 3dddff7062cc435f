import { type Notice, notice } from '../../../core/notice.ts';
import type { SpatialPart } from '../../result.ts';

/** Share of draws beyond the bounds from which simulated standard errors deserve a word. */
const MANY_OUTSIDE = 0.01;
/** Standard errors within which a bound counts as near. */
const NEAR_BOUND = 2;
/** Share of all other units that are neighbours on average, from which weights count as linking everybody. */
const DENSE = 0.5;

/** What a person should know of an estimate before believing it. */
export function spatialNotices({ parameter, weights, simulation }: SpatialPart): Notice[] {
  const out: Notice[] = [];
  if (weights.standardise !== 'row') {
    const severity = weights.standardise === 'none' ? 'caution' : 'info';
    out.push(notice(severity, 'spatialNotRowStandardised', { standardise: weights.standardise }));
  }
  if (parameter !== null) out.push(...parameterNotices(parameter, weights));
  if (simulation && simulation.outside > MANY_OUTSIDE * simulation.draws) {
    out.push(notice('caution', 'spatialDrawsOutside', { draws: simulation.draws, outside: simulation.outside }));
  }
  return out;
}

function parameterNotices(
  { name, estimate, stdError, lower, upper }: NonNullable<SpatialPart['parameter']>,
  { meanNeighbours, units, standardise }: SpatialPart['weights'],
): Notice[] {
  const about = { parameter: name === 'rho' ? 'ρ' : 'λ', estimate: rounded(estimate) };
  const room = Math.min(upper - estimate, estimate - lower);
  if (room < NEAR_BOUND * stdError) {
    const bound = upper - estimate < estimate - lower ? upper : lower;
    return [notice('caution', 'spatialNearBound', { ...about, bound: rounded(bound), stdError: rounded(stdError) })];
  }
  if (estimate < -1 && standardise === 'row')
    return [notice('caution', 'spatialBelowMinusOne', { ...about, bound: rounded(lower) })];
  const everybody = meanNeighbours > DENSE * (units - 1);
  return estimate < 0 && everybody
    ? [notice('caution', 'spatialDenseNegative', { ...about, neighbours: Math.round(meanNeighbours), units })]
    : [];
}

const rounded = (value: number): number => Number(value.toPrecision(4));
