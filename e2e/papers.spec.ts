import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { chooseFile, goTo, header, openApp, rail, saved, settled } from './support/app.ts';
import { wordTables } from './support/files.ts';
import { printedTables, structureOf } from './support/printed-tables.ts';
import { captions, drawn, exhibits, failures, readThrough } from './support/report.ts';
import { expect, test } from './support/test.ts';
import { townPanel } from './support/towns.ts';

interface Exhibit {
  readonly kind: 'table' | 'figure';
  readonly number: string;
  readonly title: { readonly en: string; readonly zh: string };
}

const published = (name: string) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../public/papers/${name}.json`, import.meta.url)), 'utf8'));

const papers: { id: string; title: { en: string }; tables: string[]; figures: string[] }[] = published('index');
const exhibitsOf = (id: string): Exhibit[] => published(id).report.exhibits;

async function openPaper(page: Page, title: string): Promise<void> {
  await rail(page).getByRole('link', { name: 'Run this paper' }).click();
  await page.getByRole('button', { name: `Run this paper: ${title}` }).click();
  await expect(rail(page).getByRole('link', { name: 'Report' })).toHaveAttribute('aria-current', 'page');
}

for (const { id, title, tables, figures } of papers) {
  test(`${id}: one click fills every table and figure, and Word has them all`, async ({ page }) => {
    test.setTimeout(120_000);
    const project = exhibitsOf(id);
    const numbers = (kind: Exhibit['kind']) => project.filter((one) => one.kind === kind).map(({ number }) => number);
    expect(numbers('table')).toEqual(expect.arrayContaining(tables));
    expect(numbers('figure')).toEqual(expect.arrayContaining(figures));

    await page.goto('/#/papers');
    await openPaper(page, title.en);
    await expect(exhibits(page)).toHaveCount(project.length);
    await readThrough(page);
    await expect(failures(page)).toHaveCount(0);
    const shown = await captions(page);
    const expected = project.map(({ kind, number, title: caption }) => {
      return `${kind === 'table' ? 'Table' : 'Figure'} ${number}. ${caption.en}`;
    });
    expect(shown).toEqual(expected);
    for (const [at, { kind }] of project.entries()) {
      if (kind === 'figure') await drawn(exhibits(page).nth(at));
      else expect(await exhibits(page).nth(at).getByRole('row').count()).toBeGreaterThan(2);
    }

    const file = await saved(page, () => page.getByRole('button', { name: 'Whole report for Word' }).click());
    const word = wordTables(file.bytes);
    expect(word.tables).toHaveLength(numbers('table').length);
    expect(word.shown).toBe(numbers('figure').length);
    expect(word.paragraphs.filter((line) => expected.includes(line))).toEqual(expected);
    for (const [number, structure] of printedTables(id)) {
      const table = word.tables[numbers('table').indexOf(number)];
      expect(structureOf(table, published(id).policy.en), `table ${number}`).toEqual(structure);
    }
  });
}

test('on the sample a paper is one step of undo', async ({ page }) => {
  await openApp(page);
  await page.getByRole('region', { name: 'Controls' }).getByRole('button', { name: 'Remove mar' }).click();
  await settled(page);
  await openPaper(page, papers[1].title.en);
  await expect(header(page)).toContainText('He:');
  await header(page).getByRole('button', { name: 'Undo' }).click();
  await expect(header(page)).toContainText('Broadband China, 2005–2022');
  await goTo(page, 'Baseline');
  await expect(page.getByRole('region', { name: 'Controls' }).getByRole('button', { name: 'Remove mar' })).toBeHidden();
});

test('own data are set aside only after a question, and undo brings them back, also after a reload', async ({
  page,
}) => {
  await openApp(page);
  await goTo(page, 'Data');
  await chooseFile(page, { name: 'towns.csv', mimeType: 'text/csv', buffer: Buffer.from(townPanel()) });
  await page.getByRole('button', { name: 'Use these data' }).click();
  await settled(page);
  await goTo(page, 'Data');
  await expect(page.getByRole('main')).toContainText('towns.csv');

  await rail(page).getByRole('link', { name: 'Run this paper' }).click();
  await page.getByRole('button', { name: `Run this paper: ${papers[0].title.en}` }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('towns.csv');
  await dialog.getByRole('button', { name: 'Stay here' }).click();
  await expect(header(page)).toContainText('your data');

  await page.getByRole('button', { name: `Run this paper: ${papers[0].title.en}` }).click();
  await dialog.getByRole('button', { name: 'Put aside and open' }).click();
  await expect(exhibits(page).first()).toBeVisible();
  await expect(header(page)).toContainText('simulated outcomes');
  await page.waitForTimeout(600);
  await page.reload();
  await expect(exhibits(page).first()).toBeVisible();
  await header(page).getByRole('button', { name: 'Undo' }).click();
  await expect(header(page)).toContainText('your data');
  await goTo(page, 'Data');
  await expect(page.getByRole('main')).toContainText('towns.csv');
});
