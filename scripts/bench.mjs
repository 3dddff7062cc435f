import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { loadHeadless } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { measureMainThread } from './lib/main-thread.mjs';
import { inRoot, main, readJson, Stop } from './lib/project.mjs';

const usage = 'npm run -s bench -- [--json] [--only ID]';
const inBrowser = { id: 'main-thread', run: measureMainThread };

const machine = () => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGB: Math.round(totalmem() / 2 ** 30),
  os: `${process.platform} ${process.arch}`,
});

function versions() {
  const version = (name) => readJson(inRoot('node_modules', name, 'package.json')).version;
  const { node, v8 } = process.versions;
  return { pilotlight: readJson(inRoot('package.json')).version, node, v8, papaparse: version('papaparse') };
}

async function measure({ id, run }) {
  const { ms, yardstick, yardstickMs, detail } = await run();
  const where = { machine: machine(), versions: versions() };
  return { id, ms, yardstick, yardstickMs, ratio: ms / yardstickMs, detail: { ...detail, ...where } };
}

/** Each benchmark in a process of its own: none runs on code that another one has shaped. */
function measureApart({ id }) {
  const self = fileURLToPath(import.meta.url);
  const child = spawnSync(process.execPath, [...process.execArgv, self, '--json', '--only', id], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 26,
  });
  if (child.status !== 0) throw new Stop(`The benchmark ${id} failed.`);
  return JSON.parse(child.stdout)[0];
}

function readArguments(args) {
  const at = args.indexOf('--only');
  const rest = args.filter((arg, i) => arg !== '--json' && (at < 0 || (i !== at && i !== at + 1)));
  if (rest.length > 0 || (at >= 0 && !args[at + 1])) throw new Stop(`Usage: ${usage}`);
  return { json: args.includes('--json'), only: at < 0 ? null : args[at + 1] };
}

function line({ id, ms, yardstick, yardstickMs, ratio }) {
  const figure = (value) => value.toPrecision(4).padStart(9);
  return `${id.padEnd(24)}${figure(ms)} ms  ${figure(ratio)} x ${figure(yardstickMs)} ms: ${yardstick}`;
}

await main(async () => {
  const { json, only } = readArguments(process.argv.slice(2));
  await ensureInstalled({ quiet: true });
  const { benches } = await loadHeadless('bench');
  const all = [...benches, inBrowser];
  const chosen = only === null ? all : all.filter(({ id }) => id === only);
  if (chosen.length === 0)
    throw new Stop(`There is no benchmark ${only}. There are: ${all.map(({ id }) => id).join(', ')}.`);
  const results = [];
  for (const bench of chosen) {
    const result = only === null ? measureApart(bench) : await measure(bench);
    results.push(result);
    if (!json) console.log(line(result));
  }
  if (json) console.log(JSON.stringify(results, null, 2));
});
