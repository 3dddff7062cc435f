import type { Page } from '@playwright/test';
import { openApp, settled } from './support/app.ts';
import { expect, test } from './support/test.ts';

const select = (page: Page, name: string) =>
  page.getByRole('combobox', { name }).or(page.getByRole('textbox', { name })).first();

async function choose(page: Page, name: string, option: string): Promise<void> {
  await select(page, name).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function start(page: Page, name: RegExp): Promise<void> {
  await page.goto('/#/heterogeneity');
  await page.getByRole('region', { name: 'What these data allow' }).getByRole('button', { name }).click();
}

const effects = (page: Page) => page.getByRole('table', { name: 'Effects of two policies' });

test('two pilots: which came first, both against their sum, each by itself, the event study of each', async ({
  page,
}) => {
  await start(page, /^Two pilots in order: with Innovative cluster/);

  await test.step('in order', async () => {
    for (const line of [
      'Only Broadband China',
      'Only Innovative cluster',
      'Broadband China first, then Innovative cluster',
      'Innovative cluster first, then Broadband China',
      'in the same period',
    ]) {
      await expect(effects(page)).toContainText(line);
    }
    await expect(page.getByText(/^.*Test that the order does not matter: F\(/).first()).toBeVisible();
    await expect(page.getByRole('img', { name: /^5 effects/ })).toBeVisible();
  });

  await test.step('jointly, with the synergy', async () => {
    await choose(page, 'Policies seen as', 'exclusive states');
    await expect(effects(page)).toContainText('Both less the sum of each alone');
    await expect(page.getByText(/Test that both together equal the sum of each alone: F\(/).first()).toBeVisible();
  });

  await test.step('singly, on samples that the other policy has not touched', async () => {
    await choose(page, 'Policies seen as', 'samples of their own');
    await expect(effects(page)).toContainText('units never under Innovative cluster');
  });

  await test.step('event studies', async () => {
    await choose(page, 'Policies seen as', 'event studies');
    await expect(page.getByRole('heading', { name: /^Innovative cluster/ })).toHaveCount(2);
    await expect(page.getByRole('heading', { name: /^Broadband China/ })).toHaveCount(2);
  });
});

test('the product as papers print it says what it leaves out', async ({ page }) => {
  await start(page, /^Policy × IP demonstration city/);
  await expect(page.getByRole('region', { name: /^Answer:/ })).toContainText('Broadband China × IP demonstration city');
  await expect(page.getByRole('main')).toContainText('neither the effect of both nor their synergy');
});

test('a published roster shows its documents, and its coding is a choice', async ({ page }) => {
  await openApp(page, '/#/baseline');
  await settled(page);
  await page.getByRole('main').getByRole('button', { name: 'Broadband China' }).first().click();
  await page.getByText('List of units', { exact: true }).click();
  await choose(page, 'Take a published roster', 'Low-carbon pilots');
  await expect(page.getByText('NDRC Climate [2010] No. 1587')).toBeVisible();
  await expect(page.getByText('142 of high confidence')).toBeVisible();
  const matched = page.getByRole('status').filter({ hasText: 'matched' });
  await page.getByRole('button', { name: 'Match the list' }).click();
  const named = Number(/(\d+) matched/.exec(await matched.innerText())?.[1]);
  await page.getByRole('switch', { name: /^Cities of pilot provinces count/ }).click();
  await page.getByRole('button', { name: 'Match the list' }).click();
  await expect(matched).toBeVisible();
  const all = Number(/(\d+) matched/.exec(await matched.innerText())?.[1]);
  expect(all).toBeGreaterThan(named + 50);
  await page.getByRole('button', { name: /^Use these \d+ units$/ }).click();
  await expect(page.getByRole('main').getByRole('button', { name: 'Low-carbon pilots' }).first()).toBeVisible();
});

test('the other pilot may come from a published list', async ({ page }) => {
  await start(page, /^Two pilots: the other from a published list/);
  await expect(page.getByRole('heading', { name: 'Units under the second policy' })).toBeVisible();
  await choose(page, 'Take a published roster', 'Low-carbon pilots');
  await page.getByRole('button', { name: 'Match the list' }).click();
  await page.getByRole('button', { name: /^Use these \d+ units$/ }).click();
  await expect(effects(page)).toContainText('Low-carbon pilots first, then Broadband China');
});
