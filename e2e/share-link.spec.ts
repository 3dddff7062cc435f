import type { Page } from '@playwright/test';
import { answer, header, openApp, readEstimate, settled } from './support/app.ts';
import { expect, test } from './support/test.ts';

async function shareLink(page: Page): Promise<string> {
  await header(page).getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this analysis' });
  return dialog.getByRole('textbox').inputValue();
}

test('a link opens the same analysis in another browser', async ({ page, newContext }) => {
  await openApp(page);
  await page.getByRole('region', { name: 'Controls' }).getByRole('button', { name: 'Remove fdi' }).click();
  await page.getByRole('region', { name: 'Inference' }).getByText('Robust', { exact: true }).click();
  await settled(page);
  const told = await answer(page).innerText();
  const link = await shareLink(page);
  await expect(page.getByRole('dialog')).toContainText('not the data');
  await expect(page.getByRole('dialog')).toContainText('Nothing had to be left out');

  const other = await (await newContext()).newPage();
  await other.goto(link);
  await expect.poll(() => answer(other).innerText()).toBe(told);
  await expect(
    other.getByRole('region', { name: 'Controls' }).getByRole('button', { name: 'Remove fdi' }),
  ).toBeHidden();
  expect(new URL(other.url()).hash).toBe('#/baseline');
});

test('a pasted roster stays out of the link, and the dialog says so', async ({ page, newContext }) => {
  await openApp(page);
  await page.getByRole('heading', { level: 1 }).getByRole('button', { name: 'Broadband China' }).click();
  const editor = page.getByRole('dialog');
  await editor.getByText('List of units', { exact: true }).click();
  await editor.getByRole('textbox', { name: /paste the list/ }).fill('2014: 杭州 宁波 温州\n2016: 嘉兴市 湖州市');
  await editor.getByRole('button', { name: 'Match the list' }).click();
  await editor.getByRole('button', { name: 'Use these 5 units' }).click();
  await settled(page);
  const link = await shareLink(page);
  await expect(page.getByRole('dialog')).toContainText('The roster of 5 pilots stays here');

  const other = await (await newContext()).newPage();
  await other.goto(link);
  await expect(other.getByRole('heading', { level: 1 })).toContainText('which policy?');
  await expect(header(other)).toContainText('simulated outcomes');
  await expect(other.getByRole('main')).toContainText('Say in Design who is treated from when');
});

test('a damaged link says so and shows the sample', async ({ page, newContext }) => {
  await openApp(page);
  const estimate = await readEstimate(page);
  const link = await shareLink(page);
  for (const damaged of [
    `${link.slice(0, link.length / 2)}`,
    link.replace('#s=1.', '#s=1.AAAA'),
    `${link.split('#')[0]}#s=zzz`,
  ]) {
    const other = await (await newContext()).newPage();
    await other.goto(damaged);
    await expect(other.getByText('The link is damaged or incomplete')).toBeVisible();
    await expect(answer(other)).toContainText(estimate);
    await other.context().close();
  }
});
