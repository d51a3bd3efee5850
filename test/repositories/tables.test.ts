import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  cell,
  type MassOptions,
  MassOperationError,
  PermissionError,
  type SuperOffice,
  type TableRow,
  TimeoutError,
  ValidationError,
} from '../../src/index.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, transportNames } from '../support/transports.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant({}, { resilience: { attempts: 3, breaker: false } });
});
afterAll(() => tenant.close());
/** Where the requests of a test begin. */
let from: number;
beforeEach(async () => {
  tenant.emulator.faults.clear();
  tenant.emulator.reset();
  // A reset ends the session of SOAP, which then signs in again.
  await tenant.soap.lists.items('category');
  from = tenant.emulator.requests.length;
});

const gear: readonly TableRow[] = [
  { x_code: 'SB', x_quantity: 10, x_description: 'Street Bike' },
  { x_code: 'ORB', x_quantity: 10, x_description: 'Mountain Bike' },
  { x_code: 'XO', x_quantity: 1, x_description: 'Extra Bike' },
  { x_code: 'UB', x_quantity: 3, x_description: 'Uni Bicycle' },
];
const five: readonly TableRow[] = [1, 2, 3, 4, 5].map((amount) => ({ x_amount: amount, x_contact: 2 }));

const rowOf = async (so: SuperOffice, table: string, id: number) =>
  (await so.agents.DatabaseTable.ReadRow({ TableName: table, Id: id }))?.Values;
const batchesSent = (operation: string) =>
  tenant.emulator.requests.slice(from).filter((request) => request.operation === operation).length;

/** A fault of the first, second, … batch. */
function failBatch(number: number, operation: string, rule: Parameters<typeof tenant.emulator.faults.add>[0]): void {
  const { faults } = tenant.emulator;
  const { when = 'before' } = rule;
  const none = { kind: 'delay', milliseconds: 0 } as const;
  if (number > 1) faults.add({ match: { operation }, fault: none, when, times: number - 1 });
  faults.add({ ...rule, match: { operation } });
}

