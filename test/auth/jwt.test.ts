import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AuthenticationError,
  connect,
  interactiveSignIn,
  ProtocolError,
  type TenantNotification,
  tenantNotifications,
  TenantUnavailableError,
  ValidationError,
} from '../../src/index.js';
import { claimNames } from '../../src/auth/claims.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { forgeries, ForgingLogin, type Json, oddities, ownKey, seconds, signed } from '../support/forging-login.js';
import { errorOf } from '../support/transports.js';

let login: ForgingLogin;
let emulator: Emulator;
beforeAll(async () => {
  login = await new ForgingLogin().start();
  emulator = await startEmulator();
});
afterAll(async () => {
  await login.close();
  await emulator.close();
});

const clientId = 'the-client';
const times = () => ({ nbf: seconds(-60), exp: seconds(300) });

/** What uses a token: the claims that are right for it, and how it gets to see a token with them. */
interface Use {
  readonly name: string;
  claims(): Json;
  present(token: (claims: Json) => string): Promise<unknown>;
}

const systemUser: Use = {
  name: "a system user's token",
  claims: () => ({
    ...times(),
    iss: 'SuperOffice AS',
    aud: 'spn:42',
    [claimNames.serial]: '42',
    [claimNames.tenant]: 'Cust12345',
    [claimNames.ticket]: emulator.credentials.ticket,
  }),
  async present(token) {
    login.systemUser = { IsSuccessful: true, Token: token(this.claims()), ErrorMessage: '' };
    const so = await connect({
      transport: 'rest',
      tenant: { url: emulator.url },
      auth: {
        kind: 'systemUser',
        systemUserToken: 'The Application-a1b2c3',
        appToken: emulator.credentials.appToken,
        privateKey: ownKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
        loginUrl: login.loginUrl,
        tenantId: 'Cust12345',
      },
    });
    try {
      return await so.principal();
    } finally {
      await so.close();
    }
  },
};

const idToken: Use = {
  name: 'an ID token',
  claims: () => ({ ...times(), iss: login.origin, aud: clientId, sub: 'sam@example.com', nonce: 'from the url' }),
  async present(token) {
    const signIn = interactiveSignIn({
      loginUrl: login.loginUrl,
      clientId,
      redirectUri: 'https://app.example.com/back',
    });
    const { url, session } = await signIn.begin();
    const asked = new URL(url).searchParams;
    const claims = { ...this.claims(), nonce: asked.get('nonce') };
    login.tokens = {
      token_type: 'Bearer',
      access_token: 'secret-access-token',
      refresh_token: 'secret-refresh-token',
      id_token: token(claims),
    };
    return signIn.finish(`/back?code=c&state=${asked.get('state') ?? ''}`, session);
  },
};

const notification: Use = {
  name: "a notification's token",
  claims: () => ({ ...times(), iss: login.origin, aud: clientId, [claimNames.tenant]: 'Cust12345' }),
  async present(token) {
    const read = tenantNotifications({ loginUrl: login.loginUrl, clientId });
    return read({ ChangeType: 2, ContextIdentifier: 'Cust12345', Token: token(this.claims()) });
  },
};

const running: Json = { ContextIdentifier: 'Cust12345', State: 'Running', IsRunning: true };

beforeEach(() => {
  login.state = running;
  login.tokens = {};
  login.systemUser = {};
});

