import type { DivergingServer, EffectContext } from './effect.js';
import { shareOf } from './effects.js';
import { type CompletedDivergence, completeDivergence, type Divergence } from './divergence.js';
import type { Exchange } from './exchange.js';

/** The divergences that are switched on, by which one face answers differently from the others. */
export interface Divergences {
  /**
   * @throws {ConfigurationError} if a kind, face, entity or field is unknown; it suggests the nearest name
   * @example
   * emulator.divergences.add({ kind: 'changedCase', face: 'rest', entity: 'Contact', field: 'Name' });
   */
  add(...divergences: readonly Divergence[]): void;
  /**
   * Switches them all off.
   *
   * @example
   * emulator.divergences.clear();
   */
  clear(): void;
  /** Those that are switched on. */
  readonly all: readonly Divergence[];
}

export class DivergenceRegistry implements Divergences {
  #completed: CompletedDivergence[] = [];

  constructor(private readonly server: DivergingServer) {}

  get all(): readonly Divergence[] {
    return this.#completed.map(({ given }) => given);
  }

  add(...divergences: readonly Divergence[]): void {
    for (const each of divergences) this.#completed.push(completeDivergence(each, this.server.entities));
  }

  clear(): void {
    this.#completed = [];
  }

  /** The outcome of a call, with the divergences that apply to it. */
  around(exchange: Exchange | undefined, act: () => unknown): unknown {
    if (exchange === undefined || this.#completed.length === 0) return act();
    return this.#completed
      .filter((divergence) => meets(divergence, exchange))
      .reduce(
        (inner, divergence) => () => divergence.description.effect(this.#context(divergence, exchange), inner),
        act,
      )();
  }

  #context({ steps, amount, share }: CompletedDivergence, exchange: Exchange): EffectContext {
    return { server: this.server, exchange, steps, amount, applies: (id) => share === 1 || shareOf(id) < share };
  }
}

function meets({ face, entities, operations, list }: CompletedDivergence, exchange: Exchange): boolean {
  return (
    face === exchange.face &&
    entities.includes(exchange.entity) &&
    operations.includes(exchange.operation) &&
    (list === undefined || list.toLowerCase() === exchange.list?.toLowerCase())
  );
}
