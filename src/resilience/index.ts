export { type CallKind, mayRepeat, repeatable } from './repeatable.js';
export { type BreakerSettings, misdirectedRequest, Resilience, type ResilienceSettings } from './resilience.js';
