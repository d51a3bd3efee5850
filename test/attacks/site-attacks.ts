import { expect } from '@jest/globals';
import {
  AuthenticationError,
  ConfigurationError,
  ProtocolError,
  TenantUnavailableError,
  ValidationError,
} from '../../src/index.js';
import { TenantDirectory } from '../../src/tenant/directory.js';
import type { Answer } from '../support/answering-server.js';
import type { Json } from '../support/forging-login.js';
import type { Attack } from './attack.js';
import { redirect, redirects } from './login-attacks.js';
import { type SignInWorld, tenantId } from './sign-in-world.js';

type SiteAttack = Attack<SignInWorld>;

const ticket = { kind: 'ticket', ticket: '7T:secret-ticket', appToken: 'secret-application-token' } as const;

const redirecting: SiteAttack[] = redirects.flatMap((status) => [
  {
    name: `a read that is redirected with ${status}`,
    run: (world) => {
      world.site.answer = redirect(status, world.evilOrigin);
      return world.call(ticket);
    },
    expected: { error: ProtocolError },
  },
  {
    name: `a write that is redirected with ${status}`,
    run: (world) => {
      world.site.answer = redirect(status, world.evilOrigin);
      return world.call(ticket, (so) => so.contacts.merge(2, { Name: 'x' }));
    },
    expected: { error: ProtocolError },
  },
  {
    name: `a Windows sign-in that is redirected with ${status}`,
    run: (world) => {
      world.site.answer = redirect(status, world.evilOrigin);
      return world.call({ kind: 'ntlm', username: 'sam', password: 'secret-password' });
    },
    expected: { error: ProtocolError },
  },
]);

/** What names the attacker's server in an answer that is one. */
const named: [what: string, headers: (evil: string) => Record<string, string>][] = [
  ['Location', (evil) => ({ Location: evil })],
  ['Content-Location', (evil) => ({ 'Content-Location': evil })],
  ['Refresh', (evil) => ({ Refresh: `0; url=${evil}` })],
  ['Link', (evil) => ({ Link: `<${evil}>; rel="next"` })],
  ['Alt-Svc', (evil) => ({ 'Alt-Svc': `h2="${new URL(evil).host}"` })],
  ['WWW-Authenticate', (evil) => ({ 'WWW-Authenticate': `Bearer realm="${evil}", resource_metadata="${evil}"` })],
];

const naming: SiteAttack[] = [
  ...named.map(([what, headers]): SiteAttack => ({
    name: `a refusal that names another server in ${what}`,
    run: (world) => {
      world.site.answer = (response) => response.writeHead(401, headers(world.evilOrigin)).end();
      return world.call(ticket);
    },
    expected: { error: AuthenticationError },
  })),
  ...(['Basic realm="x"', 'Negotiate', 'NTLM', 'Digest realm="x", nonce="y"'] as const).map((scheme): SiteAttack => ({
    name: `a server that asks a ticket's owner for a password (${scheme.split(' ', 1).join('')})`,
    run: (world) => {
      world.site.answer = (response) => response.writeHead(401, { 'WWW-Authenticate': scheme }).end();
      return world.call(ticket);
    },
    expected: { error: AuthenticationError, outcome: 'refused' },
  })),
];

const running: Json = { ContextIdentifier: tenantId, State: 'Running', IsRunning: true };

const states: [what: string, state: (world: SignInWorld) => Json][] = [
  ['the site on another host', ({ evilOrigin }) => ({ Endpoint: `${evilOrigin}/Cust12345` })],
  ['the API on another host', ({ siteUrl, evilOrigin }) => ({ Endpoint: siteUrl, Api: `${evilOrigin}/Cust12345/api` })],
  ['a site with user information', ({ siteUrl }) => ({ Endpoint: siteUrl.replace('//', '//user:pass@') })],
  ['a site with a query', ({ siteUrl }) => ({ Endpoint: `${siteUrl}?swallow=` })],
  ['a site with a fragment', ({ siteUrl }) => ({ Endpoint: `${siteUrl}#swallow` })],
  ['a site with another scheme', ({ siteUrl }) => ({ Endpoint: siteUrl.replace('http:', 'https:') })],
  ['a site that is a file', () => ({ Endpoint: 'file:///etc/passwd' })],
  ['a site that is a script', () => ({ Endpoint: 'javascript:alert(1)' })],
  ['a site that is a list', ({ evilOrigin }) => ({ Endpoint: [evilOrigin] })],
  ['another tenant', () => ({ ContextIdentifier: 'Cust99999' })],
  ['no state', () => ({ State: undefined })],
  ['a state that is a list', () => ({ State: ['Running'] })],
];

/** State answers of an environment of one's own, on the way of a call. */
const relocating: SiteAttack[] = [
  ...states.map(([what, state]): SiteAttack => ({
    name: `a state answer that names ${what}`,
    run: (world) => {
      world.login.state = { ...running, Endpoint: world.siteUrl, ...state(world) };
      return online(world);
    },
    expected: { error: TenantUnavailableError, outcome: 'not-sent' },
  })),
  ...redirects.map((status): SiteAttack => ({
    name: `a state service that redirects with ${status}`,
    run: (world) => {
      world.login.answers.set('/api/state/Cust12345', redirect(status, world.evilOrigin));
      return online(world);
    },
    expected: { error: TenantUnavailableError, outcome: 'not-sent' },
  })),
];

function online(world: SignInWorld): Promise<unknown> {
  const tenant = { environment: 'sod', id: tenantId, origin: world.login.origin };
  return world.call(ticket, undefined, { tenant });
}

