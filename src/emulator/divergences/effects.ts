import { isJsonObject } from '../wire/json-object.js';
import type { CanonicalObject } from '../../contract/index.js';
import type { EntityRules } from '../rules/entities.js';
import { hashOf } from '../seed/draw.js';
import { ServerFailureError } from '../server-error.js';
import type { DivergingServer, Effect, EffectContext, OtherOutcome } from './effect.js';
import { type Exchange, typeOfEntity } from './exchange.js';
import { changedAt, type FieldChange } from './field-path.js';
import type { ItemsChange, ValueChange } from './value-changes.js';

/** Maps an id to a number from 0 to below 1, always the same, to compare with a share. */
export function shareOf(id: number): number {
  return hashOf(id, 'divergence') / 2 ** 32;
}

export function fieldEffect(change: ValueChange): Effect {
  return (context, act) => {
    const { exchange, server, applies } = context;
    const { key, each } = shapeOf(server, exchange);
    return each(act(), (record) =>
      applies(Number(record[key] ?? 0)) ? changedField(context, record, asFieldChange(context, change)) : record,
    );
  };
}

export function itemsEffect(change: ItemsChange): Effect {
  return (context, act) => {
    const { server, exchange, steps } = context;
    const value = act();
    const type = typeOfEntity(server.entities, exchange.entity);
    if (steps.length === 0) return Array.isArray(value) ? change(value, type) : value;
    const { each } = shapeOf(server, exchange);
    return each(value, (record) =>
      changedField(context, record, (items, listType) =>
        Array.isArray(items) && listType.kind === 'array' ? change(items, listType.item.type) : items,
      ),
    );
  };
}

/** @param when `before` the server acts, which then does nothing, or `after` it */
export function presentBy(outcome: OtherOutcome, when: 'before' | 'after' = 'after'): Effect {
  return (context, act) => {
    const { exchange, server, applies } = context;
    const id = exchange.id ?? 0;
    if (when === 'before') return applies(id) && server.store.has(exchange.entity, id) ? outcome(context) : act();
    const value = act();
    return value !== null && applies(id) ? outcome(context) : value;
  };
}

export function absentBy(outcome: OtherOutcome): Effect {
  return (context, act) => {
    if (!context.applies(context.exchange.id ?? 0)) return act();
    try {
      return act() ?? outcome(context);
    } catch (error) {
      if (error instanceof ServerFailureError && error.status === 404) return outcome(context);
      throw error;
    }
  };
}

export const fieldUnstored: Effect = (context, act) =>
  afterChange(context, act, (before, after, value) => {
    const { server, exchange, steps } = context;
    const type = typeOfEntity(server.entities, exchange.entity);
    let old: unknown;
    changedAt(type, before, steps, (found) => (old = found));
    return { stored: changedAt(type, after, steps, () => old ?? null), value };
  });

export const updatedDateKept: Effect = (context, act) =>
  afterChange(context, act, ({ UpdatedDate }, after, value) => ({
    stored: { ...after, UpdatedDate },
    value: { ...value, UpdatedDate },
  }));

export const deleteIgnored: Effect = ({ server, exchange, applies }, act) => {
  const { entity, id = 0 } = exchange;
  const { store } = server;
  const before = applies(id) ? store.read(entity, id, (found) => structuredClone(found)) : undefined;
  const content = store.contents.get(id);
  const value = act();
  if (before !== undefined) {
    server.entities.restore(requiredRules(server, entity), id, before);
    if (entity === 'Document' && content !== undefined) store.contents.set(id, content);
  }
  return value;
};

/** A default that is proposed, and stored if the client does not set the field. */
export function defaultEffect(change: ValueChange): Effect {
  return (context, act) => {
    const { server, exchange, steps } = context;
    const other = (record: CanonicalObject) => changedField(context, record, asFieldChange(context, change));
    // Over SOAP and Agents a client saves the proposed value, which already differs.
    if (exchange.operation === 'create' && exchange.face !== 'rest') return act();
    const value = act();
    if (!isJsonObject(value)) return value;
    if (exchange.operation === 'default') return other(value);
    const rules = requiredRules(server, exchange.entity);
    const type = server.entities.typeOf(rules);
    const at = (record: unknown): unknown => {
      let found: unknown;
      changedAt(type, record, steps, (each) => (found = each));
      return found;
    };
    const usual = server.entities.createDefault(rules, { associateId: 0, name: '', fullName: '' });
    if (at(usual) !== at(value)) return value;
    const changed = other(value);
    server.store.put(rules.name, Number(value[rules.primaryKey]), changed);
    return changed;
  };
}

