import { describe, expect, it } from 'vitest';
import { expandTrends, followBaseline } from './expand.ts';
import { specSchema } from './schema.ts';

const baseline = { absorb: ['city', ['province', 'year']], vcov: 'HC1', preset: 'fixest', singletons: 'keep' } as const;

const specWith = (chapters: object) =>
  specSchema.parse({
    roles: { unit: 'city', time: 'year', outcome: 'y', treatment: { kind: 'cohort', column: 'g' } },
    baseline,
    ...chapters,
  });

describe('chapters that ask further of the baseline', () => {
  it('run the regression as the baseline does', () => {
    const spec = specWith({ trends: {}, placebo: {} });
    expect(expandTrends(spec)).toMatchObject(baseline);
    expect(followBaseline(spec, spec.placebo!)).toMatchObject(baseline);
  });

  it('may run it otherwise', () => {
    const spec = specWith({ placebo: { vcov: 'cluster', cluster: ['province'], absorb: ['city', 'year'] } });
    expect(followBaseline(spec, spec.placebo!)).toMatchObject({
      absorb: ['city', 'year'],
      vcov: 'cluster',
      cluster: ['province'],
      preset: 'fixest',
    });
  });
});
