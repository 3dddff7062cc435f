import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of another origin that answers everybody and counts who asked. */
export class Elsewhere {
  asked = 0;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((_request, response) => {
      this.asked += 1;
      response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/plain' }).end('answered');
    });
  }

  static async start(): Promise<Elsewhere> {
    const elsewhere = new Elsewhere();
    await new Promise<void>((resolve) => elsewhere.#server.listen(0, 'localhost', resolve));
    return elsewhere;
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}/elsewhere`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
