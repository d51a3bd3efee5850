import type { CallRecord } from '../call-record.js';

/** The user of a connection. */
export interface AuditedUser {
  /** The kind of the credentials, such as `systemUser`. */
  readonly credentials: string;
  /** The id of the associate on the server; null if it could not be requested. */
  readonly associateId: number | null;
  /** Their user name in SuperOffice. */
  readonly associate: string | null;
}

/**
 * One write: who, what, when, and the result. It contains the names of written fields, not their values. A write with the
 * `outcome` `unknown` may or may not have happened.
 */
export interface AuditRecord extends Pick<
  CallRecord,
  | 'at'
  | 'duration'
  | 'transport'
  | 'exchange'
  | 'agent'
  | 'operation'
  | 'ids'
  | 'fields'
  | 'outcome'
  | 'error'
  | 'attempts'
> {
  /** The context identifier, or the URL of an Onsite installation. */
  readonly tenant: string;
  readonly who: AuditedUser;
}

/**
 * Receives the records of writes. Bind your own to `TYPES.Observers`, or pass it to `connect`.
 *
 * @example
 * const audit: AuditSink = {
 *   ready: async () => undefined,
 *   write: async ({ at, who, agent, operation, outcome }) => logger.info({ at, who, agent, operation, outcome }),
 *   close: async () => undefined,
 * };
 * const so = await connect({ transport: 'rest', tenant: 'emulator', audit });
 */
export interface AuditSink {
  /**
   * Called before a write is sent. If it throws, the write is refused, so that every change can be recorded.
   */
  ready?(): Promise<void>;
  /** Called before the caller gets the answer. A failure becomes a process warning, because the write has been made. */
  write(record: AuditRecord): Promise<void>;
  close?(): Promise<void>;
}
