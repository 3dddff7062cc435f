import { answer, chooseFile, goTo, header, openApp, readEstimate, saved } from './support/app.ts';
import { expect, test } from './support/test.ts';

const roster = [
  '2014年：',
  '北京市、上海、天津市',
  'Suzhou',
  '2015：',
  '太原市',
  '亚特兰蒂斯市',
  '2016：东莞 常州市、520300',
  '芜胡',
].join('\n');

test('a GBK file with Chinese headers, then a pasted roster', async ({ page }) => {
  await openApp(page);
  const before = await readEstimate(page);
  await goTo(page, 'Data');

  const file = await test.step('the sample is offered as a GBK file', async () =>
    await saved(page, () => page.getByRole('link', { name: /GBK file with Chinese headers/ }).click()));
  expect(file.name).toBe('cities-gbk.csv');
  expect(file.text).not.toContain('城市');
  expect(new TextDecoder('gb18030').decode(file.bytes)).toContain('新质生产力');

  await test.step('its encoding is recognised and its headers read right', async () => {
    await chooseFile(page, { name: file.name, mimeType: 'text/csv', buffer: file.bytes });
    const grid = page.getByRole('table', { name: 'Rows of the data' });
    await expect(grid.getByRole('columnheader', { name: '城市', exact: true })).toBeVisible();
    await expect(grid.getByRole('row', { name: /^1 北京市 Beijing 110000 2003 北京 东部/ })).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Encoding' })).toHaveValue(/GB/);
    await expect(page.getByRole('combobox', { name: 'Type of 城市', exact: true })).toHaveValue('text');
    await expect(page.getByRole('main')).toContainText('5,964 rows × 64 columns');
  });

  await test.step('until they are accepted the old data stay in use', async () => {
    await goTo(page, 'Baseline');
    expect(await readEstimate(page)).toBe(before);
    await goTo(page, 'Data');
    await page.getByRole('button', { name: 'Use these data' }).click();
  });

  await test.step('roles are guessed, each with its reason', async () => {
    const question = page.getByRole('heading', { level: 1 });
    await expect(question).toContainText('新质生产力');
    await expect(question).toContainText('284 cities');
    await expect(question).toContainText('2003–2023');
    await expect(header(page)).toContainText('your data');
    await question.getByRole('button', { name: '284 cities' }).click();
    const reason = page.getByRole('dialog').getByText(/^Why this guess: Every 城市 has one row per 年份/);
    await expect(reason).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(reason).toBeHidden();
    await expect(page.getByRole('complementary', { name: 'Options' })).toContainText('宽带中国试点年份');
    await expect(answer(page)).toContainText(/Treated units\s*107/);
  });

  await test.step('a pasted list is matched; what is unclear is for the person to settle', async () => {
    await page.getByRole('heading', { level: 1 }).getByRole('button').first().click();
    const editor = page.getByRole('dialog').filter({ hasText: 'The policy and who it reached' });
    await editor.getByRole('textbox', { name: 'Name of the policy' }).fill('宽带中国');
    await editor.getByText('List of units', { exact: true }).click();
    await editor.getByRole('textbox', { name: /paste the list/ }).fill(roster);
    await editor.getByRole('button', { name: 'Match the list' }).click();
    await expect(editor.getByRole('status')).toContainText(/7 matched\s*1 to settle\s*2 not found/);
    await expect(editor.getByRole('button', { name: 'Use these 7 units' })).toBeVisible();

    await editor.getByRole('combobox', { name: 'Suzhou' }).click();
    await expect(page.getByRole('option')).toHaveText(['宿州市', '苏州市']);
    await page.getByRole('option', { name: '苏州市' }).click();
    await editor.getByRole('combobox', { name: '芜胡' }).click();
    await page.getByRole('option', { name: '芜湖市' }).click();
    await expect(editor.getByText(/亚特兰蒂斯市 · 2015/)).toBeVisible();
    await editor.getByRole('button', { name: 'Use these 9 units' }).click();
    await expect(editor).toBeHidden();
  });

  await test.step('the estimate is that of the list', async () => {
    await expect(answer(page)).toContainText(/Treated units\s*9/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('宽带中国');
    await page.getByRole('textbox', { name: 'Find a unit' }).fill('苏州');
    await expect(page.getByRole('slider', { name: 'First treated period of 苏州市' })).toHaveAttribute(
      'aria-valuetext',
      'starts 2014',
    );
    await goTo(page, 'Baseline');
    await expect(page.getByRole('table', { name: 'Baseline regressions' })).toContainText('宽带中国');
    expect(await readEstimate(page)).toMatch(/^-?\d\.\d+$/);
  });
});
