import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CanonicalObject } from '../../src/contract/index.js';
import { defaultSettings, type Emulator, startEmulator } from '../../src/emulator/index.js';
import { EntityService } from '../../src/emulator/rules/entity-service.js';
import { seededStore } from '../../src/emulator/seed/seeded-store.js';
import { contract } from '../support/contract.js';
import { Calls } from './calls.js';
import { bitsOf, fieldRights, tableRights } from './rights.js';

/** Answers of real servers, which the vendor's client is tested with. */
const recorded = (name: string) => {
  const path = new URL(`../../node_modules/@superoffice/webapi/__tests__/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) as CanonicalObject;
};

const count = 50;
let emulator: Emulator;
let calls: Calls;
beforeAll(async () => {
  emulator = await startEmulator({
    seed: { contacts: count, persons: count, projects: count, sales: count, appointments: count },
    clock: () => new Date('2026-11-24T09:07:00Z'),
  });
  calls = new Calls(emulator);
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.reset();
  Object.assign(emulator.settings, defaultSettings);
});

const body = async (path: string): Promise<CanonicalObject> => {
  const seen = await calls.rest('GET', path);
  expect(seen.status).toBe(200);
  return seen.body;
};
const isObject = (value: unknown): value is CanonicalObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
}

/** Everything in which the shape of an answer is not that of the recorded one: keys, kinds of values, rights. */
function differences(real: unknown, ours: unknown, path = ''): string[] {
  if (real === null || real === undefined) {
    // A reference may be set in one entity and not in the other; a text that is null is so in every entity.
    return ours === null || isObject(ours) || Array.isArray(ours) ? [] : [`${path}: ${kindOf(ours)} for null`];
  }
  if (Array.isArray(real)) {
    if (!Array.isArray(ours)) return [`${path}: ${kindOf(ours)} for list`];
    const [first, other] = [real, ours].map((list): unknown => list.flat()[0]);
    return first === undefined || other === undefined ? [] : differences(first, other, `${path}[]`);
  }
  if (!isObject(real)) return kindOf(real) === kindOf(ours) ? [] : [`${path}: ${kindOf(ours)} for ${kindOf(real)}`];
  if (ours === null && path !== '') return [];
  if (!isObject(ours)) return [`${path}: ${kindOf(ours)} for object`];
  return Object.entries(real).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`;
    if (key === '_Links') return [];
    if (!Object.hasOwn(ours, key)) return [`${at}: missing`];
    if (key === 'TableRight') return rightDifferences(value, ours[key], tableRights, at);
    if (key === 'FieldProperties') return propertyDifferences(value, ours[key], at);
    return differences(value, ours[key], at);
  });
}

function rightDifferences(
  real: unknown,
  ours: unknown,
  numbers: Readonly<Record<string, number>>,
  path: string,
): string[] {
  if (!isObject(real) || !isObject(ours)) return kindOf(real) === kindOf(ours) ? [] : [`${path}: ${kindOf(ours)}`];
  const same = bitsOf(real['Mask'], numbers) === bitsOf(ours['Mask'], numbers) && real['Reason'] === ours['Reason'];
  return same ? [] : [`${path}: right`];
}

function propertyDifferences(real: unknown, ours: unknown, path: string): string[] {
  if (!isObject(real) || !isObject(ours)) return [`${path}: ${kindOf(ours)} for ${kindOf(real)}`];
  return Object.entries(real).flatMap(([field, property]) => {
    const other = ours[field];
    if (!isObject(property) || !isObject(other)) return [`${path}.${field}: missing`];
    const described = property['FieldType'] === other['FieldType'] && property['FieldLength'] === other['FieldLength'];
    return [
      ...(described ? [] : [`${path}.${field}: type or length`]),
      ...rightDifferences(property['FieldRight'], other['FieldRight'], fieldRights, `${path}.${field}`),
    ];
  });
}

