export type { EntityName } from '../../operations/index.js';
export type { SweepDepth, SweepOptions, SweepProgress } from './options.js';
export type { SweepWait } from './outage.js';
export { sweep } from './sweep.js';
export { type SweepSubject, sweepSubjects } from './subject-names.js';
