import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import {
  answer,
  chooseFile,
  goTo,
  header,
  openApp,
  readEstimate,
  type SavedFile,
  saved,
  settled,
} from './support/app.ts';
import { readPng, wordTables } from './support/files.ts';
import { expect, test } from './support/test.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const table = (page: Page) => page.getByRole('region', { name: /Table \d\. Baseline regressions/ });

/** Saves a file through the Export menu. */
async function exported(page: Page, item: string | RegExp): Promise<SavedFile> {
  await header(page).getByRole('button', { name: 'Export' }).click();
  return saved(page, () => page.getByRole('menuitem', { name: item }).click());
}

test('tables leave as Word, LaTeX, CSV, HTML and through the clipboard', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openApp(page);
  const estimate = await readEstimate(page);

  await test.step('Word: a real table with the numbers of the page', async () => {
    const file = await saved(page, () => table(page).getByRole('button', { name: 'Word' }).click());
    expect(file.name).toMatch(/\.docx$/);
    const { text, tables } = wordTables(file.bytes);
    expect(tables).toHaveLength(1);
    expect(text).toContain('Baseline regressions');
    const [rows] = tables;
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([8]));
    const policy = rows.find(([name]) => name === 'Broadband China');
    expect(policy?.at(-1)).toBe(`${estimate}***`);
    expect(rows.find(([name]) => name === 'Observations')?.slice(1)).toEqual(Array(7).fill('5,112'));
  });

  await test.step('LaTeX: booktabs, every line closed', async () => {
    const { text } = await saved(page, () => table(page).getByRole('button', { name: 'LaTeX' }).click());
    for (const rule of ['\\toprule', '\\midrule', '\\bottomrule', '\\begin{tabular}', '\\end{tabular}']) {
      expect(text).toContain(rule);
    }
    expect(text).toMatch(new RegExp(`Broadband China[^\\n]*${estimate}[^\\n]*\\\\\\\\`));
    const body = text.slice(text.indexOf('\\begin{tabular}'), text.indexOf('\\end{tabular}'));
    expect(body.match(/\{/g)?.length).toBe(body.match(/\}/g)?.length);
  });

  await test.step('CSV: read back cell by cell', async () => {
    const { text } = await saved(page, () => table(page).getByRole('button', { name: 'CSV' }).click());
    const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true });
    expect(errors).toEqual([]);
    const policy = data.find(([name]) => name === 'Broadband China');
    expect(policy?.at(-1)).toBe(`${estimate}***`);
    expect(data.find(([name]) => name === 'Observations')?.at(-1)).toMatch(/^5,?112$/);
  });

  await test.step('HTML: a table element', async () => {
    const { text } = await saved(page, () => table(page).getByRole('button', { name: 'HTML' }).click());
    expect(text).toContain('<table');
    expect(text).toContain(estimate);
    expect(text).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
  });

  await test.step('Copy: a table for Word, lines with tabs for everything else', async () => {
    await table(page).getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(table(page).getByRole('button', { name: 'Copied' })).toBeVisible();
    const clipboard = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await item.getType(type)).text();
      return { html: await read('text/html'), text: await read('text/plain') };
    });
    expect(clipboard.html).toContain('<table');
    expect(clipboard.text).toContain(`\t${estimate}`);
  });
});

