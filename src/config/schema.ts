import { z } from 'zod';
import { authKinds, authProblem, authSchema, authSettingNames, type AuthSettings, loginUrlSchema } from './auth.js';
import { cacheSchema } from './cache.js';
import { auditSchema, hooksSchema } from './observers.js';
import { resilienceSchema } from './resilience.js';
import { ConfigurationError, nearest, transportNames } from '../errors/index.js';

const tenant = z.union([
  z.literal('emulator'),
  z.strictObject({
    /** `sod`, `stage` or `prod`, or the host's own name, such as `online3`. */
    environment: z.string().regex(/^[a-z]+\d*$/i, 'should be sod, stage, prod, or the name of a host'),
    /** The context identifier, such as `Cust12345`. */
    id: z.string().regex(/^[A-Za-z]+\d+$/, 'should be a context identifier such as Cust12345'),
    /** The environment's own address, where it is not the vendor's: what stands before `/api/state` and `/login`. */
    origin: loginUrlSchema.optional(),
  }),
  z.strictObject({
    /** The site on one's own server: what stands before `/api` and `/Remote`. */
    url: z.url({ protocol: /^https?$/ }),
    /** Where SOAP is elsewhere: what stands before `/Remote`. */
    soapUrl: z.url({ protocol: /^https?$/ }).optional(),
    /** Where REST is elsewhere: what stands before `/api`. */
    restUrl: z.url({ protocol: /^https?$/ }).optional(),
  }),
]);

export const configurationSchema = z.strictObject({
  /** What serves calls: `soap` or `rest`. */
  transport: z.enum(transportNames),
  tenant,
  /** How calls prove who makes them. The emulator brings its own. */
  auth: authSchema.optional(),
  wsdl: z
    .strictObject({
      /** A folder of WSDL documents, such as the vendor's for a tenant; without it the contract of this package holds. */
      source: z.string().min(1),
    })
    .optional(),
  /** An ISO 639-1 code: texts in several languages are given in this one. Without it they come as stored. */
  language: z.string().min(2).optional(),
  culture: z.string().min(2).optional(),
  /** A SuperOffice time zone code such as `NO`. */
  timeZone: z.string().min(1).optional(),
  /** Milliseconds for each exchange with the server. */
  timeout: z.int().positive().default(60_000),
  /** Keep fields that the contract does not know, where a server sends them. */
  extras: z.boolean().default(false),
  resilience: resilienceSchema,
  /** What is kept of what seldom changes. Off, so that an answer is what the server says now. */
  cache: cacheSchema.default(false),
  /** Told of calls. */
  hooks: hooksSchema.optional(),
  /** Where a record of every write goes: files in a folder, or a sink of one's own. */
  audit: auditSchema.optional(),
  http: z
    .strictObject({
      /** The most bytes of an answer that are read. */
      maximumAnswerBytes: z
        .int()
        .positive()
        .default(20 * 1024 * 1024),
      /** Connections to one host at the most. */
      connections: z.int().positive().max(1_000).default(32),
    })
    .prefault({}),
});

/** What `connect` takes. */
export type SuperOfficeConfiguration = z.input<typeof configurationSchema>;

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
  const parsed = configurationSchema.safeParse(configuration);
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => describeIssue(issue, configuration));
    throw new ConfigurationError(`the configuration is not right: ${problems.join('; ')}`, {
      path: parsed.error.issues[0]?.path.join('.'),
    });
  }
  const settings = parsed.data;
  if (settings.tenant !== 'emulator' && settings.auth === undefined) {
    throw new ConfigurationError('auth is missing: say how to sign in, such as { kind: "ticket", ticket, appToken }', {
      path: 'auth',
    });
  }
  const problem =
    settings.auth === undefined ? undefined : authProblem(settings.auth, settings.tenant, settings.transport);
  if (problem !== undefined) throw new ConfigurationError(problem.message, { path: problem.path });
  const { auth: secret, ...open } = settings;
  return { settings: open, auth: secret };
}

function describeIssue(issue: z.core.$ZodIssue, configuration: unknown): string[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const near = nearest(key, settingNames(path, configuration));
      return `${[path, key].filter(Boolean).join('.')} is no setting${near === undefined ? '' : ` (did you mean ${near}?)`}`;
    });
  }
  if (path === 'tenant') {
    return ['tenant should be { environment, id } on line, { url } on site, or "emulator"'];
  }
  if (path === 'transport') return [transportProblem(configuration)];
  if (issue.code === 'invalid_union' && path === 'auth.kind') {
    return [`auth.kind should be one of ${authKinds.map((kind) => `"${kind}"`).join(', ')}`];
  }
  return [`${path === '' ? 'it' : path}: ${issue.message}`];
}

function settingNames(path: string, configuration: unknown): readonly string[] {
  if (path !== 'auth') return path === '' ? Object.keys(configurationSchema.shape) : [];
  return authSettingNames((configuration as { readonly auth: { readonly kind?: unknown } }).auth.kind);
}

function transportProblem(configuration: unknown): string {
  const given = (configuration as { readonly transport?: unknown }).transport;
  const allowed = `transport should be one of ${transportNames.map((name) => `"${name}"`).join(', ')}`;
  return typeof given === 'string' ? `${allowed}, and is ${JSON.stringify(given)}` : allowed;
}
