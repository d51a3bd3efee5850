import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ConflictError, connect, type SuperOffice, ValidationError } from '../../src/index.js';
import { preconditionOf } from '../../src/transports/precondition.js';
import { isClockOf, mayRepeat, shownBefore, toLocalDateTime } from '../../src/codec/values/index.js';
import { AnsweringServer } from '../support/answering-server.js';
import { contract } from '../support/contract.js';
import { repositoryOf, startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, transportNames } from '../support/transports.js';

let tenant: TestTenant;
let now = '2026-11-24T09:07:00Z';

beforeAll(async () => {
  tenant = await startTenant({ clock: () => new Date(now) });
});
afterAll(() => tenant.close());
beforeEach(() => {
  now = '2026-11-24T09:07:00Z';
  tenant.emulator.reset();
  Object.assign(tenant.emulator.settings, { baseTimeZone: 'Europe/Oslo', createdAndUpdated: 'local' });
});

interface Options {
  readonly timeZone?: string;
  readonly ifUnmodifiedSince: Date | string;
}

/** Another user, who changes company 2. */
async function change(time: string): Promise<void> {
  now = time;
  await tenant.agents.contacts.merge(2, { Department: `At ${time}` });
}

const contactsOf = (so: SuperOffice) => repositoryOf(so, 'contacts');
const department = async () => (await tenant.agents.contacts.find(2))?.Department;

const writes: Readonly<Record<string, (so: SuperOffice, options: Options) => Promise<unknown>>> = {
  save: async (so, { timeZone, ...options }) => {
    const zone = timeZone === undefined ? {} : { timeZone };
    const entity = await contactsOf(so).get(2, zone);
    return contactsOf(so).save({ ...entity, Department: 'Written' }, { ...zone, ...options });
  },
  patch: (so, options) => contactsOf(so).patch(2, [{ op: 'replace', path: '/Department', value: 'Written' }], options),
  merge: (so, options) => contactsOf(so).merge(2, { Department: 'Written' }, options),
  delete: (so, options) => contactsOf(so).delete(2, options),
};

const servers = [
  ['Europe/Oslo', 'local'],
  ['America/New_York', 'local'],
  ['Asia/Kolkata', 'local'],
  ['UTC', 'local'],
  ['Europe/Oslo', 'utc'],
] as const;

