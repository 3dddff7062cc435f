import type { Page } from '@playwright/test';
import { openApp, saved } from './support/app.ts';
import { wordTables } from './support/files.ts';
import { expect, test } from './support/test.ts';

/** Words of the page in the wrong language, apart from names that belong to the data and to other programs. */
const englishWords = /\b(the|and|of|with|from|rows|units|table|figure|draws|estimate|controls|columns|options)\b/i;

const rail = (page: Page) => page.getByRole('navigation', { name: '目录' });

test('Chinese and English everywhere, interface and output apart', async ({ page }) => {
  await openApp(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');

  await test.step('the whole interface turns Chinese', async () => {
    await page.getByRole('button', { name: '切换到中文' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('“宽带中国”试点');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('284 个城市');
    const table = page.getByRole('table', { name: '基准回归' });
    await expect(table).toHaveAttribute('lang', /^zh/);
    await expect(table.getByRole('rowheader', { name: '观测值' })).toBeVisible();
    await expect(table.getByRole('rowheader', { name: /常数项/ })).toBeVisible();
    await expect(page.getByRole('banner')).toContainText('模拟数据');
  });

  await test.step('no chapter keeps an English sentence', async () => {
    for (const link of await rail(page).getByRole('link').all()) {
      const chapter = await link.innerText();
      expect(chapter).toMatch(/[\u4e00-\u9fff]/);
      await link.click();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await expect(page.getByText('加载中…')).toHaveCount(0);
      for (const part of [page.getByRole('main'), page.getByRole('complementary'), page.getByRole('contentinfo')]) {
        // The report is a document in the output language, and says so to whoever reads it aloud.
        const declared = (await part.locator('[lang="en"]').allInnerTexts()).flatMap((text) => text.split('\n'));
        const lines = (await part.allInnerTexts())
          .flatMap((text) => text.split('\n'))
          .filter((line) => englishWords.test(line) && !/[\u4e00-\u9fff]/.test(line) && !declared.includes(line));
        expect(
          lines.filter((line) => !/^[\w ().:-]{1,40}$/.test(line)),
          chapter,
        ).toEqual([]);
      }
    }
  });

  await test.step('figures speak Chinese too', async () => {
    await rail(page).getByRole('link', { name: '平行趋势' }).click();
    const figure = page.getByRole('region', { name: /事件研究/ });
    await expect(figure.getByRole('img', { name: /系数/ })).toBeVisible();
    await expect(figure).toContainText('新质生产力');
  });

  await test.step('tables still leave in English until told otherwise', async () => {
    await rail(page).getByRole('link', { name: '基准回归' }).click();
    const block = page.getByRole('region', { name: /^表 \d/ });
    const english = wordTables((await saved(page, () => block.getByRole('button', { name: 'Word' }).click())).bytes);
    expect(english.text).toContain('Observations');
    expect(english.text).not.toContain('观测值');
    await page.getByRole('button', { name: '导出' }).click();
    await page.getByRole('menuitemradio', { name: '中文' }).click();
    const chinese = wordTables((await saved(page, () => block.getByRole('button', { name: 'Word' }).click())).bytes);
    expect(chinese.text).toContain('基准回归');
    expect(chinese.text).toContain('观测值');
    expect(chinese.text).not.toContain('Observations');
    const latex = await saved(page, () => block.getByRole('button', { name: 'LaTeX' }).click());
    expect(latex.text).toContain('观测值');
  });

  await test.step('and in Chinese from an English interface', async () => {
    await page.getByRole('button', { name: 'Switch to English' }).click();
    const block = page.getByRole('region', { name: /Table \d\. Baseline regressions/ });
    await expect(block.getByRole('rowheader', { name: 'Observations' })).toBeVisible();
    const file = await saved(page, () => block.getByRole('button', { name: 'CSV' }).click());
    expect(file.text).toContain('观测值');
  });

  await test.step('the choice outlives a reload', async () => {
    await page.getByRole('button', { name: '切换到中文' }).click();
    await page.reload();
    await expect(rail(page)).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('是否改变了');
  });
});

test('a Chinese browser is greeted in Chinese', async ({ newContext }) => {
  const page = await (await newContext({ locale: 'zh-CN' })).newPage();
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('是否改变了');
  await expect(page.getByRole('navigation', { name: '目录' })).toBeVisible();
});
