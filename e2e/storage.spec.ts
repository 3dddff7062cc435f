import type { Page } from '@playwright/test';
import { answer, chooseFile, goTo, header, openApp, readEstimate, settled } from './support/app.ts';
import { expect, test } from './support/test.ts';
import { townPanel } from './support/towns.ts';

/** Replaces the stored value under a key; `undefined` takes it away. */
async function damage(page: Page, key: string, value: unknown): Promise<void> {
  await page.evaluate(
    ([name, replacement]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('pilotlight');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction('session', 'readwrite');
          const store = change.objectStore('session');
          if (replacement === undefined) store.delete(name as string);
          else store.put(replacement, name as string);
          change.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [key, value],
  );
}

async function useTowns(page: Page): Promise<void> {
  await openApp(page);
  await goTo(page, 'Data');
  await chooseFile(page, { name: 'towns.csv', mimeType: 'text/csv', buffer: Buffer.from(townPanel()) });
  await page.getByRole('button', { name: 'Use these data' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('y in 8 units');
  await settled(page);
}

test('a stored session that cannot be read is set aside, and the sample is shown', async ({ page }) => {
  await openApp(page);
  const estimate = await readEstimate(page);
  await page.getByRole('region', { name: 'Controls' }).getByRole('button', { name: 'Remove fdi' }).click();
  await settled(page);
  await expect
    .poll(() => page.evaluate(() => indexedDB.databases().then((all) => all.some(({ name }) => name === 'pilotlight'))))
    .toBe(true);
  await damage(page, 'spec', { spec: { version: 'nonsense', roles: 7 }, fileName: 'x', savedAt: 0 });
  await page.reload();
  await expect(page.getByText('The stored session could not be read and was set aside')).toBeVisible();
  await expect(answer(page)).toContainText(estimate);
});

test('settings without their data ask for the file and keep what was set', async ({ page }) => {
  await useTowns(page);
  const estimate = await readEstimate(page);
  await damage(page, 'data', undefined);
  await page.reload();
  await expect(page.getByText(/no longer holds its data\. Drop towns\.csv again/)).toBeVisible();
  await goTo(page, 'Data');
  await chooseFile(page, { name: 'towns.csv', mimeType: 'text/csv', buffer: Buffer.from(townPanel()) });
  await page.getByRole('button', { name: 'Use these data' }).click();
  await expect(answer(page)).toContainText(estimate);
});

test('a browser that denies storage still works, and says what it cannot do', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get: () => ({
        open: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      }),
    });
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await useTowns(page);
  await expect(page.getByRole('main')).toContainText(/no room to keep the data|cannot keep/);
  await expect(header(page)).toContainText('towns');
  expect(Number(await readEstimate(page))).toBeGreaterThan(1.5);
});
