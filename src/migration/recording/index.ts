export { protectedOutcome } from './protect.js';
export { type RecordedAnswer, Recorder, Recording } from './recording.js';
