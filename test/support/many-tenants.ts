import { createServer, request as httpRequest, type Server, Agent } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import type { Emulator } from '../../src/emulator/index.js';

/** The fault of a tenant. */
export type Trouble =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'reset' }
  | { readonly kind: 'silence' };

/**
 * One host that serves any number of tenants, as the vendor's hosts do: their states, their services, and the login. Behind
 * each of them is the same emulator.
 */
export class ManyTenants {
  /** The faults, by the tenant's id. */
  readonly troubles = new Map<string, Trouble>();
  /** How many calls arrived for each tenant, its state included. */
  readonly arrived = new Map<string, number>();
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #closing = new AbortController();

  private constructor(emulator: Emulator) {
    this.#server = createServer((request, response) => {
      const [, first = '', ...rest] = (request.url ?? '').split('/');
      const id = first === 'api' ? (rest[1] ?? '') : first;
      this.arrived.set(id, (this.arrived.get(id) ?? 0) + 1);
      const trouble = first === 'api' ? undefined : this.troubles.get(id);
      if (trouble?.kind === 'reset') request.socket.destroy();
      else if (trouble?.kind === 'silence') void this.#silence(request.socket);
      else if (trouble !== undefined) response.writeHead(trouble.status, trouble.headers).end('<html>trouble</html>');
      else if (first === 'api') response.end(JSON.stringify(this.#state(id)));
      else {
        const path = first === 'login' ? request.url : `/${[emulator.tenant, ...rest].join('/')}`;
        const { method, headers } = request;
        const target = new URL(emulator.origin);
        const options = { host: target.hostname, port: target.port, path, method, headers, agent: this.#agent };
        const forwarded = httpRequest(options, (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        });
        forwarded.on('error', () => response.destroy());
        request.pipe(forwarded);
      }
    });
  }

  static async start(emulator: Emulator): Promise<ManyTenants> {
    const tenants = new ManyTenants(emulator);
    await new Promise<void>((resolve) => tenants.#server.listen(0, '127.0.0.1', resolve));
    return tenants;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#agent.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #silence(socket: { destroy(): void }): Promise<void> {
    await after(60_000, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    socket.destroy();
  }

  #state(id: string) {
    const Endpoint = `${this.origin}/${id}`;
    const ValidUntil = new Date(Date.now() + 600_000).toISOString();
    return { ContextIdentifier: id, Endpoint, Api: `${Endpoint}/api`, State: 'Running', IsRunning: true, ValidUntil };
  }
}
