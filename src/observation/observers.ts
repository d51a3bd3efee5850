import type { AuditSink } from './audit/audit-record.js';
import type { CallHooks } from './call-record.js';

/** Who is told of the calls of a connection, beside OpenTelemetry. */
export interface Observers {
  readonly hooks: CallHooks | undefined;
  readonly audit: AuditSink | undefined;
}