describe.each([systemUser, idToken, notification])('$name', (use) => {
  it.each(oddities)('that is %s is accepted', async (_what, odd) => {
    await use.present(odd);
  });

  it.each(forgeries)('that is %s is refused, and not shown', async (_what, forge, words) => {
    let token = '';
    const error = await errorOf(use.present((claims) => (token = forge(claims))));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect((error as Error).message).toContain(words);
    const shown = inspect(error, { depth: null, showHidden: true });
    expect(shown).not.toMatch(/secret-|emulated-/);
    if (token.length > 20) expect(shown).not.toContain(token.slice(-20));
  });

  it('is refused if the keys of the login cannot be read', async () => {
    const { keys } = login;
    login.keys = undefined;
    try {
      expect(await errorOf(use.present(signed))).toBeInstanceOf(ProtocolError);
    } finally {
      login.keys = keys;
    }
  });

  it('is accepted if the key set has several keys, and refused if it only has other keys', async () => {
    const { keys = [] } = login;
    const other = { ...keys[0], kid: 'other', n: Buffer.alloc(256, 0xaa).toString('base64url') };
    try {
      login.keys = [other, ...keys];
      await use.present(signed);
      login.keys = [other];
      expect(String(await errorOf(use.present(signed)))).toContain('its signature is invalid');
      login.keys = [];
      expect(String(await errorOf(use.present(signed)))).toContain('not in the key set');
    } finally {
      login.keys = keys;
    }
  });
});

describe("a system user's token", () => {
  it.each([
    ['for another tenant', { [claimNames.tenant]: 'Cust99999' }, 'it is for another tenant'],
    ['for no tenant', { [claimNames.tenant]: undefined }, 'it is for another tenant'],
    ['for the audience of another serial', { [claimNames.serial]: '43' }, 'it has another audience'],
    ['without a ticket', { [claimNames.ticket]: undefined }, 'contains no ticket'],
  ])('%s is refused', async (_what, changes, words) => {
    const error = await errorOf(systemUser.present((claims) => signed({ ...claims, ...changes })));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect((error as Error).message).toContain(words);
  });
});

describe('an ID token', () => {
  it('of another sign-in (nonce) is refused', async () => {
    const error = await errorOf(idToken.present((claims) => signed({ ...claims, nonce: 'another' })));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect((error as Error).message).toContain('nonce');
  });

  it('is required', async () => {
    const error = await errorOf(idToken.present(() => undefined as unknown as string));
    expect(String(error)).toContain('the login returned no ID token');
  });
});

