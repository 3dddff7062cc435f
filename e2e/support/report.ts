import { expect, type Locator, type Page } from '@playwright/test';

/** The numbered tables and figures of the report. */
export const exhibits = (page: Page): Locator => page.getByRole('article').locator('section[data-kind]');

/** Brings every exhibit near the window, so that each is made, and waits until none is being computed. */
export async function readThrough(page: Page): Promise<void> {
  await expect(exhibits(page).first()).toBeVisible();
  for (let at = 0; at < (await exhibits(page).count()); at++) {
    await exhibits(page).nth(at).scrollIntoViewIfNeeded();
    await expect(exhibits(page).nth(at)).not.toHaveAttribute('data-far');
    await expect(exhibits(page).nth(at)).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
  }
}

/** The captions of the exhibits: `Table 2. Baseline regressions`. */
export async function captions(page: Page): Promise<string[]> {
  const texts = await exhibits(page).getByRole('heading', { level: 2 }).allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
}

/** What stands where an exhibit should be and cannot. */
export const failures = (page: Page): Locator => page.getByRole('article').getByRole('alert');

/** Waits until a figure has been drawn. */
export async function drawn(exhibit: Locator): Promise<void> {
  await exhibit.scrollIntoViewIfNeeded();
  await expect(exhibit.locator('.js-plotly-plot .main-svg').first()).toBeVisible();
}