describe.each(transportNames)('so.tables over %s', (transport) => {
  const so = (): SuperOffice => tenant[transport];
  const tables = () => so().tables;

  it('inserts rows in batches, reports progress, and says what happened to each', async () => {
    const progress: unknown[] = [];
    const result = await tables().insert('y_rental', five, {
      batchSize: 2,
      onProgress: (each) => void progress.push(each),
    });
    expect(result).toEqual({
      ...{ inserts: 5, updates: 0, deletes: 0, unmatched: [], messages: [] },
      rows: five.map(() => ({ action: 'Inserted', primaryKey: null })),
    });
    const counts = { updates: 0, deletes: 0, total: 5 };
    expect(progress).toEqual([
      { sent: 2, inserts: 2, ...counts },
      { sent: 4, inserts: 4, ...counts },
      { sent: 5, inserts: 5, ...counts },
    ]);
    expect(batchesSent('Insert')).toBe(3);
    expect(await rowOf(so(), 'y_rental', 5)).toMatchObject({ x_amount: '[I:5]', x_contact: '[I:2]' });
  });

  it('updates the rows that match, as the vendor’s example does, and inserts the others', async () => {
    await tables().insert('y_rental_gear', gear);
    const changes = [
      { x_description: 'Tandem Bike', x_code: 'TB', x_quantity: 2 },
      { x_code: 'UB', x_quantity: 3, x_description: 'Uni Bicycle' },
      { x_code: 'XO', x_quantity: 7, x_description: 'Extra-Ordinary Bike' },
    ];
    const result = await tables().upsert('y_rental_gear', changes, { keys: 'x_code', batchSize: 2 });
    expect(result).toMatchObject({ inserts: 1, updates: 1, deletes: 0, unmatched: [] });
    expect(result.rows).toEqual([
      { action: 'Inserted', primaryKey: 5 },
      { action: 'NoUpdateNeeded', primaryKey: 4 },
      { action: 'Updated', primaryKey: 3 },
    ]);
    expect(await rowOf(so(), 'y_rental_gear', 3)).toMatchObject({ x_quantity: '[I:7]' });
  });

  it('returns the keys of new rows in a built-in table, if they ask for one with 0', async () => {
    const rows = ['Riverside', 'Lakeside'].map((name) => ({ name, contact_id: 0, country_id: 578 }));
    const result = await tables().upsert('contact', rows, { keys: ['contact_id'] });
    const [first, second] = result.rows;
    expect(result.rows.map(({ action }) => action)).toEqual(['Inserted', 'Inserted']);
    expect(await so().contacts.get(first?.primaryKey ?? 0)).toMatchObject({ Name: 'Riverside' });
    expect(await so().contacts.get(second?.primaryKey ?? 0)).toMatchObject({ Name: 'Lakeside' });
  });

  it('updates rows by their primary keys', async () => {
    const rows = [3, 2].map((contact_id) => ({ department: `Over ${transport}`, contact_id }));
    const result = await tables().update('contact', rows, { key: 'contact_id' });
    expect(result).toMatchObject({ inserts: 0, updates: 2 });
    expect(result.rows.map(({ primaryKey }) => primaryKey)).toEqual([3, 2]);
    expect(await so().contacts.get(2)).toMatchObject({ Department: `Over ${transport}` });
  });

  it.each([
    ['DeleteRow', 'Deleted'],
    ['ZeroColumns', 'ColumnsZeroed'],
  ] as const)('does %s to the rows of the table that none matches, and says which', async (nomatch, action) => {
    await tables().insert('y_rental_gear', gear);
    const only = [{ x_code: 'XO', x_quantity: 1, x_description: 'Extra Bike' }];
    const result = await tables().upsert('y_rental_gear', only, { keys: 'x_code', nomatch });
    expect(result).toMatchObject({ inserts: 0, updates: 0, deletes: 3 });
    expect(result.rows).toEqual([{ action: 'NoUpdateNeeded', primaryKey: 3 }]);
    expect(result.unmatched).toEqual([1, 2, 4].map((primaryKey) => ({ action, primaryKey })));
  });

  it('deletes rows by their keys, and does not guess which of them existed', async () => {
    await tables().insert('y_rental', five);
    const result = await tables().delete('y_rental', [1, 2, 3, 99], { batchSize: 2 });
    expect(result).toMatchObject({ deletes: 3 });
    expect(result.rows).toEqual([
      { action: 'Deleted', primaryKey: 1 },
      { action: 'Deleted', primaryKey: 2 },
      { action: null, primaryKey: 3 },
      { action: null, primaryKey: 99 },
    ]);
    expect(await tables().truncate('y_rental')).toMatchObject({ deletes: 2, rows: [] });
  });

  it('sends nothing for no rows', async () => {
    expect(await tables().insert('y_rental', [])).toMatchObject({ inserts: 0, rows: [] });
    expect(await tables().upsert('y_rental', [], { keys: 'x_amount' })).toMatchObject({ inserts: 0, rows: [] });
    expect(await tables().delete('y_rental', [])).toMatchObject({ deletes: 0, rows: [] });
    expect(tenant.emulator.requests).toHaveLength(from);
  });

  it('never repeats a batch whose answer was lost, and says what is in doubt', async () => {
    failBatch(2, 'Insert', { fault: { kind: 'reset' }, when: 'after', times: 1 });
    const error = await errorOf(tables().insert('y_rental', five, { batchSize: 2 }));
    expect(error).toBeInstanceOf(MassOperationError);
    const { inDoubt, notWritten, result, message } = error as MassOperationError;
    expect({ inDoubt, notWritten }).toEqual({ inDoubt: { start: 2, end: 4 }, notWritten: { start: 4, end: 5 } });
    expect(result).toMatchObject({ inserts: 2, rows: [{ action: 'Inserted' }, { action: 'Inserted' }] });
    expect(message).toContain('2 of 5 rows are done, rows 2 to 3 may have been written, not written: row 4');
    expect(error).toMatchObject({ transport, agent: 'DatabaseTable', operation: 'Insert', outcome: 'unknown' });
    expect(batchesSent('Insert')).toBe(2);
    // The server did write it, so that a repetition would have written it twice.
    expect(await rowOf(so(), 'y_rental', 4)).toMatchObject({ x_amount: '[I:4]' });
    expect(await errorOf(rowOf(so(), 'y_rental', 5))).toMatchObject({ name: 'NotFoundError' });
  });

  it('never repeats a batch that timed out', async () => {
    failBatch(1, 'Delete', { fault: { kind: 'delay', milliseconds: 60_000 } });
    const error = await errorOf(tables().delete('y_rental', [1, 2], { timeout: 60 }));
    expect(error).toMatchObject({ inDoubt: { start: 0, end: 2 }, notWritten: { start: 2, end: 2 } });
    expect((error as Error).cause).toBeInstanceOf(TimeoutError);
    expect(batchesSent('Delete')).toBe(1);
  });

  it('can be continued after the rows that were not written', async () => {
    failBatch(2, 'Insert', { fault: { kind: 'answer', status: 503 }, times: 1 });
    const error = (await errorOf(tables().insert('y_rental', five, { batchSize: 2 }))) as MassOperationError;
    expect(error).toBeInstanceOf(MassOperationError);
    tenant.emulator.faults.clear();
    // A 503 may come from a proxy after the server acted, so these are looked up first.
    expect(error.inDoubt).toEqual({ start: 2, end: 4 });
    expect(await errorOf(rowOf(so(), 'y_rental', 3))).toMatchObject({ name: 'NotFoundError' });
    await tables().insert('y_rental', five.slice(error.inDoubt.start, error.inDoubt.end));
    await tables().insert('y_rental', five.slice(error.notWritten.start, error.notWritten.end));
    expect(await tables().truncate('y_rental')).toMatchObject({ deletes: 5 });
  });

  it('stops between two batches when it is aborted, with the reason as its cause', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const { signal } = controller;
    const onProgress: MassOptions['onProgress'] = () => controller.abort(reason);
    const error = await errorOf(tables().insert('y_rental', five, { batchSize: 2, signal, onProgress }));
    expect(error).toMatchObject({
      ...{ inDoubt: { start: 2, end: 2 }, notWritten: { start: 2, end: 5 } },
      cause: reason,
    });
    expect(batchesSent('Insert')).toBe(1);
    expect(await errorOf(tables().insert('y_rental', five, { signal }))).toBe(reason);
    expect(batchesSent('Insert')).toBe(1);
  });

  it('stops if onProgress throws, with what it threw as its cause', async () => {
    const thrown = new RangeError('the progress bar is full');
    const onProgress = () => {
      throw thrown;
    };
    const error = await errorOf(tables().insert('y_rental', five, { batchSize: 5, onProgress }));
    expect(error).toMatchObject({ inDoubt: { start: 5, end: 5 }, notWritten: { start: 5, end: 5 }, cause: thrown });
  });

  it('stops at a row that the server refuses, and leaves its batch in doubt', async () => {
    const rows = [{ x_quantity: '1' }, { x_quantity: 'many' }, { x_quantity: '3' }];
    const error = await errorOf(tables().insert('y_rental_gear', rows, { batchSize: 1 }));
    // The vendor does not guarantee that a failed batch wrote nothing.
    expect(error).toMatchObject({
      name: 'MassOperationError',
      exceptionType: 'SoMassOperationException',
      ...{ inDoubt: { start: 1, end: 2 }, notWritten: { start: 2, end: 3 } },
      cause: expect.any(ValidationError),
    });
  });

  it('throws the error of the first batch itself, if nothing was written', async () => {
    failBatch(1, 'Insert', { fault: { kind: 'answer', status: 403 } });
    expect(await errorOf(tables().insert('y_rental', five))).toBeInstanceOf(PermissionError);
  });

  it('passes on what the server says about a protected table', async () => {
    const error = await errorOf(tables().truncate('associate'));
    expect(error).toMatchObject({ exceptionType: 'SoDbAccessException' });
  });

  it('keeps results of single rows out of the log', async () => {
    failBatch(2, 'Insert', { fault: { kind: 'reset' } });
    const error = await errorOf(tables().insert('y_rental', five, { batchSize: 3 }));
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      name: 'MassOperationError',
      result: { inserts: 3, rows: 3 },
      inDoubt: { start: 3, end: 5 },
      cause: { name: 'NetworkError' },
    });
  });

  it('writes what was given, whatever the value', async () => {
    const local = fc.date({ min: new Date('1800-01-01Z'), max: new Date('9000-01-01Z'), noInvalidDate: true });
    const anyRow = fc.record({
      x_name: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('[I:3]', 'O’Neill; "x"', '\r\n\t', '&#xB;')),
      x_company: fc.oneof(
        fc.maxSafeInteger().map((value) => value | 0),
        fc.constant(null),
      ),
      x_width: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }),
    });
    const check = async (rows: readonly TableRow[], dates: readonly Date[]) => {
      await tables().truncate('y_equipment');
      await tables().truncate('y_rental');
      const first = await tables().upsert(
        'y_equipment',
        rows.map((row, x_height) => ({ ...row, x_height })),
        {
          keys: 'x_height',
          batchSize: 3,
        },
      );
      for (const [index, row] of rows.entries()) {
        const stored = await rowOf(so(), 'y_equipment', first.rows[index]?.primaryKey ?? 0);
        expect(stored).toMatchObject({ x_name: row['x_name'], x_company: `[I:${Number(row['x_company'])}]` });
        expect(Number(/^\[F:(.*)\]$/.exec(stored?.['x_width'] ?? '')?.[1])).toBe(Number(row['x_width']) + 0);
      }
      const { rows: rentals } = await tables().upsert(
        'y_rental',
        dates.map((x_start, x_amount) => ({ x_start, x_amount })),
        { keys: 'x_amount', zone: 'UTC' },
      );
      for (const [index, date] of dates.entries()) {
        const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)T(.{8})/.exec(date.toISOString()) ?? [];
        const stored = await rowOf(so(), 'y_rental', rentals[index]?.primaryKey ?? 0);
        expect(stored?.['x_start']).toBe(`[DT:${month}/${day}/${year} ${time}]`);
      }
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRow, { minLength: 1, maxLength: 5 }),
        fc.array(local, { minLength: 1, maxLength: 3 }),
        check,
      ),
      { numRuns: 15 },
    );
  });
});

