import type { Page } from '@playwright/test';
import { answer, goTo, openApp, rail, settled } from './support/app.ts';
import { expect, test } from './support/test.ts';

/** Nothing sticks out at the side of the window. */
async function expectNoSideways(page: Page, where: string): Promise<void> {
  const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(wide, where).toBeLessThanOrEqual(seen);
}

for (const { width, height } of [
  { width: 1024, height: 768 },
  { width: 800, height: 900 },
]) {
  test(`${width} pixels wide: options in a drawer, nothing sticks out`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openApp(page);
    for (const chapter of await rail(page).getByRole('link').all()) {
      await chapter.click();
      await settled(page);
      await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
      await expectNoSideways(page, await chapter.innerText());
    }
    await goTo(page, 'Placebo');

    await test.step('the options fold into a drawer', async () => {
      await expect(page.getByRole('complementary', { name: 'Options' })).toBeHidden();
      const coefficients = await answer(page).innerText();
      await page.getByRole('button', { name: 'Show options' }).click();
      const drawer = page.getByRole('dialog', { name: 'Options' });
      await expect(drawer.getByRole('radiogroup', { name: 'Statistic' })).toBeVisible();
      await drawer.getByText('t-statistic', { exact: true }).click();
      await expectNoSideways(page, 'with the drawer open');
      await page.keyboard.press('Escape');
      await expect(drawer).toBeHidden();
      await expect(page.getByRole('button', { name: 'Show options' })).toBeFocused();
      await expect.poll(() => answer(page).innerText()).not.toBe(coefficients);
    });

    await test.step('a popover of the question stays inside the window', async () => {
      await goTo(page, 'Baseline');
      await page.getByRole('heading', { level: 1 }).getByRole('button', { name: 'Broadband China' }).click();
      const box = await page.getByRole('dialog').boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= width).toBe(true);
      await page.keyboard.press('Escape');
    });
  });
}

test('below 900 pixels the rail is a bar at the top', async ({ page }) => {
  await openApp(page);
  const beside = await rail(page).boundingBox();
  expect(beside && beside.height > beside.width).toBe(true);
  await page.setViewportSize({ width: 800, height: 900 });
  const above = await rail(page).boundingBox();
  expect(above && above.width > 4 * above.height).toBe(true);
  for (const chapter of await rail(page).getByRole('link').all()) await expect(chapter).toBeInViewport();
});