test('figures leave as PNG at 300 dpi, SVG and CSV', async ({ page }) => {
  await openApp(page, '/#/trends');
  for (const [name, stem] of [
    ['Event study', 'event-study'],
    ['Mean outcome by group', 'raw-trends'],
  ]) {
    const figure = page.getByRole('region', { name: new RegExp(name) });
    const image = figure.getByRole('img').first();
    await image.scrollIntoViewIfNeeded();
    await expect(figure.getByText('Loading…')).toBeHidden();
    const onScreen = await image.boundingBox();
    if (!onScreen) throw new Error('no figure on screen');

    const png = await saved(page, () => figure.getByRole('button', { name: 'PNG' }).click());
    expect(png.name).toBe(`${stem}.png`);
    const { width, height } = readPng(png.bytes);
    expect(Math.abs(width - (300 / 96) * onScreen.width)).toBeLessThanOrEqual(2);
    expect(Math.abs(height - (300 / 96) * onScreen.height)).toBeLessThanOrEqual(2);

    const svg = await saved(page, () => figure.getByRole('button', { name: 'SVG' }).click());
    expect(svg.text).toMatch(/^<svg[^>]* width="\d+/);
    expect(svg.text.trimEnd()).toMatch(/<\/svg>$/);
    expect(svg.text).toContain('New quality productive forces');
    expect(svg.text).not.toMatch(/<script|(?:href|src)="https?:/);

    const csv = await saved(page, () => figure.getByRole('button', { name: 'CSV' }).click());
    const { data, errors } = Papa.parse<Record<string, string>>(csv.text.replace(/^\uFEFF/, ''), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(data.length).toBeGreaterThan(5);
    expect(Object.values(data[0]).filter((cell) => Number.isFinite(Number(cell))).length).toBeGreaterThan(1);
  }
});

test('scripts read the data under the name they are exported by', async ({ page }) => {
  await openApp(page);
  const data = await exported(page, /Data as CSV/);
  const parsed = Papa.parse<string[]>(data.text.replace(/^\uFEFF/, ''), { skipEmptyLines: true });
  expect(parsed.errors).toEqual([]);
  expect(parsed.data).toHaveLength(5965);
  expect(parsed.data[0]).toHaveLength(64);

  const r = await exported(page, /R script/);
  expect(r.name).toMatch(/\.R$/);
  expect(r.text).toContain('library(fixest)');
  expect(r.text).toMatch(/feols\(/);
  expect(r.text).toContain(data.name);
  const stata = await exported(page, /Stata do-file/);
  expect(stata.name).toMatch(/\.do$/);
  expect(stata.text).toMatch(/reghdfe \S+/);
  expect(stata.text).toContain(data.name);

  await table(page).getByRole('button', { name: 'R and Stata code' }).click();
  const shown = page.getByRole('dialog');
  await expect(shown).toContainText('feols(');
  await shown.getByRole('tab', { name: 'Stata' }).click();
  await expect(shown.getByRole('tabpanel')).toContainText('reghdfe');
});

test('a project opens again in another browser, with and without its data', async ({ page, newContext }) => {
  await openApp(page);
  await page.getByRole('region', { name: 'Controls' }).getByRole('button', { name: 'Remove mar' }).click();
  await settled(page);
  const told = await answer(page).innerText();
  for (const item of ['Project file (without data)', 'Project file with data']) {
    const file = await exported(page, item);
    expect(file.name).toMatch(/\.pilotlight\.json$/);
    expect(JSON.parse(file.text)).toHaveProperty('roles.outcome', 'nqp');
    const other = await (await newContext()).newPage();
    await openApp(other);
    await goTo(other, 'Data');
    await chooseFile(
      other,
      file.path.endsWith('.json') ? file.path : { name: file.name, mimeType: 'application/json', buffer: file.bytes },
    );
    await expect.poll(() => answer(other).innerText()).toBe(told);
    await expect(
      other.getByRole('region', { name: 'Controls' }).getByRole('button', { name: 'Remove mar' }),
    ).toBeHidden();
  }
});

test('the headless run of the project gives what the page shows', async ({ page }, testInfo) => {
  await openApp(page);
  const estimate = await readEstimate(page);
  const project = await exported(page, 'Project file (without data)');
  const data = await exported(page, /Data as CSV/);
  const out = testInfo.outputPath('result.json');
  const run = spawn(
    'npm',
    ['run', '-s', 'evaluate', '--', '--project', project.path, '--data', data.path, '--out', out],
    {
      cwd: root,
      shell: process.platform === 'win32',
    },
  );
  const complaints: string[] = [];
  run.stderr.on('data', (chunk) => complaints.push(String(chunk)));
  const code = await new Promise((resolve) => run.on('close', resolve));
  expect(complaints.join('')).toBe('');
  expect(code).toBe(0);
  const result = JSON.parse(await readFile(out, 'utf8'));
  const { columns, headline } = result.baseline;
  const fitted = columns[headline];
  const policy = fitted.terms.find((term: { name: string }) => term.name === 'did');
  expect(policy.estimate.toFixed(3)).toBe(estimate);
  expect(fitted.counts.nobs).toBe(5112);
  expect(result.trends.ok).toBe(true);
});
