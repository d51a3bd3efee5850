import type { CallRecord } from '../call-record.js';

/** Who makes the calls of a connection. */
export interface AuditedUser {
  /** The kind of the credentials, such as `systemUser`. */
  readonly credentials: string;
  /** The associate as whom the server knows them; null where it could not be asked. */
  readonly associateId: number | null;
  /** Their user name in SuperOffice. */
  readonly associate: string | null;
}

/**
 * One write: who, what, when, and what became of it. Written values are not in it, only the names of fields. Of a write
 * whose `outcome` is `unknown`, nobody can tell whether it happened.
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
  /** The context identifier, or the address of a site of one's own. */
  readonly tenant: string;
  readonly who: AuditedUser;
}

/** Where the records of writes go. Bind your own to `TYPES.Observers`, or give it to `connect`. */
export interface AuditSink {
  /**
   * Called before a write is sent. What it throws refuses the write, so that nothing is changed that cannot be recorded.
   */
  ready?(): Promise<void>;
  /** Called before the caller gets the answer. A failure becomes a warning of the process, since the write has been made. */
  write(record: AuditRecord): Promise<void>;
  close?(): Promise<void>;
}
