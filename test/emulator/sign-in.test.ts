import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CanonicalObject } from '../../src/contract/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { basic, Calls } from './calls.js';

let emulator: Emulator;
let calls: Calls;

beforeAll(async () => {
  emulator = await startEmulator();
  calls = new Calls(emulator);
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.reset();
  emulator.settings.refusedSignIn = 'exception';
});

const signIn = (UserName: string, Password: string, credentials: object = {}) =>
  calls.soap('SoPrincipal', 'AuthenticateUsernamePassword', { parameters: { UserName, Password }, credentials });
const ticketOf = (answer: CanonicalObject) => (answer['Credentials'] as { readonly Ticket: string }).Ticket;
const getContact = (credentials: object) =>
  calls.soap('Contact', 'GetContactEntity', { parameters: { ContactEntityId: 2 }, credentials });
const refused = {
  headers: { Succeeded: false, ExceptionInfo: { ExceptionType: expect.stringContaining('SoSessionException') } },
};

describe('SoPrincipal', () => {
  it('issues a ticket for a user name and password, which needs no application token', async () => {
    const answer = await signIn('ada', 'ada');
    expect(answer).toMatchObject({ AuthenticationSucceeded: true, Response: { Associate: 'ada', AssociateId: 19 } });
    expect(await getContact({ Credentials: { Ticket: ticketOf(answer) } })).toMatchObject({
      headers: { Succeeded: true },
    });
  });

  it('takes a ticket in the place of a user’s name, with the application token that goes with it', async () => {
    const { ticket, appToken } = emulator.credentials;
    expect(await signIn(ticket, '', { ApplicationToken: appToken })).toMatchObject({
      Credentials: { Ticket: ticket },
      Response: { Associate: 'sam' },
    });
    expect(await signIn(ticket, '')).toMatchObject(refused);
    expect(await signIn(ticket, 'sam', { ApplicationToken: appToken })).toMatchObject(refused);
  });

  it('turns an access token into a ticket, which needs the application token', async () => {
    const { accessToken: AccessToken, appToken: ApplicationToken } = emulator.credentials;
    const exchange = (credentials: object) =>
      calls.soap('SoPrincipal', 'AuthenticateWithAccessToken', { parameters: { AccessToken }, credentials });
    const Ticket = ticketOf(await exchange({ ApplicationToken }));
    expect(await getContact({ ApplicationToken, Credentials: { Ticket } })).toMatchObject({
      headers: { Succeeded: true },
    });
    expect(await getContact({ Credentials: { Ticket } })).toMatchObject(refused);
    expect(await exchange({})).toMatchObject(refused);
  });

  it('refuses wrong credentials by an exception, or by saying that it did not succeed', async () => {
    expect(await signIn('sam', 'wrong')).toMatchObject(refused);
    emulator.settings.refusedSignIn = 'not-succeeded';
    expect(await signIn('sam', 'wrong')).toMatchObject({
      headers: { Succeeded: true, ExceptionInfo: null },
      AuthenticationSucceeded: false,
      Credentials: null,
      Response: null,
    });
  });

  it('reports the same about itself as over REST, without authentication', async () => {
    const { SystemInfo } = await calls.soap('SoPrincipal', 'GetSystemInfo', { credentials: {} });
    const api = (await (await fetch(`${emulator.url}/api`)).json()) as CanonicalObject;
    expect(SystemInfo).toMatchObject({ FileVersion: api['NetServerVersion'], BuildLabel: api['NetServerLabel'] });
  });

  it('does not model the other ways to sign in, and says so', async () => {
    expect(
      await calls.soap('SoPrincipal', 'AuthenticateGeneric', {
        parameters: { AuthenticationData: {} },
        credentials: {},
      }),
    ).toMatchObject({
      headers: {
        Succeeded: false,
        ExceptionInfo: { Message: 'The emulator does not model SoPrincipal.AuthenticateGeneric' },
      },
    });
  });

  it('refuses a call without credentials on a connection without a Windows user', async () => {
    expect(await calls.soap('SoPrincipal', 'AuthenticateImplicit', { credentials: {} })).toMatchObject(refused);
  });
});

