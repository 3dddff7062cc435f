import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { evaluate } from '../../spec/evaluate.ts';
import { readProject } from '../../spec/project.ts';
import { importCsv } from '../../table/importers/csv.ts';
import { defaultImportOptions } from '../../table/importers/types.ts';
import { reportResults, writeReport } from '../report.ts';
import { resultText, writeResult } from '../result.ts';
import type { Bench, BenchResult } from './types.ts';

const RUNS = 5;

/** `public/`, wherever this file was bundled to. */
function publicFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'public', 'papers'))) {
    if (dirname(folder) === folder) throw new Error('there is no public/papers');
    folder = dirname(folder);
  }
  return join(folder, 'public');
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[(RUNS - 1) / 2];
}

const readSample = async (bytes: Uint8Array) => {
  const imported = await importCsv(bytes, defaultImportOptions);
  if (!imported.ok) throw new Error(imported.notice.code);
  return imported.value;
};

/** A project as the command line runs it, from the bytes of its files to the text of the result, with every exhibit built. Counts the exhibits. */
async function runProject(project: string, sample: Uint8Array): Promise<number> {
  const parsed = readProject(project);
  if (!parsed.ok) throw new Error(parsed.notice.code);
  const { spec } = parsed.value;
  const { frame, report } = await readSample(sample);
  const evaluated = await evaluate(frame, spec);
  if (!evaluated.ok) throw new Error(evaluated.notice.code);
  const engine = { version: '', runtime: '' };
  const exhibits = writeReport(spec, await reportResults(frame, spec, evaluated.value));
  const failed = exhibits.find(({ ok }) => !ok);
  if (failed) throw new Error(failed.number);
  resultText(writeResult({ frame, report, spec, evaluation: evaluated.value, engine }));
  return exhibits.length;
}

/** The slowest of the papers. */
async function runPapers(): Promise<BenchResult> {
  const folder = publicFolder();
  const sample = readFileSync(join(folder, 'sample', 'cities.csv'));
  const files = readdirSync(join(folder, 'papers')).filter((name) => name !== 'index.json');
  const papers: Record<string, { ms: number; firstMs: number; exhibits: number }> = {};
  for (const name of files) {
    const text = readFileSync(join(folder, 'papers', name), 'utf8');
    const start = performance.now();
    const exhibits = await runProject(text, sample);
    const firstMs = performance.now() - start;
    const ms = await medianOf(() => runProject(text, sample));
    papers[name.replace('.json', '')] = { ms, firstMs, exhibits };
  }
  return {
    ms: Math.max(...Object.values(papers).map(({ ms }) => ms)),
    yardstick: 'the import of the data alone',
    yardstickMs: await medianOf(() => readSample(sample)),
    detail: { papers, targetMs: 3_000 },
  };
}

export const benches: Bench[] = [{ id: 'run-paper', run: runPapers }];
