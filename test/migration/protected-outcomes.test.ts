import { describe, expect, it } from '@jest/globals';
import { compareOutcomes, typeBelow } from '../../src/comparison/index.js';
import { Contract, type TypeDescription } from '../../src/contract/index.js';
import { protectedOutcome } from '../../src/migration/recording/index.js';

const contract = Contract.bundled();

/** The type of what an operation returns. */
function answerType(agent: string, operation: string): TypeDescription | undefined {
  return contract.agent(agent).operations.get(operation)?.output.fields[0]?.type;
}

const protectedAnswer = (answer: unknown, type?: TypeDescription, personal = true): unknown => {
  const outcome = protectedOutcome({ answer }, type, personal);
  return 'answer' in outcome ? outcome.answer : outcome;
};

const textTypes: ReadonlySet<string> = new Set([
  'string',
  'anyType',
  'anyURI',
  'guid',
  'base64Binary',
  'dateTime',
  'duration',
]);

function holdsTexts(type: TypeDescription): boolean {
  if (type.kind === 'primitive') return textTypes.has(type.name);
  return type.kind === 'enumeration' || type.kind === 'flags';
}

/** The names of all texts of the contract that a recording keeps secret. */
function secretTexts(): string[] {
  const names = new Set<string>();
  const seen = new Set<TypeDescription>();
  const visit = (type: TypeDescription | undefined, name: string): void => {
    if (type?.kind === 'array') visit(type.item.type, name);
    else if (type?.kind === 'dictionary') visit(type.value.type, name);
    else if (type?.kind === 'carrier' && !seen.has(type)) {
      seen.add(type);
      for (const field of type.fields) visit(field.type, field.name);
      for (const derived of type.derived) visit(derived, name);
    } else if (type !== undefined && holdsTexts(type)) {
      const single = { [name]: 'Never' };
      const field = { kind: 'dictionary', value: { name, type, nillable: true } } as unknown as TypeDescription;
      if (JSON.stringify(protectedAnswer(single, field)) === JSON.stringify({ [name]: '***' })) names.add(name);
    }
  };
  for (const agent of contract.agentNames) {
    for (const { input, output } of contract.agent(agent).operations.values()) {
      for (const field of [...input.fields, ...output.fields]) visit(field.type, field.name);
    }
  }
  return [...names].sort();
}

describe('a replay', () => {
  it.each([
    ['TicketTitle', 'A', 'B'],
    ['TicketTypeName', 'Incident', 'Question'],
    ['TicketStatusDisplayValue', 'Open', 'Closed'],
    ['TicketUrl', 'https://x/1', 'https://x/2'],
    ['Secretary', 'Ann', 'Eve'],
    ['CredentialType', 'ActiveDirectory', 'Password'],
    ['TokenCount', 'one', 'two'],
  ])('compares %s, whose name only contains the word for a secret', (name, left, right) => {
    const differences = compareOutcomes(
      protectedOutcome({ answer: { [name]: left } }, undefined, true),
      protectedOutcome({ answer: { [name]: right } }, undefined, true),
    );
    expect(differences).toHaveLength(1);
  });

  it('compares names of enumeration members and times, masked too', () => {
    const priority = answerType('List', 'CreateDefaultTicketPriorityEntity');
    const relation = { TicketCreatedAt: '2026-11-23T10:00:00' };
    expect(typeBelow(priority, 'TicketRead')?.kind).toBe('enumeration');
    expect(protectedAnswer({ TicketRead: 'Never' }, priority, false)).toEqual({ TicketRead: 'Never' });
    expect(protectedAnswer(relation, undefined, false)).toEqual(relation);
  });

  it('compares an enumeration, flags or a time even where the name is one of a secret', () => {
    const members = [{ name: 'Set', value: 1 }];
    const types = [
      { kind: 'enumeration', name: 'State', namespace: 'urn:x', members },
      { kind: 'flags', name: 'States', namespace: 'urn:x', members },
      { kind: 'primitive', name: 'dateTime' },
    ] as const;
    for (const type of types) {
      const holder = {
        kind: 'dictionary',
        value: { name: 'value', type, nillable: true },
      } as unknown as TypeDescription;
      const value = { Password: type.kind === 'primitive' ? '2026-11-23T10:00:00' : 'Set' };
      expect(protectedAnswer(value, holder)).toEqual(value);
    }
  });
});

describe('a recording', () => {
  it('keeps exactly these texts of the contract secret, wherever they are', () => {
    expect(secretTexts()).toEqual([
      'AccessKey',
      'AccessToken',
      'AppToken',
      'CredentialValue',
      'NewPassword',
      'OldPassword',
      'OptionalSecretKey',
      'Password',
      'RefreshToken',
      'Secret',
      'SecretKey',
      'SecretValue',
      'Ticket',
      'Token',
    ]);
  });

  it.each(['ApiKey', 'api_key', 'PrivateKey', 'ClientSecret', 'userTicket', 'Authorization', 'Cookie', 'Tokens'])(
    'has no value of %s',
    (name) => {
      expect(protectedAnswer({ [name]: 'hunter2', Empty: { [name]: '' } })).toEqual({
        [name]: '***',
        Empty: { [name]: '' },
      });
    },
  );
});

describe('what is below a secret in a recording', () => {
  it.each<[what: string, answer: object]>([
    ['in an object', { Secret: { Value: 'hunter2' } }],
    ['in the carrier of an account', { IncomingCredentials: { Key: 'hunter2', Enabled: true } }],
    ['in a list of carriers', { Credentials: [{ Value: 'hunter2' }, { Type: { Description: 'hunter2' } }] }],
    ['in lists of lists', { Tokens: [['hunter2'], [{ Value: ['hunter2'] }]] }],
    ['deeper', { Password: { Old: { Text: 'hunter2' } } }],
  ])('is not stored: %s', (_what, answer) => {
    const stored = JSON.stringify(protectedAnswer(answer));
    expect(stored).not.toContain('hunter2');
    expect(stored).toBe(JSON.stringify(answer).replaceAll('hunter2', '***'));
  });

  it('is stored if it is the name of a member of an enumeration, a number or a truth', () => {
    const user = answerType('User', 'GetUser');
    const answer = { Credentials: [{ Value: 'hunter2', Type: { ValueControl: 'Edit', CanCreatePerson: true } }] };
    const [kept] = (protectedAnswer(answer, user) as typeof answer).Credentials;
    expect(kept).toEqual({ Value: '***', Type: { ValueControl: 'Edit', CanCreatePerson: true } });
  });

  it('is not stored if it is a number that the contract does not declare, such as a PIN', () => {
    const account = answerType('EMail', 'CreateDefaultEMailAccount');
    expect(protectedAnswer({ Secret: { Pin: 4711 }, Password: 4711 })).toEqual({
      Secret: { Pin: '***' },
      Password: '***',
    });
    const answer = { IncomingCredentials: { ServiceAuthId: 7, Port: 143, Server: 'mail.example.com' } };
    expect(protectedAnswer(answer, account)).toEqual({
      IncomingCredentials: { ServiceAuthId: 7, Port: 143, Server: '***' },
    });
  });

  it('is stored if it is a request, which SuperOffice calls a ticket too', () => {
    const answer = { Ticket: { Title: 'Printer on fire' }, Tickets: [{ Title: 'Again' }] };
    expect(protectedAnswer(answer)).toEqual(answer);
  });

  it('is not compared either', () => {
    const [left, right] = ['one', 'two'].map((Value) => protectedAnswer({ Secret: { Value } }));
    expect(left).toEqual(right);
  });
});
