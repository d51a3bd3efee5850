import * as z from 'zod';
import { tokenKeyVariable } from './auth.js';
import type { RedisConfiguration } from './configuration.js';
import { parsedPart } from './parsed-part.js';
import { pathSettings, typeNames } from './setting-shapes.js';

/** What processes can share, each by its own name. */
export const sharedStates = ['tokens', 'rate', 'concurrency', 'guardrails', 'breaker', 'cache'] as const;

export type SharedState = (typeof sharedStates)[number];

const secret = z.string().min(1).meta({ writeOnly: true });

/** The connection, without what is shared over it. */
const connection = {
  url: z
    .string()
    .regex(/^rediss?:\/\/[^?#]+$/, 'must begin with redis:// or rediss://, such as rediss://redis.example.com:6380')
    .meta({ writeOnly: true })
    .describe(
      'The address: redis:// or, with TLS, rediss://, with user name, password and database if they are needed.',
    ),
  username: z.string().min(1).optional().describe('The user of the access control list, if the URL does not name it.'),
  password: secret.optional().describe('The password, if it is not in the URL.'),
  ca: z
    .string()
    .min(1)
    .describe('Certificate authorities to trust, besides those that Node trusts: a PEM file, or its text.')
    .register(pathSettings, { relativeTo: 'file' })
    .optional(),
  prefix: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, hyphens or underscores')
    .default('superoffice')
    .describe('The beginning of all keys, for applications that share a Redis.'),
  timeout: z
    .int()
    .positive()
    .max(60_000)
    .default(500)
    .describe('Milliseconds for one command. After that, calls go on without Redis until it answers again.'),
  key: secret
    .optional()
    .describe(
      `Encrypts tokens and cached answers: 32 bytes in base64 or hexadecimal. Default: the environment variable ${tokenKeyVariable}.`,
    ),
};

export const redisSchema = z
  .strictObject({
    ...connection,
    share: z
      .array(z.enum(sharedStates))
      .min(1)
      .optional()
      .describe('What is shared. Default: everything that the other settings use.'),
  })
  .describe('A Redis in which processes share tokens, limits, guardrails, circuit breakers and cached answers.')
  .register(typeNames, { type: 'RedisConfiguration' });

export type SharedSettings = z.output<typeof redisSchema>;

/**
 * Validates the settings of Redis of a function that takes no whole configuration.
 *
 * @throws {ConfigurationError} that names each invalid setting
 */
export function parseRedis(redis: RedisConfiguration): SharedSettings {
  return parsedPart(redisSchema, 'redis', redis);
}
