export type { AuditedUser, AuditRecord, AuditSink } from './audit/audit-record.js';
export { JsonLinesAudit, type JsonLinesAuditOptions } from './audit/json-lines-audit.js';
export { CallObservation, type RequestObserver, type RequestRecord } from './call-observation.js';
export type { CallHooks, CallRecord, FailedCall } from './call-record.js';
export { errorName, singleWord } from './error-name.js';
export type { Observers } from './observers.js';
export {
  type CallSubject,
  observe,
  type ObservedCall,
  observeServed,
  openTelemetry,
  type ServedCall,
} from './telemetry.js';
