import { strFromU8, unzipSync } from 'fflate';
import { answer, goTo, header, openApp, rail, saved, settled } from './support/app.ts';
import { readPng, wordTables } from './support/files.ts';
import { captions, drawn, exhibits, failures, readThrough } from './support/report.ts';
import { expect, test } from './support/test.ts';

const automatic = [
  'Table 1. Descriptive statistics',
  'Table 2. Treated and never treated units compared',
  'Table 3. Correlations (Pearson)',
  'Table 4. Variance inflation factors',
  'Figure 1. Who is treated when',
  'Table 5. Baseline regressions',
  'Figure 2. Mean outcome by group',
  'Figure 3. Event study',
  'Figure 4. Placebo: distribution of estimates',
];

test('the report fills itself, and leaves as Word, LaTeX and HTML', async ({ page }) => {
  await openApp(page);
  await rail(page).getByRole('link', { name: 'Report' }).click();
  await readThrough(page);
  await expect(failures(page)).toHaveCount(0);
  expect(await captions(page)).toEqual(automatic);
  const article = page.getByRole('article');
  await expect(article).toContainText('the effect of Broadband China on new quality productive forces');
  await expect(article).toContainText('Goodman-Bacon');
  await drawn(exhibits(page).last());

  await test.step('a click in the contents leads to the exhibit', async () => {
    await article
      .getByRole('navigation')
      .getByRole('button', { name: /Figure 3/ })
      .click();
    await expect(exhibits(page).nth(7)).toBeInViewport();
  });

  await test.step('Word: real tables and pictures, each with its caption', async () => {
    const file = await saved(page, () => page.getByRole('button', { name: 'Whole report for Word' }).click());
    expect(file.name).toMatch(/\.docx$/);
    const { tables, shown, pictures, paragraphs, text } = wordTables(file.bytes);
    expect(tables).toHaveLength(5);
    expect(shown).toBe(4);
    expect(pictures.map((picture) => readPng(picture).width)).toEqual([1875, 1875, 1875, 1875]);
    expect(paragraphs.filter((line) => automatic.includes(line))).toEqual(automatic);
    expect(text).toContain('The main regression is fitted by least squares');
  });

  await test.step('LaTeX: a document and its pictures', async () => {
    const file = await saved(page, () => page.getByRole('button', { name: 'Whole report for LaTeX' }).click());
    const files = unzipSync(file.bytes);
    const tex = strFromU8(files['report.tex']);
    expect(tex.match(/\\begin\{table\}/g)).toHaveLength(5);
    const included = [...tex.matchAll(/\\includegraphics\[[^\]]*\]\{([^}]+)\}/g)].map(([, name]) => name);
    expect(included).toHaveLength(4);
    for (const name of included) expect(readPng(Buffer.from(files[name])).width).toBe(1875);
    const labels = [...tex.matchAll(/\\label\{([^}]+)\}/g)].map(([, name]) => name);
    expect(new Set(labels).size).toBe(labels.length);
  });

  await test.step('HTML: one page that asks for nothing', async () => {
    const { text } = await saved(page, () => page.getByRole('button', { name: 'Whole report as HTML' }).click());
    expect(text.match(/<table/g)).toHaveLength(5);
    expect(text.match(/<img [^>]*src="data:image\/png;base64,/g)).toHaveLength(4);
    expect(text).not.toMatch(/<script|(?:src|href)="https?:/);
  });
});

test('a list of one’s own, in another language, undone step by step', async ({ page }) => {
  await openApp(page, '/#/baseline');
  await rail(page).getByRole('link', { name: 'Report' }).click();
  await readThrough(page);
  await page.getByRole('button', { name: 'Choose and order' }).click();
  await page.getByRole('button', { name: /^Leave out: Table 3/ }).click();
  await page.getByRole('button', { name: /^Move up: Table 4. Baseline/ }).click();
  expect((await captions(page)).slice(2, 5)).toEqual([
    'Table 3. Variance inflation factors',
    'Table 4. Baseline regressions',
    'Figure 1. Who is treated when',
  ]);
  await page.getByRole('radiogroup', { name: 'Language' }).getByText('中文').click();
  await settled(page);
  await expect(exhibits(page).nth(3)).toContainText('表 4');
  for (let step = 0; step < 4; step++) await header(page).getByRole('button', { name: 'Undo' }).click();
  expect(await captions(page)).toEqual(automatic);
});

test('what fails says why in its place, and the rest stands', async ({ page }) => {
  await openApp(page);
  await goTo(page, 'Data');
  const project = {
    title: 'Broken here and there',
    data: { source: 'sample', name: 'Sample' },
    sample: { timeFrom: 2005, timeTo: 2022 },
    roles: {
      unit: 'city',
      time: 'year',
      outcome: 'nqp',
      treatment: { kind: 'cohort', column: 'broadband_year' },
      controls: ['fdi'],
    },
    models: [{ id: 'broken', estimator: 'feols', regressors: ['no such column'] }],
    report: {
      exhibits: [
        { kind: 'table', source: { from: 'columns', columns: [{ model: 'broken' }] } },
        { kind: 'table', source: { from: 'columns', columns: [{ model: 'baseline-1' }, { model: 'broken' }] } },
        { kind: 'table', source: { from: 'baseline' } },
      ],
    },
  };
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Browse…' }).click(),
  ]);
  await chooser.setFiles({
    name: 'broken.pilotlight.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(project)),
  });
  await expect(header(page)).toContainText('Broken here and there');
  await rail(page).getByRole('link', { name: 'Report' }).click();
  await readThrough(page);
  await expect(failures(page)).toHaveCount(1);
  await expect(failures(page)).toContainText('no such column');
  await expect(exhibits(page).nth(1)).toContainText(/Column 2 could not be computed: .*no such column/);
  await expect(exhibits(page).nth(2).getByRole('row')).not.toHaveCount(0);
});

test('what is cancelled leaves a gap that says so, on the page and in the file', async ({ page }) => {
  await openApp(page, '/#/placebo');
  await expect(answer(page)).toContainText(/500 draws/);
  await page.getByRole('tab', { name: 'Mixed' }).click();
  await page.getByRole('region', { name: 'Draws' }).getByText('10,000', { exact: true }).click();
  await rail(page).getByRole('link', { name: 'Report' }).click();
  const article = page.getByRole('article');
  await article.getByRole('button', { name: 'Cancel' }).click();
  const placebo = exhibits(page).last();
  await placebo.scrollIntoViewIfNeeded();
  await expect(placebo).toContainText('cancelled before it was ready');
  const { text } = await saved(page, () => page.getByRole('button', { name: 'Whole report as HTML' }).click());
  expect(text).toMatch(/Figure 4\. Placebo[^<]*<\/b><\/p>\s*<p[^>]*>This was cancelled before it was ready/);
  await placebo.getByRole('button', { name: 'Run again' }).click();
  await expect(article.getByRole('progressbar')).toBeVisible();
});
