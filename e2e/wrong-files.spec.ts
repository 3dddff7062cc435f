import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { chooseFile, goTo, header, openApp, readEstimate } from './support/app.ts';
import { expect, test } from './support/test.ts';

const failure = (page: Page) => page.getByRole('alert');
const grid = (page: Page) => page.getByRole('table', { name: 'Rows of the data' });
const csv = (name: string, content: string | Buffer) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });

/** Whatever was offered, the data in use and their results are as before. */
async function expectUntouched(page: Page, estimate: string): Promise<void> {
  await expect(header(page)).toContainText('simulated outcomes');
  await goTo(page, 'Baseline');
  await expect(page.getByRole('table', { name: 'Baseline regressions' })).toBeVisible();
  expect(await readEstimate(page)).toBe(estimate);
  await goTo(page, 'Data');
}

test('files that are no data are refused with a sentence, and the data in use stay', async ({ page }) => {
  await openApp(page);
  const estimate = await readEstimate(page);
  await goTo(page, 'Data');

  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
  const zip = Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(400, 7)]);
  const noise = Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919 + (index >> 3) * 31) % 256));
  for (const [file, says] of [
    [csv('photo.csv', png), /picture|image/i],
    [csv('book.csv', zip), /Excel|ZIP|archive/i],
    [csv('noise.csv', noise), /binary|no text|not text|NUL/i],
    [csv('empty.csv', ''), /empty|no text/i],
    [csv('blank.csv', ' \n\n \r\n'), /empty|no text|no rows|nothing/i],
  ] as const) {
    await test.step(file.name, async () => {
      await chooseFile(page, file);
      await expect(failure(page)).toContainText(says);
      await expect(failure(page)).toContainText('The data in use are untouched');
      await expect(page.getByRole('button', { name: 'Use these data' })).toBeHidden();
      await expectUntouched(page, estimate);
    });
  }
});

test('an unclosed quote is named with its place', async ({ page }) => {
  await openApp(page, '/#/baseline');
  const estimate = await readEstimate(page);
  await goTo(page, 'Data');
  const rows = Array.from({ length: 200 }, (_, index) => `City ${index},2010,${index / 7}`);
  rows[150] = 'City "150,2010,3';
  rows[160] = '"City 160,2010,3';
  await chooseFile(page, csv('quote.csv', ['city,year,y', ...rows].join('\n')));
  const main = page.getByRole('main');
  await expect(main).toContainText(/quot/i);
  await expect(main).toContainText(/(row|line) \D*16[0-9]/);
  await expectUntouched(page, estimate);
});

test('a single line of ten megabytes is answered, not swallowed', async ({ page }, testInfo) => {
  await openApp(page);
  const estimate = await readEstimate(page);
  await goTo(page, 'Data');
  const path = testInfo.outputPath('line.csv');
  await writeFile(path, 'x'.repeat(10 * 1024 * 1024));
  await chooseFile(page, path);
  const answered = failure(page).or(page.getByRole('button', { name: 'Use these data' }));
  await expect(answered).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/one line|single line|line .*long|no rows|delimiter/i);
  await expectUntouched(page, estimate);
});

test('hostile headers and cells are texts like any other', async ({ page }) => {
  await openApp(page);
  await goTo(page, 'Data');
  const header = ['__proto__', 'constructor', 'toString', '<img src=x onerror=alert(1)>', '', 'year', 'year', 'y'];
  const rows = Array.from({ length: 60 }, (_, index) => {
    const unit = `<b onmouseover=alert(1)>U${index % 6}</b>`;
    return [
      unit,
      index % 3,
      (index % 5) / 3,
      index * 0.37,
      'a',
      2000 + Math.floor(index / 6),
      1,
      Math.sin(index) * 5,
    ].join();
  });
  await chooseFile(page, csv('hostile.csv', [header.join(), ...rows].join('\r\n')));

  await test.step('every column is there; repairs are counted', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', '<img src=x onerror=alert(1)>']) {
      await expect(grid(page).getByRole('columnheader', { name, exact: true })).toBeVisible();
    }
    await expect(grid(page).getByRole('cell', { name: '<b onmouseover=alert(1)>U0</b>' }).first()).toBeVisible();
    await expect(page.getByRole('main')).toContainText('60 rows × 8 columns');
    const report = page.getByRole('region', { name: 'Import report' });
    await expect(report).toContainText(/header/i);
  });

  await test.step('they can play any role', async () => {
    await page.getByRole('button', { name: 'Use these data' }).click();
    const question = page.getByRole('heading', { level: 1 });
    await question.getByRole('button').nth(2).click();
    const editor = page.getByRole('dialog');
    await editor.getByRole('combobox', { name: 'Unit column' }).click();
    await page.getByRole('option', { name: '__proto__' }).click();
    await page.keyboard.press('Escape');
    await expect(question).toContainText('6 units');
    await question.getByRole('button').nth(1).click();
    await editor.getByRole('combobox', { name: 'Outcome' }).click();
    await page.getByRole('option', { name: 'constructor', exact: true }).click();
    await expect(question).toContainText('constructor');
    await goTo(page, 'Baseline');
    await expect(page.locator('img[src="x"]')).toHaveCount(0);
  });
});

test('a long read can be cancelled, and the data in use stay', async ({ page }, testInfo) => {
  const path = testInfo.outputPath('long.csv');
  const block = Array.from(
    { length: 5_000 },
    (_, index) => `unit ${index},${1970 + (index % 50)},${Math.sin(index)},${index / 7}`,
  );
  await writeFile(path, ['unit,year,y,x', ...Array(200).fill(block.join('\n'))].join('\n'));
  await openApp(page);
  const estimate = await readEstimate(page);
  await goTo(page, 'Data');
  await chooseFile(page, path);
  await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('main')).toContainText('Reading was cancelled. The data in use are untouched.');
  await expectUntouched(page, estimate);
});
