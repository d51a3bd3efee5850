import { createHash } from 'node:crypto';
import * as z from 'zod';
import { parseJson } from '../../parsing/index.js';
import type { SharedFlags } from '../../redis/index.js';
import type { ActivePolicy, ActiveRoute } from './active-policy.js';
import { type RoutingListeners, warn } from './events.js';
import type { TripReason } from './guardrails.js';

const reasonSchema = z.strictObject({
  rate: z.enum(['errors', 'mismatches']),
  bad: z.int().nonnegative(),
  total: z.int().positive(),
  limit: z.number().min(0).max(1),
}) satisfies z.ZodType<TripReason>;

export interface GuardrailSharing {
  readonly flags: SharedFlags;
  /** The beginning of the names of flags. */
  readonly name: string;
}

/** Guardrails that trip and reset together with those of other processes that have the same routes. */
export class SharedGuardrails {
  readonly #sharing: GuardrailSharing;
  readonly #listeners: RoutingListeners;
  #watches: (() => void)[] = [];

  constructor(sharing: GuardrailSharing, listeners: RoutingListeners) {
    this.#sharing = sharing;
    this.#listeners = listeners;
  }

  /** Follows the routes of the first policy. */
  follow({ routes }: ActivePolicy): void {
    const { flags } = this.#sharing;
    this.close();
    for (const route of routes) {
      const { guardrails, settings, index, match } = route;
      if (guardrails === undefined) continue;
      const name = this.#nameOf(route);
      guardrails.onTrip = (reason) => flags.raise(name, JSON.stringify(reason), settings.guardrails?.cooldown);
      this.#watches.push(
        flags.watch(name, (flag) => {
          if (flag === undefined) {
            if (guardrails.release()) this.#listeners.emit('reset', { route: index, match });
            return;
          }
          const reason = reasonIn(flag.value);
          if (reason !== undefined && guardrails.trip(flag.left)) announceTrip(route, reason, this.#listeners);
        }),
      );
    }
  }

  /** Resets the guardrails of a policy that a process has applied, in all processes, and follows its routes. */
  applied(policy: ActivePolicy): void {
    for (const route of policy.routes)
      if (route.guardrails !== undefined) this.#sharing.flags.lower(this.#nameOf(route));
    this.follow(policy);
  }

  close(): void {
    for (const stop of this.#watches) stop();
    this.#watches = [];
  }

  /** Routes are the same if they do the same, wherever they are in the list. */
  #nameOf({ match, settings }: ActiveRoute): string {
    const { transport, fallback, guardrails } = settings;
    const route = createHash('sha256').update(JSON.stringify([match, transport, fallback, guardrails]));
    return `${this.#sharing.name}:${route.digest('hex').slice(0, 16)}`;
  }
}

function reasonIn(text: string): TripReason | undefined {
  try {
    return reasonSchema.parse(parseJson(text));
  } catch {
    return undefined;
  }
}

/** Warns that all calls of a route go to its fallback. */
export function announceTrip(
  { index, match, settings }: ActiveRoute,
  reason: TripReason,
  listeners: RoutingListeners,
): void {
  const to = settings.fallback;
  if (to === undefined) return;
  const failures = reason.rate === 'errors' ? 'calls failed' : 'comparisons differed';
  const cooldown = settings.guardrails?.cooldown;
  const period = cooldown === undefined ? 'until a policy is applied again' : `for ${cooldown} ms`;
  warn(
    `routes[${index}] (${match.join(', ')}) falls back to ${to} ${period}: ${reason.bad} of ${reason.total} ${failures}, ` +
      `and the limit is ${reason.limit * 100} percent`,
  );
  listeners.emit('tripped', { route: index, match, to, reason });
}
