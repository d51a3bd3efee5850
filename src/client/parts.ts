import type { Binder, PartContext } from './binder.js';

type Make = (context: PartContext) => unknown;

/**
 * The parts of one connection of a pool, each made when it is first asked for. A container does the same and more, and takes
 * 40 KB for each tenant, which is most of what a connection takes.
 */
export class Parts implements PartContext {
  readonly #makers = new Map<symbol, Make>();
  readonly #made = new Map<symbol, unknown>();

  readonly bind: Binder = (symbol) => ({
    toConstantValue: (part) => this.#made.set(symbol, part),
    toDynamicValue: (make) => {
      this.#makers.set(symbol, make);
      return { inSingletonScope: () => this };
    },
  });

  // As a container's own, whose caller says what it asks for.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  get<Part>(symbol: unknown): Part {
    const key = symbol as symbol;
    if (!this.#made.has(key)) {
      const make = this.#makers.get(key);
      if (make === undefined) throw new TypeError(`nothing is bound to ${String(symbol)}`);
      this.#made.set(key, make(this));
      this.#makers.delete(key);
    }
    return this.#made.get(key) as Part;
  }
}
