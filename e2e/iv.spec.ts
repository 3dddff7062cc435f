import type { Page } from '@playwright/test';
import lzString from 'lz-string';
import { addCheck, openRobustness } from './support/checks.ts';
import { expect, test } from './support/test.ts';

const table = (page: Page) => page.getByRole('table', { name: 'Instrumental-variable estimates' });
const main = (page: Page) => page.getByRole('main');
const word = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });

test.slow();

test('an instrument is built in a sentence; a weak one is called weak', async ({ page }) => {
  await openRobustness(page);
  await addCheck(page, 'Instrumental variables (2SLS)');
  await expect(main(page)).toContainText('needs at least one excluded instrument');
  await expect(page.getByRole('table', { name: 'Robustness checks' })).toContainText('a choice is still open');

  await test.step('a history alone never changes: city effects absorb it', async () => {
    await word(page, 'none').click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'Instruments' }).fill('telephones');
    await page.getByRole('option', { name: /^Fixed telephones in 1984/ }).click();
    await page.keyboard.press('Escape');
    await expect(main(page)).toContainText(/never changes within a unit/);
    await page.getByRole('button', { name: 'Undo' }).click();
  });

  await test.step('times a national series it moves', async () => {
    await main(page)
      .getByRole('button', { name: 'Use Fixed telephones in 1984 × Internet users of the country' })
      .click();
    await expect(table(page)).toBeVisible();
    await expect(main(page)).toContainText('is instrumented by Fixed telephones in 1984 times');
    for (const head of ['First stage', 'Reduced form', 'Second stage (2SLS)']) {
      await expect(table(page).getByRole('columnheader', { name: head })).toBeVisible();
    }
    await expect(main(page)).toContainText('Weak instruments: the effective first-stage F is');
    await expect(main(page)).toContainText('set of Broadband China is unbounded');
  });

  await test.step('the lag is a word of the sentence', async () => {
    await word(page, 'one period earlier').click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Lag of the series' }).fill('2');
    await page.keyboard.press('Escape');
    await expect(word(page, '2 periods earlier')).toBeVisible();
    await expect(table(page).getByRole('rowheader', { name: /L2\.net_users/ })).toBeVisible();
  });
});

/** The design of a published table on the sample: big data zones and resilience, 1984 telephones × last year's internet users. */
const published = {
  data: { source: 'sample' },
  sample: { timeFrom: 2011, timeTo: 2022 },
  roles: {
    unit: 'city',
    time: 'year',
    outcome: 'RES',
    treatment: { kind: 'cohort', column: 'bigdata_year' },
    controls: ['fdi'],
  },
  baseline: {},
  models: [{ id: 'Published', estimator: 'iv', history: 'phones1984', national: 'net_users' }],
};

test('a strong one is laid out as papers print it', async ({ page }) => {
  await page.goto(`/#s=1.${lzString.compressToEncodedURIComponent(JSON.stringify(published))}`);
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'Robustness' }).click();
  const wald = table(page).getByRole('row', { name: /^Kleibergen–Paap rk Wald F/ });
  await expect(wald).toContainText(/\d+\.\d+ \[16\.38\]/);
  for (const name of [
    /^Kleibergen–Paap rk LM/,
    /^Cragg–Donald Wald F/,
    /^Effective F \d+\.\d+ \[\d+\.\d+\]/,
    /^Anderson–Rubin F/,
    /^95% Anderson–Rubin set \[/,
    /^Durbin–Wu–Hausman F/,
  ]) {
    await expect(table(page).getByRole('row', { name })).toBeVisible();
  }
  const f = Number(/(\d+\.\d+) \[/.exec(await wald.innerText())?.[1]);
  const first = table(page).getByRole('row', { name: /L1\.net_users/ });
  const [estimate] = (await first.innerText()).match(/0\.\d+/) ?? [];
  expect(Number(estimate)).toBeGreaterThan(0);
  expect(f).toBeGreaterThan(16.38);
  await expect(main(page)).not.toContainText('Weak instruments');
});

test('instruments that say the same leave one, and the page says which went', async ({ page }) => {
  const twice = { ...published.models[0], id: 'Twice', instruments: ['iv_tel'], history: null, national: null };
  const both = { ...twice, id: 'Collinear', instruments: ['iv_tel', 'fdi'] };
  await page.goto(`/#s=1.${lzString.compressToEncodedURIComponent(JSON.stringify({ ...published, models: [both] }))}`);
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'Robustness' }).click();
  await expect(table(page)).toBeVisible();
  await expect(main(page)).toContainText(/fdi is (among|one of|also)/);
});
