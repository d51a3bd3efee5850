import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Contract, TypeDescription } from '../../../contract/index.js';
import { type Search } from '../../../repositories/index.js';
import {
  type Arguments,
  type Call,
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
  operationName,
  entities,
  type documentMethods,
  type entityMethods,
  type EntityName,
  entityNames,
  relations,
  repositoryOperations,
} from '../../../operations/index.js';

interface Row {
  readonly parameters: readonly Parameter[];
  readonly answers: 'entity' | 'entities' | 'rows' | 'content' | 'nothing';
  readonly answersWithNow?: boolean;
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
    const rows = {
      ...methods,
      ...(name === 'documents' ? contentMethods : {}),
      ...Object.fromEntries(related.map((each) => [each, relation])),
    };
    return Object.entries(rows).map(([method, row]) => entityOperation(contract, name, method, row));
  });
}

function entityOperation(contract: Contract, name: EntityName, method: string, row: Row): Operation {
  const entity: EntityDescription = entities[name];
  const { parameters: wanted, answers, answersWithNow = false } = row;
  const kind = repositoryOperations.get(`${name}.${method}`)?.kind ?? 'write';
  const common: Operation = {
    name: `${name}.${method}`,
    kind,
    parameters: wanted,
    answersWithNow,
    answer: () => answerType(contract, entity, answers),
    call: async (so, given, option) => {
      const answer = callMethod(so[name], method, wanted, withBytes(given), option);
      if (answers === 'rows') return (answer as Search).toArray();
      return answers === 'content' ? digest((await answer) as Readable) : answer;
    },
  };
  if (kind === 'read') return common;
  const key = entity.primaryKey;
  return {
    ...common,
    readBack: (given, answer) => {
      const id = numberAt(given, 'id') ?? numberAt(answer, key) ?? numberAt(given['entity'], key);
      if (id === undefined) return undefined;
      return { call: method === 'writeContent' ? 'documents.readContent' : `${name}.find`, with: { id } };
    },
    ...(method === 'create' ? { creation: () => entityCreation(name, ['values']) } : {}),
    ...(method === 'delete' ? { removal: (given: Arguments) => ({ kind: name, id: numberAt(given, 'id') ?? 0 }) } : {}),
  };
}

/** How to recognise an entity that a call creates, given the path of its values in the arguments. */
export function entityCreation(name: EntityName, values: readonly string[]): Creation {
  const { field, column } = entities[name].title;
  const remove: Call = { call: `${name}.delete`, with: {} };
  return {
    kind: name,
    tagged: [...values, field],
    key: entities[name].primaryKey,
    remove,
    removeKey: 'id',
    search: (tag) => ({
      call: `${name}.query`,
      with: { criteria: { select: [column], filter: `${column} contains '${tag}'` } },
      id: 'PrimaryKey',
      text: ['columns', column],
    }),
  };
}

/** The entity that an agent's operation saves or deletes, such as `Appointment.SaveAppointmentEntity`. */
export function entityOfAgent(agent: string, operation: string, step: 'Save' | 'Delete'): EntityName | undefined {
  return entityNames.find(
    (name) => entities[name].agent === agent && operationName(entities[name], step) === operation,
  );
}

export function carrierOf(contract: Contract, entity: EntityDescription): TypeDescription | undefined {
  return contract.operation(entity.agent, operationName(entity, 'Get')).output.fields[0]?.type;
}

function answerType(contract: Contract, entity: EntityDescription, answers: Row['answers']) {
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
  const id = objectAt(given, parameter)[entities[name].primaryKey];
  return id === undefined || id === null || id === 0 ? entityCreation(name, [parameter]) : undefined;
}
