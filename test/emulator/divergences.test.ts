import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { TypeDescription } from '../../src/contract/index.js';
import { type CallOutcome, compare, compareOutcomes, type Difference, outcomeOf } from '../../src/comparison/index.js';
import {
  type ArrivedRequest,
  type Divergence,
  type DivergenceKind,
  divergenceKinds,
  type Emulator,
  startEmulator,
} from '../../src/emulator/index.js';
import { ConfigurationError, ValidationError } from '../../src/errors/index.js';
import { connect, type SuperOffice } from '../../src/index.js';
import { contract } from '../support/contract.js';
import { transportNames, type TestedTransport } from '../support/transports.js';
import { basic } from './calls.js';

const kinds = Object.keys(divergenceKinds) as DivergenceKind[];
const count = 10;

let emulator: Emulator;
const opened = new Map<TestedTransport, SuperOffice>();

beforeAll(async () => {
  const seed = { contacts: count, persons: count, projects: count, sales: count, appointments: count };
  emulator = await startEmulator({ seed });
  const { ticket, appToken } = emulator.credentials;
  for (const transport of transportNames) {
    const auth = { kind: 'ticket', ticket, appToken } as const;
    opened.set(transport, await connect({ transport, tenant: { url: emulator.url }, auth }));
  }
  for (const entity of entities) for (const part of parts) await control(entity, part);
});
afterAll(async () => {
  await Promise.all([...opened.values()].map((so) => so.close()));
  await emulator.close();
});
afterEach(() => {
  emulator.divergences.clear();
  // A new start takes a while, and most tests only read.
  if (emulator.requests.slice(arrived).some(isWrite)) emulator.reset();
  arrived = emulator.requests.length;
});

let arrived = 0;
const isWrite = ({ method, operation = '' }: ArrivedRequest) =>
  /^(?:PUT|PATCH|DELETE)$/.test(method) || operation === 'POST' || /^(?:Save|Delete)/.test(operation);

function over(transport: TestedTransport): SuperOffice {
  const so = opened.get(transport);
  if (so === undefined) throw new Error(`${transport} is not open`);
  return so;
}

function getFrom(so: SuperOffice, entity: string, id: number): Promise<unknown> {
  switch (entity) {
    case 'Appointment':
      return so.appointments.get(id);
    case 'Person':
      return so.persons.get(id);
    case 'Sale':
      return so.sales.get(id);
    default:
      return so.contacts.get(id);
  }
}

/** The ids of the planned records, which begin after those of the seed. */
const firstIds: Readonly<Record<string, number>> = { Appointment: 591, Person: 16, Sale: 5, Contact: 13 };
const idsOf = (entity: string) => Array.from({ length: count }, (_, index) => (firstIds[entity] ?? 1) + index);

/** The entities themselves; or defaults, lists and a search. */
type Part = 'entities' | 'rest';
const parts: readonly Part[] = ['entities', 'rest'];

/** What one side shows: by entity, what calls came to and of which type their answers are. */
interface View {
  readonly outcome: CallOutcome;
  readonly type?: TypeDescription;
}

async function viewOf(transport: TestedTransport, entity: string, part: Part): Promise<View[]> {
  const so = over(transport);
  const type = contract.operation(entity, `Get${entity}Entity`).output.fields[0]?.type;
  const typed = type === undefined ? {} : { type };
  const criteria = { select: ['contactId', 'name'], filter: 'contactId le 20', orderBy: 'contactId' } as const;
  if (part === 'entities') {
    const ids = [...idsOf(entity), 999_999];
    return Promise.all(ids.map(async (id) => ({ outcome: await outcomeOf(() => getFrom(so, entity, id)), ...typed })));
  }
  const calls = [
    () => (entity === 'Appointment' ? so.appointments.createDefault() : so.contacts.createDefault()),
    () => so.lists.items('task'),
    () => so.lists.items('category'),
    async () => (await so.contacts.query(criteria).toArray()).map((row) => ({ ...row })),
  ];
  return Promise.all(calls.map(async (call) => ({ outcome: await outcomeOf(call) })));
}

