import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

test.setTimeout(120_000);

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Serious and critical violations of the page, or of what lies over it, one line each. */
async function violations(page: Page, within?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ runOnly: standard, resultTypes: ['violations'] });
  const { violations: found } = await (within ? axe.include(within) : axe).analyze();
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
}

async function quiet(page: Page): Promise<void> {
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expect(page.getByText(/^(Loading…|加载中…)$/)).toHaveCount(0);
}

/** What can lie over the page, and how it is opened; names in the language of the page. */
const overlays: readonly { readonly name: string; readonly open: (page: Page) => Promise<unknown> }[] = [
  {
    name: 'question popover',
    open: (page) => page.getByRole('heading', { level: 1 }).getByRole('button').first().click(),
  },
  {
    name: 'outcome popover',
    open: (page) => page.getByRole('heading', { level: 1 }).getByRole('button').nth(1).click(),
  },
  { name: 'export menu', open: (page) => page.getByRole('button', { name: /^(Export|导出)$/ }).click() },
  { name: 'share dialog', open: (page) => page.getByRole('button', { name: /^(Share|分享)$/ }).click() },
  { name: 'explain drawer', open: (page) => page.getByRole('button', { name: /^(Explain|解释)$/ }).click() },
  { name: 'ledger drawer', open: (page) => page.getByRole('button', { name: /what was left out|剔除了什么/ }).click() },
  { name: 'palette', open: (page) => page.keyboard.press('Control+k') },
];

const rail = (page: Page) => page.getByRole('navigation', { name: /^(Contents|目录)$/ });

/** Contrast depends on the theme and names on the language, never on both: two runs see each theme and each language. */
for (const { locale, colorScheme } of [
  { locale: 'en-US', colorScheme: 'light' },
  { locale: 'zh-CN', colorScheme: 'dark' },
] as const) {
  test(`no serious violation in the builders of Data: ${locale}, ${colorScheme}`, async ({ newContext }) => {
    const context = await newContext({ locale, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto('/#/data');
    for (const part of [/^(Index builder|指数构建)$/, /^(Keyword index|关键词指数)$/]) {
      await page.getByRole('button', { name: part }).click();
      await quiet(page);
      await page
        .getByRole('main')
        .getByRole('button', { name: /^(Start from this|从此开始|Start from columns|使用已有词频)/ })
        .first()
        .click();
      await quiet(page);
      expect.soft(await violations(page), `${part}`).toEqual([]);
    }
  });

  test(`no serious violation: ${locale}, ${colorScheme}`, async ({ newContext }) => {
    const context = await newContext({ locale, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto('/');
    await quiet(page);
    for (const chapter of await rail(page).getByRole('link').all()) {
      await chapter.click();
      await expect(chapter).toHaveAttribute('aria-current', 'page');
      await quiet(page);
      expect.soft(await violations(page), await chapter.innerText()).toEqual([]);
    }
    await page.goto('/#/baseline');
    await quiet(page);
    for (const { name, open } of overlays) {
      await open(page);
      const overlay = page.getByRole('dialog').or(page.getByRole('menu')).first();
      await expect(overlay).toBeVisible();
      expect.soft(await violations(page, '[role="dialog"], [role="menu"]'), name).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(overlay).toBeHidden();
    }
  });
}
