export { checkWireFile, parseWire, readWireFile, type WireCapture, writeWireFile } from './capture/wire-file.js';
export { type LiveConnection, liveConnection } from './connections.js';
export { doctor, type DoctorOptions, type DoctorResult, replayed } from './doctor.js';
export {
  type CheckResult,
  type DoctorReport,
  comparesAny,
  isCompared,
  isHealthy,
  isUnansweredRead,
  type Outcome,
  type ReadDifference,
  type ReadResult,
  type WireDifference,
  type ZoneEffect,
} from './report.js';
