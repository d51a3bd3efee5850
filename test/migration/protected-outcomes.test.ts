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
