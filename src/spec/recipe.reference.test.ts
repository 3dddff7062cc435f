import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applyRecipe } from '../engine/recipe/apply.ts';
import { cellText } from '../table/column.ts';
import { type Frame, findColumn } from '../table/frame.ts';
import { importCsv } from '../table/importers/csv.ts';
import { defaultImportOptions } from '../table/importers/types.ts';
import { recipeStepSchema } from './recipe.ts';

/**
 * What R 4.2.2 makes of the same steps, as our own scripts write them (testing/cases/recipe/steps.R), on 12 units with gaps in time, missing cells, ties, zeros and shuffled rows.
 * R wrote 15 significant digits.
 */
const folder = join(import.meta.dirname, '..', '..', 'testing', 'cases', 'recipe');
const PRINTED = 1e-12;

const compute = (expression: string, as: string) => ({ step: 'compute', expression, as: [as] });
const steps = [
  { step: 'log', columns: ['x'] },
  { step: 'log', columns: ['x'], of: 'onePlusX' },
  { step: 'ratio', columns: ['y'], denominator: 'x', times: 100 },
  { step: 'shift', columns: ['x', 'y'] },
  { step: 'shift', columns: ['y'], periods: 2, direction: 'lead' },
  { step: 'growth', columns: ['x'] },
  { step: 'growth', columns: ['x'], change: 'logDifference' },
  { step: 'growth', columns: ['y'], change: 'difference', periods: 3 },
  { step: 'winsorise', columns: ['y'], lowerPercent: 5, upperPercent: 95 },
  { step: 'winsorise', columns: ['x'], lowerPercent: 10, upperPercent: 90, byPeriod: true, tails: 'trim' },
  { step: 'winsorise', columns: ['x'], lowerPercent: 10, upperPercent: 90, quantileType: '2' },
  { step: 'interpolate', columns: ['y'], flagColumn: true },
  { step: 'interpolate', columns: ['y'], longestGap: 1, as: ['y_short'] },
  { step: 'interpolate', columns: ['y'], path: 'geometric', ends: 'nearest', as: ['y_geo'] },
  { step: 'interpolate', columns: ['x'], ends: 'nearest', as: ['x_near'] },
  { step: 'interpolate', columns: ['x'], path: 'geometric', as: ['x_geo'] },
  { step: 'standardise', columns: ['x'] },
  { step: 'standardise', columns: ['y'], over: 'period', to: 'unitInterval' },
  { step: 'standardise', columns: ['y'], over: 'unit', to: 'centred' },
  { step: 'group', column: 'y', groups: 3, as: ['g1'] },
  { step: 'group', column: 'y', of: 'unitMean', as: ['g2'] },
  { step: 'group', column: 'y', of: 'unitFirst', groups: 4, as: ['g3'] },
  { step: 'group', column: 'y', byPeriod: true, as: ['g4'] },
  { step: 'group', column: 'x', cut: 'thresholds', thresholds: [2, 0], as: ['g5'] },
  compute('ln(y / x) + lag(y, 1) * 2', 'e1'),
  compute('mean(x by city)', 'e2'),
  compute('if (x > 1 and y < 5) x ^ 2 else -y', 'e3'),
  compute('max(x by side, year)', 'e4'),
  compute('coalesce(x, y, 0) + missing(x)', 'e5'),
  compute('side == "east" or x >= 3', 'e6'),
  compute('not x == 2', 'e7'),
  compute('min(x, y, `z w`)', 'e8'),
  compute('diff(y, 2) / sd(y)', 'e9'),
  compute('year in (2006, 2008) and side in ("east")', 'e10'),
  compute('round(y, 1) + round(-x)', 'e11'),
  compute('sum(x by city) - count(x by city) + median(y)', 'e12'),
  compute('sqrt(x) + log10(y) + exp(x) + 2 ^ -x', 'e13'),
  compute('5', 'e14'),
  compute('lead(ln(x))', 'e15'),
  compute('1 / (1 / x)', 'e16'),
  { step: 'winsorise', columns: ['y'], lowerPercent: 5, upperPercent: 95, as: ['y'] },
  { step: 'keep-periods', from: 2006 },
  { step: 'keep-units', units: ['c 3', 'c 4'] },
  { step: 'keep-rows', condition: 'x > -1 and side == "west" or y > 5' },
  compute('mean(y)', 'after'),
  { step: 'shift', columns: ['y'], as: ['after_lag'] },
].map((one) => recipeStepSchema.parse(one));

async function read(name: string): Promise<Frame> {
  const columnTypes = [{ column: 'row_', type: 'number' as const }];
  const imported = await importCsv(readFileSync(join(folder, name), 'utf8'), {
    ...defaultImportOptions,
    missing: [''],
    columnTypes: name === 'input.csv' ? [] : columnTypes,
  });
  if (!imported.ok) throw new Error(imported.notice.code);
  return imported.value.frame;
}

/** The cell as R printed it; its logical values count 1 and 0. */
function printed(frame: Frame, name: string, row: number): number | string {
  const column = findColumn(frame, name)!;
  const text = cellText(column, row);
  if (column.kind === 'number') return column.values[row];
  return text === 'TRUE' ? 1 : text === 'FALSE' ? 0 : text;
}

it('agrees with R on every step, function and filter', async () => {
  const input = await read('input.csv');
  const expected = await read('expected.csv');
  const made = applyRecipe(input, { unit: 'city', time: 'year' }, steps);
  expect(made.reports.filter(({ ok }) => ok !== true)).toEqual([]);
  const lost = made.removed.reduce((total, { rows }) => total + rows.length, 0);
  expect(input.nrow - lost).toBe(expected.nrow);
  expect(made.frame.columns.length).toBe(expected.columns.length - 1);
  const faults: string[] = [];
  for (const column of made.frame.columns) {
    for (let i = 0; i < expected.nrow; i++) {
      const row = Number(printed(expected, 'row_', i)) - 1;
      const theirs = printed(expected, column.name, i);
      const ours = column.kind === 'number' ? column.values[row] : cellText(column, row);
      const same =
        typeof ours === 'string' || typeof theirs === 'string'
          ? ours === theirs
          : Object.is(ours, theirs) || Math.abs(ours - theirs) <= PRINTED * Math.max(1, Math.abs(theirs));
      if (!same) faults.push(`${column.name} in row ${row + 1}: ${ours}, R ${theirs}`);
    }
  }
  expect(faults).toEqual([]);
});