export function rowsEffect(change: (rows: readonly CanonicalObject[]) => CanonicalObject[]): Effect {
  return (_context, act) => withRows(act(), change);
}

export const rowsWithout: Effect = ({ applies }, act) =>
  withRows(act(), (rows) => rows.filter((row) => !applies(Number(row['PrimaryKey']))));

export const wrongCells: Effect = ({ steps }, act) => {
  const [wanted = ''] = steps;
  return withRows(act(), (rows) =>
    rows.map((row, index) => {
      const other = rows.at(index - 1) ?? row;
      const cells = cellsOf(row);
      const name = Object.keys(cells).find((each) => each.toLowerCase() === wanted.toLowerCase());
      if (name === undefined) return row;
      const changed = { ...cells, [name]: cellsOf(other)[name] };
      const place = cellPlaces.find((each) => isJsonObject(row[each]));
      return place === undefined ? { ...row, ...changed } : { ...row, [place]: changed };
    }),
  );
};

/** Where the cells of a row are, for the Archive agent and for OData; in OData's slim mode they are fields of the row. */
const cellPlaces = ['ColumnData', 'Column'] as const;

function cellsOf(row: CanonicalObject): CanonicalObject {
  for (const place of cellPlaces) {
    const cells = row[place];
    if (isJsonObject(cells)) return cells;
  }
  return row;
}

/** The rows of an answer: by the Archive agent with a header or without, and by OData. */
function withRows(answer: unknown, change: (rows: readonly CanonicalObject[]) => CanonicalObject[]): unknown {
  if (Array.isArray(answer)) return change(answer as CanonicalObject[]);
  if (!isJsonObject(answer)) return answer;
  const name = Array.isArray(answer['Rows']) ? 'Rows' : 'value';
  const rows = answer[name];
  return Array.isArray(rows) ? { ...answer, [name]: change(rows as CanonicalObject[]) } : answer;
}

/** Lets the server change an entity, then changes what is stored and answered. */
function afterChange(
  { server, exchange, applies }: EffectContext,
  act: () => unknown,
  change: (
    before: CanonicalObject,
    after: CanonicalObject,
    value: CanonicalObject,
  ) => { readonly stored: unknown; readonly value: unknown },
): unknown {
  const { entity, id = 0 } = exchange;
  const before = applies(id) ? server.store.read(entity, id, (found) => structuredClone(found)) : undefined;
  const value = act();
  const after = server.store.read(entity, id, (found) => structuredClone(found));
  if (before === undefined || after === undefined || !isJsonObject(value)) return value;
  const result = change(before, after, value);
  server.store.put(entity, id, result.stored as CanonicalObject);
  return result.value;
}

/** Finds the records of an answer: one entity, or the items of a list. */
function shapeOf({ entities }: DivergingServer, { entity }: Exchange) {
  type Change = (record: CanonicalObject) => unknown;
  const one = (value: unknown, change: Change): unknown => (isJsonObject(value) ? change(value) : value);
  const rules = entities.rulesFor(entity);
  if (rules !== undefined) return { key: rules.primaryKey, each: one };
  const each = (value: unknown, change: Change): unknown =>
    Array.isArray(value) ? value.map((item) => one(item, change)) : value;
  return { key: 'Id', each };
}

function changedField(
  { server, exchange, steps }: EffectContext,
  record: CanonicalObject,
  change: FieldChange,
): CanonicalObject {
  return changedAt(typeOfEntity(server.entities, exchange.entity), record, steps, change) as CanonicalObject;
}

function asFieldChange({ server, amount }: EffectContext, change: ValueChange): FieldChange {
  const { baseTimeZone } = server.settings;
  return (value, type) => change(value, { type, amount, baseTimeZone });
}

function requiredRules({ entities }: DivergingServer, entity: string): EntityRules {
  const rules = entities.rulesFor(entity);
  if (rules === undefined) throw new TypeError(`the emulator has no rules for ${entity}`);
  return rules;
}