describe('what so.tables refuses before anything is sent', () => {
  const tables = () => tenant.agents.tables;
  const { lone, hostile } = { lone: 'a\uD800', hostile: JSON.parse('{"a":1,"__proto__":2}') as TableRow };

  it.each<readonly [what: string, call: () => Promise<unknown>, message: string]>([
    [
      'a column that one row lacks',
      () => tables().insert('contact', [{ name: 'a', department: 'b' }, { name: 'c' }]),
      'tables.insert: row 1, column "department": is missing; use null for no value',
    ],
    [
      'a column that the first row lacks',
      () => tables().insert('contact', [{ name: 'a' }, { name: 'b', nane: 'c' }]),
      'row 1, column "nane": row 0 does not have it. Did you mean "name"?',
    ],
    [
      'a duplicate column',
      () => tables().insert('contact', [{ name: 'a', Name: 'b' }]),
      'row 0, column "Name": duplicates another column; case does not matter',
    ],
    ['a row without columns', () => tables().insert('contact', [{}]), 'row 0 has no columns'],
    ['a row that is not an object', () => tables().insert('contact', [['a'] as never]), 'row 0 must be an object'],
    ['rows that are not an array', () => tables().insert('contact', { name: 'a' } as never), 'rows must be an array'],
    [
      'a value of another kind than those before it',
      () => tables().insert('contact', [{ number1: null }, { number1: '1' }, { number1: 2 }]),
      'row 2, column "number1": must be a string as in row 1, found a number',
    ],
    [
      'a number that is not finite',
      () => tables().insert('contact', [{ country_id: NaN }]),
      'row 0, column "country_id": must be finite, found NaN',
    ],
    [
      'half of a surrogate pair',
      () => tables().insert('contact', [{ name: lone }]),
      'row 0, column "name": U+D800 at index 1 is half of a surrogate pair',
    ],
    [
      'a value that no column can have',
      () => tables().insert('contact', [{ name: ['a'] as never }]),
      'row 0, column "name": must be a string, a number, a boolean, a Date, null, or made by cell',
    ],
    [
      'a Date without a zone',
      () => tables().insert('y_rental', [{ x_start: new Date(0) }]),
      'row 0, column "x_start": a Date is an instant; say in which zone by the option zone, or use cell.dateTime',
    ],
    [
      'an invalid Date',
      () => tables().insert('y_rental', [{ x_start: new Date(NaN) }], { zone: 'UTC' }),
      'column "x_start": is an invalid Date',
    ],
    [
      'a Date that a database cannot have',
      () => tables().insert('y_rental', [{ x_start: new Date('1752-12-31T23:59:59Z') }], { zone: 'UTC' }),
      'must be a Date from 1753 to 9999',
    ],
    ['an unknown zone', () => tables().insert('y_rental', five, { zone: 'Oslo' }), 'zone must be an IANA time zone'],
    [
      'the key of an extra table',
      () => tables().insert('y_rental', [{ x_amount: 1, ID: 1 }]),
      'row 0, column "ID": the database assigns the keys of an extra table',
    ],
    [
      'two rows with one key',
      () => tables().upsert('contact', [{ name: 'a' }, { name: 'b' }, { name: 'a' }], { keys: 'name' }),
      'tables.upsert: row 2 has the same key as row 0',
    ],
    [
      'a key that no row has',
      () => tables().upsert('contact', [{ name: 'a' }], { keys: ['nmae'] }),
      'the rows have no column "nmae". Did you mean "name"?',
    ],
    ['no key', () => tables().upsert('contact', [{ name: 'a' }], { keys: [] }), 'must name at least one column'],
    [
      'a primary key of 0 in an update',
      () => tables().update('contact', [{ contact_id: 0, name: 'a' }], { key: 'contact_id' }),
      'row 0, column "contact_id": must be the primary key of a row',
    ],
    [
      'changes to other rows, in several batches',
      () => tables().upsert('y_rental', five, { keys: 'x_amount', nomatch: 'DeleteRow', batchSize: 4 }),
      'nomatch DeleteRow needs all 5 rows in one batch, but batchSize is 4',
    ],
    [
      'changes to other rows, without rows',
      () => tables().upsert('y_rental', [], { keys: 'x_amount', nomatch: 'DeleteRow' }),
      'nomatch DeleteRow without rows would apply to the whole table; use truncate to empty it',
    ],
    [
      'changes to other rows, in a table of user-defined fields',
      () => tables().upsert('udcontsmall', [{ long05: 1 }], { keys: 'long05', nomatch: 'ZeroColumns' }),
      'nomatch ZeroColumns is not allowed in a table of user-defined fields',
    ],
    [
      'an unknown action',
      () => tables().upsert('y_rental', five, { keys: 'x_amount', nomatch: 'DeleteRows' as never }),
      'Did you mean "DeleteRow"?',
    ],
    ['an invalid id', () => tables().delete('contact', [1, 0]), 'ids[1] must be an integer from 1'],
    ['a duplicate id', () => tables().delete('contact', [5, 6, 5]), 'ids[2] is the same as ids[0]'],
    ['an invalid table name', () => tables().truncate('contact; DROP'), 'table must be the name of a table'],
    ['a batch size of 0', () => tables().insert('y_rental', five, { batchSize: 0 }), 'batchSize must be an integer'],
    [
      'an option of another method',
      () => tables().insert('y_rental', five, { keys: 'x_amount' } as never),
      'tables.insert: option "keys" has no effect here',
    ],
    [
      'a misspelt option',
      () => tables().insert('y_rental', five, { batchsize: 2 } as never),
      'unknown option "batchsize". Did you mean "batchSize"?',
    ],
    ['an infinite decimal', async () => cell.decimal(Infinity), 'cell.decimal: must be a finite number'],
    ['a day that does not exist', async () => cell.date('2026-02-30'), 'cell.date: must be a date'],
    ['a time with a zone', async () => cell.dateTime('2026-11-26T09:30:00Z'), 'cell.dateTime: must be a local time'],
    ['an unknown notation', async () => cell.encoded('[X:1]'), 'cell.encoded: must be text such as'],
  ])('%s', async (_what, call, message) => {
    const error = await errorOf(call());
    expect(error).toBeInstanceOf(ValidationError);
    expect((error as Error).message).toContain(message);
    expect(error).toMatchObject({ outcome: 'not-sent' });
    expect(tenant.emulator.requests).toHaveLength(from);
  });

  it('treats a column named __proto__ like any other', async () => {
    const error = await errorOf(tables().insert('y_rental', [hostile]));
    expect((error as Error).message).toContain('The table y_rental has no column');
  });
});
