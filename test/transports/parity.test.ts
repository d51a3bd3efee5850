import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConflictError, NotFoundError, type SuperOffice, SuperOfficeError, ValidationError } from '../../src/index.js';
import { repositoryOf, startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';
import { wholeAppointment } from '../support/whole-entity.js';

// With a stopped clock, the writes of two transports, one after the other, are equal.
const clock = () => new Date('2026-11-24T09:00:00Z');
let tenant: TestTenant;

beforeAll(async () => {
  tenant = await startTenant({ clock });
});
afterAll(() => tenant.close());
beforeEach(() => tenant.emulator.reset());

/** What a call does on one transport, starting from the seed. */
async function outcomeOn(transport: TestedTransport, call: (so: SuperOffice) => Promise<unknown>) {
  tenant.emulator.reset();
  try {
    return { result: await call(tenant[transport]) };
  } catch (error) {
    if (!(error instanceof SuperOfficeError)) throw error;
    expect(error.transport ?? transport).toBe(transport);
    // One transport checks this here, and for the other the server does; for the caller the result is the same.
    const happened = error.outcome === 'not-sent' || error.outcome === 'refused' ? 'no' : error.outcome;
    return { error: error.name, retryable: error.retryable, happened };
  }
}

const undefinedEverywhere = {
  Name: undefined,
  Department: 'x',
  Country: { CountryId: 578, Name: undefined },
  Phones: [{ Value: '9', Description: undefined }],
  CustomFields: { 'SuperOffice:1': undefined, 'SuperOffice:2': '[I:5]' },
  UserDefinedFields: { 'SuperOffice:1': undefined },
};

const calls: [title: string, call: (so: SuperOffice) => Promise<unknown>][] = [
  ['the current user', (so) => so.principal()],
  ...(['appointments', 'contacts', 'persons', 'projects', 'sales', 'documents'] as const).flatMap(
    (name): [string, (so: SuperOffice) => Promise<unknown>][] => {
      const of = (so: SuperOffice) => repositoryOf(so, name);
      const description = { Description: 'Grüße ]]> & <b>' };
      const patch = [{ op: 'replace', path: 'description', value: 'patched' }] as const;
      return [
        [`${name}: the defaults of a new one`, (so) => of(so).createDefault()],
        [`${name}: creating one`, (so) => of(so).create(description)],
        [`${name}: creating one from nothing`, (so) => of(so).create({})],
        [`${name}: getting one`, (so) => of(so).get(2)],
        [`${name}: getting one with select`, (so) => of(so).get(2, { select: ['Description', 'Associate'] })],
        [`${name}: getting one with foreign keys`, (so) => of(so).get(1, { foreignKeys: true })],
        [
          `${name}: getting one with foreign keys and select`,
          (so) => of(so).getMany([1, 2], { foreignKeys: true, select: ['ExtraFields'] }),
        ],
        [`${name}: getting an absent one with foreign keys`, (so) => of(so).find(99_999, { foreignKeys: true })],
        [
          `${name}: changing custom fields`,
          (so) => of(so).merge(2, { CustomFields: { 'SuperOffice:1': 'Bronze', x_reference: 'Z & "9"' } }),
        ],
        [
          `${name}: changing the repository's own field`,
          (so) => of(so).merge(2, { UserDefinedFields: { 'SuperOffice:1': 'Bronze' } }),
        ],
        [
          `${name}: patching a custom field`,
          (so) => of(so).patch(2, [{ op: 'add', path: '/CustomFields/SuperOffice:2', value: '[I:5]' }]),
        ],
        [`${name}: getting an absent one`, (so) => of(so).get(99_999)],
        [`${name}: finding an absent one`, (so) => of(so).find(99_999)],
        [`${name}: getting many`, (so) => of(so).getMany([3, 99_999, 1, 2], { concurrency: 2 })],
        [`${name}: saving one`, async (so) => of(so).save({ ...(await of(so).get(2)), ...description })],
        [
          `${name}: saving an absent one`,
          async (so) => of(so).save({ ...(await of(so).get(2)), ...idOf(name, 99_999) }),
        ],
        [`${name}: patching one`, (so) => of(so).patch(2, patch)],
        [`${name}: patching one with select`, (so) => of(so).patch(2, patch, { select: ['Description'] })],
        [`${name}: patching an absent one`, (so) => of(so).patch(99_999, patch)],
        [`${name}: patching with nothing`, (so) => of(so).patch(2, [])],
        [
          `${name}: a test that holds, alone`,
          (so) => of(so).patch(2, [{ op: 'test', path: '/UpdatedBy', value: null }]),
        ],
        [
          `${name}: a test that fails`,
          (so) => of(so).patch(2, [{ op: 'test', path: '/Description', value: 'something else' }, ...patch]),
        ],
        [`${name}: removing a field`, (so) => of(so).patch(2, [{ op: 'remove', path: '/Associate' }])],
        [
          `${name}: patching below null`,
          (so) => of(so).patch(2, [{ op: 'replace', path: '/UpdatedBy/Name', value: 'x' }]),
        ],
        [`${name}: merging`, (so) => of(so).merge(2, { ...description, Associate: { AssociateId: 18 } })],
        [`${name}: merging null`, (so) => of(so).merge(2, { Associate: null })],
        [`${name}: merging nothing`, (so) => of(so).merge(2, {})],
        [`${name}: merging into an absent one`, (so) => of(so).merge(99_999, description)],
        [`${name}: deleting one and asking for it`, async (so) => (await of(so).delete(2), of(so).find(2))],
        [`${name}: deleting an absent one`, (so) => of(so).delete(99_999)],
        [`${name}: deleting twice`, async (so) => (await of(so).delete(2), of(so).delete(2))],
        [
          `${name}: patching what has changed since`,
          (so) => of(so).patch(2, patch, { ifUnmodifiedSince: '1990-01-01T00:00:00' }),
        ],
        [
          `${name}: merging what has changed since, again where it has`,
          (so) => of(so).merge(2, description, { ifUnmodifiedSince: '1990-01-01T00:00:00', onConflict: 'retry' }),
        ],
        [
          `${name}: saving what has not changed`,
          async (so) => {
            const entity = await of(so).get(2);
            return of(so).save(entity, { ifUnmodifiedSince: String(entity['UpdatedDate']) });
          },
        ],
        [
          `${name}: deleting what has changed since`,
          (so) => of(so).delete(2, { ifUnmodifiedSince: new Date('1990-01-01T00:00:00Z') }),
        ],
        [
          `${name}: creating one that brings another's key, which stays as it is`,
          async (so) => [await of(so).create({ ...description, ...idOf(name, 3) }), await of(so).get(3)],
        ],
        [`${name}: creating a copy`, async (so) => of(so).create(await of(so).get(2))],
        [`${name}: merging another's key`, (so) => of(so).merge(2, { ...description, ...idOf(name, 3) })],
        [`${name}: merging its own key`, (so) => of(so).merge(2, { ...description, ...idOf(name, 2) })],
        [
          `${name}: patching the key to another's`,
          (so) => of(so).patch(2, [...patch, { op: 'replace', path: keys[name].toLowerCase(), value: 3 }]),
        ],
        [`${name}: an unknown field`, (so) => of(so).create({ Descripton: 'x' })],
        [`${name}: an id that is no whole number`, (so) => of(so).get(1.5)],
        [`${name}: an unknown name in select`, (so) => of(so).get(2, { select: ['Nmae'] })],
      ];
    },
  ),
  ['contacts: appending to an array by a merge', (so) => so.contacts.merge(2, { Phones: { Value: '9' } } as object)],
  ['contacts: replacing an array by a merge', (so) => so.contacts.merge(2, { Phones: [{ Value: '9' }] })],
  ...(
    [
      ['merging undefined', (so) => so.merge(2, undefinedEverywhere as object)],
      ['creating with undefined', (so) => so.create(undefinedEverywhere as object)],
      ['appending undefined', (so) => so.merge(2, { Phones: { Value: '9', Description: undefined } } as object)],
      [
        'patching with undefined',
        (so) => so.patch(2, [{ op: 'replace', path: '/Phones', value: undefinedEverywhere.Phones }]),
      ],
      [
        'testing for undefined',
        (so) =>
          so.patch(2, [
            { op: 'test', path: '/Associate/Name', value: undefined },
            { op: 'remove', path: '/Name' },
          ]),
      ],
    ] satisfies [string, (so: SuperOffice['contacts']) => Promise<unknown>][]
  ).map(([title, call]): [string, (so: SuperOffice) => Promise<unknown>] => [
    `contacts: ${title}`,
    (so) => call(so.contacts),
  ]),
  ['contacts: texts in one language', (so) => so.contacts.get(2, { language: 'nb' })],
  ['contacts: texts as they are stored', (so) => so.contacts.get(2)],
  ['lists: the tasks', (so) => so.lists.items('task')],
  ['lists: by the other endpoint', (so) => so.lists.items('Task', { endpoint: 'list' })],
  ['lists: flat', (so) => so.lists.items('task', { flat: true })],
  ['lists: with a restriction', (so) => so.lists.items('task', { restriction: 'meet' })],
  ['lists: in one language', (so) => so.lists.items('category', { language: 'en' })],
  ['lists: with markers for every language', (so) => so.lists.items('category')],
  ['lists: the history', (so) => so.lists.items('task', { onlyHistory: true })],
  ['lists: one that is not there', (so) => so.lists.items('nosuchlist')],
];

const keys = {
  appointments: 'AppointmentId',
  contacts: 'ContactId',
  persons: 'PersonId',
  projects: 'ProjectId',
  sales: 'SaleId',
  documents: 'DocumentId',
} as const;

function idOf(name: keyof typeof keys, id: number) {
  return { [keys[name]]: id };
}

describe('on soap, on rest and on agents the same is', () => {
  it.each(calls)('%s', async (_title, call) => {
    const soap = await outcomeOn('soap', call);
    expect(await outcomeOn('rest', call)).toEqual(soap);
    expect(await outcomeOn('agents', call)).toEqual(soap);
  });
});

describe.each([
  ['soap', 'rest'],
  ['rest', 'soap'],
  ['agents', 'soap'],
  ['soap', 'agents'],
  ['rest', 'agents'],
] as const)('what is written through %s is read through %s', (writer, reader) => {
  it('as it was answered, after each step of an appointment’s life', async () => {
    const created = await tenant[writer].appointments.create({
      Contact: { ContactId: 2 },
      Description: 'Hello world!',
    });
    const id = created.AppointmentId;
    expect(await tenant[reader].appointments.get(id)).toEqual(created);
    const patched = await tenant[writer].appointments.patch(id, [
      { op: 'replace', path: '/Person', value: { PersonId: 1 } },
    ]);
    expect(patched.Person?.PersonId).toBe(1);
    expect(await tenant[reader].appointments.get(id)).toEqual(patched);
    const merged = await tenant[writer].appointments.merge(id, { Task: { TaskListItemId: 2 } });
    expect(merged.Task?.Value).toBe('Meeting (External)');
    expect(await tenant[reader].appointments.get(id)).toEqual(merged);
    await tenant[writer].appointments.delete(id);
    expect(await tenant[reader].appointments.find(id)).toBeNull();
  });
});

describe.each(transportNames)('on %s', (transport) => {
  it('the results are those of the guide', async () => {
    const so = tenant[transport];
    const created = await so.appointments.create({ Contact: { ContactId: 2 }, Description: 'Hello world!' });
    expect(created).toMatchObject({ AppointmentId: 591, Description: 'Hello world!', Person: null });
    expect(created.Associate?.AssociateId).toBe(18);
    const tasks = await so.lists.items('task');
    expect(tasks).toHaveLength(12);
    expect(tasks.find((task) => task.Name === 'Meeting (External)')?.Id).toBe(2);
  });

  it('an absent entity is a NotFoundError that names the call', async () => {
    const error = await errorOf(tenant[transport].appointments.get(99_999));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({
      transport,
      agent: 'Appointment',
      operation: 'GetAppointmentEntity',
      retryable: false,
    });
  });

  it('a failed test and a late write are conflicts', async () => {
    const so = tenant[transport];
    const test = [{ op: 'test', path: '/Description', value: 'no' }] as const;
    expect(await errorOf(so.appointments.patch(2, test))).toBeInstanceOf(ConflictError);
    const late = { ifUnmodifiedSince: '1990-01-01T00:00:00' };
    expect(await errorOf(so.appointments.merge(2, { Description: 'x' }, late))).toBeInstanceOf(ConflictError);
  });

  it('an option of a call overrides the connection’s own', async () => {
    const other = transport === 'soap' ? 'rest' : 'soap';
    const before = tenant.emulator.requests.length;
    await tenant[transport].appointments.get(2, { transport: other });
    expect(tenant.emulator.requests.slice(before).every((request) => request.face === other)).toBe(true);
  });

  it('nothing is sent if a value is invalid', async () => {
    const before = tenant.emulator.requests.length;
    const so = tenant[transport];
    const wrong: Promise<unknown>[] = [
      so.appointments.create({ Description: 'a\uD800' }),
      so.appointments.create({ StartDate: new Date(0) as unknown as string }),
      so.appointments.patch(2, [{ op: 'move', path: '/Title', from: '/Agenda' } as never]),
      so.appointments.patch(2, 'x' as never),
      so.appointments.save(wholeAppointment({ Description: 'x' })),
      so.appointments.delete('2' as never),
      so.appointments.getMany([2, NaN]),
      so.appointments.getMany(2 as never),
      so.appointments.get(2, { select: 'Title' as never }),
      so.appointments.get(2, { timeout: -1 }),
      so.appointments.get(2, { langauge: 'en' } as never),
      so.lists.items('task', { signal: 'now' as never }),
      so.principal({ language: '' }),
      so.lists.items(''),
      so.lists.items('ta\u0000sk'),
      so.lists.items('task', { additional: '\u0001' }),
      so.lists.items('task', { additional: 5 as never }),
      so.lists.items('task', { restriction: '\ud800' }),
      so.lists.items('task', { flat: 'yes' as never }),
      so.lists.items('task', { onlyHistory: 1 as never }),
      so.lists.items('task', { endpoint: 'other' as never }),
      so.lists.items('task', { restriction: 'meet', onlyHistory: true }),
      so.lists.definition('\u0002'),
      so.lists.definitions({ includeDeleted: 'no' as never }),
      so.appointments.get(2, { foreignKeys: 'yes' as never }),
      so.appointments.merge(2, {}, { onConflict: 'maybe' as never }),
      so.appointments.patch(2, [{ op: 'add', path: '/CustomFields/a~2b', value: 'x' }]),
    ];
    for (const call of wrong) {
      const error = await errorOf(call);
      expect(error).toBeInstanceOf(ValidationError);
      expect(error).toMatchObject({ outcome: 'not-sent' });
    }
    expect(tenant.emulator.requests).toHaveLength(before);
  });

  it('a change never becomes a change of another entity', async () => {
    const { contacts } = tenant[transport];
    const other = await contacts.get(3);
    const before = tenant.emulator.requests.length;
    const wrong = [
      () => contacts.merge(2, { ContactId: 3, Name: 'x' }),
      () => contacts.merge(2, { ContactId: null as never }),
      () => contacts.patch(2, [{ op: 'add', path: '/contactid', value: 3 }]),
      () => contacts.patch(2, [{ op: 'remove', path: '/ContactId' }]),
    ];
    for (const call of wrong) {
      const error = await errorOf(call());
      expect(error).toBeInstanceOf(ValidationError);
      expect((error as Error).message).toContain('ContactId identifies the entity, so it must remain 2');
    }
    expect(tenant.emulator.requests).toHaveLength(before);
    expect((await contacts.create({ ...other, Name: 'a copy' })).ContactId).not.toBe(3);
    expect(await contacts.get(3)).toEqual(other);
    const kept = [
      { op: 'test', path: '/ContactId', value: 3 } as const,
      { op: 'replace', path: '/ContactId', value: 3 } as const,
    ];
    expect(await contacts.patch(3, kept)).toMatchObject({ ContactId: 3 });
  });

  it('a call that is refused before it is sent names the operation and the invalid value', async () => {
    const { appointments } = tenant[transport];
    const error = await errorOf(appointments.create({ Contact: { Nmae: 'x' } } as never));
    const operation = 'SaveAppointmentEntity';
    expect(error).toMatchObject({ transport, agent: 'Appointment', operation, path: 'Contact.Nmae' });
    expect((error as Error).message).toContain('Did you mean "Name');
    const misspelt = await errorOf(appointments.delete(2, { timeuot: 5 } as never));
    expect(misspelt).toMatchObject({ operation: 'DeleteAppointmentEntity', path: 'timeuot' });
    expect((misspelt as Error).message).toBe('appointments.delete: unknown option "timeuot". Did you mean "timeout"?');
  });
});
