import type { LoadedConfiguration } from '../config/index.js';
import { explanationsOf } from '../client/routing.js';
import { TrafficSplit } from '../pipeline/routing/index.js';
import type { ConfigurationOrigin, TransportName } from '../errors/index.js';

/** Calls that are served in the same way. */
export interface ServedCalls {
  /** Such as `contacts.get`, or `all calls`. */
  readonly calls: string;
  /** Percent of the calls by transport. */
  readonly transports: Readonly<Partial<Record<TransportName, number>>>;
  /** The place of the route in the configuration. */
  readonly route?: ConfigurationOrigin | undefined;
}

interface Served extends ServedCalls {
  readonly index: number | undefined;
}

/** Which transport serves which calls. A repository is one row if all of its operations are served in the same way. */
export function servedCalls(loaded: LoadedConfiguration): ServedCalls[] {
  const { transport, routes = [] } = loaded.configuration;
  const others = { [transport]: 100 };
  if (routes.length === 0) return [{ calls: 'all calls', transports: others }];
  const rows = new Map<string, Served[]>();
  for (const { operation, transports, route } of explanationsOf(loaded.configuration)) {
    const [repository = operation] = operation.split('.');
    const origin = route === undefined ? undefined : loaded.originOf(`routes[${route}].match`);
    const served = { calls: operation, transports, route: origin, index: route };
    rows.set(repository, [...(rows.get(repository) ?? []), served]);
  }
  const ofRepositories = [...rows].flatMap(([repository, operations]) => groupByRoute(repository, operations));
  const ofAgents = routes.flatMap(({ match, transport: served }, index): ServedCalls[] =>
    [match].flat().flatMap((pattern) => {
      if (!pattern.startsWith('agents.')) return [];
      const transports = new TrafficSplit(typeof served === 'string' ? { [served]: 100 } : served).percentages;
      return [{ calls: pattern, transports, route: loaded.originOf(`routes[${index}].match`) }];
    }),
  );
  const rest = routes.findIndex(({ match }) =>
    [match].flat().some((pattern) => /^(?:\*|agents)(?:\.\*)*$/.test(pattern)),
  );
  return [...ofRepositories, ...ofAgents, ...(rest === -1 ? [{ calls: 'other agents.*', transports: others }] : [])];
}

/** One row for each route: the whole repository, or its operations by name. */
function groupByRoute(repository: string, operations: readonly Served[]): ServedCalls[] {
  const indices = [...new Set(operations.map(({ index }) => index))];
  return indices.flatMap((index): ServedCalls[] => {
    const served = operations.filter((each) => each.index === index);
    const [first] = served;
    if (first === undefined) return [];
    const whole = served.length === operations.length && served.length > 1;
    const names = served.map((each) => each.calls).join(', ');
    const others = index === undefined && served.length > 3 ? `other ${repository}.*` : names;
    const calls = whole ? `${repository}.*` : others;
    return [{ calls, transports: first.transports, route: first.route }];
  });
}
