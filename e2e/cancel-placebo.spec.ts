import type { Page } from '@playwright/test';
import { answer, goTo, openApp } from './support/app.ts';
import { expect, test } from './support/test.ts';

/** The aim is 200 ms from the click to a page without a running placebo; a busy machine gets more. */
const CEILING_MS = 200 + 600;

const progress = (page: Page) => page.getByRole('contentinfo').getByRole('progressbar');
const cancel = (page: Page) => page.getByRole('contentinfo').getByRole('button', { name: 'Cancel' });
const runAgain = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Run', exact: true });

async function draws(page: Page, count: string): Promise<void> {
  await page.getByRole('region', { name: 'Draws' }).getByText(count, { exact: true }).click();
}

/** Clicks Cancel and says how long its button stayed, by the clock of the page. */
async function timeCancel(page: Page): Promise<number> {
  return cancel(page).evaluate(
    (button: HTMLButtonElement) =>
      new Promise<number>((resolve) => {
        const clicked = performance.now();
        const look = () => (button.isConnected ? requestAnimationFrame(look) : resolve(performance.now() - clicked));
        button.click();
        look();
      }),
  );
}

test('a long placebo grows, answers Cancel at once, and can be run again', async ({ page }) => {
  await openApp(page, '/#/placebo');
  await expect(answer(page)).toContainText(/500 draws/);
  const finished = await answer(page).innerText();

  await test.step('the histogram grows while draws arrive', async () => {
    await page.getByRole('tab', { name: 'Random dates' }).click();
    await draws(page, '100,000');
    await expect(progress(page)).toBeVisible();
    await expect(answer(page)).toContainText(/Draws at least as large\s*[\d,]+ of [\d,]+/);
    const early = await answer(page).innerText();
    await expect.poll(() => answer(page).innerText()).not.toBe(early);
    await expect(progress(page)).not.toHaveAttribute('value', '1');
  });

  await test.step('Cancel answers', async () => {
    expect(await timeCancel(page)).toBeLessThan(CEILING_MS);
    await expect(page.getByRole('main')).toContainText('Cancelled');
    await expect(progress(page)).toBeHidden();
  });

  await test.step('the page lives', async () => {
    await goTo(page, 'Baseline');
    await page.getByRole('region', { name: 'Controls' }).getByRole('button', { name: 'Remove fin' }).click();
    await expect(page.getByRole('columnheader', { name: '(7)' })).toBeHidden();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('columnheader', { name: '(7)' })).toBeVisible();
    await goTo(page, 'Placebo');
  });

  await test.step('run again, and cancel again', async () => {
    if (await cancel(page).isVisible()) await timeCancel(page);
    await runAgain(page).click();
    await expect(progress(page)).toBeVisible();
    expect(await timeCancel(page)).toBeLessThan(CEILING_MS);
    await expect(runAgain(page)).toBeVisible();
  });

  await test.step('a shorter one finishes with the answer it had before', async () => {
    await page.getByRole('tab', { name: 'In unit' }).click();
    await draws(page, '500');
    await expect.poll(() => answer(page).innerText()).toBe(finished);
  });
});
