import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, type SuperOffice, type SuperOfficeConfiguration } from '../../../src/index.js';
import { type Emulator, startEmulator } from '../../../src/emulator/index.js';
import { cacheKindNames, cacheKinds } from '../../../src/pipeline/caching/index.js';
import { kindKeeping, kindsDroppedBy } from '../../../src/pipeline/caching/kinds.js';
import { Container } from 'inversify';
import { superOfficeModule, TYPES } from '../../../src/index.js';
import { errorOf, type TestedTransport, transportNames } from '../../support/transports.js';

let emulator: Emulator;
let now: number;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.reset();
  emulator.faults.clear();
  now = Date.now();
});

function configured(transport: TestedTransport, cache: SuperOfficeConfiguration['cache']): SuperOfficeConfiguration {
  const auth = { kind: 'basic', username: 'sam', password: 'sam' } as const;
  return { transport, tenant: { url: emulator.url }, auth, resilience: { attempts: 1 }, cache };
}

/** A connection whose clock shows `now`. */
async function using<Result>(
  transport: TestedTransport,
  cache: SuperOfficeConfiguration['cache'],
  work: (so: SuperOffice) => Promise<Result>,
): Promise<Result> {
  const container = new Container();
  container.load(superOfficeModule(configured(transport, cache)));
  container.rebind(TYPES.Clock).toConstantValue(() => now);
  const so = container.get<SuperOffice>(TYPES.Connection);
  try {
    await so.principal({ culture: 'en' });
    return await work(so);
  } finally {
    await so.close();
  }
}

/** How many requests a piece of work makes. */
async function requests(work: () => Promise<unknown>): Promise<number> {
  const before = emulator.requests.length;
  await work();
  return emulator.requests.length - before;
}

