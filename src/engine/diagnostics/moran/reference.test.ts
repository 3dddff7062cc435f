import { afterAll, describe, expect, it } from 'vitest';
import { loadCases, miss, reportCases } from '../../../../testing/support/reference.ts';
import { cityPanel, referenceWeights } from '../../../../testing/support/spatial.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { fields, moran } from './index.ts';
import type { MoranResult } from './types.ts';

/** The reference README's tolerance for Moran statistics. */
const EXACT = 1e-8;
const FLOOR = 1e-11;

const group = loadCases('12');
const panel = cityPanel();
let ran = 0;

function run(weights: string, variable: string): MoranResult {
  const options = { ...defaultsOf(fields), ...referenceWeights(weights), variable, draws: 0 };
  const plan = moran.plan(panel, { outcome: 'y', treatmentName: null }, options, quietContext);
  if (!plan.ok) throw new Error(plan.notice.code);
  return moran.combine(plan.value, []);
}

describe("Moran's I and Geary's C against spdep", () => {
  for (const one of group.cases.filter(({ id }) => id.startsWith('moran.global.'))) {
    it(one.id, () => {
      const weights = one.id.split('.')[2];
      const off: string[] = [];
      for (const [key, expected] of Object.entries<Record<string, number>>(one.results)) {
        const [variable, year] = key.split('_');
        const found = run(weights, variable).periods.find(({ period }) => period === Number(year))!;
        const { moran: own, geary, varianceNormal } = found;
        const pairs: [string, number, number][] = [
          ['I', own.statistic, expected.I],
          ['E', own.expected, expected.EI],
          ['variance', own.variance, expected.var_random],
          ['z', own.z, expected.z_random],
          ['p', own.pValue, expected.p_random_2s],
          ['normal variance', varianceNormal, expected.var_normal],
          ['C', geary.statistic, expected.geary_C],
          ['z of C', geary.z, expected.geary_z],
          ['p of C', geary.pValue, expected.geary_p_2s],
        ];
        for (const [what, actual, value] of pairs) {
          if (!(miss(actual, value, EXACT, FLOOR) <= 1)) off.push(`${key} ${what}: ${actual} instead of ${value}`);
        }
      }
      expect(off).toEqual([]);
      ran++;
    });
  }

  for (const one of group.cases.filter(({ id }) => id.startsWith('moran.local.'))) {
    it(one.id, () => {
      const { units } = run(one.id.split('.')[3], 'y').local;
      const { Ii, E, Var, Z, p, quadrant } = one.results;
      const off = units.flatMap((unit, i) => {
        const pairs = [
          [unit.statistic, Ii[i]],
          [unit.expected, E[i]],
          [unit.variance, Var[i]],
          [unit.z, Z[i]],
          [unit.pValue, p[i]],
        ];
        return pairs.some(([actual, value]) => !(miss(actual, value, EXACT, FLOOR) <= 1)) ||
          unit.quadrant !== quadrant[i]
          ? [`${unit.unit}: ${pairs.join(' | ')} ${unit.quadrant} ${quadrant[i]}`]
          : [];
      });
      expect(off).toEqual([]);
      ran++;
    });
  }
});

afterAll(() => reportCases(group, ran));
