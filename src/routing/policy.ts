import { pathText } from '../canonical/index.js';
import { type RouteSettings, type Route, routesSchema } from '../config/routes.js';
import { ConfigurationError, transportNames, type TransportName } from '../errors/index.js';
import { Shares } from './shares.js';

/** Which transport serves which calls, as data. */
export interface RoutingPolicy {
  /** What serves calls that no route matches. */
  readonly transport: TransportName;
  /** The first that matches decides. */
  readonly routes: readonly Route[];
}

/** A policy whose shape has been checked and completed. */
export interface PolicySettings {
  readonly transport: TransportName;
  readonly routes: readonly RouteSettings[];
}

export interface PolicyProblem {
  /** Such as `routes[1].match`. */
  readonly path: string;
  /** To be read after the path. */
  readonly message: string;
}

/**
 * Checks the shape of a policy.
 *
 * @throws {ConfigurationError} where it has another
 */
export function parsePolicy({ transport, routes }: RoutingPolicy): PolicySettings {
  if (!transportNames.includes(transport)) {
    const names = transportNames.map((name) => `"${name}"`).join(', ');
    throw policyError([{ path: 'transport', message: `should be one of ${names}` }]);
  }
  const parsed = routesSchema.safeParse(routes);
  if (parsed.success) return { transport, routes: parsed.data };
  throw policyError(
    parsed.error.issues.map(({ path, message }) => ({
      path: pathText(['routes', ...path.filter((step) => typeof step !== 'symbol')]),
      message,
    })),
  );
}

export function policyError(problems: readonly PolicyProblem[]): ConfigurationError {
  const words = problems.map(({ path, message }) => `${path} ${message}`);
  return new ConfigurationError(`the routes are not right: ${words.join('; ')}`, { path: problems[0]?.path });
}

export function patternsOf({ match }: RouteSettings): readonly string[] {
  return typeof match === 'string' ? [match] : match;
}

export function sharesOf({ transport }: RouteSettings): Shares {
  return new Shares(typeof transport === 'string' ? { [transport]: 100 } : transport);
}
