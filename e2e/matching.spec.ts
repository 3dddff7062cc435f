import type { Page } from '@playwright/test';
import { addCheck, openRobustness, options } from './support/checks.ts';
import { expect, test } from './support/test.ts';

const main = (page: Page) => page.getByRole('main');
const balance = (page: Page) => page.getByRole('table', { name: 'Covariates before and after matching' });
const strip = (page: Page) => page.getByRole('region', { name: /^Answer: PSM-DID/ });
const word = (page: Page, name: RegExp) => main(page).getByRole('button', { name });

async function choose(page: Page, label: string, choice: string): Promise<void> {
  await options(page).getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: choice, exact: true }).click();
}

test.slow();

test('a matched sample: who was matched, how well, and where the others went', async ({ page }) => {
  await openRobustness(page);
  await addCheck(page, 'PSM-DID, kernel');
  await expect(strip(page)).toContainText(/Treated matched\s*\d+ of 107/);
  await expect(strip(page)).toContainText(/Mean bias, %\s*\d+\.\d → \d+\.\d/);
  await expect(balance(page).getByRole('row', { name: /Unmatched/ })).toHaveCount(6);
  await expect(main(page)).toContainText('off the common support (72)');
  await expect(main(page)).toContainText('the policy cannot have moved these covariates');
  await expect(page.getByRole('img', { name: /score/i })).toBeVisible();
  await expect(page.getByRole('img', { name: /bias/i })).toBeVisible();

  await test.step('every way to match answers', async () => {
    for (const [choice, said] of [
      ['radius', 'matched within a radius'],
      ['Mahalanobis', 'matched by Mahalanobis distance'],
      ['entropy balancing', 'reweighted by entropy balancing'],
      ['inverse probability', 'weighted by inverse probability'],
      ['nearest', 'matched to their 1 nearest'],
    ] as const) {
      await choose(page, 'Method', choice);
      await expect(main(page)).toContainText(said);
      await expect(strip(page)).toContainText(/0\.\d{3}/);
    }
  });

  await test.step('year by year, with what that means', async () => {
    await word(page, /^as they were before the first start$/).click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'When to match' }).click();
    await page.getByRole('option', { name: 'year by year' }).click();
    await page.keyboard.press('Escape');
    await expect(main(page)).toContainText('partners change from year to year');
    await expect(strip(page)).toContainText(/Observations\s*[\d,]+ of [\d,]+/);
  });
});

test('covariates that foretell the policy perfectly are named, and nothing else breaks', async ({ page }) => {
  await openRobustness(page);
  await addCheck(page, 'PSM-DID, kernel');
  await expect(balance(page)).toBeVisible();
  await word(page, /^Foreign investment/).click();
  const editor = page.getByRole('dialog');
  for (let i = 0; i < 6; i++) await editor.getByRole('combobox', { name: 'Match on' }).press('Backspace');
  await editor.getByRole('combobox', { name: 'Match on' }).fill('Broadband China: first');
  await page.getByRole('option', { name: /^Broadband China: first pilot year/ }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('table', { name: 'Robustness checks' })).toContainText('could not be computed');
  await expect(
    page.getByRole('table', { name: 'Robustness checks' }).getByRole('row', { name: /^Baseline 0\.126/ }),
  ).toBeVisible();
});
