import type { Page } from '@playwright/test';
import { answer, chooseFile, goTo, header, openApp, readEstimate, settled } from './support/app.ts';
import { expect, test } from './support/test.ts';
import { townPanel } from './support/towns.ts';

const undo = (page: Page) => header(page).getByRole('button', { name: 'Undo' });
const redo = (page: Page) => header(page).getByRole('button', { name: 'Redo' });
const controls = (page: Page) => page.getByRole('region', { name: 'Controls' });

test('undo and redo walk through every change', async ({ page }) => {
  await openApp(page);
  const opening = await readEstimate(page);
  await expect(undo(page)).toBeDisabled();

  await controls(page).getByRole('button', { name: 'Remove fdi' }).click();
  await expect(page.getByRole('columnheader', { name: '(6)' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: '(7)' })).toBeHidden();
  await page.getByRole('region', { name: 'Inference' }).getByText('Robust', { exact: true }).click();
  await settled(page);
  const changed = await answer(page).innerText();

  await undo(page).click();
  await undo(page).click();
  await expect(controls(page).getByRole('button', { name: 'Remove fdi' })).toBeVisible();
  await expect(undo(page)).toBeDisabled();
  await settled(page);
  expect(await readEstimate(page)).toBe(opening);

  await page.keyboard.press('Control+Shift+Z');
  await redo(page).click();
  await expect(redo(page)).toBeDisabled();
  await settled(page);
  await expect.poll(() => answer(page).innerText()).toBe(changed);
});

test('a reload brings back the analysis of the sample', async ({ page }) => {
  await openApp(page);
  await controls(page).getByRole('button', { name: 'Remove hum' }).click();
  await goTo(page, 'Parallel trends');
  await page.getByRole('textbox', { name: 'Periods before' }).fill('-4');
  await page.keyboard.press('Tab');
  await settled(page);
  const trends = await answer(page).innerText();
  await expect(page.getByRole('region', { name: /Event study/ })).toContainText('≤−4');

  await page.reload();
  await expect.poll(() => answer(page).innerText()).toBe(trends);
  await expect(page.getByRole('textbox', { name: 'Periods before' })).toHaveValue('-4');
  await goTo(page, 'Baseline');
  await expect(controls(page).getByRole('button', { name: 'Remove hum' })).toBeHidden();
});

test("a reload brings back a person's own data", async ({ page }) => {
  await openApp(page, '/#/baseline');
  await goTo(page, 'Data');
  await chooseFile(page, { name: 'towns.csv', mimeType: 'text/csv', buffer: Buffer.from(townPanel()) });
  await page.getByRole('button', { name: 'Use these data' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('y in 8 units');
  await settled(page);
  const estimate = await readEstimate(page);
  expect(Number(estimate)).toBeGreaterThan(1.5);

  await page.reload();
  await expect(answer(page)).toContainText(estimate);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('8 units');
  await expect(page.getByText('Your last session was restored.')).toBeVisible();
  await expect(header(page)).toContainText('towns');
  await goTo(page, 'Data');
  await expect(page.getByRole('table', { name: 'Rows of the data' })).toContainText('Town 1');
  await expect(page.getByRole('main')).toContainText('80 rows × 5 columns');

  await page.getByRole('button', { name: 'Use the sample panel' }).click();
  await expect(header(page)).toContainText('simulated outcomes');
});
