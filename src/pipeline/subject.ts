import { isPlainObject } from '../codec/canonical/index.js';
import type { CanonicalObject } from '../contract/index.js';
import type { CallRecord } from '../observation/index.js';
import { kindOfOperation } from '../operations/index.js';
import {
  type EntityDescription,
  type EntityStep,
  type ExchangeName,
  type Exchanges,
  operationName,
} from '../transports/transport.js';

type Ids = CallRecord['ids'];

/** What a call is for those who watch, whichever transport serves it. */
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

type Describe = {
  readonly [Name in ExchangeName]: {
    subject(request: Exchanges[Name]['request']): Subject;
    /** @param answer undefined where the call failed */
    change?(request: Exchanges[Name]['request'], answer: unknown): Change;
  };
};

const subject = (agent: string, operation: string): Subject => ({
  agent,
  operation,
  write: kindOfOperation(agent, operation) === 'write',
});
const ofStep = (step: EntityStep) => ({
  subject: ({ entity }: { entity: EntityDescription }) => subject(entity.agent, operationName(entity, step)),
});
const ofEntity = ({ primaryKey }: EntityDescription, id: unknown): Ids =>
  typeof id === 'number' && id !== 0 ? { [primaryKey]: id } : {};

const ofCall = ({ agent, operation }: Exchanges['agent.call']['request']) => subject(agent, operation);
const operationChange = ({ parameters }: Exchanges['agent.call']['request']): Change => ({
  ids: idsIn(parameters),
  fields: Object.keys(parameters),
});

const exchanges: Describe = {
  'entity.createDefault': ofStep('CreateDefault'),
  'entity.create': {
    ...ofStep('Save'),
    change: ({ entity, values }, answer) => ({
      ids: ofEntity(entity, isPlainObject(answer) ? answer[entity.primaryKey] : undefined),
      fields: leaves(values),
    }),
  },
  'entity.get': ofStep('Get'),
  'entity.save': {
    ...ofStep('Save'),
    change: ({ entity, carrier }) => ({ ids: ofEntity(entity, carrier[entity.primaryKey]), fields: null }),
  },
  'entity.patch': {
    ...ofStep('Save'),
    change: ({ entity, id, patch }) => ({
      ids: ofEntity(entity, id),
      fields: patch.filter(({ op }) => op !== 'test').map(({ path }) => fieldOf(path)),
    }),
  },
  'entity.merge': {
    ...ofStep('Save'),
    change: ({ entity, id, changes }) => ({ ids: ofEntity(entity, id), fields: leaves(changes) }),
  },
  'entity.delete': {
    ...ofStep('Delete'),
    change: ({ entity, id }) => ({ ids: ofEntity(entity, id), fields: null }),
  },
  'list.items': {
    subject: ({ restriction }) => subject('MDO', restriction === undefined ? 'GetList' : 'GetListWithRestriction'),
  },
  'archive.page': { subject: () => subject('Archive', 'GetArchiveListByColumnsWithHeaderWithContext2') },
  // Whose ticket it is: no operation of an agent, whichever way it is asked.
  principal: { subject: () => ({ agent: 'SoPrincipal', operation: 'CurrentPrincipal', write: false }) },
  'agent.call': { subject: ofCall, change: operationChange },
  'agent.read': { subject: ofCall },
  'agent.write': {
    subject: ({ agent, operation }) => ({ agent, operation, write: true }),
    change: (request) => {
      const { ids, fields } = operationChange(request);
      return { ids, fields: [...(fields ?? []), request.parameter] };
    },
  },
};

export function subjectOf<Name extends ExchangeName>(name: Name, request: Exchanges[Name]['request']): Subject {
  return exchanges[name].subject(request);
}

export function changeOf<Name extends ExchangeName>(
  name: Name,
  request: Exchanges[Name]['request'],
  answer: unknown,
): Change {
  return exchanges[name].change?.(request, answer) ?? { ids: {}, fields: [] };
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

/** The ids among the parameters of an operation, and those of the carriers that it is given. */
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
