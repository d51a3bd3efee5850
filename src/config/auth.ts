import { z } from 'zod';
import { loginUrlSchema } from './address.js';
import type { ConfigurationProblem } from '../errors/index.js';
import { isHeaderValue } from '../http/header-value.js';
import { pathSettings, typeNames } from './setting-shapes.js';

/** Whoever prints a configuration leaves these out; an editor sees that they are not for reading. */
const secret = z.string().min(1).meta({ writeOnly: true });

/** One that is sent in a header. */
const headerSecret = secret.refine(
  isHeaderValue,
  'must consist of visible ASCII characters: no header can carry others',
);

/** The environment variable that holds the key of a token store where the configuration has none. */
export const tokenKeyVariable = 'SUPEROFFICE_TOKEN_KEY';

const tenantId = z.string().regex(/^[A-Za-z]+\d+$/, 'should be a context identifier such as Cust12345');

const tokenStore = z
  .strictObject({
    folder: z.string().min(1).describe('Made where it is not there.').register(pathSettings, { relativeTo: 'file' }),
    key: secret
      .describe(`32 bytes in base64 or hexadecimal. Default: the environment variable ${tokenKeyVariable}.`)
      .optional(),
  })
  .describe(
    'Where access tokens and tickets are kept, to be shared by processes. Without it each keeps its own in memory.',
  )
  .register(typeNames, { type: 'TokenStoreFolder' });

const renewed = {
  loginUrl: loginUrlSchema.optional().describe('Where the login is, for a tenant that is given by its address.'),
  tokenStore: tokenStore.optional(),
};

const renewedTenantId = tenantId
  .optional()
  .describe('The context identifier, such as Cust12345, for a tenant that is given by its address.');

export const authSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('anonymous'), appToken: headerSecret.optional() })
    .describe('Nobody, for what a server tells everybody.'),
  z
    .strictObject({ kind: z.literal('bearer'), accessToken: headerSecret, appToken: headerSecret.optional() })
    .describe('An access token that somebody else gets and renews.'),
  z
    .strictObject({ kind: z.literal('ticket'), ticket: headerSecret, appToken: headerSecret.optional() })
    .describe('A ticket that somebody else gets and renews.'),
  z
    .strictObject({
      kind: z.literal('basic'),
      username: z.string().min(1),
      password: z.string().meta({ writeOnly: true }),
    })
    .describe("A user's name and password, on site."),
  z
    .strictObject({
      kind: z.literal('ntlm'),
      username: z.string().min(1),
      password: z.string().meta({ writeOnly: true }),
      domain: z.string().optional().describe('The Windows domain. Default: the one that the server names.'),
      workstation: z.string().default('').describe('What this machine calls itself.'),
    })
    .describe('A Windows user on site, by NTLM; each connection signs in.'),
  z
    .strictObject({
      kind: z.literal('refresh'),
      refreshToken: secret,
      clientId: z.string().min(1),
      clientSecret: secret
        .optional()
        .describe(
          "The application token; an application without one, on a user's own machine, cannot call SOAP on line.",
        ),
      ...renewed,
    })
    .describe('In the name of a user who signed in once: access tokens are renewed by the refresh token.'),
  z
    .strictObject({
      kind: z.literal('interactive'),
      clientId: z.string().min(1),
      clientSecret: secret.optional(),
      tenantId: renewedTenantId,
      loginUrl: renewed.loginUrl,
      tokenStore,
    })
    .describe('In the name of who signed in with superoffice-bridge login, which fills the token store.'),
  z
    .strictObject({
      kind: z.literal('systemUser'),
      systemUserToken: secret,
      appToken: headerSecret.describe('The client secret.'),
      privateKey: secret.describe("The application's RSA key, as PEM or as the XML that the vendor hands out."),
      via: z.enum(['rest', 'soap']).default('rest').describe('The service that gives the ticket.'),
      tenantId: renewedTenantId,
      ...renewed,
    })
    .describe("In the application's own name."),
]);

export const authKinds: readonly string[] = authSchema.options.map((option) => option.shape.kind.value);

/** How calls prove who makes them, as configured. All of it is secret, so it is kept apart and not for long. */
export type AuthSettings = z.output<typeof authSchema>;

type Tenant = 'emulator' | { readonly environment: string } | { readonly url: string };

/** What a tenant and a transport need of the credentials, beyond their own shape. */
export function authProblem(auth: AuthSettings, tenant: Tenant, transport: string): ConfigurationProblem | undefined {
  if (tenant === 'emulator') {
    const message = '"interactive" needs an emulator of its own, given by its url: nobody can sign in to this one';
    if (auth.kind === 'interactive') return { path: 'auth.kind', message };
    const noWindows = '"ntlm" needs an emulator of its own, given by its url, that knows Windows users';
    return auth.kind === 'ntlm' ? { path: 'auth.kind', message: noWindows } : undefined;
  }
  if ('url' in tenant) return onSiteProblem(auth);
  switch (auth.kind) {
    case 'anonymous':
    case 'bearer':
      return transport === 'soap' && auth.appToken === undefined ? missingOnSoap('appToken') : undefined;
    case 'refresh':
    case 'interactive':
      return transport === 'soap' && auth.clientSecret === undefined ? missingOnSoap('clientSecret') : undefined;
    case 'ticket': {
      const message = 'is missing: on line, a ticket goes with the application token';
      return auth.appToken === undefined ? { path: 'auth.appToken', message } : undefined;
    }
    case 'basic':
    case 'ntlm': {
      const others = authKinds.filter((kind) => kind !== 'basic' && kind !== 'ntlm').map((kind) => `"${kind}"`);
      const message = `"${auth.kind}" is for a site of one's own; on line use ${others.join(', ')}`;
      return { path: 'auth.kind', message };
    }
    case 'systemUser':
      return undefined;
  }
}

function missingOnSoap(setting: string): ConfigurationProblem {
  const message = `is missing: on line, every SOAP call needs the application token`;
  return { path: `auth.${setting}`, message };
}

function onSiteProblem(auth: AuthSettings): ConfigurationProblem | undefined {
  const signsInElsewhere = auth.kind === 'refresh' || auth.kind === 'interactive' || auth.kind === 'systemUser';
  if (!signsInElsewhere) return undefined;
  if (auth.loginUrl === undefined) {
    const message = `is missing: auth.kind "${auth.kind}" signs in on line, and a tenant's url does not say where`;
    return { path: 'auth.loginUrl', message };
  }
  if (auth.kind !== 'refresh' && auth.tenantId === undefined) {
    const message = `is missing: auth.kind "${auth.kind}" signs in to one tenant, such as Cust12345`;
    return { path: 'auth.tenantId', message };
  }
  return undefined;
}
