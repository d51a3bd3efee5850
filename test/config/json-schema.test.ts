import { describe, expect, it } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { configurationJsonSchema } from '../../src/config/json-schema.js';

const schema = configurationJsonSchema();
const conforms: ValidateFunction = new Ajv2020({ formats: { uri: (text: string) => URL.canParse(text) } }).compile(
  schema,
);

const whole = {
  $schema: './superoffice.config.schema.json',
  transport: 'soap',
  tenant: { environment: 'sod', id: 'Cust12345' },
  auth: { kind: 'systemUser', systemUserToken: 'S', appToken: 'A', privateKey: 'P', tokenStore: { folder: 'f' } },
  timeout: 5,
  http: { connections: 2 },
  resilience: { breaker: false },
};

describe('the JSON Schema by which editors complete a configuration file', () => {
  it.each<[string, object]>([
    ['a whole configuration', whole],
    ['a part of one, since the rest can come from elsewhere', { tenant: { environment: 'sod' } }],
    ['credentials without their secrets', { auth: { clientSecret: '${SECRET}' } }],
    ['the emulator', { transport: 'agents', tenant: 'emulator' }],
    [
      'a variable in the place of a number, an address or an id',
      { timeout: '${T}', tenant: { url: '${SITE}/x' }, auth: { tenantId: '${ID}' }, extras: '${YES}' },
    ],
  ])('accepts %s', (_what, configuration) => {
    conforms(configuration);
    expect(conforms.errors ?? []).toEqual([]);
  });

  it.each<[string, object]>([
    ['a misspelt setting', { ...whole, langauge: 'en' }],
    ['a misspelt inner setting', { ...whole, http: { conections: 2 } }],
    ['an unknown transport', { ...whole, transport: 'sopa' }],
    ['a tenant of two kinds', { tenant: { environment: 'sod', url: 'https://crm.example.com' } }],
    ['an address that is none', { tenant: { url: 'crm' } }],
    ['credentials of two kinds', { auth: { kind: 'ticket', accessToken: 'X' } }],
    ['a number that is none', { timeout: 'soon' }],
    ['a number that is too large', { http: { connections: 100_000 } }],
  ])('refuses %s', (_what, configuration) => {
    expect(conforms(configuration)).toBe(false);
  });

  it('describes each setting', () => {
    const undescribed = Object.entries(schema['properties'] as Record<string, { description?: string }>)
      .filter(([, { description }]) => description === undefined)
      .map(([name]) => name);
    expect(undescribed).toEqual([]);
  });
});
