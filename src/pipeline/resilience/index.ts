export { mayRepeat, repeatable } from './repeatable.js';
export {
  type BreakerSettings,
  type CallLimits,
  misdirectedRequest,
  Resilience,
  type ResilienceSettings,
} from './resilience.js';
