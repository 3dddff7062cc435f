import { describe, expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../../testing/support/designs.ts';
import { fitIvOf, ivFrame } from '../../../../testing/support/iv-panel.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, findColumn } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import type { Panel } from '../../panel.ts';
import { interactInstrument } from './interact-instrument.ts';

type Row = [city: string, year: number, tel: number | null, users: number | null];

const panelOf = (rows: Row[]): Panel => must(buildPanel(frameOf(['city', 'year', 'tel', 'users'], rows), designOf({})));

const table: Row[] = [
  ['b', 2011, 7, 60],
  ['a', 2010, 2, 50],
  ['a', 2011, 2, 60],
  ['a', 2013, 2, 80],
  ['b', 2010, 7, 50],
  ['b', 2012, 7, 70],
  ['b', 2013, 7, 80],
];

/** Values by city and year. */
function byRow(panel: Panel, column: Float64Array) {
  return Array.from(column, (value, p) => [panel.unitKeys[panel.unitOf![p]], panel.time![p], value]);
}

describe('history times last period’s national series', () => {
  it('lags the series by its own calendar, whichever units are seen in a year', () => {
    const panel = panelOf(table);
    const { name, column, missing } = must(interactInstrument(panel, 'tel', 'users', { lag: 1 }));
    expect(name).toBe('tel × L1.users');
    expect(byRow(panel, column)).toEqual([
      ['a', 2010, Number.NaN],
      ['a', 2011, 100],
      ['a', 2013, 140],
      ['b', 2010, Number.NaN],
      ['b', 2011, 350],
      ['b', 2012, 420],
      ['b', 2013, 490],
    ]);
    expect(missing).toEqual({
      reason: 'missingInstrument',
      params: { column: 'tel × L1.users' },
      rows: Int32Array.of(1, 4),
    });
  });

  it('leaves the period after a gap in the series without a value', () => {
    const gap = panelOf(table.map(([city, year, tel, users]) => [city, year, tel, year === 2012 ? null : users]));
    const { column } = must(interactInstrument(gap, 'tel', 'users', { lag: 1 }));
    expect(byRow(gap, column).filter(([, year]) => year === 2013)).toEqual([
      ['a', 2013, Number.NaN],
      ['b', 2013, Number.NaN],
    ]);
    const absent = panelOf(table.filter(([, year]) => year !== 2012));
    expect(Array.from(must(interactInstrument(absent, 'tel', 'users', { lag: 1 })).column)).toEqual([
      Number.NaN,
      100,
      Number.NaN,
      Number.NaN,
      350,
      Number.NaN,
    ]);
    expect(
      Array.from(must(interactInstrument(absent, 'tel', 'users', { lag: 2 })).column).filter(Number.isFinite),
    ).toEqual([120, 420]);
  });

  it('takes the same period at lag 0, and a history known in any row', () => {
    const partly = panelOf(table.map(([city, year, tel, users]) => [city, year, year === 2010 ? tel : null, users]));
    const { name, column, missing } = must(interactInstrument(partly, 'tel', 'users', { lag: 0 }));
    expect(name).toBe('tel × users');
    expect(Array.from(column)).toEqual([100, 120, 160, 350, 420, 490, 560]);
    expect(missing.rows.length).toBe(0);
  });

  it('refuses a history that moves, a series that differs between units, and a table without units or periods', () => {
    const code = (panel: Panel, history = 'tel', national = 'users') => {
      const made = interactInstrument(panel, history, national, { lag: 1 });
      return made.ok ? null : made.notice;
    };
    const moved = panelOf(table.map((row, i) => (i === 3 ? ['a', 2013, 3, 80] : row)));
    expect(code(moved)).toMatchObject({
      code: 'ivHistoryVaries',
      params: { column: 'tel', unit: 'a' },
      where: { row: 3 },
    });
    const uneven = panelOf(table.map((row, i) => (i === 0 ? ['b', 2011, 7, 61] : row)));
    expect(code(uneven)).toMatchObject({ code: 'ivNationalVaries', params: { column: 'users', period: 2011 } });
    expect(code(panelOf(table), 'tel', 'nothing')?.code).toBe('columnUnknown');
    expect(code(panelOf(table), 'city')?.code).toBe('columnNotNumeric');
    const pooled = must(buildPanel(frameOf(['city', 'year', 'tel', 'users'], table), designOf({ unit: null })));
    expect(code(pooled)?.code).toBe('ivInteractionNeedsPanel');
  });

  it('instruments a model, with the first period in its ledger', () => {
    const frame = ivFrame({ seed: 2, units: 30 });
    const built = fitIvOf(frame, { instruments: null, history: 'h', national: 's', lag: 1 });
    expect(built.iv.instruments).toEqual(['h × L1.s']);
    const column = (name: string) => {
      const found = findColumn(frame, name);
      if (found?.kind !== 'number') throw new Error(name);
      return found.values;
    };
    const [time, history] = [column('time'), column('h')];
    const first = time.filter((year) => year === 2000).length;
    expect(built.ledger.steps[0]).toMatchObject({ reason: 'missingInstrument', params: { column: 'h × L1.s' } });
    expect(built.ledger.steps[0].rows.length).toBe(first);
    expect(built.notices[0]).toMatchObject({ code: 'ivInteractionRows', params: { rows: first, lag: 1 } });
    const own = time.map((year, r) => (year === 2000 ? Number.NaN : history[r] * ((year - 2000) ** 2 / 4)));
    const byHand = createFrame([...frame.columns, numericColumn('own', own)]);
    expect(Array.from(fitIvOf(byHand, { instruments: ['own'] }).coef)).toEqual(Array.from(built.coef));
  });
});
