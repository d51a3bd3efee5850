import { z } from 'zod';
import { ConfigurationError, nearest, transportNames } from '../errors/index.js';

const secret = z.string().min(1);

const tenant = z.union([
  z.literal('emulator'),
  z.strictObject({
    /** `sod`, `stage` or `prod`, or the host's own name, such as `online3`. */
    environment: z.string().regex(/^[a-z]+\d*$/i, 'should be sod, stage, prod, or the name of a host'),
    /** The context identifier, such as `Cust12345`. */
    id: z.string().regex(/^[A-Za-z]+\d+$/, 'should be a context identifier such as Cust12345'),
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

const auth = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bearer'), accessToken: secret, appToken: secret.optional() }),
  z.strictObject({ kind: z.literal('ticket'), ticket: secret, appToken: secret.optional() }),
  z.strictObject({ kind: z.literal('basic'), username: z.string().min(1), password: z.string() }),
]);

export const configurationSchema = z.strictObject({
  /** What serves calls: `soap` or `rest`. */
  transport: z.enum(transportNames),
  tenant,
  /** How calls prove who makes them. The emulator brings its own. */
  auth: auth.optional(),
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

/** How calls prove who makes them, as configured. All of it is secret, so it is kept apart and not for long. */
export type AuthSettings = NonNullable<Configuration['auth']>;

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
  const { tenant: place, auth: credentials } = settings;
  const online = place !== 'emulator' && 'environment' in place;
  if (online && settings.transport === 'soap' && credentials?.kind === 'bearer' && credentials.appToken === undefined) {
    throw new ConfigurationError('auth.appToken is missing: on line, every SOAP call needs the application token', {
      path: 'auth.appToken',
    });
  }
  if (online && credentials?.kind === 'ticket' && credentials.appToken === undefined) {
    throw new ConfigurationError('auth.appToken is missing: on line, a ticket goes with the application token', {
      path: 'auth.appToken',
    });
  }
  if (online && credentials?.kind === 'basic') {
    throw new ConfigurationError('auth.kind "basic" is for a site of one\'s own; on line use "bearer" or "ticket"', {
      path: 'auth.kind',
    });
  }
  const { auth: secret, ...open } = settings;
  return { settings: open, auth: secret };
}

function describeIssue(issue: z.core.$ZodIssue, configuration: unknown): string[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const near = nearest(key, Object.keys(configurationSchema.shape));
      return `${[path, key].filter(Boolean).join('.')} is no setting${near === undefined ? '' : ` (did you mean ${near}?)`}`;
    });
  }
  if (path === 'tenant') {
    return ['tenant should be { environment, id } on line, { url } on site, or "emulator"'];
  }
  if (path === 'transport') return [transportProblem(configuration)];
  if (issue.code === 'invalid_union' && path === 'auth.kind')
    return ['auth.kind should be "bearer", "ticket" or "basic"'];
  return [`${path === '' ? 'it' : path}: ${issue.message}`];
}

function transportProblem(configuration: unknown): string {
  const given = (configuration as { readonly transport?: unknown }).transport;
  const allowed = `transport should be one of ${transportNames.map((name) => `"${name}"`).join(', ')}`;
  return typeof given === 'string' ? `${allowed}, and is ${JSON.stringify(given)}` : allowed;
}
