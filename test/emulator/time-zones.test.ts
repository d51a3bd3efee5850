import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CanonicalObject } from '../../src/contract/index.js';
import { defaultSettings, type Emulator, startEmulator } from '../../src/emulator/index.js';
import { Calls } from './calls.js';

// The dates of Appointment63.json in the vendor's package, as its three recordings have them: for no SO-TimeZone, for
// "no, includeTZOffset" and for "utc, includeTZOffset". The appointment starts at 18:00 in Norway, in summer time.

let emulator: Emulator;
let calls: Calls;
let now = '2002-08-07T12:52:00Z';

beforeAll(async () => {
  emulator = await startEmulator({ clock: () => new Date(now) });
  calls = new Calls(emulator);
});
afterAll(() => emulator.close());
beforeEach(() => {
  now = '2002-08-07T12:52:00Z';
  emulator.reset();
  Object.assign(emulator.settings, defaultSettings);
});

const dates = { StartDate: '2002-03-31T18:00:00', EndDate: '2002-03-31T19:00:00', PublishTo: '9999-12-31T23:59:59' };
const create = async () => Number((await calls.rest('POST', 'Appointment', dates)).body['AppointmentId']);

interface Face {
  readonly name: string;
  readonly get: (id: number, zone?: string) => Promise<CanonicalObject>;
}

const zoneHeader = (zone?: string): Record<string, string> => (zone === undefined ? {} : { 'SO-TimeZone': zone });
const faces: readonly Face[] = [
  {
    name: 'REST',
    get: async (id, zone) => (await calls.rest('GET', `Appointment/${id}`, undefined, zoneHeader(zone))).body,
  },
  {
    name: 'Agents',
    get: async (id, zone) =>
      (await calls.agents(`Appointment/GetAppointmentEntity?appointmentEntityId=${id}`, null, zoneHeader(zone))).body,
  },
];

const overSoap = async (operation: string, parameters: object, zone?: object): Promise<CanonicalObject> => {
  const { ticket, appToken } = emulator.credentials;
  const credentials = { ApplicationToken: appToken, Credentials: { Ticket: ticket }, TimeZone: zone };
  return calls.soap('Appointment', operation, { parameters, credentials });
};

describe.each(faces)('over $name', ({ get }) => {
  it('dates without a zone are on the wall clock of the base zone', async () => {
    expect(await get(await create())).toMatchObject({ ...dates, CreatedDate: '2002-08-07T14:52:00' });
  });

  it.each([
    ['no, includeTZOffset', '18:00:00+02:00', '23:59:59+01:00', '0001-01-01T01:00:00+01:00'],
    ['261,includeTZOffset', '18:00:00+02:00', '23:59:59+01:00', '0001-01-01T01:00:00+01:00'],
    ['utc, includeTZOffset', '16:00:00Z', '23:59:59Z', '0001-01-01T00:00:00Z'],
  ])('with %s each date says its own zone', async (zone, start, end, none) => {
    expect(await get(await create(), zone)).toMatchObject({
      StartDate: `2002-03-31T${start}`,
      CreatedDate: '2002-08-07T12:52:00Z',
      PublishTo: `9999-12-31T${end}`,
      PublishFrom: none,
    });
  });

  it.each([
    ['UTC', '2002-03-31T16:00:00'],
    ['US-NY', '2002-03-31T11:00:00'],
    ['460', '2002-03-31T11:00:00'],
    ['NO', '2002-03-31T18:00:00'],
  ])('with %s they are shifted without saying so', async (zone, start) => {
    expect(await get(await create(), zone)).toMatchObject({
      StartDate: start,
      CreatedDate: '2002-08-07T12:52:00',
      PublishTo: dates.PublishTo,
    });
  });

  it('a zone that is not in the table is as none', async () => {
    const id = await create();
    expect(await get(id, 'XX-YY')).toEqual(await get(id));
  });

  it('dates of change are UTC throughout, if the server is as documented', async () => {
    emulator.settings.createdAndUpdated = 'utc';
    const id = await create();
    for (const zone of [undefined, 'NO', 'UTC']) {
      expect(await get(id, zone)).toMatchObject({ CreatedDate: '2002-08-07T12:52:00' });
    }
  });
});

