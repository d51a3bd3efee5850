import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { type ServedGateway, serveGateway } from '../support/gateway.js';

let emulator: Emulator;
let gateway: ServedGateway;
beforeAll(async () => {
  emulator = await startEmulator();
  const tenant = { environment: 'sod', id: 'Cust12345', origin: emulator.origin } as const;
  gateway = await serveGateway(emulator, { tenant });
});
afterAll(async () => {
  await gateway.close();
  await emulator.close();
});

const rest = '/login/api/PartnerSystemUser/Authenticate';
const soap = '/login/services/PartnerSystemUserService.svc';
const post = (body: string, headers: Readonly<Record<string, string>> = {}) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body,
});
const request = (tenant: string) =>
  JSON.stringify({ SignedSystemToken: 'x', ApplicationToken: 'y', ContextIdentifier: tenant, ReturnTokenType: 'JWT' });

describe('the login services of the partner system user, through the gateway', () => {
  it('answer as the environment does', async () => {
    for (const path of [rest, rest.toLowerCase()]) {
      const [direct, through] = await Promise.all(
        [emulator.origin, gateway.url].map((origin) => fetch(origin + path, post(request('Cust12345')))),
      );
      expect(through?.status).toBe(direct?.status);
      expect(through?.headers.get('content-type')).toBe(direct?.headers.get('content-type'));
      expect(await through?.text()).toBe(await direct?.text());
    }
  });

  it('answer SOAP too', async () => {
    const namespace = 'http://www.superoffice.com/superid/partnersystemuser/0.1';
    const header = `<ContextIdentifier xmlns="${namespace}">Cust12345</ContextIdentifier>`;
    const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>${header}</s:Header><s:Body><AuthenticationRequest xmlns="${namespace}"/></s:Body></s:Envelope>`;
    const headers = {
      'Content-Type': 'text/xml',
      SOAPAction: `"${namespace}/IPartnerSystemUserService/Authenticate"`,
    };
    const [direct, through] = await Promise.all(
      [emulator.origin, gateway.url].map((origin) => fetch(origin + soap, post(body, headers))),
    );
    expect(through?.status).toBe(direct?.status);
    expect(await through?.text()).toBe(await direct?.text());
  });

  it.each([
    ['another tenant', rest, post(request('Cust99999')), 403],
    ['no tenant', rest, post('{}'), 403],
    ['two tenants', rest, post(request('Cust12345') + request('Cust99999')), 403],
    ['too many bytes', rest, post(request('Cust12345') + ' '.repeat(70_000)), 413],
    ['a request that only reads', rest, {}, 405],
    ['a query that describes nothing', `${soap}?x=y`, {}, 405],
    ['the other login services', '/login/common/oauth/tokens', post(request('Cust12345')), 404],
    ['a path that continues', `${rest}/../../common/oauth/tokens`, post(request('Cust12345')), 404],
  ])('do not pass on %s', async (_what, path, init, status) => {
    const before = emulator.requests.length;
    expect((await fetch(gateway.url + path, init)).status).toBe(status);
    expect(emulator.requests).toHaveLength(before);
  });

  it('are not there for an Onsite installation', async () => {
    await using onsite = await serveGateway(emulator);
    expect((await fetch(onsite.url + rest, post(request('Cust12345')))).status).toBe(404);
  });

  it('say that the login does not answer', async () => {
    const other = await startEmulator();
    const tenant = { environment: 'sod', id: 'Cust12345', origin: other.origin } as const;
    await using cut = await serveGateway(other, { tenant });
    await other.close();
    expect((await fetch(cut.url + rest, post(request('Cust12345')))).status).toBe(502);
  });
});
