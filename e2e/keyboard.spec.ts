import type { Locator, Page } from '@playwright/test';
import { answer, openApp, readEstimate, settled } from './support/app.ts';
import { expect, test } from './support/test.ts';

const focused = (page: Page): Locator => page.locator(':focus');

/** Tabs on until the focus stands on what is wanted; a person gives up sooner than `most`. */
async function tabTo(page: Page, wanted: Locator, most = 60): Promise<void> {
  for (let step = 0; step < most; step++) {
    if (await wanted.evaluateAll((elements) => elements.some((element) => element === document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached with ${most} tabs: ${wanted}`);
}

async function choosePalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('textbox', { name: 'Search or run…' })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Search or run…' })).toBeHidden();
}

test('the whole path with the keyboard alone', async ({ page }) => {
  await openApp(page);
  const opening = await readEstimate(page);

  await test.step('skip link first, straight to the results', async () => {
    await page.keyboard.press('Tab');
    await expect(focused(page)).toHaveText('Skip to results');
    await expect(focused(page)).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(focused(page)).toHaveText('Broadband China');
  });

  await test.step('every word of the question opens, and Escape gives the focus back', async () => {
    for (const word of await page.getByRole('heading', { level: 1 }).getByRole('button').all()) {
      await tabTo(page, word, 2);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(word).toBeFocused();
    }
  });

  await test.step('another outcome by typing its name', async () => {
    await page.getByRole('main').focus();
    const word = page.getByRole('heading', { level: 1 }).getByRole('button', { name: 'New quality productive forces' });
    await tabTo(page, word, 4);
    await page.keyboard.press('Enter');
    const outcome = page.getByRole('combobox', { name: 'Outcome' });
    await tabTo(page, outcome, 4);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('innov');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText('New quality productive forces');
    await settled(page);
    expect(await readEstimate(page)).not.toBe(opening);
    if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('New quality productive forces');
    await expect(answer(page)).toContainText(opening);
  });

  await test.step('the palette goes to Design', async () => {
    await choosePalette(page, 'Design');
    await expect(page.getByRole('region', { name: /Panel view/ })).toBeVisible();
  });

  await test.step('arrow keys move a start and choose the city, Delete strikes it out', async () => {
    const start = (unit: string) => page.getByRole('slider', { name: `First treated period of ${unit}` });
    await page.getByRole('main').focus();
    await tabTo(page, start('Anqing'));
    await page.keyboard.press('ArrowLeft');
    await expect(start('Anqing')).toHaveAttribute('aria-valuetext', 'starts 2013');
    await page.keyboard.press('End');
    await expect(start('Anqing')).toHaveAttribute('aria-valuetext', 'never treated');
    await page.keyboard.press('Home');
    await expect(start('Anqing')).toHaveAttribute('aria-valuetext', 'starts 2005');
    const note = page.getByRole('status').filter({ hasText: 'What-if' });
    await expect(note).toContainText('1 start');
    await page.keyboard.press('ArrowDown');
    await expect(start('Beijing')).toBeFocused();
    await page.keyboard.press('Delete');
    await expect(page.getByRole('button', { name: 'Take Beijing back' })).toHaveAttribute('aria-pressed', 'true');
    await expect(note).toContainText('1 unit');
    await page.keyboard.press('Tab');
    await expect(focused(page)).not.toHaveAttribute('role', 'slider');
  });

  await test.step('undo step by step until nothing is supposed any more', async () => {
    for (let step = 0; step < 4; step++) await page.keyboard.press('Control+z');
    await expect(page.getByRole('status').filter({ hasText: 'What-if' })).toBeHidden();
    await settled(page);
    await expect(answer(page)).toContainText(opening);
  });

  await test.step('options, menus and drawers', async () => {
    await choosePalette(page, 'Placebo');
    const kinds = page.getByRole('tablist', { name: 'Kind of placebo' });
    await tabTo(page, kinds.getByRole('tab', { name: 'In unit' }), 80);
    await page.keyboard.press('ArrowRight');
    await expect(kinds.getByRole('tab', { name: 'In time' })).toBeFocused();
    await expect(kinds.getByRole('tab', { name: 'In time' })).toHaveAttribute('aria-selected', 'true');
    await choosePalette(page, 'Sample ledger');
    await expect(page.getByRole('dialog', { name: 'Sample ledger' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Sample ledger' })).toBeHidden();
    await page.keyboard.press('Alt+3');
    await expect(page.getByRole('table', { name: 'Baseline regressions' })).toBeVisible();
  });
});
