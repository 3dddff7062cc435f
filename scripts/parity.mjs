import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, main, root, runBin, Stop } from './lib/project.mjs';

const records = inRoot('.cache', 'parity');

/** Test files that open a record of comparisons. */
function referenceTests() {
  const folders = readdirSync(inRoot('src'), { recursive: true, encoding: 'utf8' });
  return folders
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join('src', name))
    .filter((name) => readFileSync(join(root, name), 'utf8').includes('parityOf('));
}

// Runs the reference tests and writes docs/parity.md and the report that the page "How exact?" shows.
await main(async () => {
  rmSync(records, { recursive: true, force: true });
  const env = { ...process.env, PARITY_OUT: records };
  const code = await runBin('vitest', ['run', '--reporter=dot', ...referenceTests()], { env });
  if (code !== 0) throw new Stop('A reference test failed: nothing was written.');
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(inRoot('testing', 'support', 'parity-report.ts'), { configFile: false });
  const { readRecords, reportOf, markdownOf, unexplained } = module;
  const report = reportOf(readRecords(records));
  const open = unexplained(report);
  if (open.length > 0) throw new Stop(`Cases that are neither compared nor excused: ${open.join(', ')}.`);
  writeFileSync(inRoot('src', 'app', 'parity', 'parity.json'), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(inRoot('docs', 'parity.md'), markdownOf(report));
  console.log(`docs/parity.md: ${report.rows.length} quantities`);
});
