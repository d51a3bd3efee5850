import type { Readable } from 'node:stream';
import type { Contract } from '../contract/index.js';
import { isPlainObject } from '../codec/canonical/index.js';
import { NotFoundError, ValidationError } from '../errors/index.js';
import { withDetails } from '../errors/error-details.js';
import { type AgentMethod, type agentMethods, type Content, RepositoryCall } from '../operations/index.js';
import type { Transport } from '../transports/transport.js';
import { checkedParameters } from './agents.js';
import type { ContractAgents } from './contract-agents.js';
import { checkId } from './ids.js';
import { checkContent } from './input-checks.js';
import type { RepositoryOptions } from './repository-options.js';

type OperationOf<Row extends AgentMethod> = Row['agent'] extends keyof ContractAgents
  ? Row['operation'] extends keyof ContractAgents[Row['agent']]
    ? ContractAgents[Row['agent']][Row['operation']]
    : never
  : never;

type ParametersOf<Row extends AgentMethod> =
  OperationOf<Row> extends (parameters: infer Given extends object, ...rest: never[]) => unknown ? Given : never;

type AnswerOf<Row extends AgentMethod> =
  OperationOf<Row> extends (...given: never[]) => Promise<infer Answer> ? Answer : never;

/** A list without the nulls that a server may put into one. */
type Items<Answer> = NonNullable<Answer> extends readonly (infer Item)[] ? NonNullable<Item>[] : Answer;

type Arguments<Given, Names extends readonly string[]> = {
  -readonly [Index in keyof Names]: Names[Index] extends keyof Given ? NonNullable<Given[Names[Index]]> : never;
};

type ArgumentsOf<Row extends AgentMethod> = Arguments<ParametersOf<Row>, Row['parameters']>;

type Method<Row extends AgentMethod> = Row extends { readonly streamed: true }
  ? (...given: [...ArgumentsOf<Row>, options?: RepositoryOptions]) => Promise<Readable>
  : Row extends { readonly content: string; readonly answers: true }
    ? (
        ...given: [...ArgumentsOf<Row>, content: Content, options?: RepositoryOptions]
      ) => Promise<NonNullable<AnswerOf<Row>>>
    : Row extends { readonly content: string }
      ? (...given: [...ArgumentsOf<Row>, content: Content, options?: RepositoryOptions]) => Promise<void>
      : (...given: [...ArgumentsOf<Row>, options?: RepositoryOptions]) => Promise<Items<AnswerOf<Row>>>;

/** The methods of a repository that are operations of agents, such as `so.tickets.attachments(1)`. */
export type AgentMethodsOf<Repository> = Repository extends keyof typeof agentMethods
  ? { readonly [Name in keyof (typeof agentMethods)[Repository]]: MethodOfRow<(typeof agentMethods)[Repository][Name]> }
  : unknown;

type MethodOfRow<Row> = Row extends AgentMethod ? Method<Row> : never;

/** What the methods of a repository call. */
export interface MethodParts {
  readonly transport: Transport;
  readonly contract: Contract;
}

/**
 * A method that is an operation of an agent.
 *
 * @param name with the repository, such as `tickets.attachments`: it names the method in errors, routes and records
 */
export function agentMethod(
  name: string,
  row: AgentMethod,
): ({ transport, contract }: MethodParts, given: unknown[]) => Promise<unknown> {
  const { agent, operation, parameters, constants, content, first = 'id', finds = false, streamed = false } = row;
  return async ({ transport, contract }, given) => {
    const values = given.slice(0, parameters.length);
    const rest = given.slice(parameters.length);
    const sent = content === undefined ? undefined : rest.shift();
    const options = (rest[0] ?? {}) as RepositoryOptions;
    const call = new RepositoryCall(name);
    const details = { agent, operation, transport: options.transport ?? transport.name };
    return withDetails(details, async () => {
      checkFirst[first](values[0], name, parameters[0]);
      const named = {
        ...Object.fromEntries(parameters.map((parameter, index) => [parameter, values[index]])),
        ...constants,
      };
      if (content !== undefined) {
        checkContent(sent);
        // The content is sent in pieces, so it is not among the parameters.
        checkedParameters(contract, agent, operation, { ...named, [content]: null });
        const resource = row.resource?.(named);
        const request = { agent, operation, parameters: named, resource, parameter: content, content: sent };
        const answer = await transport.execute({ name: 'agent.write', request }, { ...options, call });
        return row.answers === true ? answer : undefined;
      }
      const checked = checkedParameters(contract, agent, operation, named);
      const request = { agent, operation, parameters: checked, resource: row.resource?.(checked) };
      if (!streamed) {
        const answer = transport.execute({ name: 'agent.call', request }, { ...options, call });
        return items(await (finds ? answer.catch(absentAsNull) : answer));
      }
      const stream = await transport.execute({ name: 'agent.read', request }, { ...options, call });
      if (stream !== null) return stream;
      throw new NotFoundError(`${name}: ${String(values[0])} has none`);
    });
  };
}

/** How the first parameter is checked, by what it is. */
const checkFirst: Readonly<
  Record<'id' | 'name' | 'carrier', (value: unknown, method: string, parameter: string) => void>
> = {
  id: (value) => {
    for (const id of Array.isArray(value) ? (value as unknown[]) : [value]) checkId(id);
  },
  name: checkName,
  carrier: checkCarrier,
};

function checkCarrier(value: unknown, method: string, parameter: string): void {
  if (isPlainObject(value)) return;
  throw new ValidationError(`${method}: ${parameter} must be an object of fields and values`, { path: parameter });
}

function checkName(name: unknown): void {
  if (typeof name === 'string' && name.trim() !== '') return;
  throw new ValidationError('a name must be a string that is not empty', { path: 'name' });
}

function absentAsNull(error: unknown): null {
  if (error instanceof NotFoundError) return null;
  throw error;
}

function items(answer: unknown): unknown {
  return Array.isArray(answer) ? answer.filter((item) => item !== null) : answer;
}
