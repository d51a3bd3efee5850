export { ActivePolicy, type PolicyParts } from './active-policy.js';
export type { TripReason } from './guardrails.js';
export {
  type TrippedEvent,
  type FallbackEvent,
  type ResetEvent,
  type RoutingEvents,
  RoutingListeners,
  warn,
} from './events.js';
export { explainRepositories, type RouteExplanation, servedBy } from './explanation.js';
export { recordMetrics } from './metrics.js';
export { Operations } from './operations.js';
export { parsePolicy, type PolicySettings, type RoutingPolicy } from './policy.js';
export { checkPolicy } from './policy-problems.js';
export { countOn, type PolicyInForce, routed } from './interceptor.js';
export { type FollowConfiguration, PolicyRouting, type Routing } from './routing.js';
export { SharedGuardrails } from './shared-guardrails.js';
export { ShadowFile } from './shadow-file.js';
export type { ShadowLimitEvent, ShadowReport, ShadowSide, ShadowVerdict } from './shadow-report.js';
export { type ShadowPath, Shadows } from './shadows.js';
export type { ShadowSkipReason, ShadowSkips } from './skipped-calls.js';
export { TrafficSplit } from './traffic-split.js';
