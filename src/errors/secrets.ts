import { inspect } from 'node:util';

const mask = '***';

/**
 * The secrets of one connection. Whatever a server says passes through `redact` before it becomes part of an error
 * or a log line, so that a server that echoes a ticket does not publish it.
 */
export class Secrets {
  readonly #values = new Set<string>();

  /** Short values are left alone: masking every `sam` in a text hides more than it protects. */
  add(...values: (string | undefined)[]): this {
    for (const value of values) if (value !== undefined && value.length >= 6) this.#values.add(value);
    return this;
  }

  redact(text: string): string {
    let redacted = text;
    for (const value of this.#values) redacted = redacted.replaceAll(value, mask);
    return redacted;
  }

  toJSON(): string {
    return mask;
  }

  [inspect.custom](): string {
    return `Secrets(${mask})`;
  }
}
