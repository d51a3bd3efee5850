import type { TransportName } from '../../errors/index.js';
import type { ActivePolicy } from './active-policy.js';

/** Where the calls of an operation go, and why. */
export interface RouteExplanation {
  /** Such as `contacts.get`. */
  readonly operation: string;
  readonly kind: 'read' | 'write';
  /** Percent of the calls by transport. While the guardrails are tripped, the fallback gets all of them. */
  readonly transports: Readonly<Partial<Record<TransportName, number>>>;
  /** The index of the route in the policy, and what it matches; undefined if no route matches. */
  readonly route: number | undefined;
  readonly match: readonly string[] | undefined;
  readonly stickyBy: 'id' | 'user' | 'function' | undefined;
  /** Undefined for writes, which are never made twice. */
  readonly shadow: { readonly transport: TransportName; readonly sample: number } | undefined;
  readonly fallback: TransportName | undefined;
  /** Whether the guardrails of the route have tripped. */
  readonly tripped: boolean;
  /** The whole explanation in one line. */
  readonly text: string;
}

/** Explains where the calls of an operation go, and why. */
export function explain(policy: ActivePolicy, operation: string): RouteExplanation {
  const { operation: known, route } = policy.planOf(operation);
  const { kind } = known;
  if (route === undefined) {
    const { transport } = policy.settings;
    return described({
      operation,
      kind,
      transports: { [transport]: 100 },
      route: undefined,
      match: undefined,
      stickyBy: undefined,
      shadow: undefined,
      fallback: undefined,
      tripped: false,
    });
  }
  const { shadow, fallback, stickyBy } = route.settings;
  const tripped = route.guardrails?.tripped === true;
  const isRead = kind === 'read';
  return described({
    operation,
    kind,
    transports: tripped && fallback !== undefined ? { [fallback]: 100 } : route.split.percentages,
    route: route.index,
    match: route.match,
    stickyBy: typeof stickyBy === 'function' ? 'function' : stickyBy,
    shadow: isRead && known.streamed !== true ? shadow : undefined,
    fallback: isRead ? fallback : undefined,
    tripped,
  });
}

/** Explains each of these operations. */
export function explainRepositories(policy: ActivePolicy, operations: Iterable<string>): readonly RouteExplanation[] {
  return [...operations].map((operation) => explain(policy, operation));
}

/** What a transport still serves, wholly or in part. Before SOAP is removed, this must be empty for it. */
export function servedBy(
  transport: TransportName,
  explanations: readonly RouteExplanation[],
): readonly RouteExplanation[] {
  return explanations.filter(({ transports }) => (transports[transport] ?? 0) > 0);
}

function described(explanation: Omit<RouteExplanation, 'text'>): RouteExplanation {
  const { operation, transports, route, match, stickyBy, shadow, fallback, tripped } = explanation;
  const shares = Object.entries(transports);
  const target =
    shares.length === 1 ? (shares[0]?.[0] ?? '') : shares.map(([name, part]) => `${name} ${part} %`).join(', ');
  const extras = [
    ...(stickyBy === undefined ? [] : [`sticky by ${stickyBy === 'function' ? 'a function' : stickyBy}`]),
    ...(shadow === undefined ? [] : [`shadow on ${shadow.transport} for ${Math.round(shadow.sample * 1e4) / 100} %`]),
    ...(fallback === undefined ? [] : [`fallback ${fallback}`]),
    ...(tripped ? ['guardrails tripped'] : []),
  ];
  const reason = route === undefined ? 'no route matches' : `routes[${route}]: ${match?.join(', ') ?? ''}`;
  const text = `${operation}: ${[target, ...extras].join('; ')} (${reason})`;
  return { ...explanation, text };
}
