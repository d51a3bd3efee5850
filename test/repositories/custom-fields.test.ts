import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type CustomFields,
  ConflictError,
  type ContactEntity,
  type FieldValue,
  NotFoundError,
  NotSupportedError,
  type PersonEntity,
  ValidationError,
} from '../../src/index.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, transportNames } from '../support/transports.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());

/** The transport that writes, and the transport that reads. */
const crosswise = transportNames.flatMap((writer) => transportNames.map((reader) => [writer, reader] as const));

/** Values by the programming name of a field of persons, of each type that there is. */
const values: Readonly<Record<string, readonly FieldValue[]>> = {
  'SuperOffice:1': ['VIP', '[I:3]', 'Blåbær & <x>', ''],
  'SuperOffice:2': ['two\nlines', ''],
  'SuperOffice:3': [25, -1, 2_147_483_647, 0],
  'SuperOffice:4': ['2026-11-26', null],
  'SuperOffice:5': ['1764-02-29', '9999-12-31', null],
  'SuperOffice:6': [true, false],
  'SuperOffice:7': [21, null],
  'SuperOffice:8': [4.43, -0.5, 0],
  x_person_integer: [7, 0],
  x_person_float: [3.14159, 0],
  x_person_date: ['2019-03-28', null],
  x_person_datetime: ['2026-11-26T09:30:15', null],
  x_person_time: ['09:34:44', '00:00:00', null],
  x_person_boolean: [true, false],
  x_person_timespan: [90, 0],
  x_person_longtext: ['Hello there', ''],
  x_person_shorttext_list: ['High', ''],
  x_person_contact_relation: [4, null],
};
const rounds = [0, 1, 2, 3].map((round) =>
  Object.fromEntries(Object.entries(values).map(([name, each]) => [name, each[round % each.length] ?? null])),
);

describe.each(crosswise)('the fields of a person, written over %s and read over %s,', (writer, reader) => {
  let write: CustomFields<PersonEntity>;
  let read: CustomFields<PersonEntity>;
  beforeEach(() => {
    write = tenant[writer].persons.fields;
    read = tenant[reader].persons.fields;
  });

  it('have every value that their types have', async () => {
    for (const round of rounds) {
      expect((await write.write(1, round)).toJSON()).toMatchObject(round);
      expect((await read.read(1)).toJSON()).toMatchObject(round);
    }
  });

  it('are written together, and nothing else', async () => {
    const before = await tenant[reader].persons.get(2);
    await write.write(2, { 'SuperOffice:1': 'boss', 'SuperOffice:3': 3, x_person_boolean: true });
    const after = await tenant[reader].persons.get(2);
    expect(after.CustomFields).toMatchObject({
      'SuperOffice:1': 'boss',
      'SuperOffice:3': '[I:3]',
      x_person_boolean: '[I:1]',
    });
    const changes = Object.keys(after).filter(
      (key) => JSON.stringify(after[key as keyof PersonEntity]) !== JSON.stringify(before[key as keyof PersonEntity]),
    );
    const own = ['CustomFields', 'ExtraFields', 'UserDefinedFields', 'UpdatedDate', 'UpdatedBy'];
    expect(changes.filter((key) => !own.includes(key))).toEqual([]);
  });
});

