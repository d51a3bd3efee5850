import type { CanonicalObject, CarrierType } from '../../contract/index.js';
import type { Session } from '../access/access.js';
import {
  divergingEntities,
  type DivergingOperation,
  type Exchange,
  listExchange,
  searchExchange,
} from '../divergences/exchange.js';
import { divergedResult } from '../divergences/outputs.js';
import type { EntityResource, EntityRules } from '../rules/entities.js';
import { type FoundResource, resourceOf } from '../rules/generic-entities.js';
import { listItems, mdoListNames } from '../rules/lists.js';
import { principalOf } from '../rules/principal.js';
import { lastChange } from '../rules/stamps.js';
import { seedVersion } from '../seed/version.js';
import { everyKey } from '../store/table.js';
import { badRequest, ServerFailureError } from '../server-error.js';
import {
  bindingAnswer,
  type Face,
  type FaceCall,
  header,
  jsonAnswer,
  noResource,
  sessionOfCall,
  jsonResult,
  type FaceResult,
  written,
} from './context.js';
import { isJsonObject } from '../wire/json-object.js';
import { parseBody, readBody } from './json-body.js';
import { patched } from './rest-changes.js';
import { answerAsOperation, answerWaiting } from './rest-operations.js';
import { archiveColumns, archiveNames, odataSearch } from './odata.js';
import { stringResource } from './strings.js';

/** `/api/v1/…`: the RESTful resources. */
export const restFace: Face = {
  recognise({ steps, method }) {
    if (steps[0]?.toLowerCase() !== 'api' || steps[2]?.toLowerCase() === 'agents') return undefined;
    return { face: 'rest', agent: steps[2]?.split('?')[0], operation: method };
  },
  answer(call) {
    try {
      const waiting = answerWaiting(call, call.steps.slice(2));
      if (waiting !== undefined) return waiting.then((result) => written(call, result));
      return written(
        call,
        divergedResult(call.server, exchangeOf(call), () => route(call)),
      );
    } catch (error) {
      if (!(error instanceof ServerFailureError)) throw error;
      const failure = {
        Error: true,
        ErrorType: error.exceptionType,
        ErrorMessage: error.message,
        ErrorSource: 'SuperOffice.Services.Implementation',
      };
      return bindingAnswer(error) ?? jsonAnswer(error.status, failure);
    }
  },
};

function route(call: FaceCall): FaceResult {
  const { server, steps, origin } = call;
  const [, version, resource, ...rest] = steps;
  if (version === undefined || version === '') return versions(origin, server.tenant);
  if (version.toLowerCase() !== 'v1') throw noResource(call);
  const session = sessionOfCall(call);
  const name = resource?.toLowerCase() ?? '';
  if (name === 'user' && rest[0]?.toLowerCase() === 'currentprincipal') {
    return jsonResult({ ...principalOf(session), UserName: session.name });
  }
  if (name === 'mdolist') return mdoList(call, rest);
  const strings = name === 'string' ? stringResource(call, rest) : undefined;
  if (strings !== undefined) return strings;
  const found = resourceOf(steps.slice(2));
  // The content of a template is below its item.
  const isItem = name === 'list' && found !== undefined && found.rest.length < 2;
  const answer = isItem ? undefined : answerAsOperation(call, steps.slice(2), session);
  if (answer !== undefined) return answer;
  if (name === 'list' && !isItem) return listResource(call, rest);
  if (name === 'archive') return archive(call, rest, session);
  if (found === undefined) throw noResource(call);
  return entityResource(call, found, session);
}

function entityResource(call: FaceCall, { rules, resource, rest }: FoundResource, session: Session): FaceResult {
  const { server, steps, method } = call;
  const [id, below] = rest;
  const provider = related[rules.name]?.[below?.toLowerCase() ?? ''];
  if (provider !== undefined && rest.length === 2 && /^\d{1,10}$/.test(id ?? '')) {
    if (method !== 'GET') throw notAllowed(method, steps.join('/'));
    server.entities.get(rules, Number(id));
    return odataSearch(call, provider, session, `${rules.name.toLowerCase()}Id = ${Number(id)}`);
  }
  if (rest.length > 1) throw noResource(call);
  if (id === undefined) return collection(call, rules, resource, session);
  if (id.toLowerCase() === 'default' && resource.hasDefault) {
    if (method !== 'GET') throw notAllowed(method, 'default');
    return jsonResult(server.entities.createDefault(rules, session), server.entities.typeOf(rules));
  }
  return single(call, rules, resource, id, session);
}

function versions(origin: string, tenant: string): FaceResult {
  return jsonAnswer(200, {
    v1: `${origin}/${tenant}/api/v1/`,
    NetServerVersion: seedVersion.file,
    NetServerAssembly: seedVersion.assembly,
    NetServerDate: seedVersion.date,
    NetServerLabel: seedVersion.label,
    NetServer: seedVersion.name,
    Services: 'Services88',
    ServicesCurrent: 'Services88',
    Version: 'v1',
  });
}

