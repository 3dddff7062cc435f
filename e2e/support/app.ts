import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

export type ChapterName = 'Data' | 'Design' | 'Baseline' | 'Parallel trends' | 'Placebo';

/** The strip under the question; Design calls its own the live answer. */
export const answer = (page: Page): Locator => page.getByRole('region', { name: /^(Answer|Live answer)$/ });

export const rail = (page: Page): Locator => page.getByRole('navigation', { name: 'Contents' });

export const header = (page: Page): Locator => page.getByRole('banner');

/** Opens a chapter by its address and waits for its first figures. */
export async function openApp(page: Page, address = '/'): Promise<void> {
  await page.goto(address);
  await expect(answer(page)).toContainText(/\d\.\d/);
  await expect(answer(page)).not.toContainText('···');
}

export async function goTo(page: Page, chapter: ChapterName): Promise<void> {
  await rail(page).getByRole('link', { name: chapter }).click();
  await expect(rail(page).getByRole('link', { name: chapter })).toHaveAttribute('aria-current', 'page');
}

/** The headline estimate as printed, such as 0.126. */
export async function readEstimate(page: Page): Promise<string> {
  const text = await answer(page).innerText();
  const printed = /estimate\s+(-?\d+\.\d+)/i.exec(text)?.[1];
  if (printed === undefined) throw new Error(`no estimate in: ${text}`);
  return printed;
}

/** Until nothing on the page is being computed any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

export interface SavedFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly text: string;
  readonly path: string;
}

/** The file that an action hands to the person. */
export async function saved(page: Page, action: () => Promise<unknown>): Promise<SavedFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), action()]);
  const path = await download.path();
  const bytes = await readFile(path);
  return { name: download.suggestedFilename(), bytes, text: bytes.toString('utf8'), path };
}

/** Gives a file to the Browse button of the Data chapter. */
export async function chooseFile(
  page: Page,
  file: string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Browse…' }).click(),
  ]);
  await chooser.setFiles(file);
}
