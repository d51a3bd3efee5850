import { describe, expect, it } from '@jest/globals';
import { cell, ServerError, type TableRow } from '../../src/index.js';
import { TransportTableRepository } from '../../src/repositories/index.js';
import { errorOf } from '../support/transports.js';

describe('the notation of values', () => {
  const sentBy = async (rows: readonly TableRow[], zone?: string): Promise<unknown> => {
    let sent: unknown;
    const recording = new TransportTableRepository({
      name: 'agents',
      execute: (async (exchange: { readonly request: { readonly parameters: { readonly Data: unknown } } }) => {
        sent = exchange.request.parameters.Data;
        return { Success: true, Message: 'took 3 ms', Inserts: rows.length, Updates: 0, Deletes: 0, RowStatus: null };
      }) as never,
      close: async () => undefined,
    });
    await recording.insert('y_any', rows, { zone });
    return sent;
  };

  it.each<readonly [what: string, rows: readonly TableRow[], sent: unknown]>([
    ['integers', [{ a: 5 }, { a: -0 }, { a: -2147483648 }], [['[I:5]'], ['[I:0]'], ['[I:-2147483648]']]],
    ['a column with a fraction', [{ a: 5 }, { a: 0.5 }], [['[F:5]'], ['[F:0.5]']]],
    ['a column with a large number', [{ a: 1 }, { a: 2147483648 }], [['[F:1]'], ['[F:2147483648]']]],
    ['a column with cell.decimal', [{ a: 1 }, { a: cell.decimal(2) }], [['[F:1]'], ['[F:2]']]],
    ['booleans', [{ a: true }, { a: false }], [['[I:1]'], ['[I:0]']]],
    ['strings and null', [{ a: '[I:3]' }, { a: null }, { a: '' }], [['[I:3]'], [null], ['']]],
    [
      'days and times',
      [{ a: cell.date('2026-12-01') }, { a: cell.dateTime('2026-11-26T09:30:00') }],
      [['[DT:12/01/2026 00:00:00]'], ['[DT:11/26/2026 09:30:00]']],
    ],
    ['what is encoded already', [{ a: 1 }, { a: cell.encoded('[TS:500]') }], [['[I:1]'], ['[TS:500]']]],
  ])('of %s', async (_what, rows, sent) => {
    expect(await sentBy(rows)).toEqual(sent);
  });

  it('of a Date is the wall clock of the zone, in whole seconds', async () => {
    const rows = [{ a: new Date('2026-11-26T08:30:00.999Z') }, { a: new Date('2026-07-01T23:00:00Z') }];
    expect(await sentBy(rows, 'Europe/Oslo')).toEqual([['[DT:11/26/2026 09:30:00]'], ['[DT:07/02/2026 01:00:00]']]);
  });
});

describe('the answer of a server', () => {
  const answered = (answers: readonly unknown[]) => {
    const left = [...answers];
    return new TransportTableRepository({
      name: 'agents',
      execute: async () => left.shift(),
      close: async () => undefined,
    });
  };
  const counts = { Success: true, Message: '', Inserts: 0, Updates: 3, Deletes: 0 };
  const rows = ['a', 'b', 'c'].map((name) => ({ name, country_id: 1 }));
  const status = (PrimaryKey: number, key: string, Action = 'Updated') => ({ PrimaryKey, Action, RowKeys: [key] });

  it.each([
    ['in the order of the rows', [status(1, 'a'), status(2, 'b'), status(3, 'c')], [1, 2, 3]],
    ['in another order', [status(3, 'c'), status(1, 'a'), status(2, 'b')], [1, 2, 3]],
    ['for fewer rows', [status(3, 'c'), status(1, 'a')], [1, null, 3]],
    ['twice for one key, and for fewer rows', [status(1, 'a'), status(9, 'a')], [null, null, null]],
    ['for none', null, [null, null, null]],
  ])('about rows may come %s', async (_what, RowStatus, keys) => {
    const tables = answered([{ ...counts, RowStatus }]);
    const result = await tables.upsert('contact', rows, { keys: 'name' });
    expect(result.rows.map(({ primaryKey }) => primaryKey)).toEqual(keys);
  });

  it('may have keys in its notation or without it, and new ones in place of 0', async () => {
    const tables = answered([
      { ...counts, RowStatus: [status(7, '7'), status(8, '[I:8]'), status(31, '31', 'Inserted')] },
    ]);
    const result = await tables.upsert(
      'contact',
      [7, 8, 0].map((contact_id) => ({ contact_id, name: 'x' })),
      { keys: 'contact_id' },
    );
    expect(result.rows.map(({ primaryKey }) => primaryKey)).toEqual([7, 8, 31]);
  });

  it('that says it did not succeed is an error in its own words', async () => {
    const tables = answered([{ ...counts, Success: false, Message: 'String too long' }]);
    const error = await errorOf(tables.upsert('contact', rows, { keys: 'name' }));
    expect(error).toMatchObject({ inDoubt: { start: 0, end: 3 }, serverMessage: 'String too long' });
    expect((error as Error).cause).toBeInstanceOf(ServerError);
  });

  it.each([null, undefined, 5, [], {}, { ...counts, Inserts: -1 }, { ...counts, Success: 'yes' }])(
    'that is %j leaves the rows in doubt',
    async (answer) => {
      const error = await errorOf(answered([answer]).insert('contact', rows));
      expect(error).toMatchObject({ inDoubt: { start: 0, end: 3 }, cause: { name: 'ProtocolError' } });
    },
  );
});
