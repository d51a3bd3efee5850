import { z } from 'zod';

const secret = z.string().min(1);

const tenantId = z.string().regex(/^[A-Za-z]+\d+$/, 'should be a context identifier such as Cust12345');

/** Secrets go there, so it must not be heard by others on the way: https, or http on this machine. */
export const loginUrlSchema = z
  .url({ protocol: /^https?$/ })
  .refine((url) => url.startsWith('https:') || isLoopback(new URL(url).hostname), 'should begin with https')
  .transform((url) => url.replace(/\/+$/, ''));

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** Where access tokens and tickets are kept, to be shared by processes. Without it each keeps its own in memory. */
const tokenStore = z.strictObject({
  folder: z.string().min(1),
  /** 32 bytes in base64 or hexadecimal. Default: the environment variable SUPEROFFICE_TOKEN_KEY. */
  key: secret.optional(),
});

const renewed = {
  /** Where the login is, for a tenant that is given by its address. */
  loginUrl: loginUrlSchema.optional(),
  tokenStore: tokenStore.optional(),
};

export const authSchema = z.discriminatedUnion('kind', [
  /** An access token that somebody else gets and renews. */
  z.strictObject({ kind: z.literal('bearer'), accessToken: secret, appToken: secret.optional() }),
  z.strictObject({ kind: z.literal('ticket'), ticket: secret, appToken: secret.optional() }),
  /** A user's name and password, on site. */
  z.strictObject({ kind: z.literal('basic'), username: z.string().min(1), password: z.string() }),
  /** In the name of a user who signed in once: access tokens are renewed by the refresh token. */
  z.strictObject({
    kind: z.literal('refresh'),
    refreshToken: secret,
    clientId: z.string().min(1),
    /** The application token; an application without one, on a user's own machine, cannot call SOAP on line. */
    clientSecret: secret.optional(),
    ...renewed,
  }),
  /** In the name of who signed in with `superoffice-bridge login`, which fills the token store. */
  z.strictObject({
    kind: z.literal('interactive'),
    clientId: z.string().min(1),
    clientSecret: secret.optional(),
    /** The context identifier, for a tenant that is given by its address. */
    tenantId: tenantId.optional(),
    loginUrl: renewed.loginUrl,
    tokenStore,
  }),
  /** In the application's own name. */
  z.strictObject({
    kind: z.literal('systemUser'),
    systemUserToken: secret,
    /** The client secret. */
    appToken: secret,
    /** The application's RSA key, as PEM or as the XML that the vendor hands out. */
    privateKey: secret,
    /** The service that gives the ticket. Default `rest`. */
    via: z.enum(['rest', 'soap']).default('rest'),
    /** The context identifier, for a tenant that is given by its address. */
    tenantId: tenantId.optional(),
    ...renewed,
  }),
]);

export const authKinds: readonly string[] = authSchema.options.map((option) => option.shape.kind.value);

/** How calls prove who makes them, as configured. All of it is secret, so it is kept apart and not for long. */
export type AuthSettings = z.output<typeof authSchema>;

/** The settings of a kind, for whoever misspelt one. */
export function authSettingNames(kind: unknown): readonly string[] {
  const option = authSchema.options.find((each) => each.shape.kind.value === kind);
  return option === undefined ? [] : Object.keys(option.shape);
}

export interface AuthProblem {
  readonly path: string;
  readonly message: string;
}

type Tenant = 'emulator' | { readonly environment: string } | { readonly url: string };

/** What a tenant and a transport need of the credentials, beyond their own shape. */
export function authProblem(auth: AuthSettings, tenant: Tenant, transport: string): AuthProblem | undefined {
  if (tenant === 'emulator') {
    const message =
      'auth.kind "interactive" needs an emulator of its own, given by its url: nobody can sign in to this one';
    return auth.kind === 'interactive' ? { path: 'auth.kind', message } : undefined;
  }
  if ('url' in tenant) return onSiteProblem(auth);
  switch (auth.kind) {
    case 'bearer':
      return transport === 'soap' && auth.appToken === undefined ? missingOnSoap('appToken') : undefined;
    case 'refresh':
    case 'interactive':
      return transport === 'soap' && auth.clientSecret === undefined ? missingOnSoap('clientSecret') : undefined;
    case 'ticket': {
      const message = 'auth.appToken is missing: on line, a ticket goes with the application token';
      return auth.appToken === undefined ? { path: 'auth.appToken', message } : undefined;
    }
    case 'basic': {
      const others = authKinds.filter((kind) => kind !== 'basic').map((kind) => `"${kind}"`);
      const message = `auth.kind "basic" is for a site of one's own; on line use ${others.join(', ')}`;
      return { path: 'auth.kind', message };
    }
    case 'systemUser':
      return undefined;
  }
}

function missingOnSoap(setting: string): AuthProblem {
  const message = `auth.${setting} is missing: on line, every SOAP call needs the application token`;
  return { path: `auth.${setting}`, message };
}

function onSiteProblem(auth: AuthSettings): AuthProblem | undefined {
  const signsInElsewhere = auth.kind === 'refresh' || auth.kind === 'interactive' || auth.kind === 'systemUser';
  if (!signsInElsewhere) return undefined;
  if (auth.loginUrl === undefined) {
    const message = `auth.loginUrl is missing: auth.kind "${auth.kind}" signs in on line, and a tenant's url does not say where`;
    return { path: 'auth.loginUrl', message };
  }
  if (auth.kind !== 'refresh' && auth.tenantId === undefined) {
    const message = `auth.tenantId is missing: auth.kind "${auth.kind}" signs in to one tenant, such as Cust12345`;
    return { path: 'auth.tenantId', message };
  }
  return undefined;
}
