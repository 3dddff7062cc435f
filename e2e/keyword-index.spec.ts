import type { Page } from '@playwright/test';
import { chooseFile, goTo, saved, settled } from './support/app.ts';
import { expect, test } from './support/test.ts';

/** Six towns, eight years, a report each; three are treated from 2015 and then speak more of data. */
function reports(): string {
  const rows = ['town,year,start,report'];
  for (let town = 1; town <= 6; town++) {
    for (let year = 2012; year < 2020; year++) {
      const start = town <= 3 ? 2015 : '';
      const treated = town <= 3 && year >= 2015;
      const more = '发展大数据产业，用好数据要素。'.repeat(1 + ((town * 5 + year * 3) % 3) + (treated ? 2 : 0));
      const text =
        town === 6 && year === 2012 ? '' : `${town} ${year} 工作报告：${more}新能源汽车与绿色发展，推广 5G 和 AI。`;
      rows.push([`Town ${town}`, year, start, `"${text}"`].join());
    }
  }
  return rows.join('\n');
}

test.setTimeout(120_000);

const options = (page: Page) => page.getByRole('complementary', { name: 'Options' });
const counts = (page: Page) => page.getByRole('region', { name: /^Table 1\. Counts by word/ });

test('words in texts are counted, without counting nested words twice, and become the outcome', async ({ page }) => {
  await page.goto('/#/data');
  await page.getByRole('button', { name: 'Keyword index' }).click();
  await expect(page.getByRole('main')).toContainText('These data have no column of texts');
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await chooseFile(page, { name: 'reports.csv', mimeType: 'text/csv', buffer: Buffer.from(reports()) });
  await page.getByRole('button', { name: 'Use these data' }).click();
  await goTo(page, 'Data');
  await page.getByRole('button', { name: 'Keyword index' }).click();
  await page.getByRole('button', { name: 'Count words in report' }).click();

  await test.step('the starter dictionary counts the longest words', async () => {
    const region = page.getByRole('region', { name: 'The keyword index in figures' });
    await expect(region).toContainText('47 of 48 rows');
    await expect(counts(page).getByRole('row', { name: /^新能源汽车/ })).toContainText('47');
    await expect(counts(page).getByRole('row', { name: /^新能源 / })).toContainText('新能源汽车');
    await expect(page.getByRole('main')).toContainText(
      '1 of 48 rows have no text in report. They are missing, not zero.',
    );
    await expect(page.getByRole('region', { name: 'What was counted' })).toContainText('与绿色发展');
  });

  await test.step('the dictionary is the analyst’s own', async () => {
    const digital = options(page).getByRole('textbox', { name: 'Words of Digital' });
    await digital.fill('大数据, 数据, AI');
    await digital.blur();
    await expect(counts(page).getByRole('row', { name: /^ai / })).toContainText('47');
    await expect(counts(page).getByRole('row', { name: /^5g/ })).toBeHidden();
  });

  await test.step('an empty dictionary is a message, not a column of zeros', async () => {
    const words = options(page).getByRole('region', { name: 'Dictionary' });
    for (let left = 5; left > 0; left--)
      await words
        .getByRole('button', { name: /^Remove / })
        .first()
        .click();
    await expect(page.getByRole('alert')).toContainText('The dictionary has no words');
    await words.getByRole('button', { name: 'Starter list' }).click();
    await expect(counts(page).getByRole('row', { name: /^新能源汽车/ })).toContainText('47');
  });

  await test.step('counts leave as CSV, and the index is the outcome', async () => {
    const csv = await saved(page, () => counts(page).getByRole('button', { name: 'CSV' }).click());
    expect(csv.text).toContain('新能源汽车');
    await page.getByRole('button', { name: 'Use as outcome' }).click();
    await goTo(page, 'Baseline');
    await settled(page);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Keyword index');
  });
});

test('the newcomer tries it on invented reports', async ({ page }) => {
  await page.goto('/#/data');
  await page.getByRole('button', { name: 'Keyword index' }).click();
  await page.getByRole('button', { name: 'Try it on invented reports of 36 cities' }).click();
  await page.getByRole('button', { name: 'Use these data' }).click();
  await goTo(page, 'Data');
  await page.getByRole('button', { name: 'Keyword index' }).click();
  await page.getByRole('button', { name: 'Count words in report' }).click();
  await expect(page.getByRole('region', { name: 'The keyword index in figures' })).toContainText('463 of 468 rows');
  await expect(counts(page).getByRole('row', { name: /^大数据 / })).toContainText('Digital');
  await expect(page.getByRole('region', { name: /^Figure 1\. The words over time/ })).toContainText(
    'Hits per text from 2010',
  );
});
