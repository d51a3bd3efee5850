import type { SuperOfficeError } from '../errors/index.js';

/** Says once that Redis is away, and once that it is back, however many commands fail in between. */
export class Availability {
  readonly #address: string;
  readonly #meanwhile: string;
  #isAway = false;

  /** @param meanwhile completes "Until it is back, " */
  constructor(address: string, meanwhile: string) {
    this.#address = address;
    this.#meanwhile = meanwhile;
  }

  lost(reason: SuperOfficeError): void {
    if (this.#isAway) return;
    this.#isAway = true;
    warn(`${reason.message}. Until it is back, ${this.#meanwhile}`);
  }

  back(): void {
    if (!this.#isAway) return;
    this.#isAway = false;
    warn(`Redis at ${this.#address} is back`);
  }
}

/** Emits a process warning about Redis. */
export function warn(message: string): void {
  process.emitWarning(message, 'SuperOfficeRedisWarning');
}
