import * as z from 'zod';
import { loginUrlSchema, siteUrlSchema } from './address.js';
import { type AuthSettings, authProblem, authSchema } from './auth.js';
import { problemsOf } from './problems.js';
import { cacheSchema } from './cache.js';
import { milliseconds } from './durations.js';
import { httpSchema } from './http.js';
import { auditSchema, hooksSchema, interceptorsSchema } from './observers.js';
import { redisSchema } from './redis.js';
import { resilienceSchema } from './resilience.js';
import { routesSchema, shadowsSchema } from './routes.js';
import { environmentName, environmentProblem } from './environment-name.js';
import type { SuperOfficeConfiguration } from './configuration.js';
import { pathSettings, typeNames } from './setting-shapes.js';
import { ConfigurationError, type ConfigurationProblem, problemText, transportNames } from '../errors/index.js';
import { isHeaderValue } from '../http/header-value.js';
import { timeZoneProblem } from '../codec/values/index.js';

const tenant = z
  .union([
    z.literal('emulator'),
    z
      .strictObject({
        environment: z
          .string()
          .min(1)
          .transform(environmentName)
          .refine((name) => /^[a-z][a-z\d-]*$/.test(name), environmentProblem(''))
          .describe('sod, stage or prod, or a host name such as online.superoffice.com.'),
        id: z
          .string()
          .regex(/^[A-Za-z]+\d+$/, 'must be a context identifier such as Cust12345')
          .describe('The context identifier, such as Cust12345.'),
        origin: loginUrlSchema
          .optional()
          .describe(
            "The environment's URL, if it is not one of SuperOffice's own: the part before /api/state and /login.",
          ),
      })
      .check(({ value, issues }) => {
        // With an origin of its own, the name says nothing about addresses.
        const message = value.origin === undefined ? environmentProblem(value.environment) : undefined;
        if (message === undefined) return;
        issues.push({ code: 'custom', message, path: ['environment'], input: value });
      })
      .describe('An Online tenant.'),
    z
      .strictObject({
        url: siteUrlSchema.describe('The URL of the Onsite installation: the part before /api and /Remote.'),
        soapUrl: siteUrlSchema.optional().describe('The URL for SOAP, if it differs: the part before /Remote.'),
        restUrl: siteUrlSchema.optional().describe('The URL for REST, if it differs: the part before /api.'),
      })
      .describe('An Onsite tenant.'),
  ])
  .describe('The Online tenant, the Onsite installation, or "emulator" for one in this process.');

const headerCharacters = 'must consist of visible ASCII characters, because it is sent in a header';

/** A function, because two settings take one. */
const contractSource = () =>
  z.strictObject({
    source: z
      .string()
      .min(1)
      .describe('A folder of WSDL documents, an OpenAPI document, or a folder of OpenAPI documents.')
      .register(pathSettings, { relativeTo: 'file' }),
  });

export const configurationSchema = z
  .strictObject({
    transport: z.enum(transportNames).describe('The transport: soap, rest, or agents.'),
    tenant,
    routes: routesSchema
      .optional()
      .describe('Transports for some of the calls, instead of transport. The first match wins.'),
    shadows: shadowsSchema.describe('Limits and rules for the shadow calls of routes.'),
    auth: authSchema.optional().describe('The credentials. Not required for the emulator.'),
    contract: contractSource().optional().describe('A contract to use instead of the bundled one.'),
    wsdl: contractSource().optional().describe('The former name of contract, which means the same.'),
    language: z
      .string()
      .regex(/^(?:.{2,}|[*xX])$/, {
        error: 'must be an ISO 639-1 code such as en, or * for texts as they are stored',
      })
      .refine(isHeaderValue, headerCharacters)
      .optional()
      .describe('The ISO 639-1 code of the language for multi-language texts. Default: texts as they are stored.'),
    culture: z.string().min(2).refine(isHeaderValue, headerCharacters).optional().describe('A culture such as nb-NO.'),
    timeZone: z
      .string()
      .min(1)
      .refine((value) => timeZoneProblem(value) === undefined, { error: ({ input }) => timeZoneProblem(input) })
      .optional()
      .describe('A SuperOffice time zone code such as NO.'),
    timeout: milliseconds.positive().default(60_000).describe('Timeout of each request in milliseconds.'),
    extras: z.boolean().default(false).describe('Keeps fields that a server sends and the contract does not have.'),
    resilience: resilienceSchema,
    cache: cacheSchema
      .default(false)
      .describe('Caches answers that seldom change. Off by default, so that answers are always current.'),
    interceptors: interceptorsSchema
      .default([])
      .describe('Your own interceptors, called for every exchange; the first one is the outermost.'),
    hooks: hooksSchema.optional().describe('Functions that are called for each call.'),
    audit: auditSchema.optional().describe('Where a record of each write goes: files in a folder, or your own sink.'),
    http: httpSchema,
    redis: redisSchema
      .optional()
      .describe('A Redis in which processes share state. Default: each process has its own.'),
  })
  .describe('What `connect` takes.')
  .register(typeNames, { type: 'SuperOfficeConfiguration' }) satisfies z.ZodType<unknown, SuperOfficeConfiguration>;