/** What each side shows while nothing diverges; whatever the face, it is the same. */
const undiverged = new Map<string, Promise<View[]>>();

function control(entity: string, part: Part): Promise<View[]> {
  const key = `${entity} ${part}`;
  let view = undiverged.get(key);
  if (view === undefined) undiverged.set(key, (view = viewOf('agents', entity, part)));
  return view;
}

/** Everything that one side shows otherwise than it should. */
async function seen(candidate: TestedTransport, entity: string, part: Part): Promise<Difference[]> {
  const shown = await viewOf(candidate, entity, part);
  return (await control(entity, part)).flatMap(({ outcome, type }, index) => [
    ...compareOutcomes(outcome, shown[index]?.outcome ?? { answer: undefined }, type),
  ]);
}

const controlOf = (face: TestedTransport) => (face === 'soap' ? 'rest' : 'soap');
const others = (face: TestedTransport) => transportNames.filter((each) => each !== face);
const entities = ['Appointment', 'Contact', 'Person', 'Sale'];
const writing: readonly DivergenceKind[] = ['unstoredField', 'unchangedUpdatedDate', 'ignoredDelete', 'refusedSave'];
const reading = kinds.filter((kind) => !writing.includes(kind));

/** Where a difference in a field stands: the id of a reference brings no more than itself. */
function patternOf({ usual, fields }: (typeof divergenceKinds)[DivergenceKind]): string[] {
  if (fields === 'column') return [`[*].columns.${usual.field ?? ''}`];
  return usual.field === undefined ? [] : [usual.field];
}

