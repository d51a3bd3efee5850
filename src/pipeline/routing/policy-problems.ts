import type { RouteSettings } from '../../config/routes.js';
import { invalidConfiguration } from '../../config/schema.js';
import { type ConfigurationProblem, didYouMean, type TransportName } from '../../errors/index.js';
import { isAvailableOn, type Operations, routeMatcherOf } from './operations.js';
import { patternsOf, type PolicySettings, splitOf, transportsOf } from './policy.js';

/** A route with the operations that the routes above it leave. */
interface Reach {
  readonly route: RouteSettings;
  readonly path: string;
  readonly operations: readonly string[];
}

/**
 * Checks a policy whose shape is valid.
 *
 * @param unusable why a transport cannot be used with this connection's credentials; undefined if it can
 * @throws {ConfigurationError} that lists each route that can never match, names an operation that does not exist, or
 *   sends a call to a transport that does not have it
 */
export function checkPolicy(
  settings: PolicySettings,
  operations: Operations,
  unusable: (transport: TransportName) => string | undefined,
): void {
  const problems = policyProblems(settings, operations, unusable);
  if (problems.length > 0) throw invalidConfiguration(problems);
}

/** All problems of a policy, apart from the shape of its routes. */
function policyProblems(
  { routes }: PolicySettings,
  operations: Operations,
  unusable: (transport: TransportName) => string | undefined,
): readonly ConfigurationProblem[] {
  const problems: ConfigurationProblem[] = [];
  const takenBy = new Map<string, number>();
  routes.forEach((route, index) => {
    const path = `routes[${index}]`;
    const reached = new Set<string>();
    patternsOf(route).forEach((pattern, position) => {
      const at = typeof route.match === 'string' ? `${path}.match` : `${path}.match[${position}]`;
      const all = operations.matching(pattern);
      const served = all.filter(routeMatcherOf([pattern], transportsOf(route)));
      // If a pattern matches only what the transport lacks, the route reports them as it does names without a wildcard.
      const names = served.length === 0 ? all : served;
      const left = names.filter((name) => !takenBy.has(name));
      if (names.length === 0) problems.push({ path: at, message: unknownOperation(pattern, operations) });
      else if (everythingButPrincipal.test(pattern)) problems.push({ path: at, message: leavesOutPrincipal(pattern) });
      else if (left.length === 0) problems.push({ path: at, message: neverMatches(pattern, names, takenBy, routes) });
      for (const name of left) reached.add(name);
    });
    for (const name of reached) takenBy.set(name, index);
    const reach = { route, path, operations: [...reached] };
    for (const problem of transportProblems(reach, unusable)) problems.push(problem);
    for (const problem of settingProblems(reach, operations)) problems.push(problem);
  });
  return problems;
}

function unknownOperation(pattern: string, operations: Operations): string {
  const near = operations.nearestTo(pattern);
  const examples = '; examples are contacts.get, lists.*, archive.query, principal and agents.Appointment.*';
  const hint = near === undefined ? examples : didYouMean(near);
  return `names the unknown operation ${JSON.stringify(pattern)}${hint}`;
}

/** Each `*` is one part of a name, and this has no others. */
const everythingButPrincipal = /^\*(?:\.\*)+$/;

function leavesOutPrincipal(pattern: string): string {
  const { length } = pattern.split('.');
  return `${JSON.stringify(pattern)} leaves out calls whose names have fewer than ${length} parts, such as principal; use "*" for every call`;
}

function neverMatches(
  pattern: string,
  names: readonly string[],
  takenBy: ReadonlyMap<string, number>,
  routes: readonly RouteSettings[],
): string {
  const indices = [...new Set(names.map((name) => takenBy.get(name) ?? 0))].sort((one, other) => one - other);
  const takers = indices.map((index) => {
    const route = routes[index];
    return `routes[${index}] (${route === undefined ? '' : patternsOf(route).join(', ')})`;
  });
  const verb = takers.length === 1 ? 'matches' : 'match';
  return `can never match ${JSON.stringify(pattern)}, because ${takers.join(' and ')} above ${verb} it first`;
}

function transportProblems(
  { route, path, operations }: Reach,
  unusable: (transport: TransportName) => string | undefined,
): ConfigurationProblem[] {
  const uses: (readonly [string, TransportName])[] = [
    ...splitOf(route).transports.map((name) => ['transport', name] as const),
    ...(route.shadow === undefined ? [] : [['shadow.transport', route.shadow.transport] as const]),
    ...(route.fallback === undefined ? [] : [['fallback', route.fallback] as const]),
  ];
  return uses.flatMap(([setting, transport]) => {
    const at = `${path}.${setting}`;
    const reason = unusable(transport);
    if (reason !== undefined) return [{ path: at, message: `is ${transport}, which cannot be used: ${reason}` }];
    const soapOnly = operations.filter((name) => !isAvailableOn(name, transport));
    if (soapOnly.length === 0) return [];
    const verb = soapOnly.length === 1 ? 'exists' : 'exist';
    const message = `is ${transport}, but ${some(soapOnly)} ${verb} on soap alone; add a route with transport: soap above this one`;
    return [{ path: at, message }];
  });
}

function settingProblems({ route, path, operations }: Reach, known: Operations): ConfigurationProblem[] {
  if (operations.length === 0) return [];
  const { shadow, fallback, guardrails, stickyBy } = route;
  const { transports } = splitOf(route);
  const only = transports.length === 1 ? transports[0] : undefined;
  const reads = operations.map((name) => known.find(name)).filter((operation) => operation?.kind === 'read');
  const rules: readonly (readonly [wrong: boolean, setting: string, message: string])[] = [
    [
      shadow !== undefined && shadow.transport === only,
      'shadow.transport',
      `is ${only ?? ''}, which serves the calls already; name another transport`,
    ],
    [
      shadow !== undefined && reads.every((operation) => operation?.streamed === true),
      'shadow',
      `has no effect: ${some(operations)} is not a read whose answer can be compared`,
    ],
    [
      fallback !== undefined && fallback === only,
      'fallback',
      `is ${only ?? ''}, which serves the calls already; name another transport`,
    ],
    [
      fallback !== undefined && guardrails === undefined && reads.length === 0,
      'fallback',
      `has no effect: it is for reads, and ${some(operations)} is not a read`,
    ],
    [
      guardrails !== undefined && fallback === undefined,
      'fallback',
      'is missing: guardrails need a transport to send the calls to',
    ],
    [
      guardrails !== undefined && guardrails.errors === undefined && guardrails.mismatches === undefined,
      'guardrails',
      'must have a limit: errors, mismatches, or both',
    ],
    [
      guardrails?.mismatches !== undefined && shadow === undefined,
      'shadow',
      'is missing: guardrails on mismatches need something to compare with',
    ],
    [stickyBy !== undefined && only !== undefined, 'stickyBy', `has no effect: ${only ?? ''} gets all calls`],
  ];
  return rules.flatMap(([wrong, setting, message]) => (wrong ? [{ path: `${path}.${setting}`, message }] : []));
}

/** Up to three of the names, so that a message stays short. */
function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length <= 3 ? shown : `${shown} and ${names.length - 3} more`;
}
