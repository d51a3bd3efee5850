import type { AuditSink } from './audit/audit-record.js';
import type { CallHooks } from './call-record.js';

/** The observers of a connection's calls, in addition to OpenTelemetry. */
export interface Observers {
  readonly hooks: CallHooks | undefined;
  readonly audit: AuditSink | undefined;
}