describe.each(transportNames)('on %s', (face) => {
  it('what is for entities shows in nothing else', async () => {
    emulator.divergences.add(
      ...reading
        .filter((kind) => divergenceKinds[kind].usual.entity !== 'List')
        .filter((kind) => divergenceKinds[kind].operations.some((each) => each === 'get'))
        .map((kind) => ({ kind, face })),
    );
    for (const entity of entities) expect(await seen(face, entity, 'rest')).toEqual([]);
  });

  it('a divergence of one face leaves the others unchanged', async () => {
    emulator.divergences.add(...kinds.map((kind) => ({ kind, face })));
    for (const other of others(face)) {
      for (const entity of entities) {
        for (const part of parts) expect(await seen(other, entity, part)).toEqual([]);
      }
    }
  });

  it.each(reading)('%s is seen for what it is, and nothing else is', async (kind) => {
    const description = divergenceKinds[kind];
    const { cause, usual } = description;
    const entity = usual.entity === 'List' ? 'Contact' : usual.entity;
    emulator.divergences.add({ kind, face });
    const part =
      usual.entity === 'List' || !description.operations.some((each) => each === 'get') ? 'rest' : 'entities';
    const found = await seen(face, entity, part);
    expect(new Set(found.map((each) => each.cause))).toEqual(new Set([cause]));
    const patterns = patternOf(description);
    if (patterns.length > 0) {
      const names = found.map(({ pattern }) => pattern.replace(/\["(.*)"\]$/, '.$1').replace(/\.x_surplus$/, ''));
      expect(new Set(names)).toEqual(new Set(patterns));
    }
  });

  it('unstoredField answers with what it does not store', async () => {
    emulator.divergences.add({ kind: 'unstoredField', face, field: 'Name' });
    const { contacts } = over(face);
    const changed = await contacts.merge(5, { Name: 'New', Number2: '77' });
    expect(changed).toMatchObject({ Name: 'New', Number2: '77' });
    expect(compare(changed, await contacts.get(5)).map(({ path, cause }) => [path, cause])).toEqual([
      ['Name', 'other-text'],
    ]);
    expect(await over(controlOf(face)).contacts.merge(5, { Name: 'Other' })).toMatchObject({ Name: 'Other' });
    expect(await contacts.get(5)).toMatchObject({ Name: 'Other' });
  });

  it('unchangedUpdatedDate changes everything but that', async () => {
    emulator.divergences.add({ kind: 'unchangedUpdatedDate', face });
    const { contacts } = over(face);
    const before = await contacts.get(14);
    const after = await contacts.merge(14, { Name: 'New' });
    expect(after.UpdatedDate).toBe(before.UpdatedDate);
    expect(await over(controlOf(face)).contacts.get(14)).toEqual(after);
    expect((await over(controlOf(face)).contacts.merge(14, { Name: 'Newer' })).UpdatedDate).not.toBe(
      before.UpdatedDate,
    );
  });

  it.each([[[]], [['Contact']]])('ignoredDelete leaves the entity, if %j are deleted softly', async (softDelete) => {
    Object.assign(emulator.settings, { softDelete, getSoftDeleted: 'absent' });
    emulator.divergences.add({ kind: 'ignoredDelete', face });
    const { contacts } = over(face);
    const before = await contacts.get(6);
    await contacts.delete(6);
    expect(await contacts.get(6)).toEqual(before);
    await over(controlOf(face)).contacts.delete(6);
    expect(await contacts.find(6)).toBeNull();
    Object.assign(emulator.settings, { softDelete: [], getSoftDeleted: 'entity' });
  });

  it('refusedSave refuses a change and makes none', async () => {
    emulator.divergences.add({ kind: 'refusedSave', face });
    const { contacts } = over(face);
    const before = await contacts.get(6);
    await expect(contacts.merge(6, { Name: 'New' })).rejects.toBeInstanceOf(ValidationError);
    expect(await contacts.get(6)).toEqual(before);
  });

  it('differentDefault is stored if the client does not set the field, and only then', async () => {
    emulator.divergences.add({ kind: 'differentDefault', face });
    const { appointments } = over(face);
    const left = await appointments.create({ Description: 'x' });
    expect(left.AlarmLeadTime).toBe('00:30:00');
    expect((await over(controlOf(face)).appointments.get(left.AppointmentId)).AlarmLeadTime).toBe('00:30:00');
    expect((await appointments.create({ AlarmLeadTime: '00:05:00' })).AlarmLeadTime).toBe('00:05:00');
    expect((await over(controlOf(face)).appointments.create({})).AlarmLeadTime).toBe('00:15:00');
  });

  it('a share of the records is struck, always the same ones', async () => {
    const struck = async (share: number) => {
      emulator.divergences.clear();
      emulator.divergences.add({ kind: 'changedCase', face, share });
      const found = await Promise.all(idsOf('Contact').map((id) => over(face).contacts.get(id)));
      return found.filter(({ Name }) => Name === Name?.toUpperCase()).map(({ ContactId }) => ContactId);
    };
    const half = await struck(0.5);
    expect(half.length).toBeGreaterThan(count / 4);
    expect(half.length).toBeLessThan((count * 3) / 4);
    expect(await struck(0.5)).toEqual(half);
    const tenth = await struck(0.1);
    expect(half).toEqual(expect.arrayContaining(tenth));
    expect(await struck(0)).toEqual([]);
  });

  it('what is not selected stays null', async () => {
    emulator.divergences.add({ kind: 'emptyForNull', face, field: 'Department' });
    const contacts = await Promise.all(idsOf('Contact').map((id) => over(face).contacts.get(id, { select: ['Name'] })));
    expect(new Set(contacts.map((contact) => (contact as { Department?: unknown }).Department))).toEqual(
      new Set([null]),
    );
  });

  it('several divergences add up, in a list within an entity too', async () => {
    emulator.divergences.add(
      { kind: 'missingLastItem', face, entity: 'Contact', field: 'Phones' },
      { kind: 'changedCase', face, field: 'Name' },
      { kind: 'cutText', face, field: 'Name', amount: 3 },
      { kind: 'missingLastItem', face, list: 'task' },
    );
    const found = await seen(face, 'Contact', 'entities');
    expect(new Set(found.map(({ pattern }) => pattern))).toEqual(new Set(['Name', 'Phones[*]']));
    expect(await over(face).contacts.get(1)).toMatchObject({ Name: 'FJO' });
    expect(await over(face).lists.items('task')).toHaveLength(11);
    expect(await over(face).lists.items('category')).toEqual(await over(controlOf(face)).lists.items('category'));
  });
});