const masksIn = (value: unknown) => JSON.stringify(value).split('"Mask":').length - 1;
const sizeOf = (value: unknown) => JSON.stringify(value).length;

interface Comparison {
  readonly what: string;
  readonly real: () => unknown;
  readonly ours: () => Promise<unknown>;
  /** Where the recorded answers differ from one another, or hang on the row. */
  readonly known: readonly (string | RegExp)[];
}

const person = () => recorded('Person210');
const appointment = () => recorded('Appointment63');
/** What may be done with a person hangs on whether it is a user, and of which kind. */
const personRights = /(?:Person|InvitedPerson)\.(?:TableRight|FieldProperties\.(?:Retired|ContactName)): right$/;
/** A day of a recurrence says in its tooltip what it conflicts with, and is null where it does not. */
const conflict = /Dates\[\]\.Tooltip: null for string$/;
/** The default of a company comes from an older server: every right on users, and user-defined fields as texts. */
const olderServer = [
  /(?:Associate|CreatedBy)\.TableRight: right$/,
  /FieldProperties\.UserDefinedFields\..*: (?:type or length|missing)$/,
  /^UserDefinedFields\.SuperOffice:(?:9|1\d)/,
  /FieldProperties\.(?:Interests|Persons|Address): type or length$/,
];

const comparisons: readonly Comparison[] = [
  { what: 'a person', real: person, ours: () => body('Person/2'), known: [] },
  { what: 'a planned person', real: person, ours: () => body('Person/20'), known: [] },
  { what: 'an appointment', real: appointment, ours: () => body('Appointment/2'), known: [personRights, conflict] },
  {
    what: 'a planned appointment',
    real: appointment,
    ours: () => body('Appointment/600'),
    known: [personRights, conflict],
  },
  {
    what: 'a new company',
    real: () => recorded('ContactDefault'),
    ours: () => body('Contact/default'),
    known: olderServer,
  },
  {
    what: 'a company that is referred to',
    real: () => person()['Contact'],
    ours: async () => (await body('Person/2'))['Contact'],
    known: [],
  },
  {
    what: 'a country that is referred to',
    real: () => person()['Country'],
    ours: async () => (await body('Person/2'))['Country'],
    known: [],
  },
  {
    what: 'a project that is referred to',
    real: () => appointment()['Project'],
    ours: async () => (await body('Sale/1'))['Project'],
    known: [],
  },
  {
    what: 'a user who is referred to, in a project',
    real: () => appointment()['Associate'],
    ours: async () => (await body('Project/1'))['Associate'],
    known: [],
  },
  {
    what: 'the recurrence of an appointment',
    real: () => recorded('RecurrenceInfo'),
    ours: async () => (await body('Appointment/2'))['Recurrence'],
    known: [conflict],
  },
  {
    what: 'who may see a document',
    real: () => appointment()['VisibleFor'],
    ours: async () => (await body('Document/1'))['VisibleFor'],
    known: [],
  },
  {
    what: 'the fields that the tenant has defined, of a sale',
    real: () => appointment()['CustomFields'],
    ours: async () => (await body('Sale/1'))['CustomFields'],
    known: [],
  },
];

