export { type CallKind, kindOfOperation, mayRepeat, repeatable } from './repeatable.js';
export { type BreakerSettings, Resilience, type ResilienceSettings } from './resilience.js';
