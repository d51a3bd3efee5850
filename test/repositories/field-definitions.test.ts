import { beforeEach, describe, expect, it } from '@jest/globals';
import { NetworkError, ProtocolError, type SuperOfficeError } from '../../src/index.js';
import { entities, type CallOptions, type Exchange } from '../../src/operations/index.js';
import { Contract } from '../../src/contract/index.js';
import { FieldDefinitions, RepositoryCustomFields } from '../../src/repositories/index.js';
import { FieldNames } from '../../src/repositories/custom-fields/field-names.js';
import type { Transport } from '../../src/transports/transport.js';
import { errorOf } from '../support/transports.js';

interface Sent {
  readonly exchange: Exchange;
  readonly options: CallOptions;
}

const info = (FieldName: unknown, DisplayName: unknown = '', FieldType = 'Integer') => ({
  FieldName,
  DisplayName,
  FieldType,
});

let asked: Sent[];
let answer: () => unknown;
let now: number;
let definitions: FieldDefinitions;

beforeEach(() => {
  asked = [];
  answer = () => [info('x_level', 'Level')];
  now = 0;
  const transport = {
    name: 'rest',
    async execute(exchange: Exchange, options: CallOptions) {
      asked.push({ exchange, options });
      return answer();
    },
    close: async () => undefined,
  } as unknown as Transport;
  definitions = new FieldDefinitions(transport, () => now);
});

const names = async (table = 'contact') => (await definitions.of(table, {})).map(({ name }) => name);

describe('the definitions of fields', () => {
  it('are asked for once in ten minutes, and by table', async () => {
    await Promise.all([names(), names(), names()]);
    expect(asked).toHaveLength(1);
    await names('person');
    expect(asked).toHaveLength(2);
    now = 599_999;
    await names();
    expect(asked).toHaveLength(2);
    now = 600_000;
    await names();
    expect(asked).toHaveLength(3);
  });

  it('are asked for with their texts as stored, on the transport of the call', async () => {
    await definitions.of('contact', { transport: 'soap', language: 'no', timeout: 5 });
    expect(asked[0]).toEqual({
      exchange: {
        name: 'agent.call',
        request: {
          agent: 'UserDefinedFieldInfo',
          operation: 'GetCustomFieldInfoList',
          parameters: { TableName: 'contact', IncludeStandard: false },
        },
      },
      options: { transport: 'soap', timeout: 5, language: '*' },
    });
  });

  it('are asked for again if a name is unknown, unless that was seconds ago', async () => {
    await names();
    answer = () => [info('x_level'), info('x_new')];
    now = 9_999;
    expect(await definitions.latest('contact', {})).toHaveLength(1);
    now = 10_000;
    expect(await definitions.latest('contact', {})).toHaveLength(2);
    expect(await names()).toEqual(['x_level', 'x_new']);
  });

  it('are asked for again after a failure, and after `forget`', async () => {
    answer = () => {
      throw new NetworkError('the connection broke');
    };
    expect(await errorOf(names())).toBeInstanceOf(NetworkError);
    answer = () => [info('x_level')];
    expect(await names()).toEqual(['x_level']);
    definitions.forget();
    await names();
    expect(asked).toHaveLength(3);
  });

  it('end for a caller who aborts, and not for others', async () => {
    const controller = new AbortController();
    const aborted = definitions.of('contact', { signal: controller.signal });
    const other = names();
    controller.abort();
    expect(await errorOf(aborted)).toBe(controller.signal.reason);
    expect(await other).toEqual(['x_level']);
  });

  it.each([
    ['nothing', null],
    ['an object', { value: [] }],
    ['a text', 'x'],
  ])('are not %s', async (_what, bad) => {
    answer = () => bad;
    const error = await errorOf(names());
    expect(error).toBeInstanceOf(ProtocolError);
    expect(error as SuperOfficeError).toMatchObject({
      agent: 'UserDefinedFieldInfo',
      operation: 'GetCustomFieldInfoList',
      transport: 'rest',
    });
  });

  it('leave out what has no name, and take a name for a missing label', async () => {
    answer = () => [null, 5, info(''), info(7), info('x_a', null), { FieldName: '__proto__', FieldType: {} }];
    const found = await definitions.of('contact', {});
    expect(found.map(({ name, label, type }) => [name, label, type])).toEqual([
      ['x_a', 'x_a', 'Integer'],
      ['__proto__', '__proto__', ''],
    ]);
  });
});

