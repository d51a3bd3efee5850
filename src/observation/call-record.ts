import type { Outcome, TransportName } from '../errors/index.js';

/** What became of one call to a transport. It holds names and numbers: no value of a carrier, no text of a server, no secret. */
export interface CallRecord {
  /** When it began, as ISO 8601 in UTC. */
  readonly at: string;
  /** Milliseconds. */
  readonly duration: number;
  readonly transport: TransportName;
  /** What was asked of the transport, such as `entity.patch`. */
  readonly exchange: string;
  /** The agent and the operation that stand for it on every transport, such as `Appointment` and `SaveAppointmentEntity`. */
  readonly agent: string;
  readonly operation: string;
  /** May it change something on the server? */
  readonly write: boolean;
  /** What was written to, by the names of its ids, such as `{ AppointmentId: 591 }`; empty for a read. */
  readonly ids: Readonly<Record<string, number | readonly number[]>>;
  /** The fields or parameters that were written, such as `Contact.ContactId`; null where it was the whole entity. */
  readonly fields: readonly string[] | null;
  /** `done` where it succeeded, and otherwise what the error says. */
  readonly outcome: Outcome;
  readonly error: FailedCall | undefined;
  /** How often it was tried: 1 where nothing was repeated, 0 where it failed before anything was tried. */
  readonly attempts: number;
  /** The requests that it took. On SOAP and Agents a patch, for one, is a get and a save. */
  readonly requests: number;
  /** Of bodies, without headers. */
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** The HTTP status of the last answer; undefined where none came. */
  readonly status: number | undefined;
}

export interface FailedCall {
  /** The class, such as `ConflictError`. */
  readonly name: string;
  /** What the server called it, such as `SoSentryException`. */
  readonly exceptionType: string | undefined;
}

/** Told of every call when it has ended. Whatever it throws harms no call: it becomes a warning of the process. */
export interface CallHooks {
  call(record: CallRecord): void;
}