describe('a ticket', () => {
  it('is needed for every SOAP call', async () => {
    expect(await getContact({})).toMatchObject(refused);
  });

  it('is worthless once the tickets have expired, and a new one is not', async () => {
    const old = ticketOf(await signIn('sam', 'sam'));
    emulator.expireTickets();
    expect(await getContact({ Credentials: { Ticket: old } })).toMatchObject(refused);
    const fresh = ticketOf(await signIn('sam', 'sam'));
    expect(await getContact({ Credentials: { Ticket: fresh } })).toMatchObject({ headers: { Succeeded: true } });
  });

  it('opens REST with the application token', async () => {
    const { ticket, appToken } = emulator.credentials;
    const headers = { Authorization: `SOTicket ${ticket}`, 'SO-AppToken': appToken };
    expect(await calls.rest('GET', 'User/currentPrincipal', undefined, headers)).toMatchObject({
      status: 200,
      body: { Associate: 'sam', AssociateId: 18, UserName: 'sam' },
    });
  });
});

it('writes under the name of who is signed in', async () => {
  const headers = { Authorization: `Basic ${Buffer.from('sol:sol').toString('base64')}` };
  const { body } = await calls.rest('POST', 'Contact', { Name: 'x' }, headers);
  expect(body).toMatchObject({ CreatedBy: { AssociateId: 20, FullName: 'Sol Sales' }, Associate: { AssociateId: 20 } });
  const saved = await calls.rest(
    'PATCH',
    `Contact/${String(body['ContactId'])}`,
    { Name: 'y' },
    { Authorization: basic },
  );
  expect(saved.body).toMatchObject({ CreatedBy: { AssociateId: 20 }, UpdatedBy: { AssociateId: 18 } });
});

describe('the users', () => {
  const passwordOf = (name: string, password: string) =>
    `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
  const status = (authorization: string) =>
    fetch(`${emulator.url}/api/v1/Contact/2`, { headers: { authorization } }).then((answer) => answer.status);

  it('can get another password, and what was given for the old one stays', async () => {
    const Ticket = ticketOf(await signIn('ada', 'ada'));
    emulator.changePassword('ada', 'changed');
    expect(await signIn('ada', 'ada')).toMatchObject(refused);
    expect(await status(passwordOf('ada', 'ada'))).toBe(401);
    expect(await status(passwordOf('ada', 'changed'))).toBe(200);
    expect(await signIn('ada', 'changed')).toMatchObject({ AuthenticationSucceeded: true });
    expect(await getContact({ Credentials: { Ticket } })).toMatchObject({ headers: { Succeeded: true } });
  });

  it('can be shut out: neither a password nor a ticket nor a token opens anything, and others are not touched', async () => {
    const { accessToken, refreshToken, clientId, appToken, ticket } = emulator.credentials;
    const Ticket = ticketOf(await signIn('sam', 'sam'));
    emulator.disableUser('sam');
    expect(await signIn('sam', 'sam')).toMatchObject(refused);
    expect(await getContact({ Credentials: { Ticket } })).toMatchObject(refused);
    expect(await getContact({ ApplicationToken: appToken, Credentials: { Ticket: ticket } })).toMatchObject(refused);
    expect(await status(passwordOf('sam', 'sam'))).toBe(401);
    expect(await status(`Bearer ${accessToken}`)).toBe(401);
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId };
    const renewed = await fetch(`${emulator.loginUrl}/common/oauth/tokens`, {
      method: 'POST',
      body: new URLSearchParams({ ...form, client_secret: appToken }),
    });
    expect(await renewed.json()).toMatchObject({ error: 'invalid_grant' });
    expect(await status(passwordOf('ada', 'ada'))).toBe(200);
    emulator.reset();
    expect(await status(passwordOf('sam', 'sam'))).toBe(200);
  });

  it('are those that it has', () => {
    expect(() => emulator.disableUser('nobody')).toThrow('has no user nobody; it has sam, ada, sol, pia');
  });
});
