import { problemsOf } from '../../config/problems.js';
import type { Route } from '../../config/configuration.js';
import { policySchema, type RouteSettings } from '../../config/routes.js';
import { invalidConfiguration } from '../../config/schema.js';
import type { TransportName } from '../../errors/index.js';
import { TrafficSplit } from './traffic-split.js';

/** Which transport serves which calls. */
export interface RoutingPolicy {
  /** Serves the calls that no route matches. */
  readonly transport: TransportName;
  /** The first route that matches decides. */
  readonly routes: readonly Route[];
}

/** A policy whose shape has been checked, with its defaults filled in. */
export interface PolicySettings {
  readonly transport: TransportName;
  readonly routes: readonly RouteSettings[];
}

/**
 * Checks the shape of a policy.
 *
 * @throws {ConfigurationError} if the shape is invalid
 */
export function parsePolicy(policy: RoutingPolicy): PolicySettings {
  const { data, error } = policySchema.safeParse(policy);
  if (error !== undefined) throw invalidConfiguration(problemsOf(policySchema, error.issues, policy));
  return data;
}

export function patternsOf({ match }: RouteSettings): readonly string[] {
  return typeof match === 'string' ? [match] : match;
}

/** Every transport that a route uses, with its fallback and shadow. */
export function transportsOf(route: RouteSettings): readonly TransportName[] {
  const { fallback, shadow } = route;
  return [
    ...splitOf(route).transports,
    ...(fallback === undefined ? [] : [fallback]),
    ...(shadow === undefined ? [] : [shadow.transport]),
  ];
}

export function splitOf({ transport }: RouteSettings): TrafficSplit {
  return new TrafficSplit(typeof transport === 'string' ? { [transport]: 100 } : transport);
}
