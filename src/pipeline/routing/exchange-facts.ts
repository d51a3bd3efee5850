import { subjectOf } from '../subject.js';
import type { CallOptions, ExchangeName, Exchanges } from '../../transports/transport.js';

/** What routing needs to know of an exchange; one row for each. */
interface Facts<Request> {
  /** The public name, where no repository gives one. */
  readonly operation: (request: Request) => string;
  /** What the call is about: an entity's id, a list's name. */
  readonly id: (request: Request) => number | string | undefined;
}

type Table = { readonly [Name in ExchangeName]: Facts<Exchanges[Name]['request']> };

type EntityRequest = Exchanges['entity.createDefault']['request'];
type AgentRequest = Exchanges['agent.call']['request'];

const nothing = () => undefined;
const ownId = ({ id }: { readonly id: number }) => id;

const ofEntity = (step: string) => (request: EntityRequest) => `${request.entity.repository}.${step}`;
const ofAgent = ({ agent, operation }: AgentRequest) => `agents.${agent}.${operation}`;

function idAmongParameters({ parameters }: AgentRequest): number | undefined {
  const found = Object.entries(parameters).find(([name, value]) => /Id$/.test(name) && typeof value === 'number');
  return found?.[1] as number | undefined;
}

const facts: Table = {
  'entity.createDefault': { operation: ofEntity('createDefault'), id: nothing },
  'entity.create': { operation: ofEntity('create'), id: nothing },
  'entity.get': { operation: ofEntity('get'), id: ownId },
  'entity.save': {
    operation: ofEntity('save'),
    id: ({ entity, carrier }) => carrier[entity.primaryKey] as number | undefined,
  },
  'entity.patch': { operation: ofEntity('patch'), id: ownId },
  'entity.merge': { operation: ofEntity('merge'), id: ownId },
  'entity.delete': { operation: ofEntity('delete'), id: ownId },
  'list.items': { operation: () => 'lists.items', id: ({ name }) => name.toLowerCase() },
  'archive.page': {
    operation: () => 'archive.query',
    id: nothing,
  },
  principal: { operation: () => 'principal', id: nothing },
  'agent.call': {
    operation: ofAgent,
    id: idAmongParameters,
  },
  'agent.read': { operation: ofAgent, id: idAmongParameters },
  'agent.write': { operation: ofAgent, id: idAmongParameters },
};

/** The public name of what is called, such as `contacts.get` or `agents.Appointment.CalculateDays`. */
export function operationOf<Name extends ExchangeName>(
  name: Name,
  request: Exchanges[Name]['request'],
  { call }: CallOptions,
): string {
  return call === undefined ? facts[name].operation(request) : call.operation;
}

export function idOf<Name extends ExchangeName>(name: Name, request: Exchanges[Name]['request']) {
  return facts[name].id(request);
}

/** Whether the exchange changes nothing on the server, whatever the operation is called that it is made for. */
export function isReading<Name extends ExchangeName>(name: Name, request: Exchanges[Name]['request']): boolean {
  return !subjectOf(name, request).write;
}
