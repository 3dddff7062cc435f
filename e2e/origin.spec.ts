import { openApp } from './support/app.ts';
import { Elsewhere } from './support/elsewhere.ts';
import { expect, test } from './support/test.ts';
import { Watch } from './support/watch.ts';

let elsewhere: Elsewhere;
test.beforeEach(async () => {
  elsewhere = await Elsewhere.start();
});
test.afterEach(() => elsewhere.stop());

/** What a fetch comes to, wherever it runs. */
const fetched = (url: string): Promise<string> =>
  fetch(url).then(
    (response) => response.text(),
    () => 'refused',
  );

test('a deliberate fetch to another origin fails and would fail the journey', async ({ page, watch }) => {
  await openApp(page);
  expect(await page.evaluate(fetched, elsewhere.url)).toBe('refused');
  expect(watch.found.join('\n')).toContain(elsewhere.url);
  watch.takeForeign();
  expect(watch.found).toEqual([]);
  expect(elsewhere.asked).toBe(0);
  expect(await fetched(elsewhere.url)).toBe('answered');
});

test('the page itself refuses, page and workers alike, with nobody watching', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await openApp(page);
  expect(await page.evaluate(fetched, elsewhere.url)).toBe('refused');
  for (const worker of page.workers()) expect(await worker.evaluate(fetched, elsewhere.url)).toBe('refused');
  expect(elsewhere.asked).toBe(0);
  await context.close();
});

test('the guard catches requests of pages and workers where no policy helps', async ({ browser }) => {
  const home = await Elsewhere.start();
  const context = await browser.newContext();
  const watch = new Watch(new URL(home.url).origin);
  await watch.over(context);
  const page = await context.newPage();
  await page.goto(home.url);
  expect(await page.evaluate(fetched, elsewhere.url)).toBe('refused');
  expect(watch.takeForeign()).toEqual([elsewhere.url]);
  const fromWorker = await page.evaluate(
    (url) =>
      new Promise((resolve) => {
        const code = `fetch(${JSON.stringify(url)}).then(() => postMessage('answered'), () => postMessage('refused'))`;
        const worker = new Worker(URL.createObjectURL(new Blob([code])));
        worker.onmessage = ({ data }) => resolve(data);
      }),
    elsewhere.url,
  );
  expect(fromWorker).toBe('refused');
  expect(watch.takeForeign()).toEqual([elsewhere.url]);
  expect(elsewhere.asked).toBe(0);
  await context.close();
  await home.stop();
});
