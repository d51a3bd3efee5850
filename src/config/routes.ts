import { z } from 'zod';
import { transportNames } from '../errors/index.js';

/** A call, as a sticky key may look at it. */
export interface RoutedCall {
  /** The public name, such as `contacts.get`. */
  readonly operation: string;
  /** The id of the entity, or the name of the list, that the call is about; undefined where it is about none. */
  readonly id: number | string | undefined;
  /** What is asked, in canonical carriers. It must not be changed. */
  readonly request: unknown;
}

/** What a call is told apart by; calls with the same key are on the same side. Without a key a call is drawn by chance. */
export type StickyKey = (call: RoutedCall) => string | number | undefined;

const transportName = z.enum(transportNames);
const share = z.number().min(0).max(100).optional();
const rate = z.number().positive().max(1);
const milliseconds = z.int().positive();

// Written as what can be said in a JSON Schema; a function can be given in code and in files of code.
const stickyFunction = z
  .any()
  .refine((value) => typeof value === 'function', 'should be "id", "user" or a function') as unknown as z.ZodType<
  StickyKey,
  StickyKey
>;

const routeSchema = z.strictObject({
  /**
   * The operations that this is for: `contacts.get`, `lists.*`, `archive.*`, `documents.*`, `principal`,
   * `agents.Appointment.*`. A `*` stands for any part of a name, and at the end for all the rest.
   */
  match: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  /** What serves these calls: one transport, or the share in percent of each, `{ rest: 25, soap: 75 }`. */
  transport: z.union([
    transportName,
    z
      .strictObject({ soap: share, rest: share, agents: share })
      .refine(
        (shares) => Math.abs(Object.values(shares).reduce<number>((sum, part = 0) => sum + part, 0) - 100) < 1e-6,
        'should come to 100 percent in all',
      ),
  ]),
  /**
   * Keeps calls with the same key on the same side: the entity's `id`, the `user` who is signed in, or a function of the
   * call. Without it every call is drawn by itself.
   */
  stickyBy: z.union([z.enum(['id', 'user']), stickyFunction]).optional(),
  /** Asks a second transport beside the first, for reads, and compares. Callers do not notice. */
  shadow: z
    .strictObject({
      transport: transportName,
      /** The share of calls, from 0 to 1. */
      sample: rate.default(1),
    })
    .optional(),
  /** Asked where a read failed for want of a working transport; and where the brakes send all calls. */
  fallback: transportName.optional(),
  /** Sends all calls of the route to its fallback, where too much goes wrong. */
  brakes: z
    .strictObject({
      /** The share of calls that may fail for want of a working transport. */
      errors: rate.optional(),
      /** The share of comparisons that may show a difference. */
      mismatches: rate.optional(),
      /** Milliseconds over which both are counted. */
      window: milliseconds.default(60_000),
      /** How many there must be before a share says anything. */
      minimum: z.int().positive().default(20),
      /** Milliseconds until the route is tried again. Without it, not before a policy is applied anew. */
      rest: milliseconds.optional(),
    })
    .optional(),
});

/** Which transport serves which calls: the first route that matches decides; `transport` where none does. */
export const routesSchema = z.array(routeSchema);

export const shadowsSchema = z
  .strictObject({
    /** Calls of shadows under way at once; what comes while there are that many is not compared. */
    inFlight: z.int().positive().max(1_000).default(4),
    /** The most bytes of an answer to a shadow: what is larger is not compared. */
    maximumAnswerBytes: z
      .int()
      .positive()
      .default(1024 * 1024),
    /** Milliseconds that a shadow may take. */
    timeout: milliseconds.default(30_000),
    /** A file to which each comparison is appended, as a line of JSON; it names fields and causes, and no value. */
    file: z.string().min(1).optional(),
  })
  .prefault({});

/** A route as it is written. */
export type Route = z.input<typeof routeSchema>;

/** The same, completed. */
export type RouteSettings = z.output<typeof routeSchema>;

export type ShadowSettings = z.output<typeof shadowsSchema>;
