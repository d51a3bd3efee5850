import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Container } from 'inversify';
import {
  ConfigurationError,
  type Credentials,
  type SuperOffice,
  superOfficeModule,
  TYPES,
  ValidationError,
} from '../../src/index.js';
import { tenantNamed } from '../../src/tenant/addresses.js';
import { AnsweringServer } from '../support/answering-server.js';
import { errorOf } from '../support/transports.js';

const server = new AnsweringServer();
let url: string;
beforeAll(async () => {
  url = await server.start();
});
afterAll(() => server.close());
beforeEach(() => {
  server.arrivals = 0;
});

describe.each(['rest', 'agents'] as const)('on %s, custom credentials', (transport) => {
  it.each([
    ['a value that no header can carry', { Authorization: 'Bearer secret-ключ' }, 'Authorization'],
    ['a value that ends its header', { Authorization: 'Bearer secret\r\nX-Evil: 1' }, 'Authorization'],
    ['a name that no header has', { 'X-Evil: 1\r\nX': 'secret-value' }, undefined],
  ])('with %s are refused before anything is sent, and not shown', async (_what, headers, path) => {
    const container = new Container();
    const auth = { kind: 'anonymous' } as const;
    container.load(superOfficeModule({ transport, tenant: { url }, auth }));
    const credentials: Credentials = {
      advice: 'look at the test',
      httpHeaders: async () => headers,
      soapCredentials: async () => ({ applicationToken: undefined, ticket: undefined }),
      refused: () => false,
    };
    container.rebind<Credentials>(TYPES.Credentials).toConstantValue(credentials);
    const so = container.get<SuperOffice>(TYPES.Connection);
    const error = await errorOf(so.contacts.get(2));
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ outcome: 'not-sent', ...(path === undefined ? {} : { path }) });
    expect(String(error)).not.toContain('secret');
    expect(server.arrivals).toBe(0);
    await so.close();
  });
});

describe('a tenant on the command line', () => {
  it.each(['https://admin:secret-password@crm.example.com/SuperOffice', 'ftp://admin:secret-password@crm.example.com'])(
    'is refused, and not shown, where it is %s',
    (text) => {
      const name = () => tenantNamed(text);
      expect(name).toThrow(ConfigurationError);
      expect(name).toThrow(/must not contain a user name or password/);
      expect(name).not.toThrow(/secret-password/);
    },
  );

  it('may have an @ in its path', () => {
    expect(tenantNamed('https://crm.example.com/@home')).toEqual({ url: 'https://crm.example.com/@home' });
  });
});
