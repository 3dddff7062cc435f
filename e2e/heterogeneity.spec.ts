import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

/** What a hand may have to wait on the busiest machine; on a quiet one answers take some ten milliseconds. */
const CEILING_MS = 400;

const slider = (page: Page) => page.getByRole('slider', { name: 'Threshold on Log GDP per capita' });
const live = (page: Page) => page.getByRole('status').filter({ hasText: 'Live' });
const threshold = (page: Page) => page.getByRole('region', { name: /^Answer: Two sides of a threshold/ });
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });

async function start(page: Page, name: RegExp): Promise<void> {
  await page.goto('/#/heterogeneity');
  await page.getByRole('region', { name: 'What these data allow' }).getByRole('button', { name }).click();
}

async function startThreshold(page: Page): Promise<string> {
  await start(page, /^Two sides of a threshold/);
  await expect(threshold(page)).toContainText(/\d\.\d{3}/);
  await expect(slider(page)).toBeVisible();
  await expect(page.getByRole('img', { name: /says nothing about their difference/ })).toBeVisible();
  return threshold(page).innerText();
}

/** Takes the line by hand; the hand stays down. */
async function grab(page: Page) {
  await slider(page).scrollIntoViewIfNeeded();
  const line = await slider(page).boundingBox();
  if (!line) throw new Error('the threshold is not on screen');
  const [x, y] = [line.x + line.width / 2, line.y + line.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  return (by: number) => page.mouse.move(x + by, y);
}

test('a threshold dragged by hand answers while the hand moves, and is one step of undo', async ({ page }) => {
  const before = await startThreshold(page);
  const first = await slider(page).getAttribute('aria-valuetext');
  const move = await grab(page);
  const waits: number[] = [];
  for (let by = 8; by <= 160; by += 8) {
    await move(by);
    await expect(live(page)).toBeVisible();
    await page.waitForTimeout(40);
    waits.push(Number(await live(page).getAttribute('data-ms')));
  }
  const sorted = waits.sort((a, b) => a - b);
  const [median, worst] = [sorted[Math.floor(sorted.length / 2)], sorted[sorted.length - 1]];
  test
    .info()
    .annotations.push({ type: 'answers under the hand', description: `median ${median} ms, worst ${worst} ms` });
  expect(median).toBeLessThan(CEILING_MS);

  await test.step('everything on the page follows before the hand lets go', async () => {
    await expect.poll(() => threshold(page).innerText()).not.toBe(before);
    await expect(slider(page)).not.toHaveAttribute('aria-valuetext', first ?? '');
  });

  await test.step('letting go keeps it', async () => {
    await page.mouse.up();
    await expect(live(page)).toBeHidden();
    const kept = await slider(page).getAttribute('aria-valuenow');
    await expect(
      page.getByRole('complementary', { name: 'Options' }).getByLabel('Threshold', { exact: true }),
    ).toHaveValue(String(kept));
  });

  await test.step('and undo takes it back at once', async () => {
    await undo(page).click();
    await expect(slider(page)).toHaveAttribute('aria-valuetext', first ?? '');
    await expect.poll(() => threshold(page).innerText()).toBe(before);
  });
});

test('the arrow keys move the line from unit to unit, and escape lets a drag go', async ({ page }) => {
  const before = await startThreshold(page);
  const first = await slider(page).getAttribute('aria-valuetext');
  await slider(page).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /below: 145 units.*above: 139 units/);
  await expect.poll(() => threshold(page).innerText()).not.toBe(before);
  await page.keyboard.press('End');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /above: 1 units/);
  for (let i = 0; i < 4; i++) await undo(page).click();
  await expect(slider(page)).toHaveAttribute('aria-valuetext', first ?? '');

  await slider(page).focus();
  const move = await grab(page);
  await move(-90);
  await expect(slider(page)).not.toHaveAttribute('aria-valuetext', first ?? '');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(slider(page)).toHaveAttribute('aria-valuetext', first ?? '');
});

test('tests of the difference go along with the line they are about', async ({ page }) => {
  await startThreshold(page);
  await page.getByRole('button', { name: 'Test this difference in other ways' }).click();
  const tests = page.getByRole('region', { name: /^Answer: Tests of difference/ });
  for (const name of ['p, interaction', 'p, seemingly unrelated', 'p, labels shuffled']) {
    await expect(tests).toContainText(name);
  }
  const table = page.getByRole('table', { name: /^Does the effect differ/ });
  await expect(table).toContainText('labels shuffled, 1,000 draws');
  await expect(page.getByText('never off which of them is significant by itself')).toBeVisible();
  await slider(page).focus();
  await page.keyboard.press('PageUp');
  const moved = String(await slider(page).getAttribute('aria-valuenow'));
  await expect(table).toContainText(moved);
});

test('groups of a column: effects in a forest, differences, p-values adjusted', async ({ page }) => {
  await start(page, /^By City size/);
  await expect(page.getByRole('region', { name: /^Answer: By City size/ })).toContainText('All effects equal?');
  await expect(page.getByRole('img', { name: /^6 effects with 95% intervals/ })).toBeVisible();
  const effects = page.getByRole('table', { name: 'Effects of the policy by group' });
  await expect(effects.getByRole('row')).toHaveCount(7);
  await expect(effects).toContainText('p, Holm');
  await expect(effects).toContainText('p, BH');
  await expect(effects.getByRole('row').nth(1)).toContainText('small');
  await expect(effects.getByRole('row').nth(6)).toContainText('super large');
  await expect(page.getByRole('table', { name: 'Differences between groups' }).getByRole('row')).toHaveCount(16);
});

test('a pair of several groups is chosen by name', async ({ page }) => {
  await start(page, /^Tests of difference by Region/);
  const table = page.getByRole('table', { name: /^Does the effect differ/ });
  await expect(table).toContainText('all others');
  await page
    .getByRole('combobox', { name: 'with', exact: true })
    .or(page.getByLabel('with', { exact: true }))
    .first()
    .click();
  await page.getByRole('option', { name: 'west' }).click();
  await expect(table).not.toContainText('all others');
  await expect(table).toContainText('west');
});
