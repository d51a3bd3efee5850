export { type CallKind, kindOfOperation, mayRepeat, repeatable } from './repeatable.js';
export { type BreakerSettings, misdirectedRequest, Resilience, type ResilienceSettings } from './resilience.js';
