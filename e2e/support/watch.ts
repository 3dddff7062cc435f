import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';

/** What went wrong in the browser while a journey ran: requests to other origins, exceptions, errors on the console. */
export class Watch {
  readonly #origin: string;
  readonly #foreign = new Set<string>();
  readonly #troubles: string[] = [];

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Blocks and records every request of a context that leaves the origin, its workers' and sockets' included. */
  async over(context: BrowserContext): Promise<void> {
    context.on('request', (request) => this.#note(request.url()));
    context.on('weberror', (error) =>
      this.#troubles.push(`exception: ${error.error().stack ?? error.error().message}`),
    );
    context.on('console', (message) => this.#listen(message));
    context.on('page', (page) => this.#sockets(page));
    await context.route(
      (url) => this.#leaves(url.href),
      (route) => {
        this.#note(route.request().url());
        return route.abort('blockedbyclient');
      },
    );
  }

  /** Takes note of a deliberate attempt: the addresses asked for, which no longer count against the journey. */
  takeForeign(): string[] {
    const taken = [...this.#foreign];
    this.#foreign.clear();
    this.#forget((trouble) => taken.some((url) => trouble.includes(url)) || /Content Security Policy/.test(trouble));
    return taken;
  }

  /** Everything that must not have happened. */
  get found(): readonly string[] {
    return [...[...this.#foreign].map((url) => `request to another origin: ${url}`), ...this.#troubles];
  }

  #forget(matches: (trouble: string) => boolean): void {
    const kept = this.#troubles.filter((trouble) => !matches(trouble));
    this.#troubles.splice(0, this.#troubles.length, ...kept);
  }

  #leaves(url: string): boolean {
    const { protocol, origin } = new URL(url);
    return protocol !== 'blob:' && protocol !== 'data:' && protocol !== 'about:' && origin !== this.#origin;
  }

  #note(url: string): void {
    if (this.#leaves(url)) this.#foreign.add(url);
  }

  #sockets(page: Page): void {
    page.on('websocket', (socket) => this.#foreign.add(socket.url()));
  }

  #listen(message: ConsoleMessage): void {
    if (message.type() === 'error') this.#troubles.push(`console: ${message.text()} (${message.location().url})`);
  }
}
