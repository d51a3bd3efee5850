import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CanonicalObject } from '../../src/contract/index.js';
import { defaultSettings, type Emulator, readOnlyFields, startEmulator } from '../../src/emulator/index.js';
import { Calls, type Seen } from './calls.js';

let emulator: Emulator;
let calls: Calls;
let now = '2026-11-24T09:07:00Z';

beforeAll(async () => {
  emulator = await startEmulator({ clock: () => new Date(now) });
  calls = new Calls(emulator);
});
afterAll(() => emulator.close());
beforeEach(() => {
  now = '2026-11-24T09:07:00Z';
  emulator.reset();
  Object.assign(emulator.settings, defaultSettings);
});

/** What an entity is created with, read and changed by on a face: the same server behind all of them. */
interface Way {
  readonly name: string;
  createDefault(entity: string): Promise<CanonicalObject>;
  get(entity: string, id: number): Promise<CanonicalObject>;
  save(entity: string, carrier: CanonicalObject): Promise<CanonicalObject>;
  remove(entity: string, id: number): Promise<unknown>;
}

const bodyOf = async (seen: Promise<Seen>) => (await seen).body;
const soapOf = async (entity: string, operation: string, parameters: object = {}) =>
  (await calls.soap(entity, operation, { parameters }))['Response'] as CanonicalObject;

const ways: readonly Way[] = [
  {
    name: 'SOAP',
    createDefault: (entity) => soapOf(entity, `CreateDefault${entity}Entity`),
    get: (entity, id) => soapOf(entity, `Get${entity}Entity`, { [`${entity}EntityId`]: id }),
    save: (entity, carrier) => soapOf(entity, `Save${entity}Entity`, { [`${entity}Entity`]: carrier }),
    remove: (entity, id) => soapOf(entity, `Delete${entity}Entity`, { [`${entity}EntityId`]: id }),
  },
  {
    name: 'Agents',
    createDefault: (entity) => bodyOf(calls.agents(`${entity}/CreateDefault${entity}Entity`, null)),
    get: (entity, id) =>
      bodyOf(calls.agents(`${entity}/Get${entity}Entity?${entity.toLowerCase()}EntityId=${id}`, null)),
    save: (entity, carrier) => bodyOf(calls.agents(`${entity}/Save${entity}Entity`, carrier)),
    remove: (entity, id) => calls.agents(`${entity}/Delete${entity}Entity?${entity}EntityId=${id}`, undefined),
  },
  {
    name: 'REST',
    createDefault: (entity) => bodyOf(calls.rest('GET', `${entity}/default`)),
    get: (entity, id) => bodyOf(calls.rest('GET', `${entity}/${id}`)),
    save(entity, carrier) {
      const id = Number(carrier[`${entity}Id`]);
      return bodyOf(id === 0 ? calls.rest('POST', entity, carrier) : calls.rest('PUT', `${entity}/${id}`, carrier));
    },
    remove: (entity, id) => calls.rest('DELETE', `${entity}/${id}`),
  },
];

describe.each(ways)('over $name', (way) => {
  it.each(['Appointment', 'Contact', 'Person', 'Project', 'Sale'])(
    'a %s is created from its defaults, read, changed and deleted',
    async (entity) => {
      const blank = await way.createDefault(entity);
      expect(blank).toMatchObject({
        [`${entity}Id`]: 0,
        CreatedDate: '0001-01-01T00:00:00',
        CreatedBy: { AssociateId: 18 },
        UpdatedBy: null,
      });
      const created = await way.save(entity, blank);
      const id = Number(created[`${entity}Id`]);
      expect(created).toMatchObject({
        Associate: { AssociateId: 18, FullName: 'Sam Sample' },
        CreatedDate: '2026-11-24T10:07:00',
        UpdatedDate: '2026-11-24T10:07:00',
        CreatedBy: { AssociateId: 18 },
      });
      expect(await way.get(entity, id)).toEqual(created);
      now = '2026-11-24T10:00:00Z';
      const changed = await way.save(entity, { ...created, Associate: { AssociateId: 20 } });
      expect(changed).toMatchObject({
        Associate: { AssociateId: 20, FullName: 'Sol Sales' },
        CreatedDate: '2026-11-24T10:07:00',
        UpdatedDate: '2026-11-24T11:00:00',
        UpdatedBy: { AssociateId: 18 },
      });
      await way.remove(entity, id);
      expect(await calls.rest('GET', `${entity}/${id}`)).toMatchObject({ status: 404 });
    },
  );

  it('the first new appointment is that of the vendor’s guide, and each has an id of its own', async () => {
    const ids: unknown[] = [];
    for (let count = 0; count < 3; count++)
      ids.push((await way.save('Appointment', { AppointmentId: 0 }))['AppointmentId']);
    expect(ids).toEqual([591, 592, 593]);
  });

  it('the id of what was deleted is not given again', async () => {
    await way.remove('Appointment', 591);
    const first = await way.save('Appointment', { AppointmentId: 0 });
    await way.remove('Appointment', Number(first['AppointmentId']));
    expect(await way.save('Appointment', { AppointmentId: 0 })).toMatchObject({ AppointmentId: 592 });
  });

  it('a client cannot change what is the server’s to say', async () => {
    const before = await way.get('Contact', 2);
    const forged = { CreatedDate: '2001-01-01T00:00:00', CreatedBy: { AssociateId: 21 }, FieldProperties: null };
    const after = await way.save('Contact', { ...before, ...forged, Name: 'changed' });
    const kept = (readOnlyFields['ContactEntity'] ?? []).filter((name) => !name.startsWith('Updated'));
    for (const name of kept) expect([name, after[name]]).toEqual([name, before[name]]);
    expect(after).toMatchObject({ Name: 'changed', UpdatedDate: '2026-11-24T10:07:00' });
  });

  it('a reference shows its entity as that is now, and as it was once it is gone', async () => {
    const { AppointmentId } = await way.save('Appointment', {
      AppointmentId: 0,
      Contact: { ContactId: 2, Name: 'invented' },
    });
    const contactOf = async () => (await way.get('Appointment', Number(AppointmentId)))['Contact'];
    expect(await contactOf()).toMatchObject({ Name: 'Northgate Tools Ltd' });
    await way.save('Contact', { ...(await way.get('Contact', 2)), Name: 'Renamed Ltd' });
    expect(await contactOf()).toMatchObject({ ContactId: 2, Name: 'Renamed Ltd' });
    await way.remove('Contact', 2);
    expect(await contactOf()).toMatchObject({ ContactId: 2, Name: 'Northgate Tools Ltd' });
  });

  it('a reference to nothing that is known is kept as it was given', async () => {
    const Contact = { ContactId: 99_999, Name: 'elsewhere' };
    const saved = await way.save('Appointment', { AppointmentId: 0, Contact, Person: null });
    expect(saved).toMatchObject({ Contact, Person: null });
  });
});

