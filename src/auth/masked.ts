import { inspect } from 'node:util';

/** Hides its fields, which are secret, when it is printed. */
export abstract class Masked {
  abstract readonly kind: string;

  toJSON(): unknown {
    return { kind: this.kind };
  }

  [inspect.custom](): string {
    return `${this.constructor.name}(${this.kind})`;
  }
}
