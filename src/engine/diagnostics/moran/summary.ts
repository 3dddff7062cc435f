import { permutationTest } from '../placebo/distribution.ts';
import type { PermutationTest } from '../placebo/types.ts';
import type { MoranPlan, PlannedPeriod } from './plan.ts';
import { globalStatistics, localStatistics } from './statistics.ts';
import type { LocalMoran, MoranPart, MoranPeriod, MoranResult, Quadrant } from './types.ts';

/** The result of the parts that have arrived, in any order; all of them make the finished run. */
export function combineMoran(plan: MoranPlan, parts: readonly MoranPart[]): MoranResult {
  const sorted = [...parts].sort((a, b) => a.from - b.from);
  const done = sorted.reduce((sum, part) => sum + part.draws, 0);
  return {
    variable: plan.variable,
    seed: plan.options.seed,
    draws: plan.options.draws,
    done,
    weights: plan.weights.summary,
    periods: plan.periods.map((one, p) => periodOf(one, p, plan.periods.length, sorted)),
    local: { period: plan.periods[plan.local].period, units: localUnits(plan, sorted, done) },
    notices: plan.notices,
  };
}

function periodOf(
  { period, sample, islands }: PlannedPeriod,
  place: number,
  periods: number,
  parts: readonly MoranPart[],
): MoranPeriod {
  const statistics = globalStatistics(sample);
  const { statistic, expected } = statistics.moran;
  const drawn = parts.flatMap((part) => Array.from({ length: part.draws }, (_, r) => part.global[r * periods + place]));
  return { period, units: sample.matrix.n, islands, ...statistics, test: testOf(statistic, expected, drawn) };
}

/** Two-sided: as far from the expectation as the actual value. */
function testOf(statistic: number, expected: number, drawn: readonly number[]): PermutationTest | null {
  if (drawn.length === 0) return null;
  return permutationTest(
    statistic - expected,
    Float64Array.from(drawn, (value) => value - expected),
  );
}

function localUnits(
  { periods, local, weights, points }: MoranPlan,
  parts: readonly MoranPart[],
  done: number,
): LocalMoran[] {
  const { sample, units } = periods[local];
  const { lags, values } = localStatistics(sample);
  const scale = Math.sqrt(sample.squares / sample.matrix.n);
  const total = (count: (part: MoranPart) => Int32Array, i: number) =>
    parts.reduce((sum, part) => sum + count(part)[i], 0);
  const degrees = (column: Float64Array | undefined, unit: number) => {
    const value = column?.[unit];
    return value === undefined || Number.isNaN(value) ? null : value;
  };
  return values.map((one, i) => {
    const value = sample.deviations[i] / scale;
    const lag = lags[i] / scale;
    const fewer = Math.min(
      total((part) => part.atLeast, i),
      total((part) => part.atMost, i),
    );
    return {
      unit: weights.keys[units[i]],
      value,
      lag,
      ...one,
      permutationP: done === 0 ? null : Math.min(1, (2 * (1 + fewer)) / (1 + done)),
      quadrant: quadrantOf(value, lag),
      latitude: degrees(points?.latitude, units[i]),
      longitude: degrees(points?.longitude, units[i]),
    };
  });
}

function quadrantOf(value: number, lag: number): Quadrant {
  if (value >= 0) return lag >= 0 ? 'HH' : 'HL';
  return lag >= 0 ? 'LH' : 'LL';
}
