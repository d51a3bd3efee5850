import type { EntityService } from '../rules/entity-service.js';
import type { EmulatorSettings } from '../settings.js';
import type { Store } from '../store/store.js';
import type { Exchange } from './exchange.js';

/** What a divergence needs of the server. */
export interface DivergingServer {
  readonly store: Store;
  readonly entities: EntityService;
  readonly settings: EmulatorSettings;
}

export interface EffectContext {
  readonly server: DivergingServer;
  readonly exchange: Exchange;
  /** The steps to the field or column; empty if the divergence is not about one. */
  readonly steps: readonly string[];
  readonly amount: number;
  /** Does the divergence apply to the record with this id, given its share? */
  readonly applies: (id: number) => boolean;
}

/**
 * What a divergence does around a call: it can act before the server, instead of it, and on its result. Values are
 * canonical, so whatever it does to them, the face writes them well-formed.
 */
export type Effect = (context: EffectContext, act: () => unknown) => unknown;

/** Replaces the true outcome: returns an answer or throws an error. */
export type OtherOutcome = (context: EffectContext) => unknown;
