import { expect, type Page } from '@playwright/test';
import { openApp } from './app.ts';

export const options = (page: Page) => page.getByRole('region', { name: /^Options of “/ });

export async function openRobustness(page: Page): Promise<void> {
  await openApp(page);
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'Robustness' }).click();
  await expect(page.getByRole('region', { name: 'Checks', exact: true })).toBeVisible();
}

/** Adds a check from the menu by its whole name. */
export async function addCheck(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '+ check' }).click();
  await page.locator('input[aria-label="check"]').fill(name);
  await page.getByRole('option', { name, exact: true }).click();
  await expect(options(page)).toBeVisible();
}
