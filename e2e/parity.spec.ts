import AxeBuilder from '@axe-core/playwright';
import { openApp } from './support/app.ts';
import { expect, test } from './support/test.ts';

/** Axe reads every dot of the page. */
test.setTimeout(120_000);

test('how exact: every quantity with its digits, what differs and what nobody else has checked', async ({ page }) => {
  await openApp(page);

  await test.step('the status line leads there', async () => {
    await page
      .getByRole('contentinfo')
      .getByRole('button', { name: /Method checked against/ })
      .click();
    await expect(page.getByRole('heading', { level: 1, name: 'How exact?' })).toBeVisible();
    await expect(page).toHaveURL(/#\/parity$/);
    await expect(page.getByRole('region', { name: 'Agreement' })).toContainText(/Numbers compared\s*1\d\d,\d{3}/);
  });

  await test.step('a method opens into its quantities', async () => {
    const head = page.getByRole('button', { name: /^Least squares with fixed effects/ });
    await expect(head.getByRole('img', { name: /worst \d+, best 15 digits; \d+ quantities/ })).toBeVisible();
    await head.click();
    const table = page.getByRole('table', { name: 'Least squares with fixed effects' });
    const row = table.getByRole('row', { name: /^Coefficients fixest/ });
    await expect(row).toContainText('fixest 0.14.2');
    await expect(row).toContainText('× 10');
  });

  await test.step('a search leaves what has it in its name and opens it', async () => {
    await page.getByRole('textbox', { name: /^Find/ }).fill('Hansen');
    await expect(page.getByRole('button', { name: /^Descriptive statistics/ })).toHaveCount(0);
    await expect(page.getByRole('rowheader', { name: 'Sargan and Hansen J' }).first()).toBeVisible();
    await page.getByRole('textbox', { name: /^Find/ }).fill('nothing like it');
    await expect(page.getByText('Nothing has that in its name.')).toBeVisible();
    await page.getByRole('textbox', { name: /^Find/ }).fill('');
  });

  await test.step('differences of rule and gaps are said', async () => {
    await expect(page.getByText('Degrees of freedom of the classical Chow test')).toBeVisible();
    const cover = page.getByRole('table', { name: 'Cases of the reference' });
    await expect(cover.getByRole('row', { name: /^Instrumental variables/ })).toContainText('115 of 115');
    await expect(cover.getByRole('row', { name: /^Callaway/ })).toContainText('not built yet');
  });

  await test.step('nothing in it is hard to reach', async () => {
    await page.getByRole('button', { name: /^Spatial panel models/ }).click();
    const { violations } = await new AxeBuilder({ page }).include('main').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);
  });

  await test.step('the palette leads there too', async () => {
    await page.getByRole('link', { name: /Baseline/ }).click();
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Search or run…' }).last().fill('How exact');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'How exact?' })).toBeVisible();
  });
});
