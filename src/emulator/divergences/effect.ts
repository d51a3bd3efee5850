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
  /** The steps to the field, or to the column; none where it is not about one. */
  readonly steps: readonly string[];
  readonly amount: number;
  /** Is the record of this id one of the share that is struck? */
  readonly applies: (id: number) => boolean;
}

/**
 * What a divergence does around a call: it may act before the server does, in its stead, and on what comes of it. Values
 * are canonical, so that whatever it makes of them, the face writes it well-formed.
 */
export type Effect = (context: EffectContext, act: () => unknown) => unknown;

/** What stands in the place of the true outcome: an answer, or an error that is thrown. */
export type OtherOutcome = (context: EffectContext) => unknown;
