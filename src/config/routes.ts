import * as z from 'zod';
import { transportNames } from '../errors/index.js';
import { ruleSchema } from './comparison-rules.js';
import { milliseconds } from './durations.js';
import type { StickyKey } from './routed-call.js';
import { formerNames, pathSettings, typeNames } from './setting-shapes.js';

const transportName = z.enum(transportNames);
const share = z.number().min(0).max(100).optional();
const rate = z.number().positive().max(1);

// JSON Schema has no functions: one can be given in code and in configuration files that are code.
const stickyFunction = z
  .custom<StickyKey>((value) => typeof value === 'function', 'must be "id", "user" or a function')
  .register(typeNames, { type: 'StickyKey', from: './routed-call.js' });

const routeSchema = z
  .strictObject({
    match: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
      .describe(
        'The operations: contacts.get, lists.*, archive.*, documents.*, principal, agents.Appointment.*. A * matches one part of a name, and at the end all remaining parts.',
      ),
    transport: z
      .union([
        transportName,
        z
          .strictObject({ soap: share, rest: share, agents: share })
          .refine(
            (shares) => Math.abs(Object.values(shares).reduce<number>((sum, part = 0) => sum + part, 0) - 100) < 1e-6,
            'must add up to 100 percent',
          ),
      ])
      .describe('The transport for these calls: one, or the percentage for each, as in { rest: 25, soap: 75 }.'),
    stickyBy: z
      .union([z.enum(['id', 'user']), stickyFunction])
      .optional()
      .describe(
        'Keeps calls with the same key on the same transport: the id of the entity, the signed-in user, or a function of the call. Default: each call is assigned at random.',
      ),
    shadow: z
      .strictObject({
        transport: transportName.describe('The second transport.'),
        sample: rate.default(1).describe('The share of calls to shadow, from 0 to 1.'),
      })
      .optional()
      .describe('Sends reads to a second transport too, and compares the answers. Callers are not affected.'),
    fallback: transportName
      .optional()
      .describe('Serves a read if its transport failed, and every call of the route once its guardrails have tripped.'),
    guardrails: z
      .strictObject({
        errors: rate.optional().describe('The share of calls whose transport may fail, from 0 to 1.'),
        mismatches: rate.optional().describe('The share of comparisons that may find a difference, from 0 to 1.'),
        window: milliseconds.positive().default(60_000).describe('Milliseconds over which both are counted.'),
        minimum: z
          .int()
          .positive()
          .default(20)
          .describe('The fewest calls or comparisons from which a share is taken.'),
        cooldown: milliseconds
          .positive()
          .optional()
          .describe('Milliseconds until the route is tried again. Default: not until a policy is applied again.'),
      })
      .register(formerNames, { rest: 'cooldown' })
      .optional()
      .describe('Sends all calls of the route to its fallback if too many of them fail or differ.'),
  })
  .register(formerNames, { brakes: 'guardrails' })
  .describe('The transport for some of the calls.')
  .register(typeNames, { type: 'Route' });

/** Which transport serves which calls: the first matching route decides. */
export const routesSchema = z.array(routeSchema);

/** A policy on its own, as `so.routing.apply` takes it. */
export const policySchema = z.strictObject({ transport: transportName, routes: routesSchema });

export const shadowsSchema = z
  .strictObject({
    inFlight: z
      .int()
      .positive()
      .max(1_000)
      .default(4)
      .describe('Shadow calls in flight at once. Calls beyond that are not compared.'),
    maximumAnswerBytes: z
      .int()
      .positive()
      .default(256 * 1024)
      .describe('Maximum size of a shadow answer in bytes. Larger answers are not compared.'),
    timeout: milliseconds.positive().default(30_000).describe('Timeout of a shadow call in milliseconds.'),
    rules: z
      .array(ruleSchema)
      .optional()
      .describe('Known differences that are not mismatches: rules as in verify and sweep.'),
    file: z
      .string()
      .min(1)
      .register(pathSettings, { relativeTo: 'file' })
      .optional()
      .describe('A file to which each comparison is appended as a line of JSON: fields and causes, never values.'),
  })
  .prefault({});

/** A route, completed. */
export type RouteSettings = z.output<typeof routeSchema>;

export type ShadowSettings = z.output<typeof shadowsSchema>;
