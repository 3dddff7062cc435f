import { type BrowserContext, type BrowserContextOptions, test as base, expect } from '@playwright/test';
import { Watch } from './watch.ts';

interface Journey {
  /** What the browser did that it must not do; the journey fails at its end when there is anything. */
  readonly watch: Watch;
  /** Another person's browser: nothing stored, watched like the first. */
  readonly newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
}

/** The one fixture of all journeys: no request leaves the origin, nothing throws, nothing is logged as an error. */
export const test = base.extend<Journey>({
  watch: async ({ baseURL }, use) => {
    const watch = new Watch(new URL(baseURL ?? '').origin);
    await use(watch);
    expect(watch.found, 'the browser asked only its own origin and reported no error').toEqual([]);
  },
  context: async ({ context, watch }, use) => {
    await watch.over(context);
    await use(context);
  },
  newContext: async ({ browser, contextOptions, baseURL, viewport, locale, watch }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ ...contextOptions, baseURL, viewport, locale, ...options });
      await watch.over(context);
      opened.push(context);
      return context;
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

export { expect };
