import type { Page, Worker } from '@playwright/test';
import { answer, goTo, openApp, readEstimate, settled } from './support/app.ts';
import { expect, test } from './support/test.ts';

/** Workers that compute, told from the one that owns the data by what it has fetched. */
async function computing(page: Page): Promise<Worker[]> {
  const fetched = await Promise.all(
    page
      .workers()
      .map((worker) => worker.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))),
  );
  return page.workers().filter((_, index) => !fetched[index].some((url) => url.endsWith('/cities.csv')));
}

/** Ends a worker as a crash would, without a word to the page, and long enough after its last answer to have been given new work. */
const kill = (worker: Worker) =>
  worker
    .evaluate(() => {
      const started = performance.now();
      while (performance.now() - started < 400);
      self.close();
    })
    .catch(() => {});

const again = (page: Page) => page.getByRole('button', { name: 'Run again' });

test('a killed compute worker is replaced and its run reported; the page lives on', async ({ page }) => {
  await openApp(page, '/#/placebo');
  await expect(answer(page)).toContainText(/Permutation p-value, 500 draws\s*0\.\d/);
  const before = await answer(page).innerText();

  await test.step('killed in the middle of a long placebo', async () => {
    await page.getByRole('tab', { name: 'Random dates' }).click();
    await page.getByRole('region', { name: 'Draws' }).getByText('100,000', { exact: true }).click();
    await expect(page.getByRole('contentinfo').getByRole('progressbar')).toBeVisible();
    await expect(answer(page)).toContainText(/Draws at least as large\s*[\d,]+ of [\d,]+/);
    await expect(async () => {
      const running = await computing(page);
      expect(running).not.toHaveLength(0);
      for (const worker of running) await kill(worker);
      await expect(again(page)).toBeVisible({ timeout: 2_000 });
    }, 'a crash between two pieces of work loses nothing, one in the middle ends the run').toPass();
    await expect(page.getByRole('main')).toContainText('A background computation stopped unexpectedly');
  });

  await test.step('it can be run again', async () => {
    await again(page).click();
    await expect(answer(page)).toContainText(/Draws at least as large\s*[\d,]+ of [\d,]+/);
    await page.getByRole('contentinfo').getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('the same placebo as before can be run', async () => {
    await page.getByRole('tab', { name: 'In unit' }).click();
    await page.getByRole('region', { name: 'Draws' }).getByText('500', { exact: true }).click();
    await expect.poll(() => answer(page).innerText()).toBe(before);
  });

  await test.step('other chapters compute as ever', async () => {
    await goTo(page, 'Baseline');
    const estimate = await readEstimate(page);
    await page.getByRole('region', { name: 'Controls' }).getByRole('button', { name: 'Remove hum' }).click();
    await expect(page.getByRole('columnheader', { name: '(7)' })).toBeHidden();
    await page.getByRole('button', { name: 'Undo' }).click();
    await settled(page);
    expect(await readEstimate(page)).toBe(estimate);
  });
});

test('idle workers killed behind the page are replaced when they are needed', async ({ page }) => {
  await openApp(page);
  await settled(page);
  const estimate = await readEstimate(page);
  const idle = await computing(page);
  expect(idle).not.toHaveLength(0);
  for (const worker of idle) await kill(worker);
  await page.getByRole('region', { name: 'Inference' }).getByText('Robust', { exact: true }).click();
  await settled(page);
  await expect(answer(page)).toContainText(estimate);
  await expect(page.getByRole('main')).toContainText(/HC1/);
});