describe.each(transportNames)('over %s', (transport) => {
  describe.each(servers)('a server in %s whose dates of change are %s without a time zone', (baseTimeZone, mode) => {
    beforeEach(() => {
      Object.assign(tenant.emulator.settings, { baseTimeZone, createdAndUpdated: mode });
    });

    // All of them work in the same way, so one of them is enough for each further server.
    const tried = Object.entries(writes).filter(([name]) => baseTimeZone === servers[0][0] || name === 'merge');

    describe.each([[undefined], ['UTC'], ['NO']])('calls with the time zone %s', (timeZone) => {
      const zone = timeZone === undefined ? {} : { timeZone };
      const seen = async () => String((await contactsOf(tenant[transport]).get(2, zone))['UpdatedDate']);

      it.each(tried)('%s refuses entities changed within the hour, and no others', async (_, write) => {
        await change('2026-11-24T10:55:14Z');
        const ifUnmodifiedSince = await seen();
        await change('2026-11-24T11:25:14Z');
        const before = await department();
        const refused = await errorOf(write(tenant[transport], { ...zone, ifUnmodifiedSince }));
        expect(refused).toBeInstanceOf(ConflictError);
        expect(await department()).toBe(before);
        await write(tenant[transport], { ...zone, ifUnmodifiedSince: await seen() });
        expect(await department()).toBe(write === writes['delete'] ? undefined : 'Written');
      });

      it.each(tried)('%s accepts a Date, or a string with a zone, as an instant', async (_, write) => {
        await change('2026-11-24T10:55:14Z');
        for (const early of [new Date('2026-11-24T10:55:13Z'), '2026-11-24T10:55:13Z', '2026-11-24T11:55:13+01:00']) {
          expect(await errorOf(write(tenant[transport], { ...zone, ifUnmodifiedSince: early }))).toBeInstanceOf(
            ConflictError,
          );
        }
        await write(tenant[transport], { ...zone, ifUnmodifiedSince: new Date('2026-11-24T10:55:14Z') });
        expect(await department()).toBe(write === writes['delete'] ? undefined : 'Written');
      });
    });
  });

  describe('the hour that occurs twice, when summer time ends in Norway at 01:00 UTC', () => {
    const patch = writes['patch'] ?? (() => Promise.reject(new Error('no patch')));
    const seen = async () => String((await contactsOf(tenant[transport]).get(2))['UpdatedDate']);

    it.each([
      ['2026-10-25T01:10:00Z', 'earlier on the clock'],
      ['2026-10-25T01:30:00Z', 'at the same time on the clock'],
      ['2026-10-25T01:50:00Z', 'later on the clock'],
    ])('a change in the second of them is not missed: %s, %s', async (second) => {
      await change('2026-10-25T00:30:00Z');
      const ifUnmodifiedSince = await seen();
      expect(ifUnmodifiedSince).toBe('2026-10-25T02:30:00');
      await change(second);
      expect(await errorOf(patch(tenant[transport], { ifUnmodifiedSince }))).toBeInstanceOf(ConflictError);
      expect(await department()).toBe(`At ${second}`);
    });

    it('a date in the first of them is certain, and one in the second is refused with advice', async () => {
      await change('2026-10-25T00:30:00Z');
      await patch(tenant[transport], { ifUnmodifiedSince: await seen() });
      await change('2026-10-25T01:30:00Z');
      const refused = await errorOf(patch(tenant[transport], { ifUnmodifiedSince: await seen() }));
      expect(refused).toMatchObject({ name: 'ConflictError', outcome: 'not-sent' });
      expect((refused as Error).message).toMatch(/occurred twice.*timeZone "UTC"/);
      await patch(tenant[transport], { ifUnmodifiedSince: new Date('2026-10-25T01:30:00Z') });
      expect(await department()).toBe('Written');
    });

    it('an hour later there is no doubt', async () => {
      await change('2026-10-25T02:30:00Z');
      await patch(tenant[transport], { ifUnmodifiedSince: await seen() });
      expect(await department()).toBe('Written');
    });
  });

  it('an entity that was never updated has no date, and is unmodified', async () => {
    await change('0001-01-01T00:00:00Z');
    const never = await contactsOf(tenant[transport]).get(2);
    expect(never['UpdatedDate']).toBe('0001-01-01T00:00:00');
    await writes['merge']?.(tenant[transport], { ifUnmodifiedSince: String(never['UpdatedDate']) });
    expect(await department()).toBe('Written');
  });

  it('a date is compared in whole seconds, whatever the fraction', async () => {
    await change('2026-11-24T10:55:14.600Z');
    for (const within of ['2026-11-24T10:55:14.100Z', '2026-11-24T11:55:14.100+01:00', '2026-11-24T11:55:14.1']) {
      await writes['merge']?.(tenant[transport], { ifUnmodifiedSince: within });
      await change('2026-11-24T10:55:14.600Z');
    }
    const before = new Date('2026-11-24T10:55:13.999Z');
    const late = contactsOf(tenant[transport]).merge(2, { Department: 'Late' }, { ifUnmodifiedSince: before });
    expect(await errorOf(late)).toBeInstanceOf(ConflictError);
  });

  it('a failed test of a patch is not retried as a conflict', async () => {
    const { requests } = tenant.emulator;
    // The sign-in does not count.
    await contactsOf(tenant[transport]).get(2);
    const sent = async (onConflict: 'fail' | 'retry') => {
      const from = requests.length;
      const operations = [
        { op: 'test', path: '/Department', value: 'another' },
        { op: 'replace', path: '/Department', value: 'Written' },
      ] as const;
      const options = { onConflict, ifUnmodifiedSince: new Date() };
      const failed = await errorOf(contactsOf(tenant[transport]).patch(2, operations, options));
      expect(failed).toBeInstanceOf(ConflictError);
      return requests.slice(from).map(({ method, path }) => `${method} ${path}`);
    };
    expect(await sent('retry')).toEqual(await sent('fail'));
  });

  it('a change is repeated on the updated entity, with its new date', async () => {
    await change('2026-11-24T10:55:14Z');
    const ifUnmodifiedSince = '2026-11-24T09:00:00Z';
    const operations = [{ op: 'replace', path: '/Department', value: 'Written' }] as const;
    await contactsOf(tenant[transport]).patch(2, operations, { ifUnmodifiedSince, onConflict: 'retry' });
    expect(await department()).toBe('Written');
  });

  it('anything but a date is refused before anything is sent', async () => {
    const refused = await errorOf(
      contactsOf(tenant[transport]).merge(2, { Department: 'x' }, { ifUnmodifiedSince: 'yesterday' }),
    );
    expect(refused).toBeInstanceOf(ValidationError);
    expect(refused).toMatchObject({ path: 'ifUnmodifiedSince', outcome: 'not-sent' });
  });
});