describe.each(transportNames)('on %s', (transport) => {
  it('nothing is cached unless configured', async () => {
    await using(transport, undefined, async (so) => {
      expect(await requests(() => so.lists.items('task'))).toBe(1);
      expect(await requests(() => so.lists.items('task'))).toBe(1);
    });
  });

  it('a list is requested once, and each caller gets their own copy', async () => {
    const plain = await using(transport, false, (so) => so.lists.items('task'));
    await using(transport, true, async (so) => {
      const first = await so.lists.items('task');
      expect(first).toEqual(plain);
      (first[0] ?? { Name: '' }).Name = 'changed by a caller';
      let second = first;
      expect(await requests(async () => (second = await so.lists.items('task')))).toBe(0);
      expect(second).toEqual(plain);
      second.length = 0;
      expect(await so.lists.items('task')).toEqual(plain);
    });
  });

  it('a sign-in is always asked, and its answer is for later calls', async () => {
    const container = new Container();
    container.load(superOfficeModule(configured(transport, { principal: 60 })));
    const path = container.get(TYPES.Transport);
    const ask = (signsIn: boolean) => requests(() => path.execute({ name: 'principal', request: {} }, { signsIn }));
    expect(await ask(true)).toBeGreaterThan(0);
    expect(await ask(false)).toBe(0);
    expect(await ask(true)).toBeGreaterThan(0);
    await path.close();
  });

  it('answers are cached separately for everything that they depend on', async () => {
    await using(transport, true, async (so) => {
      const variants = [
        {},
        { flat: true },
        { language: 'en' },
        { language: 'nb' },
        { timeZone: 'NO' },
        { culture: 'nb-NO' },
      ];
      const ask = () => Promise.all(variants.map((variant) => so.lists.items('category', variant)));
      expect(await requests(ask)).toBe(variants.length);
      expect(await requests(ask)).toBe(0);
      const other = transport === 'rest' ? 'agents' : 'rest';
      expect(await requests(() => so.lists.items('category', { transport: other }))).toBe(1);
    });
  });

  it('a list is requested again after its age, and after it is cleared', async () => {
    await using(transport, { lists: 60 }, async (so) => {
      const ask = () => requests(() => so.lists.items('task'));
      expect([await ask(), await ask()]).toEqual([1, 0]);
      now += 59_000;
      expect(await ask()).toBe(0);
      now += 2_000;
      expect([await ask(), await ask()]).toEqual([1, 0]);
      so.cache.clear('principal');
      expect(await ask()).toBe(0);
      so.cache.clear('lists');
      expect(await ask()).toBe(1);
      so.cache.clear();
      expect(await ask()).toBe(1);
    });
  });

  it('a write to a list drops the lists, on every transport of the connection', async () => {
    await using(transport, true, async (so) => {
      const names = async (by: TestedTransport) => {
        const items = await so.lists.items('category', { transport: by, flat: true });
        return items.map(({ Name }) => Name);
      };
      for (const by of transportNames) expect(await names(by)).not.toContain('Reseller');
      await so.lists.of('category').create({ Name: 'Reseller' });
      for (const by of transportNames) expect(await names(by)).toContain('Reseller');
      expect(await requests(() => names(transport))).toBe(0);
      // A write to anything else drops no list.
      await so.contacts.merge(2, { Department: 'Sales' });
      expect(await requests(() => names(transport))).toBe(0);
    });
  });

  it.each([
    ['is refused', { kind: 'answer', status: 403 }, 'before'],
    ['is not answered', { kind: 'reset' }, 'after'],
  ] as const)('a write to a list that %s drops the lists, too', async (_how, fault, when) => {
    await using(transport, true, async (so) => {
      const list = await so.lists.definition('category');
      const read = () => so.lists.items('category', { flat: true });
      await read();
      expect(await requests(read)).toBe(0);
      const match = transport === 'rest' ? { face: transport, method: 'POST' } : { operation: 'AddFromListDefinition' };
      emulator.faults.add({ match, fault, when, times: 1 });
      await errorOf(so.lists.of('category').create({ Name: 'Maybe' }));
      expect(list.Id).toBeGreaterThan(0);
      expect(await requests(read)).toBe(1);
      expect((await read()).some(({ Name }) => Name === 'Maybe')).toBe(when === 'after');
    });
  });

  it('an answer for one time zone is not returned for another', async () => {
    await using(transport, true, async (so) => {
      const read = (timeZone: string) => () => so.lists.items('category', { timeZone });
      for (const timeZone of ['NO', 'US-NY', 'UTC']) expect(await requests(read(timeZone))).toBe(1);
      for (const timeZone of ['UTC', 'NO', 'US-NY']) expect(await requests(read(timeZone))).toBe(0);
    });
  });

  it('an answer that was under way during a write is not cached', async () => {
    await using(transport, true, async (so) => {
      await so.lists.definition('category');
      so.cache.clear();
      emulator.settings.latency = 30;
      const reading = so.lists.items('category', { flat: true });
      so.cache.clear('lists');
      await reading;
      emulator.settings.latency = 0;
      expect(await requests(() => so.lists.items('category', { flat: true }))).toBe(1);
    });
  });

  it('a failure is not cached', async () => {
    await using(transport, true, async (so) => {
      emulator.faults.add({ match: {}, fault: { kind: 'reset' }, times: 1 });
      await errorOf(so.lists.items('task'));
      expect((await so.lists.items('task')).length).toBeGreaterThan(0);
      await errorOf(so.lists.items('no such list'));
      expect(await requests(() => errorOf(so.lists.items('no such list')))).toBe(1);
    });
  });

  it('the user is requested once', async () => {
    await using(transport, true, async (so) => {
      const first = await so.principal();
      expect(await requests(() => so.principal())).toBe(0);
      expect(await so.principal()).toEqual(first);
      await so.persons.merge(1, { Title: 'Director' });
      expect(await requests(() => so.principal())).toBe(1);
    });
  });

  it('entities are not cached by default, and an aborted call gets nothing', async () => {
    await using(transport, true, async (so) => {
      await so.contacts.get(2);
      expect(await requests(() => so.contacts.get(2))).toBe(1);
      await so.lists.items('task');
      const reason = new RangeError('no longer');
      expect(await errorOf(so.lists.items('task', { signal: AbortSignal.abort(reason) }))).toBe(reason);
    });
  });

  it('an entity is sent again only if it has changed, if entities are cached', async () => {
    const plain = await using(transport, false, (so) => so.contacts.get(2));
    await using(transport, { entities: 60 }, async (so) => {
      expect(await so.contacts.get(2)).toEqual(plain);
      const before = emulator.requests.length;
      const again = await so.contacts.get(2);
      expect(again).toEqual(plain);
      expect(emulator.requests).toHaveLength(before + 1);
      again.Name = 'changed by a caller';
      expect((await so.contacts.get(2)).Name).toBe(plain.Name);

      await so.contacts.merge(2, { Department: 'Other' });
      expect((await so.contacts.get(2)).Department).toBe('Other');
      // An entity that has just changed may change again within the same second.
      await so.contacts.merge(2, { Department: 'Another' });
      expect((await so.contacts.get(2)).Department).toBe('Another');
      await so.contacts.delete(2);
      expect(await so.contacts.find(2)).toBeNull();
    });
  });
});

