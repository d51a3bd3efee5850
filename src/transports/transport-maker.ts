import type { TransportName } from '../errors/index.js';
import type { TransportParts } from './transport-parts.js';
import type { Transport } from './transport.js';

/** Makes a transport of its parts. */
export interface TransportMaker {
  readonly name: TransportName;
  readonly make: (parts: TransportParts) => Transport;
}
