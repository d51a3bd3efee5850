import { createPublicKey } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { exchangeOverRest } from '../../src/auth/system-user/exchange.js';
import { exchangeOverSoap } from '../../src/auth/system-user/soap-exchange.js';
import { TicketRenewal } from '../../src/auth/system-user/ticket-renewal.js';
import { AuthenticationError, NetworkError, ProtocolError, Secrets } from '../../src/errors/index.js';
import { AnsweringEngine } from '../support/answering-engine.js';
import { type Json, ownKey, signed, strangersKey } from '../support/forging-login.js';
import { errorOf } from '../support/transports.js';

const now = Date.UTC(2026, 10, 27, 12, 30);
const loginUrl = 'https://login.example.com/login';
const rest = '/login/api/PartnerSystemUser/Authenticate';
const soap = '/login/services/PartnerSystemUserService.svc';
const identity = 'http://schemes.superoffice.net/identity';

let engine: AnsweringEngine;
let secrets: Secrets;
beforeEach(() => {
  engine = new AnsweringEngine();
  secrets = new Secrets().add('application-token');
  engine.answers.set('/login/.well-known/jwks', {
    keys: [{ ...createPublicKey(ownKey).export({ format: 'jwk' }), kid: 'own', use: 'sig' }],
  });
});

const renew = (exchange = exchangeOverRest, tenantId = 'Cust12345') =>
  new TicketRenewal(async () => ({ loginUrl, engine, clock: () => now, secrets, timeout: 5_000 }), {
    ...{ systemUserToken: 'App-abc', appToken: 'application-token', privateKey: ownKey, exchange },
    tenantId: async () => tenantId,
  }).renew('ask the administrator');

const token = (changes: Json = {}, key = ownKey) =>
  signed(
    {
      ...{ iss: 'SuperOffice AS', aud: 'spn:42', exp: now / 1_000 + 60, nbf: now / 1_000 - 60 },
      ...{ [`${identity}/serial`]: '42', [`${identity}/ctx`]: 'Cust12345', [`${identity}/ticket`]: '7T:ticket' },
      ...changes,
    },
    key,
  );
const answer = (changes: Json = {}) =>
  engine.answers.set(rest, { IsSuccessful: true, Token: token(), ErrorMessage: null, ...changes });

