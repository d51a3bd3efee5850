import type { CanonicalObject } from '../contract/index.js';
import type { CallOptions } from './transport.js';

/**
 * Calls one operation of one agent, over whichever wire.
 *
 * @param parameters by the names of the SOAP parameters
 * @returns the outputs by their names
 */
export type CallAgent = (
  agent: string,
  operation: string,
  parameters: CanonicalObject,
  options: CallOptions,
) => Promise<CanonicalObject>;
