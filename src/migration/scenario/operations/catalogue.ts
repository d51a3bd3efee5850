import type { Contract, Operation as ContractOperation } from '../../../contract/index.js';
import { didYouMean, nearest, SuperOfficeError } from '../../../errors/index.js';
import { type EntityName, entityRow, kindOfOperation } from '../../../operations/index.js';
import { type Agents } from '../../../repositories/index.js';
import type { Side } from '../../side.js';
import { agentCreation, entityOfAgent, entityOperations } from './entity-operations.js';
import { listOperations } from './list-operations.js';
import {
  type Arguments,
  type Call,
  numberAt,
  objectAt,
  type Operation,
  parameters,
  withTransport,
} from './operation.js';
import { tableOperations } from './table-operations.js';

/** All operations that a scenario can call, by name. */
export class OperationCatalogue {
  readonly contract: Contract;
  readonly #repositories: ReadonlyMap<string, Operation>;
  readonly #others = new Map<string, Operation>(tableOperations.map((operation) => [operation.name, operation]));

  constructor(contract: Contract) {
    this.contract = contract;
    const all = [principal(contract), ...entityOperations(contract), ...listOperations(contract)];
    this.#repositories = new Map(all.map((operation) => [operation.name, operation]));
  }

  /** The operations of the repositories. Those of agents, archives and tables are found by name as well. */
  get names(): readonly string[] {
    return [...this.#repositories.keys()];
  }

  /** @returns the operation, or a message why there is no operation of that name */
  find(name: string): Operation | string {
    const known = this.#repositories.get(name) ?? this.#others.get(name);
    if (known !== undefined) return known;
    const found = this.#archive(name) ?? this.#agentOperation(name) ?? this.#unknown(name);
    if (typeof found !== 'string') this.#others.set(name, found);
    return found;
  }

  /** For a name that is known to exist. */
  get(name: string): Operation {
    const found = this.find(name);
    if (typeof found === 'string') throw new TypeError(found);
    return found;
  }

  /** @returns the answer; null for an operation without one */
  async call({ so, transport }: Side, { call, with: given }: Call): Promise<unknown> {
    return (await this.get(call).call(so, given, { transport })) ?? null;
  }

  #archive(name: string): Operation | undefined {
    const provider = /^archive\((['"])([^'"]+)\1\)\.query$/.exec(name)?.[2];
    if (provider === undefined) return undefined;
    return {
      name,
      kind: 'read',
      parameters: parameters('criteria', 'options?'),
      call: (so, given, option) => {
        const { criteria, options } = withTransport(given, option);
        return so
          .archive(provider)
          .query(criteria as { select: string[] }, options as object | undefined)
          .toArray();
      },
    };
  }

  #agentOperation(name: string): Operation | string | undefined {
    const [, agent = '', operation = ''] = /^agents\.([^.]+)\.([^.]+)$/.exec(name) ?? [];
    if (agent === '') return undefined;
    try {
      return agentOperation(name, this.contract.operation(agent, operation));
    } catch (error) {
      if (error instanceof SuperOfficeError) return error.message;
      throw error;
    }
  }

  #unknown(name: string): string {
    if (name.startsWith('agents.'))
      return 'write an agent operation as agents.<Agent>.<Operation>, such as agents.MDO.GetList';
    if (name.startsWith('archive')) return "write an archive search as archive('<provider>').query";
    const [, agent = '', operation = ''] = /^(\w+)\.(\w+)$/.exec(name) ?? [];
    // The vendor's own name for it, without the prefix.
    if (this.contract.agentNames.includes(agent) && this.contract.agent(agent).operations.has(operation)) {
      return `unknown operation ${JSON.stringify(name)}${didYouMean(`agents.${name}`)}`;
    }
    const methods = this.names.filter((each) => each.startsWith(`${name}.`)).map((each) => each.slice(name.length + 1));
    if (methods.length > 0) return `${name} is a repository: name one of its operations, ${methods.join(', ')}`;
    const near = nearest(name, [...this.names, ...tableOperations.map((operation) => operation.name)]);
    const hint =
      near === undefined
        ? '; write repository operations as contacts.get, agent operations as agents.MDO.GetList'
        : didYouMean(near);
    return `unknown operation ${JSON.stringify(name)}${hint}`;
  }
}

function principal(contract: Contract): Operation {
  return {
    name: 'principal',
    kind: 'read',
    parameters: parameters('options?'),
    answer: () => contract.principal,
    call: (so, given, option) => so.principal(withTransport(given, option)['options'] as object | undefined),
  };
}

function agentOperation(name: string, { agent, name: operation, input, output }: ContractOperation): Operation {
  const [first] = input.fields;
  const saved = entityOfAgent(agent, operation, 'Save');
  const deleted = entityOfAgent(agent, operation, 'Delete');
  return {
    name,
    kind: kindOfOperation(agent, operation),
    parameters: input.fields.map((field) => ({ name: field.name })),
    answersWithNow: operation.startsWith('CreateDefault'),
    answer: () => (output.fields.length === 1 ? output.fields[0]?.type : undefined),
    call: async (so, given, option) => (so.agents as Agents)[agent]?.[operation]?.(given, option),
    ...(saved === undefined || first === undefined ? {} : saving(saved, first.name)),
    ...(deleted === undefined || first === undefined
      ? {}
      : {
          removal: (given: Arguments) => ({ kind: deleted, id: numberAt(given, first.name) ?? 0 }),
          readBack: (given: Arguments) => ({ call: `${deleted}.find`, with: { id: given[first.name] } }),
        }),
  };
}

function saving(name: EntityName, parameter: string): Partial<Operation> {
  const key = entityRow(name).primaryKey;
  return {
    creation: (given) => agentCreation(name, parameter, given),
    readBack: (given, answer) => {
      const id = numberAt(answer, key) ?? numberAt(objectAt(given, parameter), key);
      return id === undefined ? undefined : { call: `${name}.find`, with: { id } };
    },
  };
}