describe('the name of a field', () => {
  const found = async (fields: unknown[]) => {
    answer = () => fields;
    return new FieldNames(await definitions.of('contact', {}));
  };

  it('wins over the label of another', async () => {
    const named = await found([info('x_a', 'x_b'), info('x_b', 'B')]);
    expect(named.field('X_B', 'fields').name).toBe('x_b');
  });

  it('is required if several fields have one label', async () => {
    const named = await found([info('x_a', 'Level'), info('x_b', 'US:"Level";NO:"Nivå"')]);
    expect(() => named.field('level', 'fields')).toThrow(
      'fields: several fields have the label "level"; use one of the names "x_a", "x_b"',
    );
    expect(named.field('Nivå', 'fields').name).toBe('x_b');
  });

  it('is suggested if it is close', async () => {
    const named = await found([info('x_level', 'US:"Customer level";NO:"Kundenivå"')]);
    expect(() => named.field('Customer lvel', 'fields')).toThrow('Did you mean "Customer level"?');
    expect(() => named.field('Kundeniva', 'fields')).toThrow('Did you mean "Kundenivå"?');
    expect(() => named.field('x_leve', 'fields')).toThrow('Did you mean "x_level"?');
    expect(() => named.field('__proto__', 'fields')).toThrow('unknown field "__proto__"');
  });
});

describe('fields that were added since', () => {
  const contract = Contract.bundled();
  const repository = {
    get: () => Promise.reject(new Error('unused')),
    merge: () => Promise.reject(new Error('unused')),
  };
  const fields = () => new RepositoryCustomFields<object>(entities.contacts, repository, definitions, contract);

  it('are found when an entity has them', async () => {
    await names();
    answer = () => [info('x_level'), info('x_new')];
    now = 20_000;
    const entity = { CustomFields: { x_level: '[I:1]', x_new: '[I:2]', 'x_new:org': '[I:2]' } };
    expect((await fields().of(entity)).get('x_new')).toBe(2);
    now = 40_000;
    await fields().of(entity);
    expect(asked).toHaveLength(2);
  });

  it('are found when they are written', async () => {
    await names();
    answer = () => [info('x_level'), info('x_new')];
    now = 20_000;
    expect(await fields().draft({ x_new: 2 })).toEqual({
      CustomFields: { x_new: '[I:2]' },
      ExtraFields: { x_new: '[I:2]' },
    });
  });

  it('of a type that is unknown can be read, and not written', async () => {
    answer = () => [info('x_a', '', 'Hologram'), info('x_b', '', 'Unknown'), info('x_c', '', 'constructor')];
    const read = await fields().of({ CustomFields: { x_a: '[I:5]', x_b: 'text', x_c: '[F:1.5]' } });
    expect(read.toJSON()).toEqual({ x_a: 5, x_b: 'text', x_c: 1.5 });
    expect(await errorOf(fields().draft({ x_a: 5 }))).toMatchObject({
      message: 'contacts.fields.draft: "x_a" cannot be written, because its type Hologram is unknown',
    });
    expect(await errorOf(fields().draft({ x_b: null }))).toMatchObject({ name: 'ValidationError' });
  });

  it('are values of what has a strange shape', async () => {
    for (const entity of [{}, { CustomFields: null }, { CustomFields: [] }, { CustomFields: { x_level: 5 } }])
      expect((await fields().of(entity)).toJSON()).toEqual({ x_level: null });
    expect(await errorOf(fields().of(null as unknown as object))).toMatchObject({ name: 'ValidationError' });
    expect(await errorOf(fields().draft([] as unknown as Record<string, number>))).toMatchObject({
      name: 'ValidationError',
    });
  });

  it('are written where user-defined fields and extra fields are at home', async () => {
    answer = () => [
      info('SuperOffice:6', '', 'Checkbox'),
      info('x_box', '', 'Checkbox'),
      info('Acme.Level', '', 'Date'),
    ];
    expect(await fields().draft({ 'SuperOffice:6': true, x_box: true, 'acme.level': '1999-05-05' })).toEqual({
      CustomFields: {
        'SuperOffice:6': '[I:1]',
        x_box: '[I:1]',
        'Acme.Level': '[DT:05/05/1999 00:00:00.0000000]',
      },
      UserDefinedFields: { 'SuperOffice:6': 'True', 'Acme.Level': '[D:05/05/1999 00:00:00.0000000]' },
      ExtraFields: { x_box: '[I:1]' },
    });
  });

  it('named like a member of every object are own keys', async () => {
    answer = () => [info('__proto__', '', 'ShortText')];
    const draft = (await fields().draft(JSON.parse('{"__proto__":"x"}') as Record<string, string>)) as {
      UserDefinedFields: object;
    };
    expect(Object.keys(draft.UserDefinedFields)).toEqual(['__proto__']);
    expect(Object.keys((await fields().of(draft)).toJSON())).toEqual(['__proto__']);
  });
});
