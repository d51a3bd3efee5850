import type { CallOptions, ExchangeName, Exchanges, Execute } from '../operations/index.js';
import type { TransportName } from '../errors/index.js';
import { withDetails } from '../errors/error-details.js';

/**
 * One API of NetServer. It knows only its wire: entities are described in the request, and carriers in the contract.
 *
 * Every failure is a `SuperOfficeError` with `transport`, `agent`, `operation` and `outcome`; an aborted call rejects
 * with the signal's reason.
 *
 * @example
 * const { name, execute, close } = container.get(TYPES.Transport);
 * const recorded: Transport = {
 *   name,
 *   execute: (exchange, options) => {
 *     logger.info(exchange.name);
 *     return execute(exchange, options);
 *   },
 *   close,
 * };
 * container.rebind(TYPES.Transport).toConstantValue(recorded);
 */
export interface Transport {
  readonly name: TransportName;
  readonly execute: Execute;
  close(): Promise<void>;
}

/** When the server sent an entity, in milliseconds by its own clock (the header `Date`). Only on `rest` and `agents`. */
export const answeredAt = new WeakMap<object, number>();

/** One function for each exchange, which make up a transport. */
export type ExchangeHandlers = {
  readonly [Name in ExchangeName]: (
    request: Exchanges[Name]['request'],
    options: CallOptions,
  ) => Promise<Exchanges[Name]['answer']>;
};

/** Makes a transport of its exchanges. Connections belong to the engine, so most transports have nothing to close. */
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
