import { inspect } from 'node:util';

/** Everything in here is secret, so nothing of it shows when printed. */
export abstract class Masked {
  abstract readonly kind: string;

  toJSON(): unknown {
    return { kind: this.kind };
  }

  [inspect.custom](): string {
    return `${this.constructor.name}(${this.kind})`;
  }
}
