import type { Page } from '@playwright/test';
import { goTo, header, saved, settled } from './support/app.ts';
import { wordTables } from './support/files.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(120_000);

const options = (page: Page) => page.getByRole('complementary', { name: 'Options' });
const weights = (page: Page) => page.getByRole('region', { name: /^Table 1\. Indicators and weights/ });
/** The first figures wait behind those that the page computes when it opens. */
const FIRST = { timeout: 45_000 };
const weightOf = (page: Page, indicator: string) =>
  weights(page).getByRole('row', { name: new RegExp(`^\\s*${indicator}`) });

async function openBuilder(page: Page): Promise<void> {
  await page.goto('/#/data');
  await page.getByRole('button', { name: 'Index builder' }).click();
}

async function startResilience(page: Page): Promise<void> {
  await openBuilder(page);
  await page.getByRole('button', { name: /^Start from this: Urban economic resilience/ }).click();
  await expect(weightOf(page, 'Patent grants')).toContainText('0.2744', FIRST);
}

test('an index from a published system becomes the outcome', async ({ page }) => {
  await test.step('the newcomer is offered the system that fits, already matched', async () => {
    await openBuilder(page);
    const first = page.getByRole('region', { name: 'Indicator systems to start from' }).getByRole('listitem').first();
    await expect(first).toContainText('Urban economic resilience');
    await expect(first).toContainText('14 of 14 indicators found in your data');
    await first.getByRole('button').click();
  });

  await test.step('weights by dimension, ranking, other methods', async () => {
    await expect(weightOf(page, 'Patent grants')).toContainText('0.2744', FIRST);
    await expect(weightOf(page, 'Innovation and transformation')).toContainText('0.5010');
    await expect(weightOf(page, 'Sum')).toContainText('1.0000');
    await expect(page.getByRole('region', { name: 'The index in figures' })).toContainText('14 of 14');
    await expect(page.getByRole('region', { name: /Ranking over time/ })).toContainText('Jinan, Wuhan and Guangzhou');
    const methods = page.getByRole('region', { name: 'Does the method matter?', exact: true });
    await expect(methods.getByRole('row', { name: /^CRITIC/ })).toContainText('0.906');
  });

  await test.step('a sign, a method and a dimension are changed and taken back', async () => {
    await options(page).getByRole('button', { name: 'Patent grants: positive, turn round' }).click();
    await expect(weightOf(page, 'Patent grants')).toContainText('−');
    await header(page).getByRole('button', { name: 'Undo' }).click();
    await expect(weightOf(page, 'Patent grants')).toContainText('0.2744');
    await options(page).getByRole('combobox', { name: 'Weights', exact: true }).click();
    await page.getByRole('option', { name: 'equal' }).click();
    await expect(weightOf(page, 'Patent grants')).toContainText('0.0714');
    await expect(options(page)).toContainText('Every indicator counts the same.');
    await header(page).getByRole('button', { name: 'Undo' }).click();
    await expect(weightOf(page, 'Patent grants')).toContainText('0.2744');
  });

  await test.step('the table leaves as Word and CSV', async () => {
    const word = await saved(page, () => weights(page).getByRole('button', { name: 'Word' }).click());
    const [table] = wordTables(word.bytes).tables;
    expect(table).toHaveLength(1 + 3 + 14 + 1);
    expect(table.at(-2)?.join(' ')).toMatch(/Patent grants \+ .*0\.2744/);
    const csv = await saved(page, () => weights(page).getByRole('button', { name: 'CSV' }).click());
    expect(csv.text).toMatch(/Patent grants.*0\.274/);
  });

  await test.step('the code in R and Stata makes the same column', async () => {
    await weights(page).getByRole('button', { name: 'R and Stata code' }).click();
    await expect(page.getByRole('dialog')).toContainText('log(nrow(z)) # ln of the rows used');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  });

  await test.step('it is the outcome of the analysis, also after a reload', async () => {
    await page.getByRole('button', { name: 'Use as outcome' }).click();
    await expect(page.getByText('This is the outcome of the analysis')).toBeVisible();
    await goTo(page, 'Baseline');
    await settled(page);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Urban economic resilience');
    await expect(page.getByRole('columnheader', { name: 'resilience' }).first()).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Urban economic resilience');
    await expect(page.getByRole('columnheader', { name: 'resilience' }).first()).toBeVisible();
  });
});

test('old weights are recognised as those of the wrong divisor', async ({ page }) => {
  await startResilience(page);
  const old = page.getByRole('region', { name: /^Table 5\. Compared with your old weights/ });
  await expect(old).toContainText('makes every entropy larger than one');
  const cells = await old.locator('tbody tr > td:nth-of-type(4)').allInnerTexts();
  const printed = cells.slice(0, 14).map((text) => text.slice(0, 6));
  await old.getByText('Weights of an earlier index').click();
  await old.getByRole('textbox').fill(printed.join('\n'));
  await old.getByRole('textbox').blur();
  await expect(old).toContainText('Your old weights are those of a division by ln 21');
});

test('indicators without a column are listed to be settled, and names in use are refused', async ({ page }) => {
  await openBuilder(page);
  await page.getByRole('button', { name: /^Start from this: Digital economy index/ }).click();
  await expect(page.getByRole('alert')).toContainText('None of the 5 indicators can be used');
  const settle = options(page).getByRole('combobox', { name: 'Column for Internet penetration' });
  await settle.click();
  await page.getByRole('option', { name: /^Patent grants/ }).click();
  await expect(page.getByRole('main')).toContainText('The data have no column it_emp, so this indicator is left out');
  await expect(page.getByRole('region', { name: 'The index in figures' })).toContainText('1 of 5');
  const name = options(page).getByRole('textbox', { name: 'Name of the column' });
  await name.fill('RES');
  await name.blur();
  await expect(options(page)).toContainText('The data have a column of this name already');
  await options(page).getByRole('button', { name: 'Remove this index' }).click();
  await expect(page.getByRole('region', { name: 'Indicator systems to start from' })).toBeVisible();
});
