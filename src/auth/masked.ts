import { inspect } from 'node:util';

/** Hides its fields, which are secret, when it is printed. */
export abstract class Masked {
  abstract readonly kind: string;

  /**
   * Only the kind, for logs.
   *
   * @example
   * const { url, session } = await signIn.begin();
   * logger.info(JSON.stringify(await signIn.finish(request.url, session))); // {"kind":"interactive"}
   */
  toJSON(): unknown {
    return { kind: this.kind };
  }

  [inspect.custom](): string {
    return `${this.constructor.name}(${this.kind})`;
  }
}