/** Where a state service may not send a tenant, by the address that was asked. */
const sites: [origin: string, endpoint: string][] = [
  ...[
    'https://evilsuperoffice.com/Cust12345',
    'https://superoffice.com/Cust12345',
    'https://superoffice.com.evil.example/Cust12345',
    'https://online2.superoffice.com.evil.example/Cust12345',
    'https://online2.superoffice.com@evil.example/Cust12345',
    'https://online2.superoffice.com:8443/Cust12345',
    'https://online2.superoffice.com./Cust12345',
    'https://evil.example/online2.superoffice.com/Cust12345',
    'https://evil.example\\.superoffice.com/Cust12345',
    'https://evil.example%2f.superoffice.com/Cust12345',
    'https://a.b.superoffice.com/Cust12345',
    'https://online2.superoffice.co/Cust12345',
    'https://online2.superoffıce.com/Cust12345',
    'https://user:pass@online2.superoffice.com/Cust12345',
    'https://online2.superoffice.com/Cust12345?x=',
    'https://online2.superoffice.com/Cust12345#x',
    'http://online2.superoffice.com/Cust12345',
    'https://127.0.0.1/Cust12345',
    'https://[::1]/Cust12345',
    'https://169.254.169.254/latest/meta-data',
  ].map((endpoint): [string, string] => ['https://online.superoffice.com', endpoint]),
  // An environment of one's own is its own origin, whatever its last two labels are.
  ['https://crm.example.co.uk', 'https://evil.co.uk/Cust12345'],
  ['https://crm.example.co.uk', 'https://crm2.example.co.uk/Cust12345'],
  ['https://crm.example.com', 'https://crm.example.com:8443/Cust12345'],
  ['https://crm.example.com', 'https://online2.superoffice.com/Cust12345'],
  ['https://10.1.2.3', 'https://10.9.2.3/Cust12345'],
  ['https://192.168.2.3', 'https://evil.2.3/Cust12345'],
  ['https://crm', 'https://crm.evil.example/Cust12345'],
];

/** State answers as the directory of tenants reads them. */
export const stateAttacks: Attack[] = sites.map(([origin, endpoint]) => ({
  name: `${origin} sends a tenant to ${endpoint}`,
  run: () => {
    const body = Buffer.from(JSON.stringify({ ...running, Endpoint: endpoint }));
    const send = async () => ({ status: 200, headers: {}, body });
    const engine = { send, open: () => Promise.reject(new Error('unused')), close: async () => undefined };
    const directory = new TenantDirectory({ engine, clock: () => 0, timeout: 1_000 });
    return directory.locate({ origin, id: tenantId });
  },
  expected: { error: TenantUnavailableError, outcome: 'not-sent' },
}));

const json =
  (body: unknown): Answer =>
  (response) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));

/** Only REST has links to further pages. */
export const pagingAttacks: SiteAttack[] = [
  '/page',
  '/Cust12345/api/v1/archive/x?$skip=0',
  '?$skip=99999999999999',
].map((link) => ({
  name: `a link to the next page on another server (${link})`,
  run: (world) => {
    world.site.answer = json({ 'odata.nextLink': `${world.evilOrigin}${link}`, value: [{ PrimaryKey: 1 }] });
    return world.call(ticket, (so) => so.contacts.query({ select: ['name'] }).toArray());
  },
  expected: (rows, { site }) => {
    expect(rows).toHaveLength(1);
    expect(site.arrivals).toBeLessThanOrEqual(3);
  },
}));

const unsendable = ['no\r\nX-Evil: 1', 'no\n', 'nø-ключ', 'e\u0000n', 'de\u001b[31m', ' '];

const options: SiteAttack[] = (['language', 'culture'] as const).flatMap((name) =>
  unsendable.flatMap((value): SiteAttack[] => [
    {
      name: `the ${name} ${JSON.stringify(value)} of a call`,
      run: (world) => world.call(ticket, (so) => so.contacts.get(2, { [name]: value })),
      expected: { error: ValidationError, outcome: 'not-sent', words: name },
    },
    {
      name: `the ${name} ${JSON.stringify(value)} of a connection`,
      run: (world) => world.call(ticket, undefined, { [name]: value }),
      expected: { error: ConfigurationError, outcome: 'not-sent', words: name },
    },
  ]),
);

const credentials: SiteAttack[] = ['7T:secret\r\nX-Evil: 1', '7T:секрет', '7T:secret\u0000'].flatMap((value) =>
  (['ticket', 'appToken'] as const).map((name): SiteAttack => ({
    name: `the ${name} ${JSON.stringify(value)}`,
    run: (world) => world.call({ ...ticket, [name]: value }),
    expected: { error: ConfigurationError, outcome: 'not-sent', words: `auth.${name}` },
  })),
);

const settings = (['url', 'soapUrl', 'restUrl'] as const).flatMap((name) =>
  ['//admin:secret-password@', '//secret-user@', '//:secret-password@'].map((user): SiteAttack => ({
    name: `the setting tenant.${name} with user information ${user}`,
    run: (world) => {
      const tenant = { url: world.siteUrl, [name]: world.siteUrl.replace('//', user) };
      return world.call(ticket, undefined, { tenant });
    },
    expected: { error: ConfigurationError, words: 'must not contain a user name or password' },
  })),
);

const swallowing: SiteAttack[] = ['?x=', '#x'].map((end) => ({
  name: `the setting tenant.url that swallows paths (${end})`,
  run: (world) => world.call(ticket, undefined, { tenant: { url: `${world.siteUrl}${end}` } }),
  expected: { error: ConfigurationError },
}));

/** What never gets as far as a server. */
export const unsentAttacks = [...options, ...credentials, ...settings, ...swallowing];

/** What a site, or a proxy before it, does to a call. */
export const siteAttacks = [...redirecting, ...naming, ...relocating];
