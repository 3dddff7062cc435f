import type { Page } from '@playwright/test';
import { answer, openApp, settled } from './support/app.ts';
import { expect, test } from './support/test.ts';

const card = (page: Page) => page.getByRole('heading', { name: /^Draw \d+$/, level: 3 });

test('a draw shows its fake pilots: by a click on its dot, or by its number', async ({ page }) => {
  await openApp(page, '/#/placebo');
  await settled(page);
  const figure = page.getByRole('region', { name: /Placebo estimates/ });
  await figure.getByRole('img').scrollIntoViewIfNeeded();

  await test.step('a click on a dot', async () => {
    const dots = figure.locator('.scatterlayer .points path');
    await expect(dots.first()).toBeAttached();
    const places = await dots.evaluateAll((all) =>
      all.map((dot) => dot.getBoundingClientRect()).map(({ x, y, width, height }) => [x + width / 2, y + height / 2]),
    );
    const [x, y] = places.reduce((outermost, place) => (place[0] < outermost[0] ? place : outermost));
    await page.mouse.move(x, y);
    await page.mouse.click(x, y);
    await expect(card(page)).toBeVisible();
  });

  await test.step('a number', async () => {
    await page.getByRole('textbox', { name: 'Draw number' }).fill('7');
    await expect(card(page)).toHaveText('Draw 7');
    const pilots = page
      .getByRole('list')
      .filter({ has: page.getByText(/^20(14|15|16)$/) })
      .last();
    await expect(pilots.getByRole('listitem')).toHaveCount(107);
    await expect(pilots.getByRole('listitem').filter({ hasText: '2014' })).toHaveCount(37);
  });

  await test.step('another seed is another answer, the same seed the same', async () => {
    const before = await answer(page).innerText();
    const seed = page.getByRole('textbox', { name: 'Seed' });
    const value = await seed.inputValue();
    await seed.fill('99');
    await page.keyboard.press('Tab');
    await expect.poll(() => answer(page).innerText()).not.toBe(before);
    await seed.fill(value);
    await page.keyboard.press('Tab');
    await expect.poll(() => answer(page).innerText()).toBe(before);
  });
});

test('strata, t statistics, pretended dates and own lists have their own answers', async ({ page }) => {
  await openApp(page, '/#/placebo');
  await settled(page);

  await test.step('within provinces', async () => {
    const anywhere = await answer(page).innerText();
    await page.getByRole('combobox', { name: 'Within' }).click();
    await page.getByRole('option', { name: /Province/ }).click();
    await expect.poll(() => answer(page).innerText()).not.toBe(anywhere);
    await settled(page);
    await expect(answer(page)).toContainText(/of 500/);
  });

  await test.step('by t statistic', async () => {
    const byCoefficient = await answer(page).innerText();
    await page.getByRole('radiogroup', { name: 'Statistic' }).getByText('t-statistic').click();
    await expect.poll(() => answer(page).innerText()).not.toBe(byCoefficient);
  });

  await test.step('in time: estimates with intervals, never a p-value', async () => {
    await page.getByRole('tab', { name: 'In time' }).click();
    await expect(answer(page)).toContainText(/Actual estimate\s*0\.\d+/);
    await expect(answer(page)).not.toContainText('p-value');
    await expect(page.getByRole('main')).toContainText('a handful of shifts gives no p-value');
  });

  await test.step('an assignment of one’s own', async () => {
    await page.getByRole('tab', { name: 'Own assignment' }).click();
    await page
      .getByRole('textbox', { name: 'Pretended pilots' })
      .fill('2010: Beijing Shanghai Tianjin\n2012: Chongqing Nanjing');
    await page.getByRole('button', { name: 'Match the list' }).click();
    await page.getByRole('button', { name: /^Use these 5 units$/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('5');
    await expect(answer(page)).toContainText(/Actual estimate\s*0\.\d+/);
  });
});
