import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildPanel } from '../../src/engine/design/build-panel.ts';
import { starterDictionary } from '../../src/engine/diagnostics/keyword-index/index.ts';
import { keywordReport } from '../../src/engine/diagnostics/keyword-index/report.ts';
import { importCsv } from '../../src/table/importers/csv.ts';
import { must } from '../../testing/support/designs.ts';
import { reportsCsv } from './reports.ts';

const committed = readFileSync(join(import.meta.dirname, '../../public/sample/reports.csv'), 'utf8');

it('the committed reports are those that the generator writes', () => {
  expect(reportsCsv() === committed).toBe(true);
});

it('reports speak more of data where a zone is in force, and some rows have none', async () => {
  const { frame } = must(await importCsv(committed));
  const sample = { timeFrom: null, timeTo: null, dropUnits: [] };
  const treatment = { kind: 'cohort', column: 'bigdata_year' } as const;
  const panel = must(buildPanel(frame, { unit: 'city', time: 'year', treatment, sample, whatIf: null }));
  const options = { text: 'report', counts: null, characters: null, measure: 'count' } as const;
  const counted = must(keywordReport(panel, starterDictionary, options));
  expect(counted.rowsWithText).toBeLessThan(counted.rowsRead);
  expect(counted.words.find(({ word }) => word === '新能源')!.hits).toBeGreaterThan(0);
  expect(counted.periods.at(-1)!.mean).toBeGreaterThan(counted.periods[0].mean!);
});