type DeepPartial<Value> = Value extends readonly unknown[] | ((...args: never[]) => unknown)
  ? Value
  : Value extends object
    ? { readonly [Name in keyof Value]?: DeepPartial<Value[Name]> | undefined }
    : Value;

/** A part of a configuration; the rest comes from the file, the environment or the argument of `connect`. */
export type PartialConfiguration = DeepPartial<SuperOfficeConfiguration>;

type Configuration = Omit<z.output<typeof configurationSchema>, 'wsdl'>;

/** The configuration, validated and with defaults, without secrets. */
export type Settings = Omit<Configuration, 'auth'>;

export type { AuthSettings } from './auth.js';

/**
 * Validates a configuration and adds defaults.
 *
 * @throws {ConfigurationError} that names each invalid setting by its path; values are not repeated, since they may be
 *   secret
 */
export function parseConfiguration(configuration: unknown): {
  readonly settings: Settings;
  readonly auth: AuthSettings | undefined;
} {
  const { parsed, problems } = checkConfiguration(configuration);
  if (parsed === undefined) throw invalidConfiguration(problems);
  const { auth, ...settings } = parsed;
  return { settings, auth };
}

/** Everything that is wrong with a configuration; empty if it is valid. */
export function configurationProblems(configuration: unknown): readonly ConfigurationProblem[] {
  return checkConfiguration(configuration).problems;
}

type Checked =
  | { readonly parsed: Configuration; readonly problems: readonly [] }
  | { readonly parsed: undefined; readonly problems: readonly ConfigurationProblem[] };

function checkConfiguration(configuration: unknown): Checked {
  const { data, error } = configurationSchema.safeParse(configuration);
  if (error !== undefined) {
    return { parsed: undefined, problems: problemsOf(configurationSchema, error.issues, configuration) };
  }
  const { wsdl, ...current } = data;
  const isTwice = wsdl !== undefined && data.contract !== undefined;
  const twice = { path: 'wsdl', message: 'cannot be set together with contract, which it is now called' };
  const problem = isTwice ? twice : signInProblem(current);
  if (problem !== undefined) return { parsed: undefined, problems: [problem] };
  return { parsed: { ...current, contract: current.contract ?? wsdl }, problems: [] };
}

function signInProblem({ auth, tenant, transport }: Configuration): ConfigurationProblem | undefined {
  if (auth !== undefined) return authProblem(auth, tenant, transport);
  const message = 'is missing: say how to sign in, such as { kind: "ticket", ticket, appToken }';
  return tenant === 'emulator' ? undefined : { path: 'auth', message };
}

/** One error for all problems. */
export function invalidConfiguration(problems: readonly ConfigurationProblem[], cause?: unknown): ConfigurationError {
  const lines = problems.map(problemText);
  const list = lines.length === 1 ? ` ${lines.join('')}` : lines.map((line) => `\n  ${line}`).join('');
  return new ConfigurationError(`Invalid configuration:${list}`, { path: problems[0]?.path, problems, cause });
}
