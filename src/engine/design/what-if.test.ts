import { describe, expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../testing/support/designs.ts';
import type { Panel, WhatIf } from '../panel.ts';
import { buildPanel } from './build-panel.ts';
import { withWhatIf } from './what-if.ts';

const frame = frameOf(
  ['city', 'year', 'did'],
  [
    ['a', 2000, 0],
    ['a', 2001, 1],
    ['a', 2002, 0],
    ['b', 2000, 1],
    ['b', 2001, 1],
    ['b', 2002, 1],
    ['c', 2000, 0],
    ['c', 2001, null],
    ['c', 2002, 1],
    ['c', 1999, 0],
  ],
);
const design = designOf({ treatment: { kind: 'indicator', column: 'did' } });
const base = must(buildPanel(frame, design));

function codesOf(panel: Panel): string[] {
  return panel.notices.map((one) => one.code);
}

describe('withWhatIf', () => {
  it('moves a start and voids what the data said about that unit', () => {
    const moved = withWhatIf(base, {
      starts: [
        { unit: 'a', start: 2002 },
        { unit: 'b', start: null },
      ],
      struckUnits: [],
    });
    expect([...moved.cohort!]).toEqual([2002, Infinity, 2002]);
    expect([...moved.treated!]).toEqual([0, 0, 1, 0, 0, 0, 0, 0, Number.NaN, 1]);
    expect(codesOf(base)).toEqual([
      'treatmentReversal',
      'treatmentStartUncertain',
      'treatmentMissing',
      'treatmentAlways',
      'treatmentNoNever',
    ]);
    expect(codesOf(moved)).toEqual(['treatmentStartUncertain', 'treatmentMissing']);
    expect(moved.ledger).toEqual(base.ledger);
  });

  it('strikes units out into the ledger, with periods only they had', () => {
    const struck = withWhatIf(base, { starts: [], struckUnits: ['c', 'nowhere'] });
    expect(struck.unitKeys).toEqual(['a', 'b']);
    expect([...struck.periods]).toEqual([2000, 2001, 2002]);
    expect(struck.ledger.steps.map((step) => [step.reason, [...step.rows]])).toEqual([['unitStruckOut', [9, 6, 7, 8]]]);
    expect(codesOf(struck)).toContain('panelUnknownUnits');
    expect(codesOf(struck)).not.toContain('treatmentMissing');
  });

  it('replaces a what-if that the panel carries, and drops it on null', () => {
    const first = withWhatIf(base, { starts: [], struckUnits: ['a'] });
    const second: WhatIf = { starts: [{ unit: 'a', start: null }], struckUnits: ['b'] };
    expect(withWhatIf(first, second)).toEqual(must(buildPanel(frame, { ...design, whatIf: second })));
    expect(withWhatIf(first, null)).toEqual(base);
  });

  it('leaves the base alone', () => {
    const before = JSON.stringify([...base.treated!, ...base.cohort!]);
    withWhatIf(base, { starts: [{ unit: 'c', start: 2000 }], struckUnits: ['a'] });
    expect(JSON.stringify([...base.treated!, ...base.cohort!])).toBe(before);
  });
});
