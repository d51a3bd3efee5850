import type { Outcome, TransportName } from '../errors/index.js';

/** The record of one call to a transport. It contains names and numbers: no carrier values, no server texts, no secrets. */
export interface CallRecord {
  /** The start, as ISO 8601 in UTC. */
  readonly at: string;
  /** Milliseconds. */
  readonly duration: number;
  readonly transport: TransportName;
  /** The exchange, such as `entity.patch`. */
  readonly exchange: string;
  /** The agent and operation that represent it on every transport, such as `Appointment` and `SaveAppointmentEntity`. */
  readonly agent: string;
  readonly operation: string;
  /** Whether it may change something on the server. */
  readonly write: boolean;
  /** The written entities by the names of their ids, such as `{ AppointmentId: 591 }`; empty for a read. */
  readonly ids: Readonly<Record<string, number | readonly number[]>>;
  /** The written fields or parameters, such as `Contact.ContactId`; null for the whole entity. */
  readonly fields: readonly string[] | null;
  /** `done` if it succeeded, otherwise the outcome of the error. */
  readonly outcome: Outcome;
  readonly error: FailedCall | undefined;
  /** The number of attempts: 1 without a retry, 0 if it failed before the first attempt. */
  readonly attempts: number;
  /** The number of requests. A patch on SOAP and Agents, for example, is a get and a save. */
  readonly requests: number;
  /** The size of request bodies, without headers. */
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** The HTTP status of the last answer; undefined if there was none. */
  readonly status: number | undefined;
}

export interface FailedCall {
  /** The class, such as `ConflictError`. */
  readonly name: string;
  /** The server's exception type, such as `SoSentryException`. */
  readonly exceptionType: string | undefined;
}

/**
 * Called for every completed call. An error in a hook does not affect calls: it becomes a process warning.
 *
 * @example
 * const hooks: CallHooks = {
 *   call: ({ agent, operation, duration }) => logger.info(`${agent}.${operation}: ${duration} ms`),
 * };
 * const so = await connect({ transport: 'rest', tenant: 'emulator', hooks });
 */
export interface CallHooks {
  call(record: CallRecord): void;
}
