import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { inRoot, readJson, run, Stop } from './project.mjs';

const lock = inRoot('package-lock.json');
const stamp = inRoot('node_modules', '.installed-from');
const hidden = inRoot('node_modules', '.package-lock.json');

function isInstalled(fingerprint) {
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === fingerprint;
  return existsSync(hidden) && statSync(hidden).mtimeMs >= statSync(lock).mtimeMs;
}

function requireNode() {
  const [, major, minor] = /(\d+)\.(\d+)/.exec(readJson(inRoot('package.json')).engines.node).map(Number);
  const [hereMajor, hereMinor] = process.versions.node.split('.').map(Number);
  if (hereMajor > major || (hereMajor === major && hereMinor >= minor)) return;
  throw new Stop(
    `Node ${major}.${minor} or newer is needed; this is ${process.versions.node}. Get one from https://nodejs.org and start again.`,
  );
}

/** Installs the packages of the lockfile when they are missing or of another lockfile. `quiet` keeps stdout clean. */
export async function ensureInstalled({ quiet = false } = {}) {
  requireNode();
  const fingerprint = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (!isInstalled(fingerprint)) {
    if (!quiet) console.log('Installing the packages named in package-lock.json ...');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const options = { shell: process.platform === 'win32', stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'] };
    const code = await run(npm, ['ci', '--no-audit', '--no-fund'], options);
    if (code !== 0)
      throw new Stop('npm ci failed: see its message above. The network or the package registry may be out of reach.');
  }
  if (!existsSync(stamp)) writeFileSync(stamp, fingerprint);
}