it('an entity without UpdatedDate takes no condition, instead of ignoring it', () => {
  const type = contract.operation('List', 'GetListEntity').output.fields[0]?.type;
  if (type?.kind !== 'carrier') throw new Error('the contract has no ListEntity');
  expect(preconditionOf(type, {})).toBeUndefined();
  expect(() => preconditionOf(type, { ifUnmodifiedSince: '2026-11-24T10:55:14Z' })).toThrow(
    'ifUnmodifiedSince has no effect: ListEntity has no UpdatedDate',
  );
});

describe('every wall clock', () => {
  const zones = ['Europe/Oslo', 'Europe/Lisbon', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];
  const minutes = fc.integer({ min: Date.UTC(2007, 3) / 60_000, max: Date.UTC(2037, 0) / 60_000 });

  it('that a server shows twice is recognised, and which of the two it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), minutes, (zone, minute) => {
        const at = (time: number) => toLocalDateTime(new Date(time), zone);
        const time = minute * 60_000;
        const [shown, instant] = [at(time), new Date(time).toISOString()];
        expect(isClockOf(shown, instant)).toBe(true);
        const earlier = [30, 60].find((step) => at(time - step * 60_000) === shown);
        const later = [30, 60].some((step) => at(time + step * 60_000) === shown);
        if (earlier !== undefined || later) expect(mayRepeat(shown)).toBe(true);
        if (earlier !== undefined) expect(shownBefore(shown, instant)).toBeGreaterThanOrEqual(earlier * 60_000);
      }),
      { numRuns: 300, examples: ends.map(([zone, end]) => [zone, Date.parse(end) / 60_000] as [string, number]) },
    );
  });
  // The middle of the second of two hours, in each of the zones that have them.
  const ends = [
    ['Europe/Oslo', '2026-10-25T01:30:00Z'],
    ['Europe/Oslo', '2026-10-25T00:30:00Z'],
    ['Europe/Lisbon', '2026-10-25T01:30:00Z'],
    ['America/New_York', '2026-11-01T06:30:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:15:00Z'],
  ] as const;
});

