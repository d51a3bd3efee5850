import type { Contract } from '../contract/index.js';
import { nearest, nearestNames, ValidationError } from '../errors/index.js';
import { repositoryOperations } from '../operations/index.js';

/** An operation that was found by what a user wrote. */
export interface FoundOperation {
  readonly agent: string;
  readonly operation: string;
  /** The name had to be completed, since it was a part of the operation's, or corrected; or it was a method's. */
  readonly changed?: 'completed' | 'corrected' | 'method';
  /** Of a corrected name: other operations that could have been meant. */
  readonly others?: readonly string[];
}

/** How many of the names that match are listed. */
const maxListed = 8;

/**
 * Finds an operation by its name, in any case: `Ticket.GetTicketEntity`, `agents.Ticket.GetTicketEntity`, the operation
 * alone, a part of it that only one operation has, a misspelt name, or a method of a repository: `tickets.get`.
 *
 * @throws {ValidationError} if no operation or several match; the message lists those that could have been meant
 */
export function findOperation(contract: Contract, text: string): FoundOperation {
  const wanted = text
    .trim()
    .replace(/^(?:so\.)?(?:agents\.)?/i, '')
    .replace(/\(.*$/s, '');
  const exact = exactOperation(contract, wanted);
  if (exact !== undefined) return exact;
  const names = operationNames(contract);
  const lowered = wanted.toLowerCase();
  const method = [...repositoryOperations].find(([name]) => name.toLowerCase() === lowered)?.[1].behind;
  if (method !== undefined && names.includes(method)) return { ...found(method), changed: 'method' };
  const byOperation = names.filter((name) => operationOf(name).toLowerCase() === lowered);
  if (byOperation.length > 1) throw ambiguous(text, byOperation);
  const partial = byOperation.length === 1 ? byOperation : names.filter((name) => name.toLowerCase().includes(lowered));
  const [only] = partial;
  if (only !== undefined && partial.length === 1) return { ...found(only), changed: 'completed' };
  if (partial.length > 1 && lowered.length > 0) throw ambiguous(text, shortestFirst(partial));
  const near = wanted.includes('.') ? nearest(wanted, names) : nearestOperation(wanted, names);
  if (near !== undefined) {
    const stem = operationOf(near).toLowerCase();
    const others = names.filter((name) => name !== near && name.toLowerCase().includes(stem));
    return { ...found(near), changed: 'corrected', others: shortestFirst(others).slice(0, 3) };
  }
  throw new ValidationError(`unknown operation ${JSON.stringify(text)}${nearestNames(wanted, names) || hint}`);
}

const hint = '; write it as Agent.Operation, such as Ticket.GetTicketEntity';

/**
 * The names of all operations: `Ticket.GetTicketEntity`. They are searched for in the text of the documents, because parsing
 * all of them takes a second.
 */
export function operationNames(contract: Contract): string[] {
  return contract.agentNames.flatMap((agent) => {
    const text = contract.documentText(agent);
    const names =
      text === undefined
        ? contract.agent(agent).operations.keys()
        : [...text.matchAll(/<(?:\w+:)?operation name="(\w+)"/g)].map(([, name = '']) => name);
    return [...new Set(names)].map((operation) => `${agent}.${operation}`);
  });
}

/** Reads the documents of no other agents. */
function exactOperation(contract: Contract, wanted: string): FoundOperation | undefined {
  const [agentName = '', operationName = ''] = wanted.toLowerCase().split('.');
  const agent = contract.agentNames.find((name) => name.toLowerCase() === agentName);
  if (agent === undefined || operationName === '') return undefined;
  const operations = [...contract.agent(agent).operations.keys()];
  const operation = operations.find((name) => name.toLowerCase() === operationName);
  return operation === undefined ? undefined : { agent, operation };
}

function found(name: string): FoundOperation {
  return { agent: name.slice(0, name.indexOf('.')), operation: operationOf(name) };
}

function operationOf(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}

function nearestOperation(wanted: string, names: readonly string[]): string | undefined {
  const operation = nearest(wanted, names.map(operationOf));
  const matching = names.filter((name) => operationOf(name) === operation);
  return matching.length === 1 ? matching[0] : undefined;
}

function shortestFirst(names: readonly string[]): string[] {
  return [...names].sort((left, right) => left.length - right.length || (left < right ? -1 : 1));
}

function ambiguous(text: string, names: readonly string[]): ValidationError {
  const listed = names.slice(0, maxListed).map((name) => `\n  ${name}`);
  const more = names.length > maxListed ? `\n  and ${names.length - maxListed} more` : '';
  return new ValidationError(
    `${JSON.stringify(text)} matches ${names.length} operations; name one:${listed.join('')}${more}`,
  );
}
