import { describe, expect, it } from 'vitest';
import { loadData } from '../../testing/support/reference.ts';
import { runTask } from '../spec/evaluate.ts';
import type { ModelSpecInput } from '../spec/models.ts';
import { specSchema } from '../spec/schema.ts';
import { modelAnswer } from './model-answer.ts';
import { defaultOutput } from './tables/options.ts';
import { viewOf } from './views.ts';

const frame = loadData('city_balanced');
const roles = {
  unit: 'city',
  time: 'year',
  outcome: 'y',
  treatment: { kind: 'cohort' as const, column: 'g' },
  controls: ['lnpgdp'],
};

async function estimated(model: ModelSpecInput) {
  const done = await runTask(frame, specSchema.parse({ roles, models: [model] }), { kind: 'models' });
  if (!done.ok || !done.value[0].ok) throw new Error('not fitted');
  return done.value[0].result;
}

describe('what a model comes to', () => {
  it('two groups: their difference, then each effect, without a p-value of its own', async () => {
    const result = await estimated({ estimator: 'heterogeneity', by: 'fin', grouping: 'split', threshold: 1 });
    const answer = modelAnswer(result, defaultOutput)!;
    expect(answer.label).toBe('fin > 1 less fin ≤ 1');
    const [low, high] = result.groups!.cells.map(({ estimate }) => estimate!);
    expect(Number(answer.value.replace('−', '-'))).toBeCloseTo(high - low, 2);
    expect(answer.items.map(({ label }) => label)).toEqual(['p of no difference', '≤ 1', '> 1']);
  });

  it('several groups: whether all are equal, the least and the most', async () => {
    const answer = modelAnswer(await estimated({ estimator: 'heterogeneity', by: 'region' }), defaultOutput)!;
    expect(answer.label).toBe('All effects equal?');
    expect(answer.value).toMatch(/^p [=<]/);
    expect(answer.items).toHaveLength(3);
  });

  it('tests of a difference: one figure, three p-values, a table without those of single groups', async () => {
    const result = await estimated({ estimator: 'group-difference', by: 'region', draws: 99 });
    const answer = modelAnswer(result, defaultOutput)!;
    expect(answer.label).toMatch(/less all others$/);
    expect(answer.items.map(({ label }) => label)).toEqual([
      'p, interaction',
      'p, seemingly unrelated',
      'p, labels shuffled',
    ]);
    const [table] = viewOf('group-difference').tables(result, {});
    expect(table.rows.slice(0, 2).map((row) => row[4].text)).toEqual(['', '']);
    expect(table.rows.slice(2)).toHaveLength(4);
    expect(viewOf('group-difference').plots(result, { ...defaultOutput, scheme: 'light' })).toHaveLength(1);
  });

  it('a triple difference: the third difference', async () => {
    const result = await estimated({ estimator: 'triple-difference', by: 'fin', grouping: 'split', threshold: 1 });
    const answer = modelAnswer(result, defaultOutput)!;
    expect(answer.label).toContain('×');
    expect(answer.items[0].label).toBe('Confidence interval');
  });
});