it('every kind of divergence has a description of one sentence', () => {
  expect(kinds.length).toBeGreaterThanOrEqual(40);
  for (const kind of kinds) expect(divergenceKinds[kind].description).toMatch(/^[A-Z].*\.$/);
});

it('divergences can be there from the start, and be switched off', async () => {
  const other = await startEmulator({ divergences: [{ kind: 'changedCase', face: 'rest', field: 'Name' }] });
  const name = async () => {
    const answer = await fetch(`${other.url}/api/v1/Contact/1`, { headers: { Authorization: basic } });
    return ((await answer.json()) as { Name: string }).Name;
  };
  expect(await name()).toBe('FJORDLYS INDUSTRI AS');
  other.reset();
  expect(other.divergences.all).toEqual([{ kind: 'changedCase', face: 'rest', field: 'Name' }]);
  expect(await name()).toBe('FJORDLYS INDUSTRI AS');
  other.divergences.clear();
  expect(await name()).toBe('Fjordlys Industri AS');
  await other.close();
});

it.each<[Record<string, unknown>, string, string]>([
  [{ kind: 'shiftdDate' }, 'kind', 'Did you mean "shiftedDate"?'],
  [{ kind: 'nonsense at all' }, 'kind', 'must be one of missingField,'],
  [{ face: 'rst' }, 'face', 'Did you mean "rest"?'],
  [{ entity: 'Apointment' }, 'entity', 'Did you mean "Appointment"?'],
  [{ field: 'StartDte' }, 'field', 'Did you mean "StartDate"?'],
  [{ field: 'Recurrence.EndDte' }, 'field', 'Did you mean "EndDate"?'],
  [{ field: 'Description' }, 'field', 'shiftedDate is for a date'],
  [{ entity: 'Contact' }, 'field', 'Contact has no field StartDate'],
  [{ operation: 'gte' }, 'operation', 'Did you mean "get"?'],
  [{ operation: 'search' }, 'operation', 'unknown operation for shiftedDate "search"'],
  [{ list: 'task' }, 'list', 'list is only for the entity List, not Appointment'],
  [{ share: 2 }, 'share', 'from 0 to 1'],
  [{ amount: 1.5 }, 'amount', 'a whole number of hours'],
  [{ kind: 'reorderedRows', share: 0.5 }, 'share', 'applies to all records, so it has no share'],
  [{ kind: 'flippedBoolean', amount: 1 }, 'amount', 'flippedBoolean has no amount'],
  [{ kind: 'forbidden', field: 'Name' }, 'field', 'not about a field'],
  [{ kind: 'forbidden', entity: 'List' }, 'entity', 'forbidden is not for List'],
  [{ kind: 'wrongColumn', field: 'nmae' }, 'field', 'Did you mean "name"?'],
])('%j is refused with a hint', (divergence, setting, words) => {
  const add = () => emulator.divergences.add({ kind: 'shiftedDate', face: 'rest', ...divergence });
  expect(add).toThrow(ConfigurationError);
  expect(add).toThrow(expect.objectContaining({ path: `divergences.${setting}` }));
  expect(add).toThrow(words);
  expect(emulator.divergences.all).toEqual([]);
});

it.each<[Omit<Divergence, 'face'>, string]>([
  [{ kind: 'changedCase', field: 'Heading' }, 'Sale'],
  [{ kind: 'shiftedDate', field: 'Saledate' }, 'Sale'],
  [{ kind: 'missingField', field: 'Emails.Value' }, 'Contact'],
  [{ kind: 'changedCase', field: 'Title' }, 'Person'],
])('%j finds the entity that has the field', async (divergence, entity) => {
  emulator.divergences.add({ ...divergence, face: 'agents' });
  const found = await seen('agents', entity, 'entities');
  const pattern = (divergence.field ?? '').replace('.', '[*].');
  expect(new Set(found.map((each) => each.pattern))).toEqual(new Set([pattern]));
});
