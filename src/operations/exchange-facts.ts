import { isPlainObject } from '../codec/canonical/index.js';
import type { CanonicalObject } from '../contract/index.js';
import type { CallRecord } from '../observation/index.js';
import type { CallOptions } from './call-options.js';
import { type EntityDescription, type EntityStep, operationName } from './entity-description.js';
import type { Exchange, ExchangeName, Exchanges } from './exchange.js';
import { kindOfOperation } from './kind.js';

type Ids = CallRecord['ids'];

/** What an exchange does, whichever transport serves it. */
export interface Subject {
  readonly agent: string;
  readonly operation: string;
  readonly write: boolean;
}

/** What a write touches. */
export interface Change {
  readonly ids: Ids;
  readonly fields: readonly string[] | null;
}

/** What there is to know of an exchange without making it; one row for each. */
interface Row<Request> {
  /** The public name, if no repository gives one. */
  readonly operation: (request: Request) => string;
  /** The agent and the operation that stand for it on every transport. */
  readonly subject: (request: Request) => Subject;
  /** What the call is about: an entity's id, a list's name. */
  readonly id?: (request: Request) => number | string | undefined;
  /** What a write changes; `answer` is undefined if the call failed. */
  readonly change?: (request: Request, answer: unknown) => Change;
  /** Whether the cache may keep the answer of a read. */
  readonly cacheable?: (request: Request) => boolean;
}

type Table = { readonly [Name in ExchangeName]: Row<Exchanges[Name]['request']> };

type EntityRequest = Exchanges['entity.createDefault']['request'];
type AgentRequest = Exchanges['agent.call']['request'];

const subject = (agent: string, operation: string): Subject => ({
  agent,
  operation,
  write: kindOfOperation(agent, operation) === 'write',
});
const ofEntity = (method: string, step: EntityStep) => ({
  operation: ({ entity }: EntityRequest) => `${entity.repository}.${method}`,
  subject: ({ entity }: EntityRequest) => subject(entity.agent, operationName(entity, step)),
});
const ownId = ({ id }: { readonly id: number }) => id;
const keyOf = ({ primaryKey, table }: EntityDescription, id: unknown): Ids =>
  typeof id === 'number' && id !== 0 ? { [table === undefined ? primaryKey : `${table}.${primaryKey}`]: id } : {};

const ofAgent = {
  operation: ({ agent, operation }: AgentRequest) => `agents.${agent}.${operation}`,
  subject: ({ agent, operation }: AgentRequest) => subject(agent, operation),
  id: ({ parameters }: AgentRequest) => {
    const found = Object.entries(parameters).find(([name, value]) => /Id$/.test(name) && typeof value === 'number');
    return found?.[1] as number | undefined;
  },
};
const parametersChanged = ({ parameters }: AgentRequest): Change => ({
  ids: idsIn(parameters),
  fields: Object.keys(parameters),
});

