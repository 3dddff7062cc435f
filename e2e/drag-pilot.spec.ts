import type { Page } from '@playwright/test';
import { answer, goTo, openApp, readEstimate, settled } from './support/app.ts';
import { expect, test } from './support/test.ts';

const pilots = ['Beijing', 'Benxi', 'Changsha'];
const slider = (page: Page, unit: string) => page.getByRole('slider', { name: `First treated period of ${unit}` });
const whatIf = (page: Page) => page.getByRole('status').filter({ hasText: 'What-if' });

/** Takes the edge of a unit's treatment by hand; the hand stays down. */
async function grab(page: Page, unit: string) {
  const edge = await slider(page, unit).boundingBox();
  const row = await slider(page, unit).locator('..').boundingBox();
  if (!edge || !row) throw new Error(`${unit} is not on screen`);
  const y = edge.y + edge.height / 2;
  await page.mouse.move(edge.x + edge.width / 2, y);
  await page.mouse.down();
  /** Moves the hand over a share of the row's width. */
  return async (share: number) => page.mouse.move(row.x + share * row.width, y, { steps: 6 });
}

test('dragging a pilot start moves the estimate while the hand moves', async ({ page }) => {
  await openApp(page, '/#/design');
  const given = await readEstimate(page);
  const events = page.getByRole('img', { name: 'Event-study coefficients by period since the start' });
  const drawnBefore = await events.innerHTML();

  await test.step('a start moved to the end counts as never treated, before the hand lets go', async () => {
    const move = await grab(page, pilots[0]);
    await move(0.99);
    await expect(slider(page, pilots[0])).toHaveAttribute('aria-valuetext', 'never treated');
    await expect(answer(page)).not.toContainText(given);
    await expect(answer(page)).toContainText(/Treated units\s*106/);
    await expect.poll(() => events.innerHTML()).not.toBe(drawnBefore);
    await expect(whatIf(page)).toContainText('These are not the data');
    await page.mouse.up();
  });

  await test.step('dropping the what-if brings the data back', async () => {
    await whatIf(page).getByRole('button', { name: 'Drop' }).click();
    await expect(whatIf(page)).toBeHidden();
    await expect(answer(page)).toContainText(given);
    await expect(slider(page, pilots[0])).toHaveAttribute('aria-valuetext', 'starts 2014');
  });

  await test.step('two starts moved and a city struck out, then kept', async () => {
    for (const unit of pilots.slice(0, 2)) {
      const move = await grab(page, unit);
      await move(0.2);
      await page.mouse.up();
    }
    await page.getByRole('button', { name: `Strike out ${pilots[2]}` }).click();
    await expect(whatIf(page)).toContainText('2 starts moved');
    await settled(page);
    const supposed = await readEstimate(page);
    expect(supposed).not.toBe(given);
    await whatIf(page).getByRole('button', { name: 'Keep' }).click();
    await expect(whatIf(page)).toBeHidden();
    await settled(page);
    expect(await readEstimate(page)).toBe(supposed);
    await expect(page.getByRole('complementary', { name: 'Options' })).toContainText('list of 107 units');
    await goTo(page, 'Baseline');
    expect(await readEstimate(page)).toBe(supposed);
    await expect(page.getByRole('contentinfo')).toContainText('283 units');
  });

  await test.step('undo takes the keeping back, and then the what-if itself', async () => {
    await page.getByRole('button', { name: 'Undo' }).click();
    await goTo(page, 'Design');
    await expect(whatIf(page)).toContainText('2 starts moved');
    for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'Undo' }).click();
    await expect(whatIf(page)).toBeHidden();
    await expect(answer(page)).toContainText(given);
  });
});

test('escape lets a drag go as if it had not begun', async ({ page }) => {
  await openApp(page, '/#/design');
  const given = await readEstimate(page);
  const move = await grab(page, pilots[0]);
  await move(0.99);
  await expect(answer(page)).not.toContainText(given);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(whatIf(page)).toBeHidden();
  await expect(answer(page)).toContainText(given);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});