describe('an entity has the recorded shape', () => {
  it.each(comparisons)('$what', async ({ real, ours, known }) => {
    const found = differences(real(), await ours());
    expect(found.filter((each) => !known.some((pattern) => each.match(pattern) !== null))).toEqual([]);
  });

  it('and the comparison sees what is not so', () => {
    const real = person();
    const { Firstname, ...rest } = real;
    expect(differences(real, rest)).toEqual(['Firstname: missing']);
    expect(differences(real, { ...rest, Firstname: null })).toEqual(['Firstname: null for string']);
    expect(differences(real, { ...rest, Firstname, TableRight: null })).toEqual(['TableRight: null']);
    expect(differences(real, { ...rest, Firstname, FieldProperties: {} }).length).toBeGreaterThan(80);
  });

  it.each([
    ['Person', person, 16],
    ['Appointment', appointment, 591],
  ] as const)('a %s is as large as a recorded one, and has as many masks', async (agent, real, first) => {
    const ours = await Promise.all(Array.from({ length: count }, (_, index) => body(`${agent}/${first + index}`)));
    const entity = { ...real(), _Links: undefined };
    const mean = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
    expect(Math.abs(mean(ours.map(sizeOf)) / sizeOf(entity) - 1)).toBeLessThan(0.2);
    expect(Math.abs(mean(ours.map(masksIn)) / masksIn(entity) - 1)).toBeLessThan(0.2);
  });

  it.each(['Appointment', 'Contact', 'Person', 'Project', 'Sale', 'Document'])(
    'a %s has rights and properties at its top, no list that is null, and no text but those that stay null',
    async (agent) => {
      const entity = await body(`${agent}/1`);
      expect(bitsOf((entity['TableRight'] as CanonicalObject)['Mask'], tableRights)).toBe(tableRights.FULL);
      expect(Object.keys(entity['FieldProperties'] as object).length).toBeGreaterThan(20);
      const type = contract.operation(agent, `Get${agent}Entity`).output.fields[0]?.type;
      const texts = type?.kind === 'carrier' ? type.fields : [];
      for (const { name, type: field } of texts) {
        const nullable = field.kind === 'carrier' || name === 'Domains';
        expect([name, entity[name] === null && !nullable]).toEqual([name, false]);
      }
      expect(entity['PublishTo'] ?? '9999-12-31T23:59:59').toBe('9999-12-31T23:59:59');
    },
  );
});

interface Way {
  readonly name: string;
  get(id: number): Promise<CanonicalObject>;
  save(entity: CanonicalObject): Promise<CanonicalObject>;
}

const ways = (agent: string): readonly Way[] => [
  {
    name: 'SOAP',
    async get(id) {
      const seen = await calls.soap(agent, `Get${agent}Entity`, { parameters: { [`${agent}EntityId`]: id } });
      return seen['Response'] as CanonicalObject;
    },
    async save(entity) {
      const seen = await calls.soap(agent, `Save${agent}Entity`, { parameters: { [`${agent}Entity`]: entity } });
      return seen['Response'] as CanonicalObject;
    },
  },
  {
    name: 'REST',
    get: (id) => body(`${agent}/${id}`),
    save: async (entity) => (await calls.rest('PUT', `${agent}/${String(entity[`${agent}Id`])}`, entity)).body,
  },
];

