import { describe, expect, it } from '@jest/globals';
import type { CallOutcome } from '../../src/comparison/index.js';
import type { CarrierType, Field, TypeDescription } from '../../src/contract/index.js';
import { protectedOutcome } from '../../src/migration/recording/protect.js';
import { isSecretName } from '../../src/migration/secret-names.js';

const protectedAnswer = (answer: unknown, personal: boolean, type?: TypeDescription) =>
  protectedOutcome({ answer }, type, personal);

describe('the name of a field with credentials', () => {
  it.each([
    ...['Password', 'newPassword', 'ClientSecret', 'AccessToken', 'refresh_token', 'Ticket', 'SoTicket', 'Credentials'],
    ...['PrivateKey', 'privatekey', 'ApiKey', 'api_key', 'APIKEY', 'x-api_key', 'X-API-Key', 'api-key'],
    ...['AccessKey', 'Ocp-Apim-Subscription-Key', 'PrivateKeyPem', 'X-Access-Key-Id'],
  ])('is %s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(['Name', 'Key', 'PrimaryKey', 'Api', 'ApiVersionKey', 'Pass word', 'Private', 'Subscription', ''])(
    'is not %j',
    (name) => {
      expect(isSecretName(name)).toBe(false);
    },
  );
});

describe('an answer to be stored', () => {
  it.each([true, false])('has no text of a field with credentials (personal data: %j)', (personal) => {
    const answer = {
      Password: 'Open sesame',
      Below: [{ Ticket: 'Open sesame' }],
      Tokens: ['Open sesame', { Inner: 1 }],
      // What is not there is not a secret, nor is a truth. A number may be one.
      Secret: '',
      ClientSecret: null,
      TokenCount: 7,
      ApiKey: true,
    };
    expect(protectedAnswer(answer, personal)).toStrictEqual({
      answer: {
        Password: '***',
        Below: [{ Ticket: '***' }],
        Tokens: ['***', { Inner: '***' }],
        Secret: '',
        ClientSecret: null,
        TokenCount: 7,
        ApiKey: true,
      },
    });
  });

  it('has no text of a header with a key', () => {
    const answer = { Headers: { 'X-API-Key': 'Open sesame', Accept: 'application/json' } };
    expect(protectedAnswer(answer, true)).toStrictEqual({
      answer: { Headers: { 'X-API-Key': '***', Accept: 'application/json' } },
    });
  });

  const answer = {
    Name: 'Ada L. 12',
    BirthDate: '1815-12-10T00:00:00',
    Registered: '2026-03-29T01:30:00',
    Salary: 1200,
    Contact: { ContactId: 7, Emails: ['ada@example.com'] },
    Done: true,
    Note: null,
  };

  it('has its texts masked unless personal data is asked for', () => {
    expect(protectedAnswer(answer, false)).toStrictEqual({
      answer: {
        Name: 'Xxx X. 00',
        BirthDate: '0000-00-00X00:00:00',
        Registered: '2026-03-29T01:30:00',
        Salary: 0,
        Contact: { ContactId: 7, Emails: ['xxx@xxxxxxx.xxx'] },
        Done: true,
        Note: null,
      },
    });
    expect(protectedAnswer(answer, true)).toStrictEqual({ answer });
  });

  it.each([
    ['Ada', 'Xxx'],
    [
      ['Ada', ['Bo']],
      ['Xxx', ['Xx']],
    ],
    [7, 7],
    [null, null],
    [undefined, undefined],
  ])('may be of any kind: %j', (value, masked) => {
    expect(protectedAnswer(value, false)).toStrictEqual({ answer: masked });
    expect(protectedAnswer(value, true)).toStrictEqual({ answer: value });
  });
});

describe('the members of an enumeration', () => {
  const namespace = '';
  const field = (name: string, type: TypeDescription): Field => {
    return { namespace, name, type, nillable: true, optional: true };
  };
  const status = { kind: 'enumeration', namespace, name: 'Status', members: [] } as const;
  const rights = { kind: 'flags', namespace, name: 'Rights', members: [] } as const;
  const list = (type: TypeDescription) =>
    ({ kind: 'array', namespace, name: 'List', item: field('item', type) }) as const;
  const dictionary: TypeDescription = {
    ...{ kind: 'dictionary', namespace, name: 'ByName', pair: { namespace, name: 'Pair' } },
    ...{ key: field('Key', status), value: field('Value', status) },
  };
  const fields = [
    field('Status', status),
    field('Rights', rights),
    field('All', list(status)),
    field('Lists', list(list(rights))),
    field('ByName', dictionary),
  ];
  const carrier: CarrierType = {
    ...{ kind: 'carrier', namespace, name: 'Task', base: undefined, derived: [], fields },
    fieldsByName: new Map(fields.map((each) => [each.name, each])),
  };

  it('are kept wherever the contract declares one, and nowhere else', () => {
    const answer = {
      Status: 'Done',
      Rights: 'Select, Update',
      All: ['Done', 'Started'],
      Lists: [['Select'], ['Update']],
      ByName: { Ada: 'Done' },
      Name: 'Done',
    };
    expect(protectedAnswer([answer], false, list(carrier))).toStrictEqual({ answer: [{ ...answer, Name: 'Xxxx' }] });
    expect(protectedAnswer({ Status: 'Done' }, false)).toStrictEqual({ answer: { Status: 'Xxxx' } });
    // Of a list, the type says nothing about a single value.
    expect(protectedAnswer('Done', false, list(status))).toStrictEqual({ answer: 'Xxxx' });
    expect(protectedAnswer(['Done'], false, status)).toStrictEqual({ answer: ['Xxxx'] });
    expect(protectedAnswer('Done', false, status)).toStrictEqual({ answer: 'Done' });
  });
});

describe('an error to be stored', () => {
  const outcome: CallOutcome = {
    error: { name: 'NotFoundError', message: 'No person Ada 7', path: 'Contact.Name', fromGateway: true },
  };

  it('keeps its class and place; its message is masked unless personal data is asked for', () => {
    expect(protectedOutcome(outcome, undefined, true)).toStrictEqual(outcome);
    expect(protectedOutcome(outcome, undefined, false)).toStrictEqual({
      error: { name: 'NotFoundError', message: 'Xx xxxxxx Xxx 0', path: 'Contact.Name', fromGateway: true },
    });
  });
});
