import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const inRoot = (...parts) => join(root, ...parts);
export const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** A sentence for the person at the terminal; ends the program without a stack. */
export class Stop extends Error {}

/** Runs a program's main function; a `Stop` prints its sentence, anything else is a bug and keeps its stack. */
export async function main(program) {
  try {
    process.exitCode = (await program()) ?? process.exitCode ?? 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** Runs a command in the project folder with its output shown; resolves to the exit code (1 when a signal ended it). */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** A program of node_modules by its script, run with this very Node. */
export const runBin = (name, args, options) => run(process.execPath, [binPath(name), ...args], options);

function binPath(name) {
  const { bin } = readJson(inRoot('node_modules', ...name.split('/'), 'package.json'));
  const script = typeof bin === 'string' ? bin : (bin[name.split('/').pop()] ?? Object.values(bin)[0]);
  return inRoot('node_modules', ...name.split('/'), script);
}

/** Latest modification time under the given paths; 0 when nothing is there. */
export function newest(paths) {
  return paths.reduce((latest, path) => Math.max(latest, newestIn(path)), 0);
}

function newestIn(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return newest(readdirSync(path).map((name) => join(path, name)));
}
