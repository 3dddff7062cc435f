import { describe, expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../testing/support/designs.ts';
import { categoryColumn, numericColumn } from '../../table/column.ts';
import { createFrame, type Frame } from '../../table/frame.ts';
import type { DesignSpec, Panel, TreatmentSpec } from '../panel.ts';
import { buildPanel } from './build-panel.ts';

const indicator: TreatmentSpec = { kind: 'indicator', column: 'did' };
const cohort: TreatmentSpec = { kind: 'cohort', column: 'start' };

function build(frame: Frame, change: Partial<DesignSpec> = {}): Panel {
  return must(buildPanel(frame, designOf(change)));
}

function codesOf(panel: Panel): string[] {
  return panel.notices.map((one) => one.code);
}

function issueRows(panel: Panel, code: string): number[] {
  return [...(panel.issues?.find((issue) => issue.code === code)?.rows ?? [])];
}

/** One row per character: 0, 1, x for another value, - for a missing cell, a blank for an absent row. Years from 2000. */
function didFrame(histories: Record<string, string>): Frame {
  const rows = Object.entries(histories).flatMap(([city, history]) =>
    [...history].flatMap((mark, t) => {
      if (mark === ' ') return [];
      return [[city, 2000 + t, mark === '-' ? null : mark === 'x' ? 3 : Number(mark)]];
    }),
  );
  return frameOf(['city', 'year', 'did'], rows);
}

describe('order and keys', () => {
  it('sorts by unit and time and derives cohorts', () => {
    const frame = frameOf(
      ['city', 'year', 'did'],
      [
        ['b', 2001, 0],
        ['a', 2002, 1],
        ['a', 2001, 1],
        ['b', 2002, 0],
        ['a', 2000, 0],
        ['b', 2000, 0],
      ],
    );
    const panel = build(frame, { treatment: indicator });
    expect([...panel.rows]).toEqual([4, 2, 1, 5, 0, 3]);
    expect(panel.unitKeys).toEqual(['a', 'b']);
    expect([...panel.cohort!]).toEqual([2001, Infinity]);
    expect([...panel.treated!]).toEqual([0, 1, 1, 0, 0, 0]);
    expect(panel.ledger).toEqual({ rowsRead: 6, steps: [], rowsUsed: 6 });
    expect(panel.notices).toEqual([]);
  });

  it('orders numbers by value and texts by code point', () => {
    const numbers = build(
      frameOf(
        ['city', 'year'],
        [
          [10, 1],
          [9, 1],
          [-2.5, 1],
        ],
      ),
    );
    expect(numbers.unitKeys).toEqual(['-2.5', '9', '10']);
    const texts = build(
      frameOf(
        ['city', 'year'],
        [
          ['\u{20000}', 1],
          ['豈', 1],
          ['10', 1],
          ['9', 1],
          ['é', 1],
          ['__proto__', 1],
        ],
      ),
    );
    expect(texts.unitKeys).toEqual(['10', '9', '__proto__', 'é', '豈', '\u{20000}']);
  });

  it('keeps identifiers of 16 digits apart', () => {
    const panel = build(
      frameOf(
        ['city', 'year'],
        [
          [9007199254740991, 1],
          [9007199254740990, 1],
        ],
      ),
    );
    expect(panel.unitKeys).toEqual(['9007199254740990', '9007199254740991']);
  });

  it('reads times written as texts and reports those that are none', () => {
    const panel = build(
      frameOf(
        ['city', 'year'],
        [
          ['a', '2001年'],
          ['a', '２０００'],
          ['a', 'later'],
          ['a', null],
        ],
      ),
    );
    expect([...panel.time!]).toEqual([2000, 2001]);
    expect(panel.ledger.steps).toMatchObject([{ reason: 'missingTime', params: { column: 'year' } }]);
    expect([...panel.ledger.steps[0].rows]).toEqual([2, 3]);
    expect(issueRows(panel, 'panelTimeUnreadable')).toEqual([2]);
  });

  it('needs neither unit nor time', () => {
    const frame = frameOf(
      ['x', 'did'],
      [
        [3, 1],
        [1, 0],
        [2, 1],
      ],
    );
    const panel = build(frame, { unit: null, time: null, treatment: indicator });
    expect([...panel.rows]).toEqual([0, 1, 2]);
    expect(panel).toMatchObject({ unitOf: null, unitKeys: [], time: null, cohort: null });
    expect([...panel.treated!]).toEqual([1, 0, 1]);
  });

  it('keeps file order with a unit alone, and reads starts with a time alone', () => {
    const frame = frameOf(
      ['city', 'year', 'start'],
      [
        ['b', 2001, 2001],
        ['a', 2000, 2001],
        ['b', 1999, null],
      ],
    );
    const unitOnly = build(frame, { time: null });
    expect([...unitOnly.rows]).toEqual([0, 1, 2]);
    expect([...unitOnly.unitOf!]).toEqual([1, 0, 1]);
    const timeOnly = build(frame, { unit: null, treatment: cohort });
    expect([...timeOnly.treated!]).toEqual([1, 0, 0]);
    expect([...timeOnly.periods]).toEqual([1999, 2000, 2001]);
  });
});

describe('sample', () => {
  const frame = frameOf(
    ['city', 'year', 'did'],
    [
      ['a', 1999, 1],
      ['a', 2000, 1],
      ['b', 2000, 0],
      ['c', 2000, 0],
      [null, 2000, 0],
      ['b', null, 0],
      [null, 1990, 0],
      ['b', 2001, 1],
    ],
  );

  it('enters every loss once, under its first reason', () => {
    const panel = build(frame, {
      treatment: indicator,
      sample: { timeFrom: 2000, timeTo: 2001, dropUnits: ['c', 'nowhere'] },
    });
    expect(panel.ledger.steps.map((step) => [step.reason, [...step.rows]])).toEqual([
      ['missingUnit', [4, 6]],
      ['missingTime', [5]],
      ['outsidePeriod', [0]],
      ['unitStruckOut', [3]],
    ]);
    expect(panel.ledger.rowsUsed).toBe(3);
    expect(panel.ledger.steps[2].params).toEqual({ from: 2000, to: 2001 });
    expect(panel.ledger.steps[3].params).toEqual({ units: 1, examples: 'c' });
    expect(panel.notices.find((one) => one.code === 'panelUnknownUnits')?.params).toEqual({
      units: 1,
      examples: 'nowhere',
    });
  });

  it('knows starts from before the sample', () => {
    const panel = build(frame, { treatment: indicator, sample: { timeFrom: 2000, timeTo: null, dropUnits: [] } });
    expect(panel.unitKeys).toEqual(['a', 'b', 'c']);
    expect([...panel.cohort!]).toEqual([1999, 2001, Infinity]);
    expect(issueRows(panel, 'treatmentAlways')).toEqual([1]);
  });

  it('points to the rows of the file', () => {
    const cut = createFrame(
      [categoryColumn('city', ['a', 'a']), numericColumn('year', [2000, 2000]), numericColumn('x', [1, 2])],
      Uint32Array.from([7, 12]),
    );
    const panel = build(cut);
    expect(panel.notices[0]).toMatchObject({
      code: 'panelDuplicates',
      where: { row: 12 },
      params: { rows: 1, examples: 'a' },
    });
  });

  it('refuses what cannot be a panel', () => {
    const failure = (change: Partial<DesignSpec>) => {
      const built = buildPanel(frame, designOf(change));
      return built.ok ? null : built.notice;
    };
    expect(failure({ unit: 'constructor' })).toMatchObject({
      code: 'panelUnitColumnMissing',
      params: { column: 'constructor' },
    });
    expect(failure({ sample: { timeFrom: 2050, timeTo: null, dropUnits: [] } })?.code).toBe('panelEmpty');
    expect(failure({ time: null, treatment: { kind: 'roster', entries: [] } })?.code).toBe('treatmentNeedsTime');
    expect(failure({ unit: null, treatment: { kind: 'roster', entries: [] } })?.code).toBe('treatmentNeedsUnit');
    expect(failure({ treatment: { kind: 'indicator', column: 'year' } })?.code).toBe('treatmentNotIndicator');
    expect(failure({ whatIf: { starts: [], struckUnits: ['a', 'b', 'c'] } })?.code).toBe('panelEmpty');
  });
});

describe('shape', () => {
  it('keeps the first of duplicate unit-years and tells copies from contradictions', () => {
    const frame = frameOf(
      ['city', 'year', 'y'],
      [
        ['a', 2000, 1],
        ['a', 2000, 1],
        ['a', 2000, 2],
        ['b', 2000, null],
        ['b', 2000, null],
        ['b', 2001, 1],
      ],
    );
    const panel = build(frame);
    expect([...panel.rows]).toEqual([0, 3, 5]);
    expect(panel.ledger.steps.map((step) => [step.reason, [...step.rows]])).toEqual([['duplicateUnitTime', [1, 2, 4]]]);
    expect(issueRows(panel, 'panelExactDuplicates')).toEqual([1, 4]);
    expect(issueRows(panel, 'panelDuplicates')).toEqual([2]);
  });

  it('reports gaps inside a unit, not late entries', () => {
    const panel = build(didFrame({ a: '00 00', b: '00000', c: '  000', d: '0   0' }));
    expect(panel.notices).toEqual([
      {
        code: 'panelGaps',
        severity: 'info',
        params: { rows: 2, firstRow: 3, units: 2, examples: 'a, d', cells: 4 },
        where: { row: 3 },
      },
    ]);
  });

  it('reports periods that are not evenly spaced', () => {
    const rows = [2000, 2005, 2007].map((year) => ['a', year]);
    expect(build(frameOf(['city', 'year'], rows)).notices).toMatchObject([
      { code: 'panelPeriodsIrregular', params: { longest: 5 } },
    ]);
    const quarters = [2000, 2000.25, 2000.5].map((year) => ['a', year]);
    expect(build(frameOf(['city', 'year'], quarters)).notices).toEqual([]);
  });
});

describe('indicator column', () => {
  it('reports a reversal and keeps the indicator as given', () => {
    const panel = build(didFrame({ a: '01011', b: '00000' }), { treatment: indicator });
    expect([...panel.treated!].slice(0, 5)).toEqual([0, 1, 0, 1, 1]);
    expect([...panel.cohort!]).toEqual([2001, Infinity]);
    expect(issueRows(panel, 'treatmentReversal')).toEqual([2]);
  });

  it('sees a reversal across a missing cell', () => {
    expect(issueRows(build(didFrame({ a: '01-0', b: '0000' }), { treatment: indicator }), 'treatmentReversal')).toEqual(
      [3],
    );
  });

  it('reports always-treated units, but not those that are switched off', () => {
    const panel = build(didFrame({ a: '111', b: ' 11', c: '011', d: '110', e: '000' }), { treatment: indicator });
    expect(issueRows(panel, 'treatmentAlways')).toEqual([0, 1, 2, 3, 4]);
    expect([...panel.cohort!]).toEqual([2000, 2001, 2001, 2000, Infinity]);
  });

  it('keeps rows with missing cells and says where the start is uncertain', () => {
    const panel = build(didFrame({ a: '0-1', b: '0 1', c: '--', d: '00-', e: '-11' }), { treatment: indicator });
    expect([...panel.cohort!]).toEqual([2002, 2002, Number.NaN, Infinity, 2001]);
    expect([...panel.treated!].map(String)).toEqual([
      '0',
      'NaN',
      '1',
      '0',
      '1',
      'NaN',
      'NaN',
      '0',
      '0',
      'NaN',
      'NaN',
      '1',
      '1',
    ]);
    expect(issueRows(panel, 'treatmentMissing')).toEqual([1, 5, 6, 9, 10]);
    expect(issueRows(panel, 'treatmentStartUncertain')).toEqual([2, 4, 11]);
    expect(panel.ledger.rowsUsed).toBe(13);
  });

  it('counts values other than 0 and 1 as missing', () => {
    const panel = build(didFrame({ a: '0x1', b: '000' }), { treatment: indicator });
    expect([...panel.treated!].slice(0, 3)).toEqual([0, Number.NaN, 1]);
    expect(issueRows(panel, 'treatmentNotBinary')).toEqual([1]);
    expect(codesOf(panel)).not.toContain('treatmentMissing');
  });

  it('reads words', () => {
    const frame = frameOf(
      ['city', 'year', 'did'],
      [
        ['a', 1, '否'],
        ['a', 2, ' Yes'],
        ['b', 1, 'FALSE'],
        ['b', 2, '０'],
      ],
    );
    expect([...build(frame, { treatment: indicator }).treated!]).toEqual([0, 1, 0, 0]);
  });

  it('reports when nobody, everybody or all sooner or later are treated', () => {
    expect(codesOf(build(didFrame({ a: '00', b: '00' }), { treatment: indicator }))).toEqual(['treatmentNobody']);
    expect(codesOf(build(didFrame({ a: '11', b: '11' }), { treatment: indicator }))).toEqual([
      'treatmentAlways',
      'treatmentNoNever',
      'treatmentEverybody',
    ]);
    expect(codesOf(build(didFrame({ a: '01', b: '01' }), { treatment: indicator }))).toEqual(['treatmentNoNever']);
  });
});

describe('first-treated-period column', () => {
  const years = [2000, 2001, 2002];
  const startFrame = (starts: Record<string, (string | number | null)[]>) =>
    frameOf(
      ['city', 'year', 'start'],
      Object.entries(starts).flatMap(([city, cells]) => cells.map((cell, t) => [city, years[t], cell])),
    );
  const same = <T>(value: T): T[] => [value, value, value];

  it('understands the codes for never', () => {
    const panel = build(startFrame({ a: same(2001), b: same(0), c: same(null), d: same(9999), e: same(10000) }), {
      treatment: cohort,
    });
    expect([...panel.cohort!]).toEqual([2001, Infinity, Infinity, Infinity, Infinity]);
    expect([...panel.treated!].slice(0, 4)).toEqual([0, 1, 1, 0]);
    expect(panel.notices).toEqual([]);
  });

  it('understands words', () => {
    const panel = build(startFrame({ a: same('2001年'), b: same('Inf'), c: same('从未'), d: same('soon') }), {
      treatment: cohort,
    });
    expect([...panel.cohort!]).toEqual([2001, Infinity, Infinity, Number.NaN]);
    expect([...panel.treated!].slice(9)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(issueRows(panel, 'treatmentStartUnreadable')).toEqual([9, 10, 11]);
  });

  it('takes 0 for a period where the panel reaches it', () => {
    const frame = frameOf(
      ['city', 'year', 'start'],
      [
        ['a', -1, 0],
        ['a', 0, 0],
        ['b', -1, null],
        ['b', 0, null],
      ],
    );
    expect([...build(frame, { treatment: cohort }).cohort!]).toEqual([0, Infinity]);
  });

  it('reports starts that vary or stand on some rows only', () => {
    const panel = build(startFrame({ a: [2002, 2001, 2002], b: [0, 0, 2002], c: same(0) }), { treatment: cohort });
    expect([...panel.cohort!]).toEqual([2001, 2002, Infinity]);
    expect(issueRows(panel, 'treatmentStartVaries')).toEqual([0, 2]);
    expect(issueRows(panel, 'treatmentStartPartial')).toEqual([3, 4]);
  });

  it('reports starts after the last and between two periods', () => {
    const panel = build(startFrame({ a: same(2005), b: same(2001.5), c: same(0), d: same(2001) }), {
      treatment: cohort,
    });
    expect(issueRows(panel, 'treatmentNotYet')).toEqual([0, 1, 2]);
    expect(issueRows(panel, 'treatmentStartBetween')).toEqual([3, 4, 5]);
    expect([...panel.treated!].slice(0, 6)).toEqual([0, 0, 0, 0, 0, 1]);
  });
});

describe('roster', () => {
  it('gives starts to named units, reports unknown names and contradictions', () => {
    const panel = build(didFrame({ a: '000', b: '000', constructor: '000' }), {
      treatment: {
        kind: 'roster',
        entries: [
          { unit: 'b', start: 2002 },
          { unit: 'b', start: 2001 },
          { unit: 'Atlantis', start: 2001 },
          { unit: 'constructor', start: 2002 },
        ],
      },
    });
    expect([...panel.cohort!]).toEqual([Infinity, 2001, 2002]);
    expect(panel.notices).toMatchObject([
      { code: 'rosterUnknownUnit', params: { units: 1, examples: 'Atlantis' } },
      { code: 'rosterConflict', params: { units: 1, examples: 'b' } },
    ]);
  });

  it('names units of a numeric column by their digits', () => {
    const frame = frameOf(
      ['city', 'year'],
      [
        [110000, 2000],
        [110000, 2001],
        [120000, 2000],
        [120000, 2001],
      ],
    );
    const panel = build(frame, { treatment: { kind: 'roster', entries: [{ unit: '120000', start: 2001 }] } });
    expect([...panel.treated!]).toEqual([0, 0, 0, 1]);
  });
});
