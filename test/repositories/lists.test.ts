import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NotFoundError, type SuperOffice, ValidationError } from '../../src/index.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, transportNames } from '../support/transports.js';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await startTenant();
});
afterEach(() => tenant.close());

/** The transport that writes, and the transport that reads. */
const crosswise = transportNames.flatMap((writer) => transportNames.map((reader) => [writer, reader] as const));

const names = (items: readonly { readonly Name: string | null }[]) => items.map((item) => item.Name);

describe.each(crosswise)('lists written over %s and read over %s', (writer, reader) => {
  let write: SuperOffice['lists'];
  let read: SuperOffice['lists'];
  beforeEach(() => {
    write = tenant[writer].lists;
    read = tenant[reader].lists;
  });

  it('are defined, changed and deleted', async () => {
    const made = await write.createDefinition({ Name: 'Colours', Tooltip: 'of cars' });
    expect(made).toMatchObject({ Name: 'Colours', Tooltip: 'of cars', IsCustomList: true, Deleted: false });
    expect(await read.definition('colours')).toEqual(made);
    expect(await read.definition(made.Id)).toEqual(made);
    const changed = await write.updateDefinition('Colours', { Tooltip: 'of vans' });
    expect(changed).toEqual({ ...made, Tooltip: 'of vans' });
    expect(await write.updateDefinition(made.Id, {})).toEqual(changed);
    expect(await read.definitions()).toContainEqual(changed);
    await write.deleteDefinition(made.Id);
    expect(await errorOf(read.definition('Colours'))).toBeInstanceOf(NotFoundError);
    await write.deleteDefinition('Colours');
  });

  it('gain, change, reorder and lose items', async () => {
    const made = await write.of('priority').create({ Name: 'Extra <&> "high"', Tooltip: 'søk ]]>' });
    expect(made).toMatchObject({ Name: 'Extra <&> "high"', Tooltip: 'søk ]]>', Rank: 4, Deleted: false });
    expect(await read.of('Priority').get(made.Id)).toEqual(made);
    const changed = await write.of('priority').merge(made.Id, { Name: 'Extra' });
    expect(changed).toEqual({ ...made, Name: 'Extra' });
    await write.of('priority').move(made.Id, 'up');
    expect(names(await read.of('priority').all())).toEqual(['Low', 'Medium', 'Extra', 'High']);
    await write.of('priority').move(made.Id, 'down');
    await write.of('priority').move(made.Id, 'down');
    expect(names(await read.items('priority'))).toEqual(['Low', 'Medium', 'High', 'Extra']);
    await write.of('priority').sort('nb-NO');
    expect(names(await read.of('priority').all())).toEqual(['Extra', 'High', 'Low', 'Medium']);
    await write.of('priority').delete(made.Id);
    expect(names(await read.of('priority').all())).toEqual(['High', 'Low', 'Medium']);
    expect(names(await read.of('priority').all({ includeDeleted: true }))).toContain('Extra');
    await write.of('priority').delete(9_999);
  });

  it('of tasks say more of their items', async () => {
    const made = await write.of('task').create({ Value: 'Site visit', Direction: 'Outgoing', ColorIndex: 'DarkBlue' });
    expect(made).toMatchObject({ Value: 'Site visit', Direction: 'Outgoing', ColorIndex: 'DarkBlue', Rank: 13 });
    expect(await read.of('task').get(made.TaskListItemId)).toEqual(made);
    const changed = await write.of('task').merge(made.TaskListItemId, { IsDefaultFree: true });
    expect(changed).toEqual({ ...made, IsDefaultFree: true });
    await write.of('task').move(made.TaskListItemId, 'up');
    expect((await read.of('task').all()).map((task) => task.Value).slice(-2)).toEqual(['Site visit', 'Other']);
    await write.of('task').delete(made.TaskListItemId);
    expect(names(await read.items('task'))).not.toContain('Site visit');
    expect(await read.of('task').get(made.TaskListItemId)).toMatchObject({ Deleted: true });
  });
});

