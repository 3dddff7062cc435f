import type { Page } from '@playwright/test';
import { answer, openApp, readEstimate, settled } from './support/app.ts';
import { expect, test } from './support/test.ts';

const table = (page: Page) => page.getByRole('table', { name: 'Baseline regressions' });
const group = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** The standard error beside the headline estimate. */
async function readError(page: Page): Promise<number> {
  await settled(page);
  return Number(/\((0\.\d+)\)/.exec(await answer(page).innerText())?.[1]);
}

test('standard errors: the app explains why papers print a smaller one', async ({ page }) => {
  await openApp(page);
  const estimate = await readEstimate(page);
  const clustered = await readError(page);
  expect(clustered).toBeGreaterThanOrEqual(0.04);
  expect(clustered).toBeLessThanOrEqual(0.05);
  await page.getByText('What qualifies this estimate').click();
  const why = page.getByRole('listitem').filter({ hasText: 'HC1 takes every row as new information' });
  await expect(why).toContainText(/is 0\.04\d clustered by unit and 0\.0(2[89]|30) by HC1/);

  await group(page, 'Inference').getByText('Robust', { exact: true }).click();
  await expect(answer(page)).toContainText(/\(0\.0(2[89]|30)\)/);
  expect(await readEstimate(page)).toBe(estimate);
  await expect(page.getByRole('main')).toContainText('Heteroskedasticity-robust (HC1) standard errors');
});

test('province by year effects drop the single-city provinces, and the ledger says so', async ({ page }) => {
  await openApp(page);
  await group(page, 'Fixed effects')
    .getByRole('button', { name: /fixed effect/ })
    .click();
  await page.getByRole('option', { name: /^Province × Year/ }).click();
  await expect(table(page).getByRole('row', { name: /^Observations( 5,022){7}$/ })).toBeVisible();
  await expect(table(page).getByRole('rowheader', { name: 'Province × Year fixed effects' })).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('Sample 5,022 of 5,964 rows');
  await page.getByRole('button', { name: 'what was left out, and why' }).click();
  const ledger = page.getByRole('dialog', { name: 'Sample ledger' });
  await expect(ledger).toContainText(/Singletons: [^−]*−90/);
  await ledger
    .getByText(/^Singletons/)
    .first()
    .click();
  await expect(ledger.getByRole('row', { name: /^Beijing 2005 / })).toBeVisible();
});

test('columns, outcomes and what stands in parentheses', async ({ page }) => {
  await openApp(page);

  await test.step('two by two', async () => {
    await page.getByText('With / without', { exact: true }).click();
    await expect(table(page).getByRole('columnheader', { name: '(4)' })).toBeVisible();
    await expect(table(page).getByRole('columnheader', { name: '(5)' })).toBeHidden();
    await expect(table(page).getByRole('row', { name: /^City fixed effects No No Yes Yes$/ })).toBeVisible();
  });

  await test.step('a second outcome repeats the columns', async () => {
    await group(page, 'Columns')
      .getByRole('button', { name: /outcome/ })
      .click();
    await page.getByRole('option', { name: /Urban economic resilience/ }).click();
    await expect(table(page).getByRole('columnheader', { name: '(8)' })).toBeVisible();
    await expect(table(page).getByRole('columnheader', { name: 'RES' }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
  });

  await test.step('controls folded to one row, t statistics, intervals', async () => {
    await page.getByRole('switch', { name: /Fold controls/ }).click();
    await expect(table(page).getByRole('row', { name: /^Controls No Yes No Yes$/ })).toBeVisible();
    await expect(table(page).getByRole('rowheader', { name: 'fdi' })).toBeHidden();
    await group(page, 'Table').getByText('t', { exact: true }).click();
    await expect(page.getByRole('main')).toContainText('t statistics in parentheses');
    await group(page, 'Table').getByText('CI', { exact: true }).click();
    await expect(page.getByRole('main')).toContainText('95% confidence intervals in brackets');
    await expect(table(page)).not.toContainText('(0.000)');
  });
});