const rows: Table = {
  'entity.createDefault': ofEntity('createDefault', 'CreateDefault'),
  'entity.create': {
    ...ofEntity('create', 'Save'),
    change: ({ entity, values }, answer) => ({
      ids: keyOf(entity, isPlainObject(answer) ? answer[entity.primaryKey] : undefined),
      fields: leaves(values),
    }),
  },
  'entity.get': { ...ofEntity('get', 'Get'), id: ownId },
  'entity.save': {
    ...ofEntity('save', 'Save'),
    id: ({ entity, carrier }) => carrier[entity.primaryKey] as number | undefined,
    change: ({ entity, carrier }) => ({ ids: keyOf(entity, carrier[entity.primaryKey]), fields: null }),
  },
  'entity.patch': {
    ...ofEntity('patch', 'Save'),
    id: ownId,
    change: ({ entity, id, patch }) => ({
      ids: keyOf(entity, id),
      fields: patch.filter(({ op }) => op !== 'test').map(({ path }) => fieldOf(path)),
    }),
  },
  'entity.merge': {
    ...ofEntity('merge', 'Save'),
    id: ownId,
    change: ({ entity, id, changes }) => ({ ids: keyOf(entity, id), fields: leaves(changes) }),
  },
  'entity.delete': {
    ...ofEntity('delete', 'Delete'),
    id: ownId,
    change: ({ entity, id }) => ({ ids: keyOf(entity, id), fields: null }),
  },
  'list.items': {
    operation: () => 'lists.items',
    subject: ({ restriction }) => subject('MDO', restriction === undefined ? 'GetList' : 'GetListWithRestriction'),
    id: ({ name }) => name.toLowerCase(),
    // A history changes with each use.
    cacheable: ({ onlyHistory }) => !onlyHistory,
  },
  'archive.page': {
    operation: () => 'archive.query',
    subject: () => subject('Archive', 'GetArchiveListByColumnsWithHeaderWithContext2'),
  },
  principal: {
    operation: () => 'principal',
    // No agent's operation says whose ticket it is.
    subject: () => ({ agent: 'SoPrincipal', operation: 'CurrentPrincipal', write: false }),
    cacheable: () => true,
  },
  'agent.call': { ...ofAgent, change: parametersChanged, cacheable: () => true },
  'agent.read': ofAgent,
  'agent.write': {
    ...ofAgent,
    subject: ({ agent, operation }) => ({ agent, operation, write: true }),
    change: (request) => {
      const { ids, fields } = parametersChanged(request);
      return { ids, fields: [...(fields ?? []), request.parameter] };
    },
  },
};

/** The public name of what is called, such as `contacts.get` or `agents.Appointment.CalculateDays`. */
export function publicName<Name extends ExchangeName>(
  { name, request }: Exchange<Name>,
  { call }: CallOptions,
): string {
  return call === undefined ? rows[name].operation(request) : call.operation;
}

/** The agent's operation that stands for an exchange, and whether it writes. */
export function subjectOf<Name extends ExchangeName>({ name, request }: Exchange<Name>): Subject {
  return rows[name].subject(request);
}

/** What a call is about: an entity's id, a list's name; undefined if it is about none. */
export function idOf<Name extends ExchangeName>({ name, request }: Exchange<Name>): number | string | undefined {
  return rows[name].id?.(request);
}

export function changeOf<Name extends ExchangeName>({ name, request }: Exchange<Name>, answer: unknown): Change {
  return rows[name].change?.(request, answer) ?? { ids: {}, fields: [] };
}

/** Whether the cache may keep the answer. */
export function isCacheable<Name extends ExchangeName>({ name, request }: Exchange<Name>): boolean {
  const row = rows[name];
  return !row.subject(request).write && row.cacheable?.(request) === true;
}

/** The fields that have a value of their own, such as `Contact.ContactId`. */
function leaves(values: CanonicalObject, prefix = ''): string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const path = prefix + name;
    return isPlainObject(value) && Object.keys(value).length > 0 ? leaves(value, `${path}.`) : [path];
  });
}

/** A JSON Pointer, whose leading slash may lack, as leaves are named. */
function fieldOf(pointer: string): string {
  const steps = pointer.replace(/^\//, '').split('/');
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');
}

/** The ids among the parameters of an operation, and those of the carriers among them. */
function idsIn(parameters: CanonicalObject): Ids {
  const ids: Record<string, number | readonly number[]> = {};
  for (const [name, value] of Object.entries(parameters)) {
    if (isPlainObject(value)) {
      const key = [`${name}Id`, `${name.replace(/Entity$/, '')}Id`, 'Id'].find(
        (each) => typeof value[each] === 'number',
      );
      if (key !== undefined && value[key] !== 0) ids[key === 'Id' ? `${name}.Id` : key] = Number(value[key]);
    } else if (/ids?$/i.test(name)) {
      if (typeof value === 'number') ids[name] = value;
      else if (Array.isArray(value) && value.every((each) => typeof each === 'number')) ids[name] = value;
    }
  }
  return ids;
}
