import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Contract, TypeDescription } from '../../../contract/index.js';
import { type Search } from '../../../repositories/index.js';
import {
  type Arguments,
  callMethod,
  type Creation,
  numberAt,
  objectAt,
  type Operation,
  type Parameter,
  parameters,
} from './operation.js';
import {
  type EntityDescription,
  type AgentMethod,
  agentMethodsOf,
  operationName,
  type documentMethods,
  entityMethods,
  type EntityName,
  entityNames,
  entityRow,
  relations,
  repositoryOperations,
} from '../../../operations/index.js';

interface Row {
  readonly parameters: readonly Parameter[];
  readonly answers: 'entity' | 'entities' | 'rows' | 'content' | 'operation' | 'nothing';
  readonly answersWithNow?: boolean;
  /** The operation of an agent that the method is. */
  readonly method?: AgentMethod;
}

/** The methods of every entity repository. */
const methods: Readonly<Record<keyof typeof entityMethods | 'query', Row>> = {
  createDefault: { parameters: parameters('options?'), answers: 'entity', answersWithNow: true },
  create: { parameters: parameters('values', 'options?'), answers: 'entity' },
  get: { parameters: parameters('id', 'options?'), answers: 'entity' },
  find: { parameters: parameters('id', 'options?'), answers: 'entity' },
  getMany: { parameters: parameters('ids', 'options?'), answers: 'entities' },
  save: { parameters: parameters('entity', 'options?'), answers: 'entity' },
  patch: { parameters: parameters('id', 'operations', 'options?'), answers: 'entity' },
  merge: { parameters: parameters('id', 'changes', 'options?'), answers: 'entity' },
  delete: { parameters: parameters('id', 'options?'), answers: 'nothing' },
  query: { parameters: parameters('criteria', 'options?'), answers: 'rows' },
};

const contentMethods: Readonly<Record<keyof typeof documentMethods, Row>> = {
  readContent: { parameters: parameters('id', 'options?'), answers: 'content' },
  writeContent: { parameters: parameters('id', 'content', 'options?'), answers: 'entity' },
};

const relation: Row = { parameters: parameters('id', 'criteria', 'options?'), answers: 'rows' };

/** The operations of the entity repositories. */
export function entityOperations(contract: Contract): Operation[] {
  return entityNames.flatMap((name) => {
    const related = Object.keys(name in relations ? relations[name as keyof typeof relations] : {});
    const rows: Readonly<Record<string, Row>> = {
      ...Object.fromEntries(Object.entries(methods).filter(([method]) => hasMethod(name, method))),
      ...(name === 'documents' ? contentMethods : {}),
      ...Object.fromEntries(related.map((each) => [each, relation])),
      ...Object.fromEntries(Object.entries(agentMethodsOf(name)).map(([method, row]) => [method, agentRow(row)])),
    };
    return Object.entries(rows).map(([method, row]) => entityOperation(contract, name, method, row));
  });
}

/** Does the server have what a method of every repository needs? */
function hasMethod(name: EntityName, method: string): boolean {
  const { absent = [], archive } = entityRow(name);
  if (method === 'query') return archive !== undefined;
  // What is created starts from the defaults.
  if (method === 'create' && absent.includes('CreateDefault')) return false;
  const [step] = entityMethods[method as keyof typeof entityMethods];
  return !absent.includes(step);
}

/** The parameters of a method are named after those of its operation; an id that comes first is `id`. */
function agentRow(method: AgentMethod): Row {
  const { parameters: names, content, streamed = false, first, answers = content === undefined } = method;
  const named = names.map((name) => name.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]/, (start) => start.toLowerCase()));
  const given = first === undefined ? ['id', ...named.slice(1)] : named;
  return {
    parameters: parameters(...given, ...(content === undefined ? [] : ['content']), 'options?'),
    answers: streamed ? 'content' : answers ? 'operation' : 'nothing',
    method,
  };
}

