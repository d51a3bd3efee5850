import { inspect } from 'node:util';
import type { Grant, TokenStore } from './token-store.js';

/** Stores grants in memory, until the process ends. */
export class MemoryTokenStore implements TokenStore {
  readonly #grants = new Map<string, Grant>();
  readonly #queues = new Map<string, Promise<unknown>>();

  async read(name: string): Promise<Grant | undefined> {
    return this.#grants.get(name);
  }

  async write(name: string, grant: Grant): Promise<void> {
    this.#grants.set(name, grant);
  }

  async exclusively<Result>(name: string, action: () => Promise<Result>): Promise<Result> {
    const turn = (this.#queues.get(name) ?? Promise.resolve()).then(action);
    const settled = turn.catch(() => undefined);
    this.#queues.set(name, settled);
    try {
      return await turn;
    } finally {
      if (this.#queues.get(name) === settled) this.#queues.delete(name);
    }
  }

  [inspect.custom](): string {
    return `MemoryTokenStore(${this.#grants.size})`;
  }
}
