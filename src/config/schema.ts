import { z } from 'zod';
import { loginUrlSchema, siteUrlSchema } from './address.js';
import { type AuthSettings, authProblem, authSchema } from './auth.js';
import { problemsOf } from './problems.js';
import { cacheSchema } from './cache.js';
import { auditSchema, hooksSchema, interceptorsSchema } from './observers.js';
import { resilienceSchema } from './resilience.js';
import { routesSchema, shadowsSchema } from './routes.js';
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
          .regex(/^[a-z]+\d*$/i, 'should be sod, stage, prod, or the name of a host')
          // What every object has by that name is not an environment.
          .refine((name) => !(name in Object.prototype), 'should be sod, stage, prod, or the name of a host')
          .describe("sod, stage or prod, or the host's own name, such as online3."),
        id: z
          .string()
          .regex(/^[A-Za-z]+\d+$/, 'should be a context identifier such as Cust12345')
          .describe('The context identifier, such as Cust12345.'),
        origin: loginUrlSchema
          .optional()
          .describe(
            "The environment's own address, where it is not the vendor's: what stands before /api/state and /login.",
          ),
      })
      .describe('A tenant on line.'),
    z
      .strictObject({
        url: siteUrlSchema.describe("The site on one's own server: what stands before /api and /Remote."),
        soapUrl: siteUrlSchema.optional().describe('Where SOAP is elsewhere: what stands before /Remote.'),
        restUrl: siteUrlSchema.optional().describe('Where REST is elsewhere: what stands before /api.'),
      })
      .describe('A tenant on site.'),
  ])
  .describe('The tenant on line, the site, or "emulator" for one in this process.');

const noHeader = 'must consist of visible ASCII characters: no header can carry others';

export const answerBytes = z
  .int()
  .positive()
  .default(20 * 1024 * 1024)
  .describe('The most bytes of an answer that are read.');

export const configurationSchema = z
  .strictObject({
    transport: z.enum(transportNames).describe('What serves calls: soap, rest, or agents.'),
    tenant,
    routes: routesSchema
      .optional()
      .describe('Which transport serves which calls, where transport is not the answer for all. The first match wins.'),
    shadows: shadowsSchema.describe('How much the shadows of routes may take.'),
    auth: authSchema.optional().describe('How calls prove who makes them. The emulator brings its own.'),
    wsdl: z
      .strictObject({
        source: z
          .string()
          .min(1)
          .describe("A folder of WSDL documents, such as the vendor's for a tenant.")
          .register(pathSettings, { relativeTo: 'file' }),
      })
      .optional()
      .describe('Another contract than that of this package.'),
    language: z
      .string()
      .regex(/^(?:.{2,}|[*xX])$/, {
        error: 'it should be an ISO 639-1 code such as en, or * for texts as they are stored',
      })
      .refine(isHeaderValue, noHeader)
      .optional()
      .describe('An ISO 639-1 code: texts in several languages are given in this one. Without it they come as stored.'),
    culture: z.string().min(2).refine(isHeaderValue, noHeader).optional().describe('A culture such as nb-NO.'),
    timeZone: z
      .string()
      .min(1)
      .refine((value) => timeZoneProblem(value) === undefined, { error: ({ input }) => timeZoneProblem(input) })
      .optional()
      .describe('A SuperOffice time zone code such as NO.'),
    timeout: z.int().positive().default(60_000).describe('Milliseconds for each exchange with the server.'),
    extras: z
      .boolean()
      .default(false)
      .describe('Keep fields that the contract does not know, where a server sends them.'),
    resilience: resilienceSchema,
    cache: cacheSchema
      .default(false)
      .describe('What is kept of what seldom changes. Off, so that an answer is what the server says now.'),
    interceptors: interceptorsSchema
      .default([])
      .describe('Steps of your own on the way of every call; the first one sees each exchange first.'),
    hooks: hooksSchema.optional().describe('Told of calls.'),
    audit: auditSchema
      .optional()
      .describe("Where a record of every write goes: files in a folder, or a sink of one's own."),
    http: z
      .strictObject({
        maximumAnswerBytes: answerBytes,
        connections: z.int().positive().max(1_000).default(32).describe('Connections to one host at the most.'),
      })
      .prefault({})
      .describe('How the servers are reached.'),
  })
  .describe('What `connect` takes.')
  .register(typeNames, { type: 'SuperOfficeConfiguration' }) satisfies z.ZodType<unknown, SuperOfficeConfiguration>;

type DeepPartial<Value> = Value extends readonly unknown[] | ((...args: never[]) => unknown)
  ? Value
  : Value extends object
    ? { readonly [Name in keyof Value]?: DeepPartial<Value[Name]> | undefined }
    : Value;

/** A configuration of which parts come from elsewhere: the file, the environment, the argument of `connect`. */
export type PartialConfiguration = DeepPartial<SuperOfficeConfiguration>;

type Configuration = z.output<typeof configurationSchema>;

/** The same, checked and completed: inside, nothing is asked twice. It holds no secret. */
export type Settings = Omit<Configuration, 'auth'>;

export type { AuthSettings } from './auth.js';

/**
 * Checks and completes a configuration.
 *
 * @throws {ConfigurationError} that names each wrong setting by its path; values are not repeated, since they may be secret
 */
export function parseConfiguration(configuration: unknown): {
  readonly settings: Settings;
  readonly auth: AuthSettings | undefined;
} {
  const { parsed, problems } = checkConfiguration(configuration);
  if (parsed === undefined) throw wrongConfiguration(problems);
  const { auth, ...settings } = parsed;
  return { settings, auth };
}

/** All that is wrong with a configuration; nothing where it is right. */
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
  const problem = signInProblem(data);
  return problem === undefined ? { parsed: data, problems: [] } : { parsed: undefined, problems: [problem] };
}

function signInProblem({ auth, tenant, transport }: Configuration): ConfigurationProblem | undefined {
  if (auth !== undefined) return authProblem(auth, tenant, transport);
  const message = 'is missing: say how to sign in, such as { kind: "ticket", ticket, appToken }';
  return tenant === 'emulator' ? undefined : { path: 'auth', message };
}

/** One error for all that is wrong. */
export function wrongConfiguration(problems: readonly ConfigurationProblem[], cause?: unknown): ConfigurationError {
  const lines = problems.map(problemText);
  const list = lines.length === 1 ? ` ${lines.join('')}` : lines.map((line) => `\n  ${line}`).join('');
  return new ConfigurationError(`the configuration is not right:${list}`, { path: problems[0]?.path, problems, cause });
}
