import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CarrierType } from '../../src/contract/index.js';
import { type EntityRepository, NotFoundError, NotSupportedError } from '../../src/index.js';
import {
  customObjectEntity,
  type EntityDescription,
  type EntityStep,
  entityTypes,
  operationName,
} from '../../src/operations/index.js';
import { contract } from '../support/contract.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';

type Entity = Record<string, unknown>;
type AnyEntityRepository = EntityRepository<Entity, string>;

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());

const steps = ['CreateDefault', 'Get', 'Save', 'Delete'] as const;

/** A custom object stands for all of them. */
const table = 'y_equipment';
const over = (transport: TestedTransport, name: string) =>
  (name === 'CustomObject'
    ? tenant[transport].customObjects(table)
    : tenant[transport].entity(name as 'TicketType')) as unknown as AnyEntityRepository;
const has = (row: EntityDescription, step: EntityStep) =>
  contract.agent(row.agent).operations.has(operationName(row, step));

/** A text that a user may change, in the order in which one would choose it: a field, or an entry of a dictionary. */
function textFieldOf(row: EntityDescription): string {
  if (row.table !== undefined) return 'Values/x_name';
  const type = contract.operation(row.agent, operationName(row, 'Get')).output.fields[0]?.type as CarrierType;
  const texts = type.fields.flatMap(({ name, type: { name: typeName } }) => (typeName === 'string' ? [name] : []));
  const preferred = ['Title', 'Name', 'Heading', 'Header', 'Lastname', 'Description', 'Tooltip', 'Author', 'Comment'];
  return preferred.find((name) => texts.includes(name)) ?? texts[0] ?? '';
}

/** An entity with this text in that field. */
function withText(field: string, text: string, entity: Entity = {}): Entity {
  const [name = '', key] = field.split('/');
  return { ...entity, [name]: key === undefined ? text : { ...(entity[name] as Entity | undefined), [key]: text } };
}

function textIn(field: string, entity: Entity): unknown {
  const [name = '', key] = field.split('/');
  return key === undefined ? entity[name] : (entity[name] as Entity)[key];
}

const rows: (readonly [string, EntityDescription])[] = [...entityTypes, ['CustomObject', customObjectEntity(table)]];
const complete = rows.filter(([, row]) => steps.every((step) => has(row, step)));

it('there is a repository for each of the 66 entities with all four operations, and for those whose names differ', () => {
  const named = complete.filter(([, row]) => steps.every((step) => operationName(row, step) === step + row.carrier));
  // These two have all four operations, of which one has another parameter or another answer.
  const otherwise = ['Product', 'Preference'];
  expect(named.length + otherwise.length).toBe(66);
  expect(complete.map(([name]) => name)).toEqual(expect.arrayContaining([...otherwise, 'CustomObject']));
});

describe.each(complete)('%s', (name, row) => {
  const field = textFieldOf(row);
  const others = (transport: TestedTransport) => transportNames.filter((each) => each !== transport);

  it.each(transportNames)('made over %s is the same on each transport, until it is deleted', async (transport) => {
    const values = field === '' ? {} : withText(field, `Made over ${transport}`);
    const made = await over(transport, name).create(values);
    const id = made[row.primaryKey] as number;
    expect(id).toBeGreaterThan(0);

    for (const each of transportNames) expect(await over(each, name).get(id)).toEqual(made);
    let saved: Entity = made;
    if (field !== '') {
      expect(textIn(field, made)).toBe(`Made over ${transport}`);
      const [second, third] = others(transport) as [TestedTransport, TestedTransport];
      const merged = await over(second, name).merge(id, withText(field, 'merged'));
      expect([textIn(field, merged), merged[row.primaryKey]]).toEqual(['merged', id]);
      const patched = await over(third, name).patch(id, [{ op: 'replace', path: `/${field}`, value: 'patched' }]);
      expect(textIn(field, patched)).toBe('patched');
      saved = await over(transport, name).save(withText(field, 'saved', patched));
      expect(textIn(field, saved)).toBe('saved');
      for (const each of transportNames) expect(await over(each, name).get(id)).toEqual(saved);
    }
    await over(transport, name).delete(id);
    const left = await Promise.all(transportNames.map((each) => over(each, name).find(id)));
    // Some are deleted by a mark, as an item of a list that may still be in use.
    const mark = left[0] === null ? null : { ...saved, Deleted: true };
    if (mark !== null) expect(saved).toHaveProperty('Deleted', false);
    for (const each of left) expect(each).toEqual(mark);
    if (mark !== null) return;
    for (const each of transportNames) expect(await errorOf(over(each, name).get(id))).toBeInstanceOf(NotFoundError);
  });

  it('has the same defaults on each transport', async () => {
    const [first, ...rest] = await Promise.all(transportNames.map((each) => over(each, name).createDefault()));
    for (const each of rest) expect(each).toEqual(first);
  });
});

const partial = rows.filter((row) => !complete.includes(row));

describe.each(partial)('%s, of which NetServer lacks an operation', (name, row) => {
  it.each(transportNames)('says so over %s, before anything is sent', async (transport) => {
    const repository = over(transport, name);
    const from = tenant.emulator.requests.length;
    const missing: [EntityStep, () => Promise<unknown>][] = [
      ['CreateDefault', () => repository.createDefault()],
      ['Save', () => repository.merge(1, {})],
      ['Delete', () => repository.delete(1)],
    ];
    for (const [step, call] of missing) {
      if (has(row, step)) continue;
      const error = await errorOf(call());
      expect(error).toBeInstanceOf(NotSupportedError);
      expect((error as Error).message).toContain(operationName(row, step));
    }
    expect(tenant.emulator.requests.length).toBe(from);
  });
});