describe.each(transportNames)('custom fields over %s', (transport) => {
  let fields: CustomFields<ContactEntity>;
  beforeEach(() => {
    fields = tenant[transport].contacts.fields;
  });

  it('are defined by the server, with labels and types', async () => {
    const definitions = await fields.definitions();
    expect(definitions.map(({ name, label, type }) => [name, label, type])).toEqual([
      ['x_reference', 'US:"Our reference";NO:"Vår referanse"', 'ShortText'],
      ['SuperOffice:1', 'companyshorttext', 'ShortText'],
      ['SuperOffice:2', 'companylongtext', 'LongText'],
      ['SuperOffice:3', 'companynumber', 'Integer'],
      ['SuperOffice:4', 'companydate', 'Date'],
      ['SuperOffice:5', 'companyunlimiteddate', 'Date'],
      ['SuperOffice:6', 'companycheckbox', 'Checkbox'],
      ['SuperOffice:7', 'companydropdownlistbox', 'MdoList'],
      ['SuperOffice:8', 'companydecimal', 'Decimal'],
    ]);
    expect(definitions.find(({ name }) => name === 'SuperOffice:7')?.list).toBe('business');
    expect(definitions.find(({ name }) => name === 'SuperOffice:1')?.maxLength).toBe(20);
    expect((await fields.definitions({ language: 'no' }))[0]?.label).toBe('Vår referanse');
  });

  it('are defined as the agent of definitions says, for each field and for all', async () => {
    const { UserDefinedFieldInfo: agent } = tenant[transport].agents;
    const all = await agent.GetCustomFieldInfoList({ TableName: 'Contact', IncludeStandard: false });
    const one = await agent.GetCustomFieldInfo({ TableName: 'contact', FieldName: 'SuperOffice:7' });
    expect(one).toMatchObject({ FieldType: 'MdoList', FieldName: 'SuperOffice:7', MdoListName: 'business' });
    expect(all).toContainEqual(one);
    expect(await agent.GetCustomFieldInfo({ TableName: 'contact', FieldName: 'x_none' })).toBeNull();
    const unknown = agent.GetCustomFieldInfoList({ TableName: 'none', IncludeStandard: false });
    expect(await errorOf(unknown)).toMatchObject({ status: transport === 'soap' ? undefined : 400 });
  });

  it('are found by label, in any language and case', async () => {
    await fields.write(2, { 'our reference': 'A-1', CompanyNumber: 12, ' companycheckbox ': true });
    const read = await fields.read(2);
    expect(read.get('Vår referanse')).toBe('A-1');
    expect(read.get('x_REFERENCE')).toBe('A-1');
    expect(read.get('companynumber')).toBe(12);
    expect(read.toJSON()).toMatchObject({ x_reference: 'A-1', 'SuperOffice:3': 12, 'SuperOffice:6': true });
  });

  it('show the name of an item', async () => {
    const read = await fields.write(2, { companydropdownlistbox: 21 });
    expect(read.get('SuperOffice:7')).toBe(21);
    expect(read.text('SuperOffice:7')).toBe('Consulting');
    expect(read.text('companynumber')).toBe(String(read.get('companynumber')));
    expect((await fields.write(2, { companydropdownlistbox: null })).text('SuperOffice:7')).toBe('');
    expect((await fields.write(2, { companydate: null })).text('companydate')).toBe('');
  });

  it('are values of an entity that was read before', async () => {
    await fields.write(3, { companynumber: 33 });
    const contact = await tenant[transport].contacts.get(3);
    expect((await fields.of(contact)).get('companynumber')).toBe(33);
    expect((await fields.of({ UserDefinedFields: { 'SuperOffice:4': '[D:05/05/1999]' } })).toJSON()).toMatchObject({
      'SuperOffice:4': '1999-05-05',
      'SuperOffice:3': null,
    });
  });

  it('are created with an entity', async () => {
    const draft = await fields.draft({ companynumber: 5, x_reference: 'new', companycheckbox: true });
    const created = await tenant[transport].contacts.create({ Name: 'Northwind', ...draft });
    const read = await fields.read(created.ContactId);
    expect(['companynumber', 'x_reference', 'companycheckbox'].map((name) => read.get(name))).toEqual([5, 'new', true]);
  });

  it('are written only if the entity has not changed, as by `merge`', async () => {
    const stale = { ifUnmodifiedSince: new Date('2001-01-01T00:00:00Z') };
    expect(await errorOf(fields.write(4, { companynumber: 1 }, stale))).toBeInstanceOf(ConflictError);
    const retried = await fields.write(4, { companynumber: 44 }, { ...stale, onConflict: 'retry' });
    expect(retried.get('companynumber')).toBe(44);
  });

  it('do not exist on an entity that does not', async () => {
    expect(await errorOf(fields.read(999_999))).toBeInstanceOf(NotFoundError);
    expect(await errorOf(fields.write(999_999, { companynumber: 1 }))).toBeInstanceOf(NotFoundError);
  });

  it.each<[what: string, values: Record<string, unknown>, words: string]>([
    ['a misspelt label', { compnynumber: 1 }, 'unknown field "compnynumber". Did you mean "companynumber"'],
    ['a misspelt name', { x_referense: 'a' }, 'unknown field "x_referense". Did you mean "x_reference"'],
    ['a companion', { 'SuperOffice:7:DisplayText': 'x' }, 'unknown field "SuperOffice:7:DisplayText"'],
    ['a name of every object', { constructor: 'x' }, 'unknown field "constructor"'],
    ['a text for a number', { companynumber: '5' }, '"companynumber" must be an integer of 32 bits'],
    ['a fraction for a number', { companynumber: 1.5 }, '"companynumber" must be an integer'],
    ['a number that is too large', { companynumber: 2 ** 31 }, '"companynumber" must be an integer'],
    ['no number', { companydecimal: NaN }, '"companydecimal" must be a finite number'],
    ['a text for a checkbox', { companycheckbox: 'true' }, '"companycheckbox" must be true or false'],
    ['a Date', { companydate: new Date() }, '"companydate" must be a date such as "2026-11-26", or null'],
    ['a day that does not exist', { companydate: '2026-02-30' }, '"companydate" must be a date'],
    ['a marked text', { companydate: '[D:11/26/2026]' }, '"companydate" must be a date'],
    ['a name for an item', { companydropdownlistbox: 'IT' }, '"companydropdownlistbox" must be an id, or null'],
    [
      'a text that is too long',
      { companyshorttext: 'x'.repeat(21) },
      '"companyshorttext" must have at most 20 characters',
    ],
    ['an object', { companyshorttext: {} }, '"companyshorttext" must be a string'],
    [
      'one field twice',
      { companynumber: 1, 'SuperOffice:3': 2 },
      '"SuperOffice:3" is the same field as "companynumber"',
    ],
  ])('refuse %s, and change nothing', async (_what, bad, words) => {
    const before = await fields.read(2);
    const error = await errorOf(fields.write(2, bad as Record<string, FieldValue>));
    expect(error).toBeInstanceOf(ValidationError);
    expect((error as ValidationError).message).toContain(`contacts.fields.write: ${words}`);
    expect((await fields.read(2)).toJSON()).toEqual(before.toJSON());
  });

  it('are none on categories of requests, where this tenant has added none', async () => {
    const { fields: ofCategories } = tenant[transport].entity('TicketCategory');
    expect(await ofCategories.definitions()).toEqual([]);
    expect((await ofCategories.of({ CustomFields: {} })).toJSON()).toEqual({});
    expect(await errorOf(ofCategories.draft({ x_level: 1 }))).toMatchObject({
      message: 'entity.TicketCategory.fields.draft: unknown field "x_level"',
    });
  });

  it('are extra fields of requests', async () => {
    const { tickets } = tenant[transport];
    const names = (await tickets.fields.definitions()).map(({ name }) => name);
    expect(names).toEqual(['x_severity', 'x_product', 'x_promised', 'x_urgent', 'x_equipment']);
    const values = { x_severity: 3, x_product: 'Crane', x_promised: '2026-12-24', x_urgent: true, x_equipment: 7 };
    const { TicketId } = await tickets.create({ Title: 'It broke', ...(await tickets.fields.draft(values)) });
    expect((await tickets.fields.read(TicketId)).toJSON()).toEqual(values);
    const cleared = { x_severity: 0, x_promised: null, x_urgent: false, x_equipment: null };
    expect((await tickets.fields.write(TicketId, cleared)).toJSON()).toEqual({ ...values, ...cleared });
  });

  it('are extra fields of messages and users, and associates show those of users', async () => {
    const { ticketMessages, users, associates } = tenant[transport];
    const message = await ticketMessages.fields.write(1, { x_channel: `over ${transport}`, minutes: 15 });
    expect(message.toJSON()).toEqual({ x_channel: `over ${transport}`, x_minutes: 15 });
    await users.fields.write(20, { x_extension: '4711', x_badge: 12 });
    for (const { fields: those } of [users, associates])
      expect((await those.read(20)).toJSON()).toEqual({ x_extension: '4711', x_badge: 12 });
    expect(await errorOf(associates.fields.write(20, { x_badge: 1 }))).toBeInstanceOf(NotSupportedError);
  });

  it.each(['appointments', 'projects', 'sales', 'documents'] as const)('are those of %s, too', async (name) => {
    const { fields: others } = tenant[transport][name];
    const [, shortText] = await others.definitions();
    expect(shortText).toMatchObject({ name: 'SuperOffice:1', label: `${name.slice(0, -1)}shorttext` });
    const written = await others.write(1, { 'SuperOffice:1': 'x', 'SuperOffice:8': 1.5 });
    expect(written.toJSON()).toMatchObject({ 'SuperOffice:1': 'x', 'SuperOffice:8': 1.5 });
  });

  it('refuse an unknown name when they are read, too', async () => {
    const read = await fields.read(2);
    expect(() => read.get('companynumer')).toThrow('contacts.fields: unknown field "companynumer". Did you mean');
    expect(() => read.text('companynumer')).toThrow(ValidationError);
  });

  it('refuse an option that has no effect', async () => {
    const options = { select: ['Name'] } as object;
    expect(await errorOf(fields.read(2, options))).toMatchObject({
      message: 'contacts.fields.read: option "select" has no effect here',
    });
    expect(await errorOf(fields.write(2, {}, options))).toBeInstanceOf(ValidationError);
  });
});
