import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { ensureBuilt } from './lib/build.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { FIRST_PAINT_LIMIT, measureFirstPaint } from './lib/first-paint.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, main, readJson, runBin, Stop } from './lib/project.mjs';

const reports = inRoot('.cache', 'test');

/** A check that passes or fails as a whole counts as one test. */
const oneCheck = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

async function typecheck() {
  const page = await runBin('typescript', ['-p', 'tsconfig.json', '--noEmit']);
  const engine = await runBin('typescript', ['-p', 'src/engine/tsconfig.json', '--noEmit']);
  return { passed: Number(page === 0) + Number(engine === 0), failed: Number(page !== 0) + Number(engine !== 0) };
}

const lint = async () => oneCheck((await runBin('@biomejs/biome', ['check', '.'])) === 0);

async function unit() {
  const report = inRoot('.cache', 'test', 'unit.json');
  const code = await runBin('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  if (!existsSync(report)) return oneCheck(false);
  const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, testResults } = readJson(report);
  if (numPendingTests > 0) console.log(`${numPendingTests} tests did not run for want of what they need; see above.`);
  // A file that could not be loaded has no tests to count, yet it is a failure.
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = numFailedTests + unloaded;
  return { passed: numPassedTests, failed: code !== 0 && failed === 0 ? Math.max(1, numFailedTestSuites) : failed };
}

async function build() {
  try {
    await ensureBuilt();
    return oneCheck(true);
  } catch (error) {
    console.error(error);
    return oneCheck(false);
  }
}

async function size() {
  const { bytes, files } = measureFirstPaint();
  const kilobytes = (n) => `${(n / 1000).toFixed(1)} kB`;
  for (const one of files) console.log(`  ${kilobytes(one.bytes).padStart(9)}  ${one.file}`);
  console.log(
    `  ${kilobytes(bytes).padStart(9)}  JavaScript before first paint, gzipped; the limit is ${kilobytes(FIRST_PAINT_LIMIT)}`,
  );
  return oneCheck(bytes <= FIRST_PAINT_LIMIT);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, 'localhost', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function journeys() {
  const report = inRoot('.cache', 'test', 'journeys.json');
  const env = {
    ...process.env,
    PILOTLIGHT_CHROMIUM: await ensureChromium(),
    PILOTLIGHT_PORT: String(await freePort()),
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  };
  console.log(`Browser: ${env.PILOTLIGHT_CHROMIUM}`);
  const code = await runBin('@playwright/test', ['test', '--reporter=list,json'], { env });
  if (!existsSync(report)) return oneCheck(false);
  const { stats } = readJson(report);
  const passed = stats.expected + stats.flaky;
  const failed = stats.unexpected + stats.skipped;
  if (stats.skipped > 0) console.error(`${stats.skipped} journeys did not run: they count as failed.`);
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

const stages = { typecheck, lint, unit, build, size, journeys };
/** What a stage cannot do without. */
const needs = { size: 'build', journeys: 'build' };

function chosenStages(args) {
  const at = args.indexOf('--only');
  if (at < 0) return Object.keys(stages);
  const name = args[at + 1];
  if (!(name in stages)) throw new Stop(`--only wants one of: ${Object.keys(stages).join(', ')}.`);
  return needs[name] ? [needs[name], name] : [name];
}

async function attempt(name, broken) {
  if (broken.has(needs[name])) {
    console.error(`${name}: cannot run without a build, so it counts as failed.`);
    return oneCheck(false);
  }
  try {
    return await stages[name]();
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    return oneCheck(false);
  }
}

await main(async () => {
  const chosen = chosenStages(process.argv.slice(2));
  await ensureInstalled();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const total = { passed: 0, failed: 0 };
  const broken = new Set();
  const lines = [];
  for (const name of chosen) {
    console.log(`\n== ${name}`);
    const started = performance.now();
    const { passed, failed } = await attempt(name, broken);
    if (failed > 0) broken.add(name);
    total.passed += passed;
    total.failed += failed;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    lines.push(`${name.padEnd(10)} ${passed} passed, ${failed} failed  (${seconds} s)`);
  }
  console.log(`\n${lines.join('\n')}\n${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
});
