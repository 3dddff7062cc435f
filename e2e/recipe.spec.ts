import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { answer, goTo, header, openApp, settled } from './support/app.ts';
import { expect, test } from './support/test.ts';

const steps = (page: Page) => page.getByRole('region', { name: 'Steps', exact: true });
const lines = (page: Page) => steps(page).locator('ol > li');
/** The answer without the placebo, which arrives later than the rest. */
const estimated = async (page: Page) => (await answer(page).innerText()).split('Placebo')[0];
const patient = { timeout: 40_000 };
const undo = (page: Page) => header(page).getByRole('button', { name: 'Undo' });

async function begin(page: Page, step: string): Promise<void> {
  await steps(page).getByRole('button', { name: 'Add a step' }).click();
  await page.getByRole('menuitem', { name: step, exact: true }).click();
}

async function pickColumns(page: Page, ...columns: readonly string[]): Promise<void> {
  const field = steps(page).getByRole('combobox', { name: 'Columns' });
  for (const column of columns) {
    await field.fill(column);
    await page.getByRole('option', { name: column, exact: true }).click();
  }
  await field.press('Escape');
}

const apply = (page: Page) => steps(page).getByRole('button', { name: 'Apply' }).click();

test.slow();

test('a logarithm, a lag and a filter change the sample and the estimate, and undo takes them back', async ({
  page,
}) => {
  await openApp(page);
  const opening = await estimated(page);
  await goTo(page, 'Data');

  await begin(page, 'Logarithm');
  await pickColumns(page, 'hub_km');
  await expect(steps(page).getByRole('table')).toContainText('ln_hub_km');
  await apply(page);
  await expect(lines(page)).toHaveText([/ln_hub_km = ln\(hub_km\)/]);
  await expect(page.getByRole('region', { name: 'Columns' })).toContainText(/ln_hub_km\s*made by a step/);

  await begin(page, 'Lag or lead');
  await pickColumns(page, 'fdi', 'hum');
  await steps(page).getByRole('switch', { name: 'Replace the columns themselves' }).click();
  await apply(page);
  await expect(lines(page)).toHaveCount(2);
  await goTo(page, 'Baseline');
  await expect.poll(() => estimated(page), patient).not.toBe(opening);
  await settled(page);
  const lagged = await estimated(page);
  await goTo(page, 'Data');

  await begin(page, 'Years');
  await steps(page).getByRole('textbox', { name: 'From' }).fill('2008');
  await expect(steps(page)).toContainText('1,420 rows left out');
  await apply(page);
  await expect(steps(page)).toContainText('4,544 of 5,964 rows kept');
  await goTo(page, 'Baseline');
  await expect.poll(() => estimated(page), patient).not.toBe(lagged);
  await settled(page);

  await page.getByRole('button', { name: 'what was left out, and why' }).click();
  const ledger = page.getByRole('dialog');
  await expect(ledger).toContainText('Left out by a filter: 2008 ≤ year');
  await expect(ledger).toContainText('1,420');
  await page.keyboard.press('Escape');
  const filtered = await estimated(page);

  await page.reload();
  await expect.poll(() => estimated(page), patient).toBe(filtered);
  await goTo(page, 'Data');
  await expect(lines(page)).toHaveCount(3);

  await steps(page).getByRole('switch', { name: 'Step 3 is applied' }).press('Space');
  await expect(steps(page)).not.toContainText('rows kept');
  await steps(page).getByRole('button', { name: 'Delete step 2' }).click();
  await steps(page).getByRole('button', { name: 'Delete step 2' }).click();
  await expect(lines(page)).toHaveCount(1);
  await goTo(page, 'Baseline');
  await settled(page);
  await expect.poll(() => estimated(page), patient).toBe(opening);
  for (let i = 0; i < 3; i++) await undo(page).click();
  await settled(page);
  await expect.poll(() => estimated(page), patient).toBe(filtered);
});

test('an expression says under its characters what is wrong, and is computed when it is right', async ({ page }) => {
  await openApp(page);
  await goTo(page, 'Data');
  await begin(page, 'Computed column');
  const field = steps(page).getByRole('textbox', { name: 'Expression' });
  await field.fill('ln(fdi / nosuch) + 1');
  await expect(steps(page)).toContainText('Character 10 There is no column nosuch at this step.');
  await field.fill('ln(fdi');
  await expect(steps(page)).toContainText('Character 3');
  await field.fill('lag(fdi, 1) - fdi');
  await expect(steps(page).getByRole('table')).toContainText('computed');
  await steps(page).getByRole('textbox', { name: 'Name of the new column' }).fill('change');
  await field.press('Tab');
  await page.keyboard.press('Escape');
  await expect(lines(page)).toHaveCount(0);

  await begin(page, 'Computed column');
  await field.fill('lag(fdi, 1) - fdi');
  await steps(page).getByRole('textbox', { name: 'Name of the new column' }).fill('change');
  await page.keyboard.press('Enter');
  await expect(lines(page)).toHaveText([/change = lag\(fdi, 1\) - fdi/]);
  await steps(page).getByRole('button', { name: 'Edit step 1' }).click();
  await field.fill('lag(fdi, 2) - nosuch');
  await apply(page);
  await expect(lines(page)).toContainText('Not applied');
  await goTo(page, 'Baseline');
  await expect(answer(page)).toContainText(/\d\.\d/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the list, a form and a complaint are accessible: ${colorScheme}`, async ({ newContext }) => {
    const context = await newContext({ colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto('/#/data');
    await begin(page, 'Logarithm');
    await pickColumns(page, 'hub_km');
    await apply(page);
    await expect(lines(page)).toHaveCount(1);
    await begin(page, 'Computed column');
    await steps(page).getByRole('textbox', { name: 'Expression' }).fill('ln(hub_km / nosuch)');
    await expect(steps(page)).toContainText('Character 13');
    const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([]);
  });
}