describe('over SOAP', () => {
  it.each([
    [undefined, '2002-03-31T18:00:00', '2002-08-07T14:52:00', { SoTimeZoneId: 261, SoTimeZoneLocationCode: 'NO' }],
    [{ SoTimeZoneId: 460 }, '2002-03-31T11:00:00', '2002-08-07T12:52:00', { SoTimeZoneLocationCode: 'US-NY' }],
    [{ SoTimeZoneLocationCode: 'UTC' }, '2002-03-31T16:00:00', '2002-08-07T12:52:00', { SoTimeZoneId: 1 }],
  ])('the header TimeZone does the same: %j', async (zone, StartDate, CreatedDate, answered) => {
    const id = await create();
    const answer = await overSoap('GetAppointmentEntity', { AppointmentEntityId: id }, zone);
    expect(answer).toMatchObject({ Response: { StartDate, CreatedDate }, headers: { TimeZone: answered } });
  });

  it('dates that come with it are on its wall clock', async () => {
    const appointment = { AppointmentId: 0, StartDate: '2018-12-24T12:34:45' };
    const saved = await overSoap(
      'SaveAppointmentEntity',
      { AppointmentEntity: appointment },
      { SoTimeZoneLocationCode: 'US-NY' },
    );
    const { AppointmentId, StartDate } = saved['Response'] as CanonicalObject;
    expect(StartDate).toBe('2018-12-24T12:34:45');
    const stored = await calls.rest('GET', `Appointment/${Number(AppointmentId)}`);
    expect(stored.body['StartDate']).toBe('2018-12-24T18:34:45');
  });
});

describe('what is written', () => {
  // The tables of the vendor's page on time zones, whose base zone is Norway.
  const examples = [
    [undefined, '2018-12-24T12:34:45', '2018-12-24T12:34:45'],
    ['NO', '2018-12-24T12:34:45', '2018-12-24T12:34:45'],
    ['US-NY', '2018-12-24T12:34:45', '2018-12-24T18:34:45'],
    ['US-NY, includeTZOffset', '2018-12-24T12:34:45Z', '2018-12-24T13:34:45'],
    ['US-NY', '2018-12-24T12:34:45Z', '2018-12-24T13:34:45'],
  ] as const;
  const ways = {
    created: (StartDate: string, zone?: string) => calls.rest('POST', 'Appointment', { StartDate }, zoneHeader(zone)),
    replaced: (StartDate: string, zone?: string) =>
      calls.rest('PUT', 'Appointment/2', { AppointmentId: 2, StartDate }, zoneHeader(zone)),
    merged: (StartDate: string, zone?: string) => calls.rest('PATCH', 'Appointment/2', { StartDate }, zoneHeader(zone)),
    patched: (value: string, zone?: string) =>
      calls.rest('PATCH', 'Appointment/2', [{ op: 'replace', path: '/startDate', value }], zoneHeader(zone)),
    saved: (StartDate: string, zone?: string) =>
      calls.agents('Appointment/SaveAppointmentEntity', { AppointmentId: 2, StartDate }, zoneHeader(zone)),
  };

  it.each(Object.entries(ways).flatMap(([way, write]) => examples.map((example) => ({ way, write, example }))))(
    'is put on the base zone’s wall clock: $way $example',
    async ({ write, example: [zone, sent, stored] }) => {
      const { body } = await write(sent, zone);
      const { StartDate } = (await calls.rest('GET', `Appointment/${Number(body['AppointmentId'])}`)).body;
      expect(StartDate).toBe(stored);
    },
  );
});

describe('preconditions compare instants in any time zone of the call', () => {
  it.each([undefined, 'UTC', 'US-NY', 'NO, includeTZOffset'])('%s', async (zone) => {
    const id = await create();
    const written = (since: string) =>
      calls.rest('PATCH', `Appointment/${id}`, {}, { ...zoneHeader(zone), 'If-Unmodified-Since': since });
    expect(await written('Wed, 07 Aug 2002 12:51:59 GMT')).toMatchObject({ status: 412 });
    expect(await written('Wed, 07 Aug 2002 12:52:00 GMT')).toMatchObject({ status: 200 });
    const read = (since: string) =>
      calls.rest('GET', `Appointment/${id}`, undefined, { ...zoneHeader(zone), 'If-Modified-Since': since });
    expect(await read('Wed, 07 Aug 2002 12:51:59 GMT')).toMatchObject({ status: 200 });
    expect(await read('Wed, 07 Aug 2002 12:52:00 GMT')).toMatchObject({ status: 304 });
  });

  it('the header Date is of the same clock', async () => {
    const { headers } = await fetch(`${emulator.url}/api`);
    expect(headers.get('date')).toBe('Wed, 07 Aug 2002 12:52:00 GMT');
  });
});

it('names its base zone by the operations on time zones', async () => {
  const named = async () => [
    (await calls.soap('TimeZone', 'GetBaseTimeZoneId'))['Response'],
    (await calls.agents('TimeZone/GetDefaultTimeZoneInformation', {})).body,
  ];
  expect(await named()).toMatchObject([261, { PreferenceId: 0, TZLocationId: 261, LocationCode: 'NO' }]);
  emulator.settings.baseTimeZone = 'America/New_York';
  expect(await named()).toMatchObject([460, { LocationCode: 'US-NY' }]);
  emulator.settings.baseTimeZone = 'Asia/Kolkata';
  expect(await calls.agents('TimeZone/GetBaseTimeZoneId', {})).toMatchObject({ status: 501 });
});
