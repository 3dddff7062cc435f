import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { frameOf } from '../../../testing/support/designs.ts';
import { categoryColumn, numericColumn } from '../../table/column.ts';
import { createFrame, type Frame } from '../../table/frame.ts';
import { guessRoles, type RoleGuesses } from './guess-roles.ts';

type Maker = (unit: number, year: number) => string | number | null;

const UNITS = 12;
const YEARS = 8;

/** A balanced panel of 12 units x 8 years from 2001, unit by unit. */
function panelFrame(columns: Record<string, Maker>): Frame {
  const names = Object.keys(columns);
  const rows = Array.from({ length: UNITS * YEARS }, (_, at) =>
    names.map((name) => columns[name](Math.floor(at / YEARS), 2001 + (at % YEARS))),
  );
  return frameOf(names, rows);
}

const start = (unit: number): number | null => (unit < 4 ? 2004 : unit < 6 ? 2006 : null);
const noise = (unit: number, year: number) => Math.sin(unit * 12.9898 + year * 78.233);
const base = {
  city: (unit: number) => `城市${unit}`,
  year: (_: number, year: number) => year,
};

function columnsOf(guesses: RoleGuesses) {
  return Object.fromEntries(Object.entries(guesses).map(([role, guess]) => [role, guess?.columns ?? null]));
}