describe('a setting decides, where the vendor’s documents are silent,', () => {
  const getAbsent = () => calls.soap('Contact', 'GetContactEntity', { parameters: { ContactEntityId: 9_999 } });
  const deleteAbsent = () => calls.soap('Contact', 'DeleteContactEntity', { parameters: { ContactEntityId: 9_999 } });
  const notFound = {
    headers: { Succeeded: false, ExceptionInfo: { ExceptionType: expect.stringContaining('SoNotFound') } },
  };

  it('what SOAP returns for an absent entity, for which Agents return null', async () => {
    const overAgents = () => calls.agents('Contact/GetContactEntity?contactEntityId=9999', null);
    for (const absent of ['exception', 'null'] as const) {
      emulator.settings.absentEntity = absent;
      const given = absent === 'null' ? { headers: { Succeeded: true }, Response: null } : notFound;
      expect(await getAbsent()).toMatchObject(given);
      expect(await overAgents()).toEqual({ status: 200, body: null });
    }
  });

  it('whether a member that the contract lacks is kept, as by a later server, or refused', async () => {
    const later = { BookingType: 'HybridMeeting' };
    expect(await calls.rest('PATCH', 'Appointment/1', later)).toMatchObject({ status: 200, body: later });
    const overSoap = await calls.soap('Appointment', 'GetAppointmentEntity', {
      parameters: { AppointmentEntityId: 1 },
    });
    expect(overSoap).toMatchObject({ Response: later });
    emulator.settings.unknownMembers = 'refuse';
    expect(await calls.rest('PATCH', 'Appointment/1', { BookingType: 'AnotherMeeting' })).toMatchObject({
      status: 400,
      body: { ModelState: { 'entity.BookingType': [expect.stringContaining('AnotherMeeting')] } },
    });
  });

  it('whether deleting what is absent is a success', async () => {
    expect(await deleteAbsent()).toMatchObject({ headers: { Succeeded: true } });
    expect(await calls.rest('DELETE', 'Contact/9999')).toMatchObject({ status: 204 });
    emulator.settings.deleteAbsent = 'exception';
    expect(await deleteAbsent()).toMatchObject(notFound);
    expect(await calls.rest('DELETE', 'Contact/9999')).toMatchObject({ status: 404 });
  });

  it('in which zone a date with a zone is put on the wall clock', async () => {
    const startOf = async () =>
      (await calls.rest('POST', 'Appointment', { StartDate: '2026-07-01T10:00:00+05:30' })).body['StartDate'];
    expect(await startOf()).toBe('2026-07-01T06:30:00');
    emulator.settings.baseTimeZone = 'America/New_York';
    expect(await startOf()).toBe('2026-07-01T00:30:00');
  });
});

it('never saves to an id that does not exist', async () => {
  for (const ContactId of [9_999, -5]) {
    const answer = await calls.soap('Contact', 'SaveContactEntity', { parameters: { ContactEntity: { ContactId } } });
    expect(answer).toMatchObject({ headers: { Succeeded: false }, Response: null });
  }
  expect(await calls.rest('PUT', 'Contact/9999', { Name: 'x' })).toMatchObject({ status: 404 });
  expect(await calls.rest('PATCH', 'Contact/9999', { Name: 'x' })).toMatchObject({ status: 404 });
});

it('answers a patch that changes nothing with the entity as it is, and does not save it', async () => {
  const before = (await calls.rest('GET', 'Contact/2')).body;
  for (const changes of [{}, [], [{ op: 'test', path: '/Name', value: 'Northgate Tools Ltd' }], { Unknown: 1 }]) {
    expect((await calls.rest('PATCH', 'Contact/2', changes)).body).toEqual(before);
  }
});