describe('the ticket of a system user', () => {
  it('is requested with the signed token, and lasts six hours', async () => {
    answer();
    expect(await renew()).toEqual({ value: '7T:ticket', obtainedAt: now, expiresAt: now + 6 * 3_600_000 });
    const [{ method, url, headers, body, timeout } = {}] = engine.sent;
    expect({ method, url, headers, timeout }).toEqual({
      ...{ method: 'POST', url: loginUrl + '/api/PartnerSystemUser/Authenticate', timeout: 5_000 },
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    });
    expect(JSON.parse(body as string)).toEqual({
      SignedSystemToken: expect.stringMatching(/^App-abc\.202611271230\.[\w+/]+=*$/),
      ...{ ApplicationToken: 'application-token', ContextIdentifier: 'Cust12345', ReturnTokenType: 'JWT' },
    });
    expect(secrets.redact('a 7T:ticket')).toBe('a ***');
    expect(secrets.redact(token())).toBe('***');
  });

  it('is requested over SOAP with the same', async () => {
    const namespace = 'http://www.superoffice.com/superid/partnersystemuser/0.1';
    const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><AuthenticationResponse xmlns="${namespace}">
      <IsSuccessful>true</IsSuccessful><Token>${token()}</Token></AuthenticationResponse></s:Body></s:Envelope>`;
    engine.answers.set(soap, () => ({ headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) }));
    expect(await renew(exchangeOverSoap)).toMatchObject({ value: '7T:ticket' });
    const [sent] = engine.sent;
    expect(sent).toMatchObject({ method: 'POST', timeout: 5_000 });
    expect(sent?.headers).toEqual({
      'Content-Type': 'text/xml; charset=utf-8',
      SOAPAction: `"${namespace}/IPartnerSystemUserService/Authenticate"`,
    });
    const said = sent?.body as string;
    expect(said).toContain(namespace);
    expect(said).toMatch(/ApplicationToken[^>]*>application-token<.*ContextIdentifier[^>]*>Cust12345</s);
    expect(said).toMatch(/SignedSystemToken[^>]*>App-abc\.202611271230\..*ReturnTokenType[^>]*>Jwt</s);
  });

  it('is refused with the words of a fault over SOAP', async () => {
    const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>
      <faultcode>s:Client</faultcode><faultstring>not approved</faultstring></s:Fault></s:Body></s:Envelope>`;
    engine.answers.set(soap, () => ({ headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) }));
    expect(await errorOf(renew(exchangeOverSoap))).toMatchObject({ serverMessage: 'not approved' });
    engine.answers.set(soap, () => ({ headers: { 'content-type': 'text/html' }, body: Buffer.from('<html>') }));
    expect(await errorOf(renew(exchangeOverSoap))).toBeInstanceOf(ProtocolError);
  });

  it('is that of the tenant in any case', async () => {
    answer();
    expect(await renew(exchangeOverRest, 'CUST12345')).toMatchObject({ value: '7T:ticket' });
  });

  it.each([
    ['of another tenant', () => ({ Token: token({ [`${identity}/ctx`]: 'Cust99999' }) })],
    ['of no tenant', () => ({ Token: token({ [`${identity}/ctx`]: undefined }) })],
    ['for another audience', () => ({ Token: token({ aud: 'spn:43' }) })],
    ['for an audience without a serial', () => ({ Token: token({ aud: 'spn:', [`${identity}/serial`]: undefined }) })],
    ['of another issuer', () => ({ Token: token({ iss: 'https://login.example.com' }) })],
    ['signed by a stranger', () => ({ Token: token({}, strangersKey) })],
    ['without a ticket', () => ({ Token: token({ [`${identity}/ticket`]: undefined }) })],
    ['that has expired', () => ({ Token: token({ exp: now / 1_000 - 300 }) })],
    ['that is missing', () => ({ Token: null })],
    ['that is empty', () => ({ Token: '' })],
    ['without success', () => ({ IsSuccessful: false })],
    ['that does not say whether it succeeded', () => ({ IsSuccessful: undefined })],
  ])('is refused with an answer %s, and the error ends with the advice', async (_what, changes) => {
    answer(changes());
    const error = await errorOf(renew());
    expect(error).toBeInstanceOf(AuthenticationError);
    expect((error as Error).message).toMatch(/; ask the administrator$/);
  });

  it('with characters that no header can have is refused as the login’s mistake', async () => {
    answer({ Token: token({ [`${identity}/ticket`]: 'a\nb' }) });
    expect(await errorOf(renew())).toBeInstanceOf(ProtocolError);
  });

  it.each([
    ['a list', '[]'],
    ['no JSON', '<html>'],
    ['of a text for success', '{"IsSuccessful":"yes","Token":"x"}'],
    ['of a number for a token', '{"IsSuccessful":true,"Token":5}'],
  ])('does not count as a refusal if the answer is %s', async (_what, body) => {
    engine.answers.set(rest, () => ({ body: Buffer.from(body) }));
    expect(await errorOf(renew())).toMatchObject({ name: 'ProtocolError', status: 200 });
  });

  it('is refused with the message of the login, in which no secret is shown', async () => {
    answer({ IsSuccessful: false, ErrorMessage: 'unknown application-token' });
    expect(await errorOf(renew())).toMatchObject({ serverMessage: 'unknown ***' });
    answer({ IsSuccessful: false, ErrorMessage: '' });
    expect(String(await errorOf(renew()))).toMatch(/system user; ask/);
  });

  it.each([
    [403, true],
    [429, false],
    [503, false],
  ])('of status %d: whether it is a refusal is %s', async (status, refused) => {
    engine.answers.set(rest, () => ({ status, body: Buffer.from('{"ErrorMessage":"because"}') }));
    const error = await errorOf(renew());
    expect(error instanceof AuthenticationError).toBe(refused);
    expect(error).toMatchObject({ status, serverMessage: 'because' });
    expect(String(error).includes('ask the administrator')).toBe(refused);
    if (!refused) expect(error).toMatchObject({ agent: 'PartnerSystemUser', operation: 'Authenticate' });
  });

  it('passes on the error of the network', async () => {
    const failure = new NetworkError('no way');
    engine.answers.set(rest, () => {
      throw failure;
    });
    expect(await errorOf(renew())).toBe(failure);
  });
});