describe.each(transportNames)('lists over %s', (transport) => {
  it('return their texts in one language, and keep all languages', async () => {
    const { lists } = tenant[transport];
    const { Id } = await lists.of('source').create({ Name: 'US:"Web";NO:"Nett"' });
    expect((await lists.of('source').get(Id, { language: 'nb' })).Name).toBe('Nett');
    const changed = await lists.of('source').merge(Id, { Tooltip: 'x' }, { language: 'en' });
    expect(changed.Name).toBe('Web');
    expect((await lists.of('source').merge(Id, {}, { language: 'en' })).Name).toBe('Web');
    expect((await lists.of('source').get(Id)).Name).toBe('US:"Web";NO:"Nett"');
  });

  it('keep their other items and lists if one is written with the key of another', async () => {
    const { lists } = tenant[transport];
    const [first, second] = await lists.of('priority').all();
    const tasks = await lists.of('task').all();
    const copy = await lists.of('priority').create({ ...first, Name: 'copy' });
    expect(copy.Id).not.toBe(first?.Id);
    expect((await lists.of('task').create({ ...tasks[0], Value: 'copy' })).TaskListItemId).toBe(13);
    const wrong = [
      () => lists.of('priority').merge(first?.Id ?? 0, { Id: second?.Id ?? 0, Name: 'x' }),
      () => lists.of('task').merge(1, { TaskListItemId: 2 }),
      () => lists.updateDefinition('priority', { Id: 2 }),
    ];
    for (const call of wrong) expect(await errorOf(call())).toBeInstanceOf(ValidationError);
    expect((await lists.of('priority').all()).slice(0, 2)).toEqual([first, second]);
    expect((await lists.of('task').all()).slice(0, 12)).toEqual(tasks);
  });

  it('are never found by a name that would change the address', async () => {
    const { lists } = tenant[transport];
    const { Id } = await lists.definition('priority');
    for (const name of [String(Id), 'default', 'Default', '..', '.', 'a/b', 'a?b', 'MDO']) {
      expect([name, await errorOf(lists.definition(name))]).toEqual([name, expect.any(NotFoundError)]);
      expect([name, await errorOf(lists.items(name))]).toEqual([name, expect.any(NotFoundError)]);
    }
  });

  it('that do not exist, and their items, are not found', async () => {
    const { lists } = tenant[transport];
    const calls = [
      lists.definition('nowhere'),
      lists.definition(999),
      lists.of('nowhere').all(),
      lists.of(99_999).all(),
      lists.of('priority').get(999),
      lists.of('task').merge(999, { Value: 'x' }),
      lists.of('priority').move(999, 'up'),
      lists.of('nowhere').delete(1),
    ];
    // All at once, because one that fails first would have no one to handle it.
    for (const error of await Promise.all(calls.map((call) => errorOf(call)))) {
      expect(error).toBeInstanceOf(NotFoundError);
      expect(error).toMatchObject({ transport });
    }
  });

  it('that do not exist have no item to delete: only an unknown name is an error', async () => {
    const { lists } = tenant[transport];
    await lists.of(99_999).delete(1);
    expect(await errorOf(lists.of('nowhere').delete(1))).toBeInstanceOf(NotFoundError);
  });

  it('refuse invalid input before anything is sent', async () => {
    const { lists } = tenant[transport];
    const wrong: (() => Promise<unknown>)[] = [
      () => lists.definition(' '),
      () => lists.definition(0),
      () => lists.of('priority').get(1.5),
      () => lists.of('priority').create({ Nmae: 'x' } as object),
      () => lists.of('priority').create({ Name: 5 } as object),
      () => lists.of('task').merge(1, { Direction: 'Sideways' } as object),
      () => lists.createDefinition(null as unknown as object),
      () => lists.of('priority').move(1, 'sideways' as 'up'),
      () => lists.of('priority').sort(''),
    ];
    const before = tenant.emulator.requests.length;
    for (const call of wrong) expect(await errorOf(call())).toBeInstanceOf(ValidationError);
    expect(tenant.emulator.requests).toHaveLength(before);
  });
});

it('lists over rest use the Agents API only for what resources cannot do', async () => {
  const { lists } = tenant.rest;
  const { Id } = await lists.of('source').create({ Name: 'Web' });
  await lists.of('source').move(Id, 'up');
  await lists.of('source').sort('en-GB');
  await lists.of('source').delete(Id);
  const overAgents = tenant.emulator.requests.filter((request) => request.face === 'agents');
  expect(overAgents.map((request) => request.operation)).toEqual([
    'CreateDefaultListItemEntity',
    'MoveListItem',
    'SortListItems',
  ]);
});
