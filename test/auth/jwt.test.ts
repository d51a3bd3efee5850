import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AuthenticationError,
  connect,
  interactiveSignIn,
  ProtocolError,
  type TenantNotification,
  tenantNotifications,
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

it('a notification from the emulator is read as JSON, and cached data of the tenant can be dropped', async () => {
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
