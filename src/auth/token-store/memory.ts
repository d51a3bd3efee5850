import { inspect } from 'node:util';
import type { Grant, TokenStore } from './token-store.js';

/** Stores grants in memory, until the process ends. */
export class MemoryTokenStore implements TokenStore {
  readonly #grants = new Map<string, Grant>();
  readonly #queues = new Map<string, Promise<unknown>>();

  /**
   * The grant of this name.
   *
   * @example
   * const store = new MemoryTokenStore();
   * const grant = await store.read('Cust12345'); // undefined if there is none
   */
  async read(name: string): Promise<Grant | undefined> {
    return this.#grants.get(name);
  }

  /**
   * Replaces the grant of this name.
   *
   * @example
   * const store = new MemoryTokenStore();
   * await store.write('Cust12345', { value: 'ticket', obtainedAt: Date.now(), expiresAt: Date.now() + 3_600_000 });
   */
  async write(name: string, grant: Grant): Promise<void> {
    this.#grants.set(name, grant);
  }

  /**
   * Runs the action while no other runs for the same name in this process.
   *
   * @example
   * const store = new MemoryTokenStore();
   * const grant = await store.exclusively('Cust12345', () => store.read('Cust12345'));
   */
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