/** Which archive a collection shows, by the vendor's OpenAPI document. */
const collections: Readonly<Record<string, string>> = {
  Appointment: 'FindAppointment',
  Contact: 'SimpleContact',
  Person: 'Person',
  Project: 'FindProject',
  Sale: 'FindSale',
  Document: 'FindDocument',
  Ticket: 'FindTicket',
  TicketMessage: 'TicketMessage',
  Selection: 'FindSelection',
  User: 'AllUsers',
};

/** The lists below an entity, in lower case, and the archives that they show: by the same document. */
const related: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Contact: {
    appointments: 'Appointment',
    documents: 'Document',
    persons: 'Person',
    sales: 'SaleFilteredWithStakeholder',
  },
  Person: { appointments: 'Appointment', documents: 'Document', sales: 'SaleFilteredWithStakeholder' },
  Project: { members: 'ProjectMember' },
  Sale: { stakeholders: 'SaleStakeholder' },
  Ticket: { messages: 'TicketMessage' },
  Selection: { members: 'ContactSelection' },
};

/** What a call to a resource asks for, if a divergence can apply to it. */
function exchangeOf({ server, method, steps }: FaceCall): Exchange | undefined {
  const [, , resource = '', step, below] = steps;
  const name = resource.toLowerCase();
  if (name === 'mdolist' || (name === 'list' && below?.toLowerCase() === 'mdoitems')) {
    return listExchange('rest', step ?? '');
  }
  if (name === 'archive') return metadataOf(step, below) === undefined ? searchExchange('rest', step ?? '') : undefined;
  const rules = server.entities.rulesFor(name);
  if (rules === undefined || !divergingEntities.includes(rules.name)) return undefined;
  const { name: entity } = rules;
  if (below !== undefined) return searchExchange('rest', related[entity]?.[below.toLowerCase()] ?? '');
  if (step === undefined) {
    return method === 'GET'
      ? searchExchange('rest', collections[entity] ?? entity)
      : { face: 'rest', operation: 'create', entity };
  }
  if (step.toLowerCase() === 'default') return { face: 'rest', operation: 'default', entity };
  const operation = entityMethods[method];
  return operation === undefined ? undefined : { face: 'rest', operation, entity, id: Number(step) };
}

const entityMethods: Readonly<Record<string, DivergingOperation>> = {
  GET: 'get',
  PUT: 'save',
  PATCH: 'save',
  DELETE: 'delete',
};

function archive(call: FaceCall, [name, more]: string[], session: Session): FaceResult {
  if (call.method !== 'GET' && call.method !== 'POST') throw notAllowed(call.method, 'Archive');
  const described = metadataOf(name, more);
  if (described !== undefined) return archiveColumns(call, described);
  if (more !== undefined) throw noResource(call);
  return name === undefined || name === '' ? archiveNames(call) : odataSearch(call, name, session);
}

/** The archive whose columns are asked for: `/contact/$metadata` by the OpenAPI document, `/contact$metadata` by the vendor's page. */
function metadataOf(name = '', more: string | undefined): string | undefined {
  if (more?.toLowerCase() === '$metadata') return name;
  return more === undefined && /.\$metadata$/i.test(name) ? name.slice(0, -'$metadata'.length) : undefined;
}

function collection(call: FaceCall, rules: EntityRules, resource: EntityResource, session: Session): FaceResult {
  const { server, method } = call;
  if (!resource.collection.has(method)) throw notAllowed(method, rules.name);
  if (method === 'GET') {
    if (resource.path.startsWith('list/')) return allItems(call, rules);
    return odataSearch(call, collections[rules.name] ?? rules.name, session);
  }
  const values = requiredObject(call, server.entities.typeOf(rules));
  const created = server.entities.create(rules, values, session);
  return jsonResult(created, server.entities.typeOf(rules), selection(call, rules));
}

/** The items of a list, as the carriers that its own resource has. */
function allItems({ server }: FaceCall, rules: EntityRules): FaceResult {
  const { entities } = server;
  const type = entities.typeOf(rules);
  const item = { name: type.name, namespace: type.namespace, type, nillable: true, optional: true };
  const items = [...entities.ids(rules, everyKey, false)].map((id) => entities.get(rules, id));
  return jsonResult(items, { kind: 'array', namespace: type.namespace, name: `ArrayOf${type.name}`, item });
}