describe.each(['SOAP', 'REST'])('over %s', (name) => {
  const way = (agent: string): Way => {
    const found = ways(agent).find((each) => each.name === name);
    if (found === undefined) throw new TypeError(`there is no way ${name}`);
    return found;
  };

  it.each(['Appointment', 'Contact', 'Person', 'Project', 'Sale', 'Document'])(
    'a %s that is saved as it was read stays as it was',
    async (agent) => {
      for (const id of agent === 'Document' ? [1, 2] : [1, 2, 3, agent === 'Appointment' ? 600 : 20]) {
        const before = await way(agent).get(id);
        const after = await way(agent).save(before);
        const { UpdatedDate, UpdatedBy } = after;
        expect(after).toEqual({ ...before, UpdatedDate, UpdatedBy });
        expect(await way(agent).get(id)).toEqual(after);
      }
    },
  );

  const fieldsOf = (entity: CanonicalObject, place: string) => entity[place] as CanonicalObject;
  const changed = async (place: string, changes: CanonicalObject) => {
    const before = await way('Contact').get(2);
    return way('Contact').save({ ...before, [place]: { ...fieldsOf(before, place), ...changes } });
  };

  it.each([
    ['a box that is ticked at home', 'UserDefinedFields', { 'SuperOffice:6': 'True' }, 6, 'True', '[I:1]', '[SR_YES]'],
    ['a box that is ticked', 'CustomFields', { 'SuperOffice:6': '[I:1]' }, 6, 'True', '[I:1]', '[SR_YES]'],
    ['an item that is chosen', 'CustomFields', { 'SuperOffice:7': '[I:21]' }, 7, '[I:21]', '[I:21]', 'Consulting'],
    ['an item that is not chosen', 'CustomFields', { 'SuperOffice:7': '[I:0]' }, 7, '[I:0]', '[I:0]', ''],
  ] as const)('%s brings its companions with it', async (_what, place, changes, field, home, custom, shown) => {
    const key = `SuperOffice:${field}`;
    const saved = await changed(place, changes);
    expect(fieldsOf(saved, 'UserDefinedFields')).toMatchObject({ [key]: home, [`${key}:DisplayText`]: shown });
    expect(fieldsOf(saved, 'CustomFields')).toMatchObject({
      [key]: custom,
      [`${key}:org`]: custom,
      [`${key}:DisplayText`]: shown,
    });
  });

  it('a day is written as each place writes it', async () => {
    const saved = await changed('CustomFields', { 'SuperOffice:4': '[DT:05/17/1999 00:00:00.0000000]' });
    expect(fieldsOf(saved, 'UserDefinedFields')['SuperOffice:4']).toBe('[D:05/17/1999 00:00:00.0000000]');
    expect(fieldsOf(saved, 'CustomFields')['SuperOffice:4:org']).toBe('[DT:05/17/1999 00:00:00.0000000]');
  });

  it('a companion that a client changes stays the server’s', async () => {
    const before = await way('Contact').get(2);
    const lies = { 'SuperOffice:7:DisplayText': 'invented', 'SuperOffice:1:org': 'invented' };
    const saved = await changed('CustomFields', lies);
    expect(saved['CustomFields']).toEqual(before['CustomFields']);
  });

  it('a field that a client leaves out stays as it was, and one that is not defined is kept', async () => {
    const before = await way('Contact').get(2);
    const saved = await way('Contact').save({ ...before, UserDefinedFields: {}, CustomFields: { other: '1' } });
    expect(saved['UserDefinedFields']).toEqual(before['UserDefinedFields']);
    expect(saved['CustomFields']).toEqual({ ...fieldsOf(before, 'CustomFields'), other: '1' });
  });

  it('rights that a client sends are not taken, on any carrier', async () => {
    const before = await way('Contact').get(2);
    const none = { Mask: 'Select', Reason: 'invented' };
    const forged = { TableRight: none, FieldProperties: {} };
    const Associate = { ...fieldsOf(before, 'Associate'), ...forged };
    const [phone] = before['Phones'] as CanonicalObject[];
    const saved = await way('Contact').save({ ...before, ...forged, Associate, Phones: [{ ...phone, ...forged }] });
    const { UpdatedDate, UpdatedBy } = saved;
    expect(saved).toEqual({ ...before, UpdatedDate, UpdatedBy });
  });

  it('an address follows a change in its part, and one in its layout', async () => {
    const before = fieldsOf(await way('Contact').get(1), 'Address');
    const inPart = { ...before, Street: { ...fieldsOf(before, 'Street'), Address1: 'Kaien 1' } };
    const saved = await way('Contact').save({ ...(await way('Contact').get(1)), Address: inPart });
    const after = fieldsOf(saved, 'Address');
    expect(after['Formatted']).toBe('Kaien 1\nBergen\nBergen\n');
    const lines = after['LocalizedAddress'] as CanonicalObject[][];
    expect(lines[0]?.[0]).toMatchObject({ Name: 'StreetAddress1', Value: 'Kaien 1', Label: 'SR_AL_STREET' });
    const LocalizedAddress = lines.map((line) =>
      line.map((cell) => (cell['Name'] === 'PostalZipcode' ? { ...cell, Value: '5003' } : cell)),
    );
    const again = await way('Contact').save({ ...saved, Address: { ...after, LocalizedAddress } });
    expect(fieldsOf(again, 'Address')).toMatchObject({
      Postal: { Zipcode: '5003', City: 'Bergen', Formatted: '5003 Bergen\n' },
      Formatted: 'Kaien 1\nBergen\n5003 Bergen\n',
    });
  });

  it('an interest that is selected is among those that are not', async () => {
    const before = await way('Contact').get(2);
    const interests = before['Interests'] as CanonicalObject[];
    expect(before['ActiveInterests']).toBe(0);
    expect(interests.map((item) => item['Selected'])).toEqual([false, false, false]);
    const Interests = interests.map((item) => ({ ...item, Selected: item['Id'] === 2 }));
    const saved = await way('Contact').save({ ...before, Interests });
    expect(saved).toMatchObject({ Interests, ActiveInterests: 1 });
    expect(await way('Contact').get(3)).toMatchObject({ Interests: interests, ActiveInterests: 0 });
  });

  it('a text that is set to null is empty, unless it is one that stays null', async () => {
    const saved = await way('Contact').save({ ...(await way('Contact').get(2)), Department: null });
    expect(saved).toMatchObject({ Department: '', Associate: { UserName: null } });
  });

  it('a recurrence that is one stays, and another follows the day', async () => {
    const before = await way('Appointment').get(2);
    const day = new Date(`${String(before['StartDate'])}Z`);
    const Weekdays = day.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });
    expect(before['Recurrence']).toMatchObject({ IsRecurrence: false, WeekPattern: { Weekdays } });
    const later = { ...before, StartDate: '2026-12-31T09:00:00', EndDate: '2026-12-31T10:00:00' };
    const moved = await way('Appointment').save(later);
    expect(moved['Recurrence']).toMatchObject({
      StartDate: '2026-12-31T00:00:00',
      EndDate: '2027-12-31T00:00:00',
      MonthPattern: { Day: 31, Weekday: 'Thursday', WeekOfMonth: 'Last' },
    });
    const Recurrence = { ...fieldsOf(moved, 'Recurrence'), IsRecurrence: true, RecurrenceCounter: 4 };
    expect(await way('Appointment').save({ ...moved, Recurrence })).toMatchObject({ Recurrence });
  });
});

