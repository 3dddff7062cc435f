import { answer, goTo, header, openApp, readEstimate } from './support/app.ts';
import { expect, test } from './support/test.ts';

/** The aim is two seconds; a busy machine must not turn this red. */
const CEILING_MS = 15_000;

test('a newcomer finds the sample analysed', async ({ page }) => {
  const started = Date.now();
  await openApp(page);
  expect(Date.now() - started).toBeLessThan(CEILING_MS);

  await test.step('what is simulated is called so', async () => {
    await expect(header(page)).toContainText('simulated outcomes, real cities and real pilot years');
  });

  await test.step('the question names policy, outcome, units and years', async () => {
    const question = page.getByRole('heading', { level: 1 });
    await expect(question).toContainText('Broadband China');
    await expect(question).toContainText('284 cities');
    await expect(question).toContainText('2005–2022');
  });

  await test.step('the strip answers with estimate, interval, pre-trends and placebo', async () => {
    expect(Number(await readEstimate(page))).toBeGreaterThanOrEqual(0.12);
    expect(Number(await readEstimate(page))).toBeLessThanOrEqual(0.13);
    await expect(
      answer(page).getByRole('img', { name: /95% confidence interval from 0\.0\d+ to 0\.\d+/ }),
    ).toBeVisible();
    await expect(answer(page)).toContainText(/Pre-trends, joint\s*p [=<] \d/);
    await expect(answer(page)).toContainText(/Placebo, 500 draws\s*p [=<] \d/);
  });

  await test.step('the table says the same, over 5,112 rows', async () => {
    const table = page.getByRole('table', { name: 'Baseline regressions' });
    await expect(table.getByRole('row', { name: /^Observations( 5,112){7}$/ })).toBeVisible();
    await expect(table.getByRole('rowheader', { name: /Constant/ })).toBeVisible();
    const policy = table.getByRole('row', { name: /Broadband China/ });
    await expect(policy.getByRole('cell').last()).toContainText(await readEstimate(page));
    await expect(page.getByRole('contentinfo')).toContainText('Sample 5,112 of 5,964 rows · 284 units · 18 periods');
  });
});

test('event study, placebo and ledger are one click away', async ({ page }) => {
  await openApp(page);

  await test.step('event study with its figure in words and numbers', async () => {
    await goTo(page, 'Parallel trends');
    await expect(answer(page)).toContainText(/Joint test of all leads\s*p [=<] \d/);
    await expect(answer(page)).toContainText(/Average after the start\s*0\.\d+ \(0\.\d+\)/);
    const figure = page.getByRole('region', { name: /Event study/ });
    await expect(figure.getByRole('img', { name: /coefficient/i })).toBeVisible();
    await figure.getByRole('button', { name: 'Show as table' }).click();
    const numbers = figure.getByRole('table');
    await expect(numbers.getByRole('row')).not.toHaveCount(0);
    await expect(numbers.getByRole('rowheader', { name: /−1/ })).toBeVisible();
  });

  await test.step('placebo of five hundred draws', async () => {
    await goTo(page, 'Placebo');
    await expect(answer(page)).toContainText(/Permutation p-value, 500 draws\s*0\.0[0-4]\d/);
    await expect(answer(page)).toContainText(/Draws at least as large\s*\d+ of 500/);
    await expect(
      page.getByRole('region', { name: /Placebo estimates/ }).getByRole('img', { name: /500 placebo draws/ }),
    ).toBeVisible();
  });

  await test.step('back and forward move between chapters', async () => {
    await page.goBack();
    await expect(page.getByRole('region', { name: /Event study/ })).toBeVisible();
    await page.goForward();
    await expect(page.getByRole('tab', { name: 'In unit' })).toBeVisible();
  });

  await test.step('every row is accounted for', async () => {
    await page.getByRole('button', { name: 'what was left out, and why' }).click();
    const ledger = page.getByRole('dialog', { name: 'Sample ledger' });
    await expect(ledger).toContainText(/Rows read\s*5,964/);
    await expect(ledger).toContainText(/Outside the chosen period\s*−852/);
    await expect(ledger).toContainText(/Rows estimated\s*5,112/);
  });

  await test.step('a chapter explains itself in plain words', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('complementary', { name: 'Options' }).getByRole('button', { name: 'Explain' }).click();
    const drawer = page.getByRole('dialog', { name: 'Explain' });
    await expect(drawer.getByRole('heading').first()).toBeVisible();
    await expect(drawer).toContainText(/permut/i);
  });
});
