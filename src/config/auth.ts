import * as z from 'zod';
import { loginUrlSchema } from './address.js';
import type { ConfigurationProblem } from '../errors/index.js';
import { isHeaderValue } from '../http/header-value.js';
import { pathSettings, typeNames } from './setting-shapes.js';

/** Left out when a configuration is printed; `writeOnly` tells editors that it is not for display. */
const secret = z.string().min(1).meta({ writeOnly: true });

/** A secret that is sent in a header. */
const headerSecret = secret.refine(
  isHeaderValue,
  'must consist of visible ASCII characters, because it is sent in a header',
);

/** The environment variable with the key of a token store, if the configuration has none. */
export const tokenKeyVariable = 'SUPEROFFICE_TOKEN_KEY';

const tenantId = z.string().regex(/^[A-Za-z]+\d+$/, 'must be a context identifier such as Cust12345');

const tokenStore = z
  .strictObject({
    folder: z
      .string()
      .min(1)
      .describe('The folder. It is created if it does not exist.')
      .register(pathSettings, { relativeTo: 'file' }),
    key: secret
      .describe(`32 bytes in base64 or hexadecimal. Default: the environment variable ${tokenKeyVariable}.`)
      .optional(),
  })
  .describe('A folder for access tokens and tickets, shared by processes. Default: each process keeps them in memory.')
  .register(typeNames, { type: 'TokenStoreFolder' });

const renewed = {
  loginUrl: loginUrlSchema.optional().describe('The login URL, for a tenant that is given by its url.'),
  tokenStore: tokenStore.optional(),
};

const renewedTenantId = tenantId
  .optional()
  .describe('The context identifier, such as Cust12345, for a tenant that is given by its url.');

export const authSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('anonymous'), appToken: headerSecret.optional() })
    .describe('No credentials, for what a server tells anyone.'),
  z
    .strictObject({ kind: z.literal('bearer'), accessToken: headerSecret, appToken: headerSecret.optional() })
    .describe('An access token that your own code obtains and renews.'),
  z
    .strictObject({ kind: z.literal('ticket'), ticket: headerSecret, appToken: headerSecret.optional() })
    .describe('A ticket that your own code obtains and renews.'),
  z
    .strictObject({
      kind: z.literal('basic'),
      username: z.string().min(1),
      password: z.string().meta({ writeOnly: true }),
    })
    .describe('A user name and password, Onsite.'),
  z
    .strictObject({
      kind: z.literal('ntlm'),
      username: z.string().min(1),
      password: z.string().meta({ writeOnly: true }),
      domain: z.string().optional().describe('The Windows domain. Default: the one that the server names.'),
      workstation: z.string().default('').describe('The name of this machine.'),
    })
    .describe('A Windows user by NTLM, Onsite. Each connection signs in.'),
  z
    .strictObject({
      kind: z.literal('refresh'),
      refreshToken: secret,
      clientId: z.string().min(1),
      clientSecret: secret
        .optional()
        .describe(
          "The application token. An application without one, on a user's own machine, cannot call SOAP Online.",
        ),
      ...renewed,
    })
    .describe('As a user who signed in once: the refresh token renews the access tokens.'),
  z
    .strictObject({
      kind: z.literal('interactive'),
      clientId: z.string().min(1),
      clientSecret: secret.optional(),
      tenantId: renewedTenantId,
      loginUrl: renewed.loginUrl,
      tokenStore,
    })
    .describe('As the user who signed in with superoffice-bridge login, which fills the token store.'),
  z
    .strictObject({
      kind: z.literal('systemUser'),
      systemUserToken: secret,
      appToken: headerSecret.describe('The client secret.'),
      privateKey: secret.describe("The application's RSA private key, as PEM or as the XML that SuperOffice provides."),
      via: z.enum(['rest', 'soap']).default('rest').describe('The service that issues the ticket.'),
      tenantId: renewedTenantId,
      ...renewed,
    })
    .describe('As the application itself.'),
]);

export const authKinds: readonly string[] = authSchema.options.map((option) => option.shape.kind.value);

/** The configured credentials. All of it is secret, so it is kept separate and only as long as needed. */
export type AuthSettings = z.output<typeof authSchema>;

type Tenant = 'emulator' | { readonly environment: string } | { readonly url: string };

/** What a tenant and a transport require of the credentials, beyond their own schema. */
export function authProblem(auth: AuthSettings, tenant: Tenant, transport: string): ConfigurationProblem | undefined {
  if (tenant === 'emulator') {
    const message =
      '"interactive" needs a separate emulator, given by its url: the embedded one has no interactive sign-in';
    if (auth.kind === 'interactive') return { path: 'auth.kind', message };
    const noWindows = '"ntlm" needs a separate emulator with Windows users, given by its url';
    return auth.kind === 'ntlm' ? { path: 'auth.kind', message: noWindows } : undefined;
  }
  if ('url' in tenant) return onsiteProblem(auth);
  switch (auth.kind) {
    case 'anonymous':
    case 'bearer':
      return transport === 'soap' && auth.appToken === undefined ? missingOnSoap('appToken') : undefined;
    case 'refresh':
    case 'interactive':
      return transport === 'soap' && auth.clientSecret === undefined ? missingOnSoap('clientSecret') : undefined;
    case 'ticket': {
      const message = 'is missing: Online, a ticket needs the application token';
      return auth.appToken === undefined ? { path: 'auth.appToken', message } : undefined;
    }
    case 'basic':
    case 'ntlm': {
      const others = authKinds.filter((kind) => kind !== 'basic' && kind !== 'ntlm').map((kind) => `"${kind}"`);
      const message = `"${auth.kind}" works Onsite only; Online, use ${others.join(', ')}`;
      return { path: 'auth.kind', message };
    }
    case 'systemUser':
      return undefined;
  }
}

function missingOnSoap(setting: string): ConfigurationProblem {
  const message = `is missing: Online, every SOAP call needs the application token`;
  return { path: `auth.${setting}`, message };
}

function onsiteProblem(auth: AuthSettings): ConfigurationProblem | undefined {
  const signsInOnline = auth.kind === 'refresh' || auth.kind === 'interactive' || auth.kind === 'systemUser';
  if (!signsInOnline) return undefined;
  if (auth.loginUrl === undefined) {
    const message = `is missing: auth.kind "${auth.kind}" signs in Online, and tenant.url does not say where`;
    return { path: 'auth.loginUrl', message };
  }
  if (auth.kind !== 'refresh' && auth.tenantId === undefined) {
    const message = `is missing: auth.kind "${auth.kind}" needs the tenant to sign in to, such as Cust12345`;
    return { path: 'auth.tenantId', message };
  }
  return undefined;
}
