import { describe, expect, it } from '@jest/globals';
import { authorisationServer, claim } from '../../src/auth/claims.js';

const times = { iss: 'https://sod.superoffice.com', exp: 1 };
const identity = 'http://schemes.superoffice.net/identity';

describe('a claim', () => {
  it.each([
    ['tenant', `${identity}/ctx`],
    ['serial', `${identity}/serial`],
    ['ticket', `${identity}/ticket`],
    ['userPrincipalName', `${identity}/upn`],
    ['associateId', `${identity}/associateid`],
    ['systemUserToken', `${identity}/system_token`],
    ['restUrl', `${identity}/webapi_url`],
    ['soapUrl', `${identity}/netserver_url`],
    ['nonce', 'nonce'],
    ['sub', 'sub'],
  ] as const)('%s is read from %s', (name, written) => {
    expect(claim({ ...times, [written]: 'its value', other: 'x' }, name)).toBe('its value');
    expect(claim({ ...times, other: 'x' }, name)).toBeUndefined();
  });

  it.each([
    ['a number', 42, '42'],
    ['zero', 0, '0'],
    ['an empty text', '', undefined],
    ['null', null, undefined],
    ['true', true, undefined],
    ['a list', ['Cust12345'], undefined],
    ['an object', {}, undefined],
  ])('that is %s is a text only if it can be one', (_what, value, text) => {
    expect(claim({ ...times, [`${identity}/serial`]: value }, 'serial')).toBe(text);
  });

  it('names the issuer of the tokens of a system user', () => {
    expect(authorisationServer).toBe('SuperOffice AS');
  });
});