function entityOperation(contract: Contract, name: EntityName, method: string, row: Row): Operation {
  const entity = entityRow(name);
  const { parameters: wanted, answersWithNow = false, answers } = row;
  const kind = repositoryOperations.get(`${name}.${method}`)?.kind ?? 'write';
  const common: Operation = {
    name: `${name}.${method}`,
    kind,
    parameters: wanted,
    answersWithNow,
    answer: () => answerType(contract, entity, row),
    call: async (so, given, option) => {
      const answer = callMethod(so[name], method, wanted, withBytes(given), option);
      if (answers === 'rows') return (answer as Search).toArray();
      return answers === 'content' ? digest((await answer) as Readable) : answer;
    },
  };
  if (kind === 'read') return common;
  const key = entity.primaryKey;
  const creates = method === 'create' || row.method?.creates === true;
  return {
    ...common,
    readBack: (given, answer) => {
      const own = creates ? undefined : numberAt(given, 'id');
      const id = own ?? numberAt(answer, key) ?? numberAt(given['entity'], key);
      if (id === undefined) return undefined;
      const part = partReaders[method];
      if (part === undefined) return { call: `${name}.find`, with: { id } };
      const others = Object.entries(given).filter(([parameter]) => parameter !== part.written);
      return { call: `${name}.${part.reader}`, with: Object.fromEntries(others) };
    },
    ...(creates ? { creation: () => entityCreation(name, ['values']) } : {}),
    ...(method === 'delete' ? { removal: (given: Arguments) => ({ kind: name, id: numberAt(given, 'id') ?? 0 }) } : {}),
  };
}

/** Methods that write something beside the entity: which parameter it is, and the method that reads it. */
const partReaders: Readonly<Record<string, { readonly written: string; readonly reader: string }>> = {
  writeContent: { written: 'content', reader: 'readContent' },
  writeImage: { written: 'content', reader: 'readImage' },
  saveNote: { written: 'note', reader: 'note' },
};

/** How to recognise an entity that a call creates, given the path of its values in the arguments. */
export function entityCreation(name: EntityName, values: readonly string[]): Creation {
  const { absent = [], primaryKey, title } = entityRow(name);
  const creation = {
    kind: name,
    key: primaryKey,
    removeKey: 'id',
    ...(absent.includes('Delete') ? {} : { remove: { call: `${name}.delete`, with: {} } }),
  };
  if (title === undefined) return creation;
  const { field, column } = title;
  return {
    ...creation,
    mark: {
      path: [...values, field],
      search: (tag) => ({
        call: `${name}.query`,
        with: { criteria: { select: [column], filter: `${column} contains '${tag}'` } },
        id: 'PrimaryKey',
        text: ['columns', column],
      }),
    },
  };
}

/** The entity that an agent's operation saves or deletes, such as `Appointment.SaveAppointmentEntity`. */
export function entityOfAgent(agent: string, operation: string, step: 'Save' | 'Delete'): EntityName | undefined {
  return entityNames.find(
    (name) => entityRow(name).agent === agent && operationName(entityRow(name), step) === operation,
  );
}

export function carrierOf(contract: Contract, entity: EntityDescription): TypeDescription | undefined {
  return contract.operation(entity.agent, operationName(entity, 'Get')).output.fields[0]?.type;
}

function answerType(contract: Contract, entity: EntityDescription, { answers, method }: Row) {
  if (answers === 'operation' && method !== undefined) {
    return contract.operation(method.agent, method.operation).output.fields[0]?.type;
  }
  if (answers !== 'entity' && answers !== 'entities') return undefined;
  const carrier = carrierOf(contract, entity);
  if (answers === 'entity' || carrier === undefined) return carrier;
  const item = { namespace: '', name: entity.carrier, type: carrier, nillable: true, optional: true };
  return { kind: 'array', namespace: '', name: `ArrayOf${entity.carrier}`, item } as const;
}

/** A scenario gives content as text. */
function withBytes(given: Arguments): Arguments {
  const content = given['content'];
  return typeof content === 'string' ? { ...given, content: Buffer.from(content, 'utf8') } : given;
}

/** Content is streamed, not held in memory: its length and digest are compared. */
async function digest(content: Readable): Promise<unknown> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of content) {
    const piece = part as Uint8Array;
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Set if a call to an agent creates an entity rather than changing one. */
export function agentCreation(name: EntityName, parameter: string, given: Arguments): Creation | undefined {
  const id = objectAt(given, parameter)[entityRow(name).primaryKey];
  return id === undefined || id === null || id === 0 ? entityCreation(name, [parameter]) : undefined;
}
