import type { Page } from '@playwright/test';
import { openApp, readEstimate, settled } from './support/app.ts';
import { addCheck, openRobustness, options } from './support/checks.ts';
import { expect, test } from './support/test.ts';

/** The aim is 200 ms from the click to a page without a running bootstrap; a busy machine gets more. */
const CEILING_MS = 200 + 600;

const table = (page: Page) => page.getByRole('table', { name: 'Robustness checks' });
const row = (page: Page, name: RegExp) => table(page).getByRole('row', { name });
const checks = (page: Page) => page.getByRole('region', { name: 'Checks', exact: true });
const cancel = (page: Page) => page.getByRole('contentinfo').getByRole('button', { name: 'Cancel' });
const main = (page: Page) => page.getByRole('main');

test.slow();

test('the usual checks fill one table and one figure, whatever they say', async ({ page }) => {
  await openApp(page);
  const baseline = await readEstimate(page);
  await openRobustness(page);
  await main(page).getByRole('button', { name: 'Add the usual checks' }).click();
  await expect(row(page, /^Baseline /)).toContainText(baseline);
  for (const name of [
    /^Without controls 0\.\d+/,
    /^Extra controls 0\.\d+/,
    /^Province × Year effects 0\.\d+\S* \S+ \S+ \[.*\] 5,022 clustered by City/,
    /^Controls of the year before 0\.\d+/,
    /^All concurrent policies 0\.\d+/,
    /^Other outcome: Urban economic resilience/,
    /^Winsorised at 5 % 0\.\d+/,
    /^Without: Central city 0\.\d+\S* \S+ \S+ \[.*\] 4,482/,
    /^Only 2009–2021 0\.\d+/,
    /^Clustered by unit and period .* two-way by City and Year/,
    /^Driscoll–Kraay standard errors .* Driscoll–Kraay$/,
    /^Conley standard errors \(200 km\) .* Conley$/,
    /^Wild cluster bootstrap by Province .* wild bootstrap by Province$/,
    /^PSM-DID, kernel 0\.\d+/,
    /^One City left out at a time .* 0\.\d+ – 0\.\d+/,
  ]) {
    await expect(row(page, name)).toBeVisible({ timeout: 30_000 });
  }
  await settled(page);
  await expect(page.getByRole('img', { name: /20 estimates from 0\.\d+ to 0\.\d+/ })).toBeVisible();
  await expect(main(page)).toContainText('Agreement is not a vote');

  await test.step('one of them alone costs little, the others stay', async () => {
    await checks(page).getByRole('button', { name: 'Remove Winsorised at 5 %' }).click();
    await expect(row(page, /^Winsorised at 5 %/)).toBeHidden();
    await expect(row(page, /^Winsorised at 1 % 0\.\d+/)).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(row(page, /^Winsorised at 5 % 0\.\d+/)).toBeVisible();
  });
});

test('a check whose column is gone stays in sight with its reason, the others unharmed', async ({ page }) => {
  await openRobustness(page);
  await addCheck(page, 'Extra controls');
  await addCheck(page, 'Winsorised at 1 %');
  await settled(page);
  const step = options(page).getByRole('button', { name: 'Winsorise or trim', exact: true });
  await step.click();
  const editor = page.getByRole('dialog', { name: 'Winsorise or trim' });
  await editor.getByRole('combobox', { name: /Columns/i }).fill('City in Chinese');
  await page.getByRole('option', { name: /^City in Chinese/ }).click();
  await page.keyboard.press('Escape');
  await expect(row(page, /^Winsorised at 1 % .*could not be computed$/)).toBeVisible();
  await expect(main(page)).toContainText(/Winsorised at 1 % could not be computed: .*city_zh/);
  await expect(row(page, /^Extra controls 0\.\d+/)).toBeVisible();
});

test('leaving one city out names the cities on which the answer hangs', async ({ page }) => {
  await openRobustness(page);
  await addCheck(page, 'One City left out at a time');
  const strip = page.getByRole('region', { name: 'Answer: One City left out at a time' });
  await expect(strip).toContainText(/Range of estimates\s*\[0\.\d+, 0\.\d+\]/);
  await expect(page.getByRole('img', { name: /Leaving out one of 284 at a time/ })).toBeVisible();
  await expect(page.getByRole('table', { name: /with each City left out/ }).getByRole('row')).toHaveCount(12);
});

test('a long bootstrap shows its progress, answers Cancel at once and can be run again', async ({ page }) => {
  await openRobustness(page);
  await addCheck(page, 'Wild cluster bootstrap by Province');
  const strip = page.getByRole('region', { name: /^Answer: Wild cluster bootstrap/ });
  await expect(strip).toContainText(/p, bootstrap\s*0\.0\d+/);
  // The placebo of the analysis has a bar of its own.
  const bar = page.getByRole('contentinfo').getByRole('progressbar');
  await settled(page);
  await expect(bar).toBeHidden();
  await options(page).getByRole('textbox', { name: 'Draws', exact: true }).fill('999999');
  await expect(bar).toBeVisible();
  const took = await cancel(page).evaluate(
    (button: HTMLButtonElement) =>
      new Promise<number>((resolve) => {
        const clicked = performance.now();
        const look = () => (button.isConnected ? requestAnimationFrame(look) : resolve(performance.now() - clicked));
        button.click();
        look();
      }),
  );
  test.info().annotations.push({ type: 'cancel', description: `${Math.round(took)} ms` });
  expect(took).toBeLessThan(CEILING_MS);
  await expect(main(page)).toContainText('Cancelled');
  await options(page).getByRole('textbox', { name: 'Draws', exact: true }).fill('999');
  await expect(strip).toContainText(/Draws\s*999/);
});
