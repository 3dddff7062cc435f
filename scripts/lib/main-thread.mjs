import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { chromiumFlags, ensureChromium } from './chromium.mjs';
import { root } from './project.mjs';

const DRAWS = 5_000;
const DRAWS_LIMIT_MS = 50;
const CSV_BYTES = 100e6;
const CSV_LIMIT_MS = 100;
const RUNS = 3;
const categories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

/**
 * Longest task that the page's main thread ran from the event that starts the work until everything is still: wall time, and the processor time
 * of that task (on a busy machine the first is the longer). What comes before that event is the harness at work, not the page.
 */
async function longestTask(browser, page, startEvent, work) {
  await browser.startTracing(page, { categories });
  await page.waitForTimeout(500);
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8'));
  const isMain = (event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain';
  const mains = new Set(traceEvents.filter(isMain).map(({ pid, tid }) => `${pid} ${tid}`));
  const events = traceEvents.filter(({ ph, pid, tid }) => ph === 'X' && mains.has(`${pid} ${tid}`));
  const start = events.find(({ name, args }) => name === 'EventDispatch' && args.data?.type === startEvent);
  if (!start) throw new Error(`the trace holds no ${startEvent} event`);
  const tasks = events.filter(({ name, ts }) => /RunTask$/.test(name) && ts >= start.ts - 1);
  const longest = tasks.reduce((most, task) => (task.dur > most.dur ? task : most), { dur: 0, tdur: 0 });
  return { ms: longest.dur / 1000, cpuMs: (longest.tdur ?? 0) / 1000, tasks: tasks.length };
}

/** The address of the placebo chapter of the page's own analysis, with that many draws. */
async function linkWithDraws(page, address) {
  const { default: lzString } = await import('lz-string');
  const spec = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('pilotlight');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('session').objectStore('session').get('spec');
          reading.onsuccess = () => resolve(reading.result?.spec);
          reading.onerror = () => reject(reading.error);
        };
      }),
  );
  const text = JSON.stringify({ ...spec, placebo: { ...spec.placebo, draws: DRAWS } });
  return `${address}#s=1.${lzString.compressToEncodedURIComponent(text)}`;
}

async function settle(page) {
  await page.getByRole('progressbar').first().waitFor({ state: 'hidden', timeout: 60_000 });
  await page.waitForTimeout(2_000);
}

async function whileDrawing(browser, page, address) {
  await page.goto(address);
  await settle(page);
  await page.goto(await linkWithDraws(page, address));
  await page.reload();
  await settle(page);
  await page.getByRole('link', { name: /Placebo/ }).click();
  const seed = page.getByRole('textbox', { name: 'Seed' });
  await seed.focus();
  await settle(page);
  const longest = [];
  for (let run = 0; run < RUNS; run++) {
    // Another seed, another 5,000 draws.
    const work = async () => {
      await page.keyboard.press('ArrowUp');
      await page.waitForTimeout(5_000);
    };
    longest.push(await longestTask(browser, page, 'keydown', work));
  }
  return longest;
}

/** A CSV of a city panel as large as asked, written in pieces. */
function writeCsv(path, bytes) {
  const file = openSync(path, 'w');
  let written = writeSync(file, 'city,year,treated,nqp,fdi,hum,gov,lnpgdp,tier\n');
  for (let row = 0; written < bytes; ) {
    const lines = Array.from({ length: 20_000 }, () => {
      const figures = [1.3, 7.7, 0.31, 5.9, 11.1].map((scale, i) => (scale * Math.sin(++row * (i + 1))).toFixed(6));
      return `City ${Math.floor(row / 20)},${2003 + (row % 20)},${row % 3 === 0 ? 1 : 0},${figures.join(',')},large`;
    });
    written += writeSync(file, `${lines.join('\n')}\n`);
  }
  closeSync(file);
}

async function whileReading(browser, page, address) {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-'));
  const path = join(folder, 'panel.csv');
  try {
    writeCsv(path, CSV_BYTES);
    await page.goto(address);
    await settle(page);
    await page.getByRole('link', { name: /Data/ }).click();
    const input = page.locator('input[type=file]').first();
    await input.waitFor({ state: 'attached' });
    await settle(page);
    return await longestTask(browser, page, 'change', async () => {
      await input.setInputFiles(path);
      await page.getByRole('button', { name: 'Use these data' }).waitFor({ timeout: 120_000 });
      await page.waitForTimeout(1_000);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Drives the built page in a real browser: how long is it ever deaf while it draws a placebo, and while it reads a large file? */
export async function measureMainThread() {
  await ensureBuilt();
  const { chromium } = await import('playwright');
  const { preview } = await import('vite');
  const server = await preview({ root, logLevel: 'silent', preview: { host: 'localhost', port: 4700 } });
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumFlags });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
    const [address] = server.resolvedUrls.local;
    const drawing = await whileDrawing(browser, page, address);
    const reading = await whileReading(browser, page, address);
    const byTime = [...drawing].sort((a, b) => a.ms - b.ms);
    return {
      ms: byTime[Math.floor(RUNS / 2)].ms,
      yardstick: 'longest task that nobody notices',
      yardstickMs: DRAWS_LIMIT_MS,
      detail: {
        placebo: { draws: DRAWS, longest: drawing, limitMs: DRAWS_LIMIT_MS },
        csv: { bytes: CSV_BYTES, longest: reading, limitMs: CSV_LIMIT_MS },
        browser: browser.version(),
      },
    };
  } finally {
    await browser.close();
    await server.close();
  }
}