describe('a notification', () => {
  const body = (changes: Json = {}, claims: Json = {}) => ({
    ChangeType: 5,
    ContextIdentifier: 'Cust12345',
    VersionName: 'Release_10.3.8_2024.08.30-01',
    FileVersion: '10.3.8.2024',
    PublicEndpoint: 'sod3.superoffice.com',
    Token: signed({ ...notification.claims(), ...claims }),
    ...changes,
  });
  const reader = (options: Partial<Parameters<typeof tenantNotifications>[0]> = {}) =>
    tenantNotifications({ loginUrl: login.loginUrl, clientId, ...options });

  it('returns the state from the state service, and its own content as a hint', async () => {
    login.state = { ContextIdentifier: 'Cust12345', State: 'Deleting', IsRunning: false };
    expect(await reader()(body())).toEqual({
      tenantId: 'Cust12345',
      state: { state: 'Deleting', running: false, permanent: true },
      hint: {
        change: 'move',
        versionName: 'Release_10.3.8_2024.08.30-01',
        fileVersion: '10.3.8.2024',
        publicEndpoint: 'sod3.superoffice.com',
      },
      repeated: false,
    });
  });

  it('has no effect if its tenant is running, whatever change its unsigned part names', async () => {
    const read = await reader()(body({ ChangeType: 4 }));
    expect(read).toMatchObject({ state: { state: 'Running', running: true, permanent: false } });
    expect(read).not.toHaveProperty('change');
  });

  it('that is delivered again has no effect while its token is valid, whatever else it contains', async () => {
    const done: string[] = [];
    const read = reader({
      connections: { tenantChanged: (id) => done.push(`dropped ${id}`) },
      onChange: ({ hint }) => void done.push(hint.change),
    });
    const first = body();
    const [head = '', claims = '', signature = ''] = first.Token.split('.');
    // The last character of a signature of 256 bytes has four bits that mean nothing.
    const last = signature.at(-1) === 'A' ? 'B' : String.fromCharCode(signature.charCodeAt(signature.length - 1) + 1);
    const respelled = `${head}.${claims}.${signature.slice(0, -1)}${last}`;
    const answers = await Promise.all([read(first), read({ ...first, ChangeType: 4 })]);
    answers.push(await read({ ...first, ChangeType: 2, Token: respelled }).catch(() => read(first)));
    // Of two at the same time, either may be the first; what it says counts.
    const [one, other, later] = answers.map(({ repeated }) => repeated);
    expect([one, other].filter((repeated) => repeated)).toHaveLength(1);
    expect(later).toBe(true);
    const change = one === false ? 'move' : 'delete';
    expect(answers.map(({ hint }) => hint.change)).toEqual([change, change, change]);
    expect(done).toEqual(['dropped Cust12345', change]);
    await read(body({}, { jti: 'another' }));
    expect(done).toHaveLength(4);
  });

  it('is accepted again if it failed the first time', async () => {
    let failing = true;
    const read = reader({
      onChange: () => {
        if (failing) throw new RangeError('the database is away');
      },
    });
    const first = body();
    expect(await errorOf(read(first))).toEqual(new RangeError('the database is away'));
    failing = false;
    expect(await read(first)).toMatchObject({ repeated: false });
  });

  it('fails if the state service does not answer, and is accepted again', async () => {
    const dropped: string[] = [];
    const read = reader({ connections: { tenantChanged: (id) => dropped.push(id) } });
    const first = body();
    login.answers.set('/api/state/Cust12345', (response) => response.writeHead(503).end());
    expect(await errorOf(read(first))).toBeInstanceOf(TenantUnavailableError);
    login.answers.clear();
    expect(await read(first)).toMatchObject({ repeated: false, state: { running: true } });
    // What is remembered may be wrong by now, so it is dropped either way.
    expect(dropped).toEqual(['Cust12345', 'Cust12345']);
  });

  it.each([
    ['without a token', { Token: undefined }],
    ['of a change that nobody knows', { ChangeType: 99 }],
    ['without a tenant', { ContextIdentifier: undefined }],
    ['whose tenant is a path', { ContextIdentifier: '../Cust12345' }],
    ['with a version of a megabyte', { VersionName: 'v'.repeat(1_000_000) }],
  ])('%s is not one', async (_what, changes) => {
    expect(await errorOf(reader()(body(changes)))).toBeInstanceOf(ValidationError);
  });

  it('of more than 64 KB is not read', async () => {
    const error = await errorOf(reader()(JSON.stringify(body({ Extra: 'x'.repeat(70_000) }))));
    expect(error).toBeInstanceOf(ValidationError);
  });

  it('from the emulator is read as JSON, and cached data of the tenant can be dropped', async () => {
    const dropped: string[] = [];
    const { loginUrl, credentials } = emulator;
    const onChange = ({ tenantId, hint }: TenantNotification) => {
      dropped.push(`${tenantId} ${hint.change}`);
    };
    const tenantNotification = tenantNotifications({ loginUrl, clientId: credentials.clientId, onChange });
    const move = await emulator.tenantNotification('move', new URL(emulator.origin).host);
    expect(await tenantNotification(JSON.stringify(move))).toMatchObject({ hint: { change: 'move' } });
    emulator.settings.state = 'Suspended';
    expect(await tenantNotification(await emulator.tenantNotification('suspend'))).toMatchObject({
      state: { state: 'Suspended', running: false, permanent: false },
    });
    emulator.reset();
    expect(dropped).toEqual(['Cust12345 move', 'Cust12345 suspend']);
  });

  it('requires its environment or login URL', () => {
    expect(() => tenantNotifications({ clientId })).toThrow(ValidationError);
    expect(() => tenantNotifications({ clientId, loginUrl: 'http://login.example.com/login' })).toThrow('https');
  });
});
