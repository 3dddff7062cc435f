import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runBin, Stop } from './project.mjs';

const systemNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

const works = (path) =>
  process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;

/** A Chromium that starts: PILOTLIGHT_CHROMIUM, Playwright's own, the system's Chromium or Chrome; undefined when there is none. */
export async function findChromium() {
  const { chromium } = await import('playwright');
  const candidates = [
    process.env.PILOTLIGHT_CHROMIUM,
    chromium.executablePath(),
    ...systemNames.map(onPath),
    ...usualPlaces,
  ];
  return candidates.find((path) => path && existsSync(path) && works(path));
}

function installWithApt() {
  if (!onPath('apt-get') || process.getuid?.() !== 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env });
}

/** Like `findChromium`, but installs one when there is none: through apt where that is possible, else through Playwright. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  console.log('No Chromium found: installing one ...');
  installWithApt();
  const installed = await findChromium();
  if (installed) return installed;
  await runBin('playwright', ['install', 'chromium']);
  const own = await findChromium();
  if (own) return own;
  throw new Stop(
    'The journeys need a Chromium, none was found and none could be installed. Install Chromium or Chrome, or set PILOTLIGHT_CHROMIUM to the path of one.',
  );
}

/** Flags that keep a browser under test quiet and able to run inside a container. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
