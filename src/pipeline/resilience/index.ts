export { mayRepeat, repeatable } from './repeatable.js';
export { misdirectedRequest } from './misdirected-request.js';
export type { BreakerSettings } from './breaker.js';
export { type CallLimits, Resilience, type ResilienceSettings, type ResilienceSharing } from './resilience.js';
