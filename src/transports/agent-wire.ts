import type { Readable } from 'node:stream';
import type { CanonicalObject } from '../contract/index.js';
import type { CallOptions, ContentCall, OperationCall } from '../operations/index.js';

/**
 * Calls one operation of one agent.
 *
 * @param parameters by the names of the SOAP parameters
 * @returns the outputs by name
 */
export type CallAgent = (
  agent: string,
  operation: string,
  parameters: CanonicalObject,
  options: CallOptions,
) => Promise<CanonicalObject>;

/** The operations of agents over one wire: everything that the exchanges need. */
export interface AgentWire {
  readonly send: CallAgent;
  /** Reads the bytes of an operation's only output as a stream; null if the server has none. */
  readonly read: (call: OperationCall, options: CallOptions) => Promise<Readable | null>;
  /** Calls an operation and streams its binary parameter. */
  readonly write: (call: ContentCall, options: CallOptions) => Promise<unknown>;
}
