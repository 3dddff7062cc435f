import { describe, expect, it } from 'vitest';
import { loadData } from '../../testing/support/reference.ts';
import { runTask, taskContext } from './evaluate.ts';
import { type AnalysisSpecInput, specSchema } from './schema.ts';

const frame = loadData('city_balanced');
const roles = {
  unit: 'city',
  time: 'year',
  outcome: 'y',
  treatment: { kind: 'cohort' as const, column: 'g' },
  controls: ['lnpgdp', 'fdi'],
};
const model = { estimator: 'heterogeneity' as const, id: 'by fin', by: 'fin', grouping: 'split' as const };
const specOf = (input: AnalysisSpecInput) => specSchema.parse({ roles, ...input });
/** The same normal equations solved in another order. */
const ROUNDING = 1e-9;

describe('a threshold under the hand', () => {
  const spec = specOf({ models: [{ estimator: 'feols' }, { ...model, threshold: 0.7 }] });
  const at = (threshold: number | null, context = taskContext()) =>
    runTask(frame, spec, { kind: 'threshold', model: 1, threshold }, context);

  it('answers what the model says once it stands there', async () => {
    const context = taskContext();
    for (const threshold of [0.8, 1.1]) {
      const live = await at(threshold, context);
      const moved = specOf({ models: [{ ...model, threshold }] });
      const whole = await runTask(frame, moved, { kind: 'models' });
      if (!live.ok || !live.value.fitted.ok || !whole.ok || !whole.value[0].ok) throw new Error('not fitted');
      const [quick, slow] = [live.value.fitted.result, whole.value[0].result];
      quick.coef.forEach((value, j) => {
        expect(Math.abs(value - slow.coef[j])).toBeLessThanOrEqual(ROUNDING * Math.max(1, Math.abs(slow.coef[j])));
      });
      expect(quick.notices).toEqual(slow.notices);
      expect(quick.id).toBe('by fin');
      expect(live.value.threshold).toBe(threshold);
    }
  });

  it('begins at the median, and knows the units', async () => {
    const live = await at(null);
    if (!live.ok) throw new Error(live.notice.code);
    const { values, threshold } = live.value;
    const sorted = values.values.slice().sort();
    expect(values.values.length).toBe(285);
    expect(threshold).toBe(sorted[142]);
  });

  it('says what is wrong on one side without losing the histogram, and with the model', async () => {
    const live = await at(99);
    if (!live.ok || live.value.fitted.ok) throw new Error('99 lies beyond every unit');
    expect(live.value.fitted.notice.code).toBe('heterogeneityOneSide');
    expect(live.value.values.values.length).toBe(285);
    const other = await runTask(frame, spec, { kind: 'threshold', model: 0, threshold: 1 });
    expect(other.ok ? '' : other.notice.code).toBe('modelUnknown');
  });
});
