import { describe, expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../testing/support/designs.ts';
import { buildPanel } from './build-panel.ts';
import { commonSample, type SampleNeeds } from './common-sample.ts';

const frame = frameOf(
  ['city', 'year', 'did', 'y', 'x', 'w'],
  [
    ['a', 2000, 0, 1, 1, 1],
    ['a', 2001, 1, null, null, 1],
    ['b', 2000, 0, 1, null, 1],
    ['b', 2001, null, 1, 1, 1],
    ['c', 2000, 0, 1, 1, 0],
    ['d', 2000, 0, 1, 1, 2],
  ],
);
const panel = must(buildPanel(frame, designOf({ treatment: { kind: 'indicator', column: 'did' } })));
const needs = (columns: string[], change: Partial<SampleNeeds> = {}): SampleNeeds => ({
  columns,
  treatment: true,
  weights: null,
  ...change,
});

describe('commonSample', () => {
  it('keeps the rows that every model can use, each loss once', () => {
    const common = commonSample(panel, [needs(['y']), needs(['y', 'x'], { weights: 'w' })]);
    expect([...common.rows]).toEqual([0, 5]);
    expect(common.unitKeys).toEqual(['a', 'd']);
    expect([...common.cohort!]).toEqual([2001, Infinity]);
    expect(common.ledger.steps.map((step) => [step.reason, step.params, [...step.rows]])).toEqual([
      ['missingTreatment', {}, [3]],
      ['commonSample', { column: 'y' }, [1]],
      ['commonSample', { column: 'x' }, [2]],
      ['commonSample', { column: 'w' }, [4]],
    ]);
    expect(common.ledger.rowsUsed).toBe(2);
  });

  it('is the panel itself when nothing is lost', () => {
    expect(commonSample(panel, [needs(['year', 'no such column'], { treatment: false })])).toBe(panel);
  });
});