describe('what is the same in all entities of a kind', () => {
  const store = seededStore(contract, '2026-11-24');
  const entities = new EntityService(contract, store, { ...defaultSettings }, () => new Date('2026-11-24T09:07:00Z'));
  const rules = entities.rulesFor('Contact');
  const get = (id: number) => (rules === undefined ? {} : entities.get(rules, id));

  it('is one object, which no one can change', () => {
    const [one, other] = [get(1), get(2)];
    for (const name of ['TableRight', 'FieldProperties', 'Interests']) {
      expect(one[name]).toBe(other[name]);
      expect(Object.isFrozen(one[name])).toBe(true);
    }
    expect((one['Associate'] as CanonicalObject)['TableRight']).toBe(
      (other['CreatedBy'] as CanonicalObject)['TableRight'],
    );
    expect(() => Object.assign(one['TableRight'] as object, { Mask: '' })).toThrow(TypeError);
  });

  it('is not stored, neither in an entity that was saved nor in what it refers to', () => {
    if (rules !== undefined) entities.save(rules, get(2), { associateId: 18, name: 'sam', fullName: 'Sam Sample' });
    const stored = store.read('Contact', 2, (entity) => JSON.stringify(entity)) ?? '';
    expect(stored).not.toMatch(/TableRight|FieldProperties|:org|LocalizedAddress|Prestige/);
    expect(stored.length).toBeLessThan(4_000);
  });
});

it('a setting leaves away what a server adds, for tests of volume', async () => {
  emulator.settings.entityShape = 'compact';
  const entity = await body('Person/20');
  expect(entity).toMatchObject({ TableRight: null, Associate: { TableRight: null } });
  expect(sizeOf(entity)).toBeLessThan(10_000);
});