describe('the header on rest', () => {
  let server: AnsweringServer;
  let so: SuperOffice;
  let sent: { readonly method: string | undefined; readonly since: string | undefined; readonly zone: unknown }[] = [];
  /** The date that the server returns, by the requested zone. */
  let dates: (zone: string | undefined) => string = () => '';

  beforeAll(async () => {
    server = new AnsweringServer();
    const url = await server.start();
    so = await connect({ transport: 'rest', tenant: { url }, auth: { kind: 'basic', username: 'a', password: 'b' } });
    server.answer = (response, { method, headers }) => {
      const zone = headers['so-timezone'];
      sent.push({ method, since: headers['if-unmodified-since'], zone });
      const UpdatedDate = dates(typeof zone === 'string' ? zone : undefined);
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ ContactId: 8, Name: 'x', UpdatedDate }));
    };
  });
  afterAll(async () => {
    await so.close();
    await server.close();
  });
  beforeEach(() => {
    sent = [];
  });

  // Person210.json and its two recordings with a time zone, in the vendor's package.
  const recorded = (zone: string | undefined) => (zone === undefined ? '2019-12-19T11:55:14' : '2019-12-19T10:55:14Z');

  it('names the instant of the change that the server showed on its own wall clock', async () => {
    dates = recorded;
    const { UpdatedDate } = await so.contacts.get(8);
    sent = [];
    await so.contacts.merge(8, { Name: 'y' }, { ifUnmodifiedSince: UpdatedDate });
    expect(sent).toEqual([
      { method: 'GET', since: undefined, zone: 'UTC, includeTZOffset' },
      { method: 'GET', since: undefined, zone: undefined },
      { method: 'PATCH', since: 'Thu, 19 Dec 2019 10:55:14 GMT', zone: undefined },
    ]);
  });

  it.each([
    [{ ifUnmodifiedSince: new Date('2019-12-19T10:55:14Z') }],
    [{ ifUnmodifiedSince: '2019-12-19T10:55:14', timeZone: 'UTC' }],
  ])('is the instant that the caller gave, and nothing is read for it: %j', async (options) => {
    dates = recorded;
    await so.contacts.merge(8, { Name: 'y' }, options);
    expect(sent.map(({ method, since }) => [method, since])).toEqual([['PATCH', 'Thu, 19 Dec 2019 10:55:14 GMT']]);
  });

  it('is omitted if the server does not reveal the instant, and the dates are compared before', async () => {
    dates = () => '2019-12-19T11:55:14';
    await so.contacts.merge(8, { Name: 'y' }, { ifUnmodifiedSince: '2019-12-19T11:55:14' });
    expect(sent.at(-1)).toEqual({ method: 'PATCH', since: undefined, zone: undefined });
    sent = [];
    const earlier = so.contacts.merge(8, { Name: 'y' }, { ifUnmodifiedSince: '2019-12-19T11:55:13' });
    expect(await errorOf(earlier)).toBeInstanceOf(ConflictError);
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });

  it('a change between the two reads is a conflict', async () => {
    const answers = ['2019-12-19T10:55:14Z', '2019-12-19T11:58:21'];
    dates = () => answers.shift() ?? '';
    const late = so.contacts.merge(8, { Name: 'y' }, { ifUnmodifiedSince: '2019-12-19T12:00:00' });
    expect(await errorOf(late)).toBeInstanceOf(ConflictError);
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });
});

it.each(servers)('a kept entity is sent again after a change within the hour: %s, %s', async (baseTimeZone, mode) => {
  Object.assign(tenant.emulator.settings, { baseTimeZone, createdAndUpdated: mode });
  const { url, credentials } = tenant.emulator;
  const auth = { kind: 'basic', username: credentials.username, password: credentials.password } as const;
  const so = await connect({ transport: 'rest', tenant: { url }, auth, cache: { entities: 60 } });
  const statuses = async () => {
    const from = tenant.emulator.requests.length;
    await so.contacts.get(2);
    return tenant.emulator.requests.slice(from).map(({ status }) => status);
  };
  await change('2026-11-24T10:55:14Z');
  now = '2026-11-24T11:00:00Z';
  expect(await statuses()).toEqual([200]);
  expect(await statuses()).toEqual([304]);
  await change('2026-11-24T11:25:14Z');
  expect(await statuses()).toEqual([200]);
  expect((await so.contacts.get(2)).Department).toBe('At 2026-11-24T11:25:14Z');
  await so.close();
});
