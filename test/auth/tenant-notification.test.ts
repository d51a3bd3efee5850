import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { claimNames } from '../../src/auth/claims.js';
import { tenantChanges } from '../../src/auth/tenant-notification.js';
import { AuthenticationError, tenantNotifications, TenantUnavailableError, ValidationError } from '../../src/index.js';
import { ForgingLogin, type Json, seconds, signed } from '../support/forging-login.js';
import { errorOf } from '../support/transports.js';

let login: ForgingLogin;
beforeAll(async () => {
  login = await new ForgingLogin().start();
});
afterAll(() => login.close());
beforeEach(() => login.reset());

const clientId = 'the-client';
const genuine = (): Json => ({
  ...{ nbf: seconds(-60), exp: seconds(300) },
  ...{ iss: login.origin, aud: clientId, [claimNames.tenant]: 'Cust12345' },
});

describe('a notification', () => {
  const body = (changes: Json = {}, claims: Json = {}) => ({
    ChangeType: 5,
    ContextIdentifier: 'Cust12345',
    VersionName: 'Release_10.3.8_2024.08.30-01',
    FileVersion: '10.3.8.2024',
    PublicEndpoint: 'sod3.superoffice.com',
    Token: signed({ ...genuine(), ...claims }),
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

  it.each(Object.entries(tenantChanges))('of the number %s says %s', async (number, change) => {
    expect(await reader()(body({ ChangeType: Number(number) }))).toMatchObject({ hint: { change } });
  });

  it.each([
    ['for the application as a service principal', 'Cust12345', { aud: `spn:${clientId}` }],
    ['whose subject is its tenant', 'Cust12345', { sub: 'Cust12345' }],
    ['whose tenant is in upper case', 'CUST12345', { [claimNames.tenant]: 'CUST12345' }],
  ])('with a token %s is accepted', async (_what, tenantId, claims) => {
    login.answers.set('/api/state/CUST12345', (response) =>
      response.end(JSON.stringify({ ContextIdentifier: 'CUST12345', State: 'Running', IsRunning: true })),
    );
    expect(await reader()(body({}, claims))).toMatchObject({ tenantId, repeated: false });
  });

  it.each([
    ["from a user's sign-in (nonce)", { nonce: 'n' }, "its token is from a user's sign-in"],
    ["from a user's sign-in (associate)", { [claimNames.associateId]: 5 }, "its token is from a user's sign-in"],
    ["from a user's sign-in (name)", { [claimNames.userPrincipalName]: 'sam' }, "its token is from a user's sign-in"],
    ["from a user's sign-in (ticket)", { [claimNames.ticket]: '7T:x' }, "its token is from a user's sign-in"],
    ['with a system user token', { [claimNames.systemUserToken]: 'App-x' }, "its token is from a user's sign-in"],
    ['with another subject', { sub: 'sam@example.com' }, "its token is from a user's sign-in"],
    ['without a tenant', { [claimNames.tenant]: undefined }, 'its token has no tenant'],
    ['for another tenant', { [claimNames.tenant]: 'Cust54321' }, 'its token is for another tenant'],
  ])('with a token %s is refused, and nothing is dropped', async (_what, claims, why) => {
    const dropped: string[] = [];
    const read = reader({ connections: { tenantChanged: (id) => dropped.push(id) } });
    const error = await errorOf(read(body({}, claims)));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect((error as Error).message).toBe(`verification of the notification failed: ${why}`);
    expect(dropped).toEqual([]);
    expect(login.arrived).not.toContain('/api/state/Cust12345');
  });

  it('of which an optional part is empty, null or missing has a hint without it', async () => {
    const changes = { VersionName: '', FileVersion: null, PublicEndpoint: undefined };
    expect(await reader()(body(changes))).toMatchObject({
      hint: { versionName: undefined, fileVersion: undefined, publicEndpoint: undefined },
    });
  });

  it('drops what several connections remember, each once', async () => {
    const dropped: string[] = [];
    const connections = ['one', 'other'].map((name) => ({
      tenantChanged: (id: string) => void dropped.push(`${id} of the ${name}`),
    }));
    await reader({ connections })(body());
    expect(dropped).toEqual(['Cust12345 of the one', 'Cust12345 of the other']);
  });

  it.each([
    ['text', (json: string) => json],
    ['bytes', (json: string) => Buffer.from(json)],
    ['an object', (json: string) => JSON.parse(json) as unknown],
  ])('is read from %s', async (_what, spelled) => {
    expect(await reader()(spelled(JSON.stringify(body())))).toMatchObject({ tenantId: 'Cust12345' });
  });

  it('is judged by the given clock', async () => {
    const clock = () => new Date(Date.now() + 3_600_000);
    expect(String(await errorOf(reader({ clock })(body())))).toContain('it has expired');
  });

  it('says which part is wrong, and nothing of its content', async () => {
    const error = await errorOf(reader()(body({ VersionName: 7 })));
    expect(error).toMatchObject({
      message: 'the body is not a tenant notification (VersionName)',
      path: 'VersionName',
    });
    for (const text of ['no JSON', '[]', 'null']) {
      expect(await errorOf(reader()(text))).toMatchObject({ message: 'the body is not a tenant notification' });
    }
  });

  it('may be 64 KB long, as text or as bytes', async () => {
    const limit = 64 * 1024;
    const of = (length: number) => {
      const json = JSON.stringify(body({ Extra: '' }));
      return json.replace('"Extra":""', `"Extra":"${'x'.repeat(length - json.length)}"`);
    };
    expect(await reader()(of(limit))).toMatchObject({ repeated: false });
    expect(await reader()(Buffer.from(of(limit)))).toMatchObject({ repeated: false });
    for (const body of [of(limit + 1), Buffer.from(of(limit + 1))]) {
      const error = await errorOf(reader()(body));
      expect(error).toBeInstanceOf(ValidationError);
      expect((error as Error).message).toBe('the body is longer than a tenant notification, 65536 bytes');
    }
  });

  it.each(['VersionName', 'FileVersion', 'PublicEndpoint'])('may have a %s of up to 200 characters', async (field) => {
    expect(await reader()(body({ [field]: 'v'.repeat(200) }))).toMatchObject({ repeated: false });
    expect(await errorOf(reader()(body({ [field]: 'v'.repeat(201) })))).toMatchObject({ path: field });
  });

  it('needs no Redis to be closed', async () => {
    await expect(reader().close()).resolves.toBeUndefined();
  });

  it.each([
    ['without a token', { Token: undefined }],
    ['with a token that is empty', { Token: '' }],
    ['with a token of more than 16 KB', { Token: 't'.repeat(16 * 1024 + 1) }],
    ['of a change with a number that is too high', { ChangeType: 6 }],
    ['of a change with an unknown number', { ChangeType: 99 }],
    ['of a change with a negative number', { ChangeType: -1 }],
    ['of a change with a fraction', { ChangeType: 1.5 }],
    ['without a tenant', { ContextIdentifier: undefined }],
    ['whose tenant is a path', { ContextIdentifier: '../Cust12345' }],
    ['whose tenant goes on after its number', { ContextIdentifier: 'Cust12345/..' }],
    ['whose tenant has a number only', { ContextIdentifier: '12345' }],
    ['whose tenant has letters only', { ContextIdentifier: 'Cust' }],
    ['whose tenant has more than 40 characters', { ContextIdentifier: `Cust${'1'.repeat(37)}` }],
    ['with a version of a megabyte', { VersionName: 'v'.repeat(1_000_000) }],
  ])('%s is not one', async (_what, changes) => {
    expect(await errorOf(reader()(body(changes)))).toBeInstanceOf(ValidationError);
  });

  it('requires its environment or login URL', () => {
    expect(() => tenantNotifications({ clientId })).toThrow(ValidationError);
    expect(() => tenantNotifications({ clientId, loginUrl: 'http://login.example.com/login' })).toThrow('https');
  });
});
