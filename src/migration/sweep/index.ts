export type { SweepDepth, SweepOptions, SweepProgress, SweepSide } from './options.js';
export type { SweepWait } from './outage.js';
export { sweep, type SweepResult } from './sweep.js';
export { type SweepSubject, sweepSubjects, type SweptEntityName } from './subjects.js';
