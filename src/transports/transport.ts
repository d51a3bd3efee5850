import type { CallOptions, ExchangeName, Exchanges, Execute } from '../operations/index.js';
import type { TransportName } from '../errors/index.js';
import { withDetails } from './error-details.js';

/**
 * One way to NetServer. It knows its wire and nothing else: what an entity is stands in the request, what a carrier is
 * in the contract.
 *
 * Every failure is a `SuperOfficeError` with `transport`, `agent`, `operation` and `outcome`; an aborted call rejects
 * with the signal's reason.
 */
export interface Transport {
  readonly name: TransportName;
  readonly execute: Execute;
  close(): Promise<void>;
}

/** When the server sent an entity, by its own clock (the header `Date`): milliseconds. Only `rest` and `agents` have it. */
export const answeredAt = new WeakMap<object, number>();

/** One function for each exchange: how a transport is written. */
export type ExchangeHandlers = {
  readonly [Name in ExchangeName]: (
    request: Exchanges[Name]['request'],
    options: CallOptions,
  ) => Promise<Exchanges[Name]['answer']>;
};

/** A transport whose exchanges are these. Connections belong to the engine, so most have nothing to close. */
export function transportOf(
  name: TransportName,
  handlers: ExchangeHandlers,
  close: () => Promise<void> = async () => undefined,
): Transport {
  return {
    name,
    execute: (exchange, options) =>
      withDetails({ transport: name }, () => handlers[exchange.name](exchange.request, options)),
    close,
  };
}
