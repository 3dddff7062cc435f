import { describe, expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../testing/support/designs.ts';
import { buildPanel } from './build-panel.ts';
import { PANEL_STATUS, panelMap, summarisePanel } from './panel-summary.ts';

const frame = frameOf(
  ['city', 'year', 'did'],
  [
    ['z', 2000, 0],
    ['z', 2001, 1],
    ['z', 2002, 1],
    ['y', 2000, 0],
    ['y', 2001, 1],
    ['y', 2002, 0],
    ['x', 2000, 0],
    ['x', 2001, 0],
    ['x', 2002, 0],
    ['w', 2000, 1],
    ['w', 2002, 1],
    ['v', 2000, null],
    ['v', 2001, null],
    ['u', 2001, 0],
    ['u', 2002, 1],
  ],
);
const panel = must(buildPanel(frame, designOf({ treatment: { kind: 'indicator', column: 'did' } })));

describe('summarisePanel', () => {
  it('counts units, periods and who is treated when', () => {
    const summary = summarisePanel(panel);
    expect(summary).toMatchObject({
      nobs: 15,
      units: 6,
      periods: 3,
      minTime: 2000,
      maxTime: 2002,
      balanced: false,
      missingUnitPeriods: 3,
      cohorts: [
        { start: 2000, units: 1 },
        { start: 2001, units: 2 },
        { start: 2002, units: 1 },
      ],
      counts: { never: 1, always: 1, switching: 3, notYet: 0, unknown: 1 },
    });
    expect(summary.treatmentMean).toBeCloseTo(6 / 13, 15);
  });

  it('lists the rows behind every finding', () => {
    const reversal = summarisePanel(panel).issues.find((issue) => issue.notice.code === 'treatmentReversal');
    expect(reversal).toMatchObject({ count: 1, rows: [{ unit: 'y', time: '2002', sourceRow: 6 }] });
    expect(summarisePanel(panel).issues.map((issue) => issue.notice)).toEqual(panel.notices);
  });

  it('says null where a role is missing', () => {
    const bare = must(buildPanel(frame, designOf({ unit: null, time: null })));
    expect(summarisePanel(bare)).toMatchObject({
      nobs: 15,
      units: null,
      periods: null,
      balanced: null,
      cohorts: null,
      counts: null,
      treatmentMean: null,
      issues: [],
    });
  });
});

describe('panelMap', () => {
  it('lays out units by cohort with a status per cell', () => {
    const map = panelMap(panel);
    expect(map.units).toEqual(['w', 'y', 'z', 'u', 'x', 'v']);
    expect([...map.cohorts]).toEqual([2000, 2001, 2001, 2002, Infinity, Number.NaN]);
    const { absent, never, notYet, treated, unknown, off } = PANEL_STATUS;
    expect([...map.status]).toEqual([
      treated,
      absent,
      treated,
      notYet,
      treated,
      off,
      notYet,
      treated,
      treated,
      absent,
      notYet,
      treated,
      never,
      never,
      never,
      unknown,
      unknown,
      absent,
    ]);
  });

  it('counts all rows as never treated without a treatment, and is empty without unit and time', () => {
    const untreated = panelMap(must(buildPanel(frame, designOf({}))));
    expect(new Set(untreated.status)).toEqual(new Set([PANEL_STATUS.absent, PANEL_STATUS.never]));
    expect(panelMap(must(buildPanel(frame, designOf({ time: null })))).units).toEqual([]);
  });
});