it('on rest, the answer for an unchanged entity is 304', async () => {
  const received: number[] = [];
  const hooks = { call: ({ bytesReceived }: { bytesReceived: number }) => void received.push(bytesReceived) };
  const so = await connect({ ...configured('rest', { entities: 60 }), hooks });
  await so.contacts.get(2);
  await so.contacts.get(2);
  await so.contacts.get(2, { select: ['Name'] });
  expect(received[0]).toBeGreaterThan(500);
  expect(received[1]).toBe(0);
  expect(received[2]).toBeGreaterThan(0);
  await so.close();
});

describe('the cache', () => {
  it.each([
    ['MDO.GetList', 'lists'],
    ['MDO.GetListWithHistory', undefined],
    ['List.GetAllUserGroups', 'lists'],
    ['Preference.GetPreferences', 'preferences'],
    ['Preference.GetXsrfValue', undefined],
    ['Archive.GetProviderNames', 'archives'],
    ['Archive.GetArchiveListByColumns', undefined],
    ['SoPrincipal.CurrentPrincipal', 'principal'],
    ['SoPrincipal.AuthenticateUsernamePassword', undefined],
    ['Contact.GetMyContact', 'principal'],
    ['Contact.GetContactEntity', undefined],
    ['UserDefinedFieldInfo.GetUserDefinedFieldList', 'fields'],
    ['UserDefinedFieldInfo.FigureOutListIdFromListTableIdAndUDListDefinitionId', 'fields'],
    ['Associate.GetAssociateList', 'associates'],
    ['Associate.GetEncryptionKey', undefined],
    ['License.GetLicenseFromDB', 'licenses'],
  ])('of %s is of the kind %s', (operation, kind) => {
    expect(kindKeeping(operation)).toBe(kind);
  });

  it.each([
    ['List.SaveListEntity', ['lists']],
    ['Appointment.SaveTaskListItem', ['lists']],
    ['Appointment.SaveAppointmentEntity', []],
    ['Preference.SavePreferences', ['preferences']],
    ['UserDefinedFieldInfo.Publish', ['archives', 'fields']],
    ['Person.SavePersonEntity', ['principal', 'associates']],
  ])('is dropped by %s: %j', (operation, kinds) => {
    expect(kindsDroppedBy(operation)).toEqual(kinds);
  });

  it('keeps as much as the setting allows, and nothing of a kind that is set to 0', async () => {
    const so = await connect(configured('rest', { lists: 0, principal: 60, maximumSize: 10 }));
    await so.principal();
    expect(await requests(() => so.principal())).toBe(1);
    await so.lists.items('task');
    expect(await requests(() => so.lists.items('task'))).toBe(1);
    await so.close();
  });

  it('has an age for each kind', () => {
    for (const kind of cacheKindNames) expect(cacheKinds[kind].age).toBeGreaterThan(0);
  });
});
