import {
  connect,
  interactiveSignIn,
  type SuperOffice,
  type SuperOfficeConfiguration,
  type TenantNotification,
  tenantNotifications,
} from '../../src/index.js';
import { claimNames } from '../../src/auth/claims.js';
import { AnsweringServer } from '../support/answering-server.js';
import { ForgingLogin, type Json, ownKey, seconds } from '../support/forging-login.js';
import type { TestedTransport } from '../support/transports.js';

export const clientId = 'the-client';
export const tenantId = 'Cust12345';

type Auth = NonNullable<SuperOfficeConfiguration['auth']>;
type Act = (so: SuperOffice) => Promise<unknown>;

/** A login and a site that answer as the attacker likes, and a server of the attacker's, which must hear nothing. */
export class SignInWorld {
  transport: TestedTransport = 'rest';
  readonly login = new ForgingLogin();
  readonly site = new AnsweringServer();
  readonly evil = new AnsweringServer();
  siteUrl = '';
  /** On loopback a tenant may move to another port, so the attacker has another host name. */
  evilOrigin = '';

  async start(): Promise<this> {
    await this.login.start();
    this.siteUrl = await this.site.start();
    this.evilOrigin = new URL(await this.evil.start()).origin.replace('127.0.0.1', 'localhost');
    return this;
  }

  reset(): void {
    this.login.reset();
    this.site.answer = (response) => response.writeHead(500).end();
    this.site.arrivals = 0;
    this.evil.arrivals = 0;
  }

  async close(): Promise<void> {
    await Promise.all([this.login.close(), this.site.close(), this.evil.close()]);
  }

  /** Makes one call over the transport. */
  async call(auth: Auth, act: Act = (so) => so.contacts.get(2), more: Partial<SuperOfficeConfiguration> = {}) {
    const { transport, siteUrl } = this;
    const tenant = { url: siteUrl };
    const so = await connect({ transport, tenant, auth, timeout: 5_000, resilience: { attempts: 1 }, ...more });
    try {
      return await act(so);
    } finally {
      await so.close();
    }
  }

  /** A call whose access token is renewed at the login first. */
  renew(): Promise<unknown> {
    const { loginUrl } = this.login;
    const client = { clientId, clientSecret: 'secret-client-secret', loginUrl };
    return this.call({ kind: 'refresh', refreshToken: 'secret-refresh-token', ...client });
  }

  /** A call that needs the ticket of a system user. */
  enter(via: 'rest' | 'soap' = 'rest'): Promise<unknown> {
    return this.call({
      kind: 'systemUser',
      systemUserToken: 'secret-system-user-token',
      appToken: 'secret-application-token',
      privateKey: ownKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
      loginUrl: this.login.loginUrl,
      tenantId,
      via,
    });
  }

  /** A person signs in, and the login gives the ID token that `token` makes of the right claims. */
  async signIn(token: (claims: Json) => unknown): Promise<unknown> {
    const { login } = this;
    const redirectUri = 'https://app.example.com/back';
    const signIn = interactiveSignIn({ loginUrl: login.loginUrl, clientId, redirectUri, timeout: 5_000 });
    const { url, session } = await signIn.begin();
    const asked = new URL(url).searchParams;
    const claims = { ...times(), iss: login.origin, aud: clientId, sub: 'sam@example.com', nonce: asked.get('nonce') };
    login.tokens = { token_type: 'Bearer', access_token: 'secret-access-token', id_token: token(claims) };
    return signIn.finish(`/back?code=c&state=${asked.get('state') ?? ''}`, session);
  }

  /** Notifications are posted one after another; gives the answer to the last one. */
  async notify(...bodies: ((claims: Json) => unknown)[]): Promise<TenantNotification | undefined> {
    const read = tenantNotifications({ loginUrl: this.login.loginUrl, clientId });
    const claims = { ...times(), iss: this.login.origin, aud: clientId, [claimNames.tenant]: tenantId };
    let last: TenantNotification | undefined;
    for (const body of bodies) last = await read(body(claims));
    return last;
  }
}

/** The claims that are right for a system user's token. */
export function systemUserClaims(): Json {
  return {
    ...times(),
    iss: 'SuperOffice AS',
    aud: 'spn:42',
    [claimNames.serial]: '42',
    [claimNames.tenant]: tenantId,
    [claimNames.ticket]: '7T:secret-ticket',
  };
}

function times(): Json {
  return { nbf: seconds(-60), exp: seconds(300) };
}
