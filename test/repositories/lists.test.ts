import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NotFoundError, type SuperOffice, ValidationError } from '../../src/index.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, transportNames } from '../support/transports.js';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await startTenant();
});
afterEach(() => tenant.close());

/** Through which transport it is written, and through which it is read. */
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
    const made = await write.createItem('priority', { Name: 'Extra <&> "high"', Tooltip: 'søk ]]>' });
    expect(made).toMatchObject({ Name: 'Extra <&> "high"', Tooltip: 'søk ]]>', Rank: 4, Deleted: false });
    expect(await read.getItem('Priority', made.Id)).toEqual(made);
    const changed = await write.updateItem('priority', made.Id, { Name: 'Extra' });
    expect(changed).toEqual({ ...made, Name: 'Extra' });
    await write.moveItem('priority', made.Id, 'up');
    expect(names(await read.getItems('priority'))).toEqual(['Low', 'Medium', 'Extra', 'High']);
    await write.moveItem('priority', made.Id, 'down');
    await write.moveItem('priority', made.Id, 'down');
    expect(names(await read.items('priority'))).toEqual(['Low', 'Medium', 'High', 'Extra']);
    await write.sortItems('priority', 'nb-NO');
    expect(names(await read.getItems('priority'))).toEqual(['Extra', 'High', 'Low', 'Medium']);
    await write.deleteItem('priority', made.Id);
    expect(names(await read.getItems('priority'))).toEqual(['High', 'Low', 'Medium']);
    expect(names(await read.getItems('priority', { includeDeleted: true }))).toContain('Extra');
    await write.deleteItem('priority', 9_999);
  });

  it('of tasks say more of their items', async () => {
    const made = await write.createItem('task', { Value: 'Site visit', Direction: 'Outgoing', ColorIndex: 'DarkBlue' });
    expect(made).toMatchObject({ Value: 'Site visit', Direction: 'Outgoing', ColorIndex: 'DarkBlue', Rank: 13 });
    expect(await read.getItem('task', made.TaskListItemId)).toEqual(made);
    const changed = await write.updateItem('task', made.TaskListItemId, { IsDefaultFree: true });
    expect(changed).toEqual({ ...made, IsDefaultFree: true });
    await write.moveItem('task', made.TaskListItemId, 'up');
    expect((await read.getItems('task')).map((task) => task.Value).slice(-2)).toEqual(['Site visit', 'Other']);
    await write.deleteItem('task', made.TaskListItemId);
    expect(names(await read.items('task'))).not.toContain('Site visit');
    expect(await read.getItem('task', made.TaskListItemId)).toMatchObject({ Deleted: true });
  });
});

describe.each(transportNames)('lists over %s', (transport) => {
  it('say their texts in one language, and keep them all', async () => {
    const { lists } = tenant[transport];
    const { Id } = await lists.createItem('source', { Name: 'US:"Web";NO:"Nett"' });
    expect((await lists.getItem('source', Id, { language: 'nb' })).Name).toBe('Nett');
    const changed = await lists.updateItem('source', Id, { Tooltip: 'x' }, { language: 'en' });
    expect(changed.Name).toBe('Web');
    expect((await lists.updateItem('source', Id, {}, { language: 'en' })).Name).toBe('Web');
    expect((await lists.getItem('source', Id)).Name).toBe('US:"Web";NO:"Nett"');
  });

  it('keep their other items and lists where one is written with the key of another', async () => {
    const { lists } = tenant[transport];
    const [first, second] = await lists.getItems('priority');
    const tasks = await lists.getItems('task');
    const copy = await lists.createItem('priority', { ...first, Name: 'copy' });
    expect(copy.Id).not.toBe(first?.Id);
    expect((await lists.createItem('task', { ...tasks[0], Value: 'copy' })).TaskListItemId).toBe(13);
    const wrong = [
      () => lists.updateItem('priority', first?.Id ?? 0, { Id: second?.Id ?? 0, Name: 'x' }),
      () => lists.updateItem('task', 1, { TaskListItemId: 2 }),
      () => lists.updateDefinition('priority', { Id: 2 }),
    ];
    for (const call of wrong) expect(await errorOf(call())).toBeInstanceOf(ValidationError);
    expect((await lists.getItems('priority')).slice(0, 2)).toEqual([first, second]);
    expect((await lists.getItems('task')).slice(0, 12)).toEqual(tasks);
  });

  it('are never found by what an address would take for something else', async () => {
    const { lists } = tenant[transport];
    const { Id } = await lists.definition('priority');
    for (const name of [String(Id), 'default', 'Default', '..', '.', 'a/b', 'a?b', 'MDO']) {
      expect([name, await errorOf(lists.definition(name))]).toEqual([name, expect.any(NotFoundError)]);
      expect([name, await errorOf(lists.items(name))]).toEqual([name, expect.any(NotFoundError)]);
    }
  });

  it('that are not there, and their items, are not found', async () => {
    const { lists } = tenant[transport];
    const calls = [
      lists.definition('nowhere'),
      lists.definition(999),
      lists.getItems('nowhere'),
      lists.getItem('priority', 999),
      lists.updateItem('task', 999, { Value: 'x' }),
      lists.moveItem('priority', 999, 'up'),
    ];
    for (const call of calls) {
      const error = await errorOf(call);
      expect(error).toBeInstanceOf(NotFoundError);
      expect(error).toMatchObject({ transport });
    }
  });

  it('are refused what is wrong before anything is sent', async () => {
    const { lists } = tenant[transport];
    const wrong: (() => Promise<unknown>)[] = [
      () => lists.definition(' '),
      () => lists.definition(0),
      () => lists.getItem('priority', 1.5),
      () => lists.createItem('priority', { Nmae: 'x' } as object),
      () => lists.createItem('priority', { Name: 5 } as object),
      () => lists.updateItem('task', 1, { Direction: 'Sideways' } as object),
      () => lists.createDefinition(null as unknown as object),
      () => lists.moveItem('priority', 1, 'sideways' as 'up'),
      () => lists.sortItems('priority', ''),
    ];
    const before = tenant.emulator.requests.length;
    for (const call of wrong) expect(await errorOf(call())).toBeInstanceOf(ValidationError);
    expect(tenant.emulator.requests).toHaveLength(before);
  });
});

it('lists over rest ask the Agents API for nothing but what resources cannot do', async () => {
  const { lists } = tenant.rest;
  const { Id } = await lists.createItem('source', { Name: 'Web' });
  await lists.moveItem('source', Id, 'up');
  await lists.sortItems('source', 'en-GB');
  await lists.deleteItem('source', Id);
  const overAgents = tenant.emulator.requests.filter((request) => request.face === 'agents');
  expect(overAgents.map((request) => request.operation)).toEqual([
    'CreateDefaultListItemEntity',
    'MoveListItem',
    'SortListItems',
  ]);
});