describe('guessRoles', () => {
  it('finds every role of a city panel, and says why', () => {
    const guesses = guessRoles(
      panelFrame({
        province: (unit) => `P${unit % 3}`,
        ...base,
        nqp: noise,
        did: (unit, year) => Number(year >= (start(unit) ?? Infinity)),
        fdi: (unit, year) => noise(unit + 50, year),
        lnpgdp: (unit, year) => noise(unit, year + 50),
        lat: (unit) => 30.5 + unit,
      }),
    );
    expect(columnsOf(guesses)).toEqual({
      unit: ['city'],
      time: ['year'],
      outcome: ['nqp'],
      treatment: ['did'],
      controls: ['fdi', 'lnpgdp'],
      cluster: ['city'],
    });
    expect(guesses.unit).toMatchObject({
      confidence: 'high',
      reason: { code: 'guessUnitTime', params: { unit: 'city', time: 'year', units: 12, periods: 8 } },
    });
    expect(guesses.time?.reason).toEqual({ code: 'guessTimeYears', params: { column: 'year', min: 2001, max: 2008 } });
    expect(guesses.treatment).toMatchObject({
      confidence: 'high',
      spec: { kind: 'indicator', column: 'did' },
      reason: { code: 'guessTreatmentSwitch', params: { switching: 6, never: 6 } },
    });
    expect(guesses.cluster?.alternatives).toEqual([
      { columns: ['province'], reason: { code: 'guessClusterGroup', params: { column: 'province', groups: 3 } } },
    ]);
  });

  it('goes by structure where names say nothing', () => {
    const guesses = guessRoles(
      panelFrame({
        v1: noise,
        v2: (_, year) => year - 2000,
        v3: (unit) => 100 + unit,
        v4: (unit, year) => Number(year >= (start(unit) ?? Infinity)),
      }),
    );
    expect(columnsOf(guesses)).toMatchObject({ unit: ['v3'], time: ['v2'], outcome: ['v1'], treatment: ['v4'] });
    expect(guesses.time?.confidence).toBe('medium');
    expect(guesses.treatment?.confidence).toBe('low');
    expect(guesses.outcome?.confidence).toBe('low');
  });

  it('takes a first-treated-year column, whatever stands for never', () => {
    for (const never of [null, 0, 9999, '从未']) {
      const guesses = guessRoles(panelFrame({ ...base, 试点年份: (unit) => start(unit) ?? never, y: noise }));
      expect(guesses.treatment).toMatchObject({
        spec: { kind: 'cohort', column: '试点年份' },
        reason: { code: 'guessTreatmentStart', params: { units: 6, never: 6, first: 2004, last: 2006 } },
      });
    }
  });

  it('does not take group, before-after or come-and-go dummies for a treatment', () => {
    const guesses = guessRoles(
      panelFrame({
        ...base,
        east: (unit) => unit % 2,
        after: (_, year) => Number(year >= 2005),
        recession: (unit, year) => (unit + year) % 2,
        y: noise,
      }),
    );
    expect(guesses.treatment).toBeNull();
    expect(guesses.controls?.columns).toEqual([]);
  });

  it('reads treated group and after as the roster they stand for', () => {
    const guesses = guessRoles(
      panelFrame({ ...base, treat: (unit) => Number(unit < 2), post: (_, year) => Number(year >= 2005), y: noise }),
    );
    expect(guesses.treatment).toMatchObject({
      columns: ['treat', 'post'],
      spec: {
        kind: 'roster',
        entries: [
          { unit: '城市0', start: 2005 },
          { unit: '城市1', start: 2005 },
        ],
      },
      reason: { code: 'guessTreatmentGroupPost', params: { group: 'treat', post: 'post', units: 2, start: 2005 } },
    });
  });

  it('reads years written as texts, names that are hostile and a few duplicate rows', () => {
    const frame = panelFrame({
      __proto: base.city,
      constructor: (_: number, year: number) => `${year}年`,
      toString: noise,
      hasOwnProperty: (unit: number, year: number) => noise(year, unit),
    });
    const doubled = createFrame(
      frame.columns.map((column) =>
        column.kind === 'number'
          ? numericColumn(column.name, [...column.values, column.values[0]])
          : categoryColumn(
              column.name,
              [...column.codes, column.codes[0]].map((code) => column.levels[code]),
            ),
      ),
    );
    const guesses = guessRoles(doubled);
    expect(columnsOf(guesses)).toMatchObject({ unit: ['__proto'], time: ['constructor'], outcome: ['toString'] });
    expect(guesses.unit).toMatchObject({
      confidence: 'medium',
      reason: { code: 'guessUnitTimeNearly', params: { percent: 98.9 } },
    });
  });

  it('guesses nothing where there is no panel', () => {
    const cross = frameOf(
      ['age', 'wage'],
      Array.from({ length: 50 }, (_, at) => [20 + (at % 30), noise(at, 1)]),
    );
    expect(columnsOf(guessRoles(cross))).toMatchObject({
      unit: null,
      time: null,
      treatment: null,
      cluster: null,
      outcome: ['age'],
    });
    expect(columnsOf(guessRoles(createFrame([])))).toMatchObject({ unit: null, outcome: null, controls: null });
  });

  it('does not depend on the order of rows', () => {
    const columns = {
      ...base,
      did: (unit: number, year: number) => Number(year >= (start(unit) ?? Infinity)),
      y: noise,
    };
    const frame = panelFrame(columns);
    const order = Array.from({ length: frame.nrow }, (_, at) => (at * 35) % frame.nrow);
    const shuffled = createFrame(
      frame.columns.map((column) =>
        column.kind === 'number'
          ? numericColumn(
              column.name,
              order.map((at) => column.values[at]),
            )
          : categoryColumn(
              column.name,
              order.map((at) => column.levels[column.codes[at]]),
            ),
      ),
    );
    expect(guessRoles(shuffled)).toEqual(guessRoles(frame));
  });
});

describe('the sample panel', () => {
  it('is understood without a word', () => {
    const path = join(import.meta.dirname, '../../../public/sample/cities.csv');
    const [names, ...rows] = Papa.parse<string[]>(readFileSync(path, 'utf8'), { skipEmptyLines: true }).data;
    const isNumber = names.map((_, at) => rows.every((row) => row[at] === '' || !Number.isNaN(Number(row[at]))));
    const frame = frameOf(
      names,
      rows.map((row) => row.map((cell, at) => (cell === '' ? null : isNumber[at] ? Number(cell) : cell))),
    );
    expect(columnsOf(guessRoles(frame))).toEqual({
      unit: ['city'],
      time: ['year'],
      outcome: ['nqp'],
      treatment: ['broadband_year'],
      controls: ['fdi', 'hum', 'gov', 'lninstra', 'mar', 'fin', 'lnpgdp', 'fispre', 'innovp'],
      cluster: ['city'],
    });
  });
});