function single(
  call: FaceCall,
  rules: EntityRules,
  resource: EntityResource,
  step: string,
  session: Session,
): FaceResult {
  const { server, method } = call;
  const { entities } = server;
  if (step.includes('$')) {
    const [id = '', option = ''] = step.split('$');
    throw badRequest(`Hint: the query starts with a question mark: /${rules.name}/${id}?$${option}`);
  }
  if (!/^\d{1,10}$/.test(step)) throw noResource(call);
  const id = Number(step);
  if (method !== 'POST' && !resource.single.has(method)) throw notAllowed(method, rules.name);
  const select = (entity: CanonicalObject) => jsonResult(entity, entities.typeOf(rules), selection(call, rules));
  const checkUnmodified = () =>
    entities.checkUnmodified(rules, id, { unmodifiedSince: dateHeader(call, 'if-unmodified-since') });
  switch (method) {
    case 'GET': {
      const entity = entities.get(rules, id);
      const since = dateHeader(call, 'if-modified-since');
      const changed = lastChange(entity)?.slice(0, 19);
      if (since !== undefined && changed !== undefined && changed <= since) return { status: 304 };
      return select(withForeignKeys(call, rules, id, entity));
    }
    case 'PUT': {
      entities.get(rules, id);
      checkUnmodified();
      return select(entities.replace(rules, id, requiredObject(call, entities.typeOf(rules)), session));
    }
    case 'PATCH': {
      entities.get(rules, id);
      checkUnmodified();
      return select(patched(call, rules, id, session));
    }
    case 'DELETE':
      checkUnmodified();
      entities.delete(rules, id, session);
      return { status: 204 };
    case 'POST':
      throw new ServerFailureError(
        405,
        'HttpException',
        `Hint: changes to an entity go by PATCH, not POST: PATCH /${rules.name}/${id}`,
      );
    default:
      throw notAllowed(method, rules.name);
  }
}

/** Leaves out what the call did not select. */
function selection({ server, query }: FaceCall, rules: EntityRules) {
  const names = query.get('$select') ?? undefined;
  return (entity: unknown): unknown =>
    entity === null ? null : server.entities.select(rules, entity as CanonicalObject, names);
}

/** With `fk`, the keys of other systems are among the extra fields. */
function withForeignKeys({ server, query }: FaceCall, { name }: EntityRules, id: number, entity: CanonicalObject) {
  const keys = query.get('fk')?.toLowerCase() === 'true' ? server.store.foreignKeys.get(`${name} ${id}`) : undefined;
  if (keys === undefined) return entity;
  return { ...entity, ExtraFields: { ...(entity['ExtraFields'] as CanonicalObject | null), ...keys } };
}

function mdoList(call: FaceCall, [name, more]: string[]): FaceResult {
  if (call.method !== 'GET') throw notAllowed(call.method, 'MDOList');
  if (name === undefined || name === '') return jsonAnswer(200, mdoListNames(call.server.store));
  if (more !== undefined) throw noResource(call);
  return jsonResult(itemsOf(call, name), call.server.entities.listType());
}

function listResource(call: FaceCall, [name = '', view = '', more]: string[]): FaceResult {
  if (name.toLowerCase() === 'mdo') {
    throw new ServerFailureError(404, 'HttpException', `Hint: MDO lists are at /MDOList/${view}`);
  }
  if (call.method !== 'GET' || view.toLowerCase() !== 'mdoitems' || more !== undefined) throw noResource(call);
  return jsonResult(itemsOf(call, name), call.server.entities.listType());
}

function itemsOf({ server, query }: FaceCall, name: string): CanonicalObject[] {
  const flat = query.get('flat')?.toLowerCase() === 'true';
  return listItems(server.store, { name, flat, search: query.get('query') ?? '' });
}

function requiredObject(call: FaceCall, type: CarrierType): CanonicalObject {
  const body = parseBody(call);
  if (!isJsonObject(body)) throw badRequest('Bad request. Entity to save is not in request body.');
  return given(type, body, readBody(call, type, body) as CanonicalObject);
}

/** A new entity takes its defaults for fields that the body leaves out, so those must stay left out. */
function given(type: CarrierType, body: CanonicalObject, read: CanonicalObject): CanonicalObject {
  const said = new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
  return Object.fromEntries(
    type.fields.flatMap((field): [string, unknown][] => {
      const name = field.name.toLowerCase();
      if (!said.has(name)) return [];
      const inner = said.get(name);
      const value = read[field.name];
      const partial = field.type.kind === 'carrier' && isJsonObject(inner) && isJsonObject(value);
      return [[field.name, partial ? given(field.type, inner, value) : value]];
    }),
  );
}

function dateHeader(call: FaceCall, name: string): string | undefined {
  const text = header(call, name);
  if (text === undefined) return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw badRequest(`${name} must be a date, not ${text}`);
  // A year below 100 would be read as one of the 20th century.
  const year = /\b(\d{4})\b/.exec(text)?.[1];
  if (year !== undefined) date.setUTCFullYear(Number(year));
  return date.toISOString().slice(0, 19);
}

function notAllowed(method: string, resource: string): ServerFailureError {
  return new ServerFailureError(405, 'HttpException', `The resource ${resource} does not support ${method}`);
}
