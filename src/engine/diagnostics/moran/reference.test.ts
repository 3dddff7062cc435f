import { describe, expect, it } from 'vitest';
import { parityOf, type What } from '../../../../testing/support/parity.ts';
import { loadCases } from '../../../../testing/support/reference.ts';
import { cityPanel, referenceWeights } from '../../../../testing/support/spatial.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { fields, moran } from './index.ts';
import type { MoranResult } from './types.ts';

/** The reference README's tolerance for Moran statistics. */
const EXACT = 1e-8;

const group = loadCases('12');
const panel = cityPanel();
const parity = parityOf('moran', group);

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
      const compare = parity.compare(one, EXACT);
      for (const [key, expected] of Object.entries<Record<string, number>>(one.results)) {
        const [variable, year] = key.split('_');
        const found = run(weights, variable).periods.find(({ period }) => period === Number(year))!;
        const { moran: own, geary, varianceNormal } = found;
        const pairs: [What, number, number][] = [
          ['moran I', own.statistic, expected.I],
          ['moran E', own.expected, expected.EI],
          ['moran variance', own.variance, expected.var_random],
          ['moran z', own.z, expected.z_random],
          ['pValue I', own.pValue, expected.p_random_2s],
          ['moran normal variance', varianceNormal, expected.var_normal],
          ['geary C', geary.statistic, expected.geary_C],
          ['geary z', geary.z, expected.geary_z],
          ['pValue C', geary.pValue, expected.geary_p_2s],
        ];
        for (const [what, actual, value] of pairs) {
          compare.check(`${what} ${key}`, actual, value);
        }
      }
      compare.finish(20);
    });
  }

  for (const one of group.cases.filter(({ id }) => id.startsWith('moran.local.'))) {
    it(one.id, () => {
      const { units } = run(one.id.split('.')[3], 'y').local;
      const { Ii, E, Var, Z, p, quadrant } = one.results;
      const compare = parity.compare(one, EXACT);
      units.forEach((own, i) => {
        compare.check(`localMoran I ${own.unit}`, own.statistic, Ii[i]);
        compare.check(`localMoran E ${own.unit}`, own.expected, E[i]);
        compare.check(`localMoran variance ${own.unit}`, own.variance, Var[i]);
        compare.check(`localMoran z ${own.unit}`, own.z, Z[i]);
        compare.check(`pValue local ${own.unit}`, own.pValue, p[i]);
      });
      expect(units.map((own) => own.quadrant)).toEqual(units.map((_, i) => quadrant[i]));
      compare.finish(285);
    });
  }
});
