import * as z from 'zod';
import type { CanonicalObject, Operation } from '../../contract/index.js';
import { Latency } from '../../migration/report/latency.js';
import { type CallingClient, Clients, clientsSchema, type SeenClient } from './clients.js';
import { fieldsInUse } from './fields-in-use.js';
import { type Counted, countedSchema, Tally } from './tally.js';

/** How a call ended. `unreadable` is a message that is not one of the operation, in either direction. */
export const callResults = ['succeeded', 'exception', 'fault', 'unreadable'] as const;
export type CallResult = (typeof callResults)[number];

/** A call that was made. */
export interface UsedCall {
  readonly operation: Operation;
  /** `Services88` */
  readonly services: string;
  readonly result: CallResult;
  readonly milliseconds: number;
  readonly client: CallingClient;
  /** The .NET type of the exception that the server reported. */
  readonly exceptionType?: string | undefined;
  readonly parameters?: CanonicalObject | undefined;
  readonly outputs?: CanonicalObject | undefined;
}

/** What has been seen of an operation. */
export interface OperationFacts extends Readonly<Record<CallResult, number>> {
  readonly agent: string;
  readonly operation: string;
  readonly calls: number;
  readonly services: readonly Counted[];
  readonly clients: readonly Counted[];
  readonly exceptionTypes: readonly Counted[];
  /** The fields of requests with another value than the default of their type, by path. */
  readonly requestFields: readonly Counted[];
  readonly answerFields: readonly Counted[];
  readonly latency: { readonly counts: readonly number[]; readonly maximum: number };
}

/** Everything that has been seen, as JSON, from which it can be continued. */
export interface UsageFacts {
  /** UTC, ISO 8601. */
  readonly since: string;
  readonly operations: readonly OperationFacts[];
  readonly clients: readonly SeenClient[];
  /** Requests other than calls of a known operation, by what they are. */
  readonly otherRequests: readonly Counted[];
}

const count = z.int().nonnegative();

/** For facts from a file, which may have been edited. */
export const usageSchema = z.object({
  since: z.string(),
  operations: z.array(
    z.object({
      agent: z.string(),
      operation: z.string(),
      calls: count,
      succeeded: count,
      exception: count,
      fault: count,
      unreadable: count,
      services: countedSchema,
      clients: countedSchema,
      exceptionTypes: countedSchema,
      requestFields: countedSchema,
      answerFields: countedSchema,
      latency: z.object({ counts: z.array(count).max(1_000), maximum: z.number() }),
    }),
  ),
  clients: clientsSchema,
  otherRequests: countedSchema,
});

/** Paths of one operation. A carrier that contains all others has about 3,000. */
const maxFields = 5_000;
const maxNames = 50;
const maxClientNames = 600;

/** What is used of the services, in memory that depends on the contract and not on the traffic. */
export class Usage {
  readonly clients: Clients;
  #since: string;
  readonly #operations = new Map<string, OperationUsage>();
  readonly #other: Tally;

  /** @param key of the digests of application tokens */
  constructor(
    key: Buffer,
    saved?: UsageFacts,
    private readonly now: () => string = () => new Date().toISOString(),
  ) {
    this.#since = saved?.since ?? now();
    this.clients = new Clients(key, saved?.clients);
    this.#other = new Tally(maxNames, saved?.otherRequests);
    for (const facts of saved?.operations ?? []) {
      this.#operations.set(nameOf(facts), new OperationUsage(facts));
    }
  }

  add(call: UsedCall): void {
    const { agent, name: operation } = call.operation;
    this.#usageOf({ agent, operation }).add(call, this.clients.add(call.client, this.now()));
  }

  /** Adds what another process has seen, which has the same key. */
  merge({ since, operations, clients, otherRequests }: UsageFacts): void {
    if (since < this.#since) this.#since = since;
    const names = this.clients.merge(clients);
    for (const facts of operations) {
      this.#usageOf(facts).merge({ ...facts, clients: facts.clients.map((each) => renamed(each, names)) });
    }
    this.#other.merge(otherRequests);
  }

  /** @param what `a description of a service`: one of few texts, and nothing from the request */
  addOther(what: string): void {
    this.#other.add(what);
  }

  /** The most frequent operations first. */
  facts(): UsageFacts {
    const operations = [...this.#operations.values()].map((each) => each.facts());
    return {
      since: this.#since,
      operations: operations.sort((left, right) => right.calls - left.calls || (nameOf(left) < nameOf(right) ? -1 : 1)),
      clients: this.clients.toJSON(),
      otherRequests: this.#other.toJSON(),
    };
  }

  #usageOf({ agent, operation }: Pick<OperationFacts, 'agent' | 'operation'>): OperationUsage {
    const key = nameOf({ agent, operation });
    let usage = this.#operations.get(key);
    if (usage === undefined) this.#operations.set(key, (usage = new OperationUsage({ agent, operation })));
    return usage;
  }
}

function renamed({ name, calls }: Counted, names: ReadonlyMap<string, string>): Counted {
  return { name: names.get(name) ?? name, calls };
}

export function nameOf({ agent, operation }: Pick<OperationFacts, 'agent' | 'operation'>): string {
  return `${agent}.${operation}`;
}

class OperationUsage {
  readonly #name: Pick<OperationFacts, 'agent' | 'operation'>;
  readonly #results: Record<CallResult, number>;
  readonly #services: Tally;
  readonly #clients: Tally;
  readonly #exceptionTypes: Tally;
  readonly #requestFields: Tally;
  readonly #answerFields: Tally;
  readonly #latency: Latency;

  constructor(saved: Pick<OperationFacts, 'agent' | 'operation'> & Partial<OperationFacts>) {
    const { agent, operation, succeeded = 0, exception = 0, fault = 0, unreadable = 0 } = saved;
    this.#name = { agent, operation };
    this.#results = { succeeded, exception, fault, unreadable };
    this.#services = new Tally(maxNames, saved.services);
    this.#clients = new Tally(maxClientNames, saved.clients);
    this.#exceptionTypes = new Tally(maxNames, saved.exceptionTypes);
    this.#requestFields = new Tally(maxFields, saved.requestFields);
    this.#answerFields = new Tally(maxFields, saved.answerFields);
    this.#latency = new Latency(saved.latency);
  }

  add({ operation, services, result, milliseconds, exceptionType, parameters, outputs }: UsedCall, client: string) {
    this.#results[result]++;
    this.#services.add(services);
    this.#clients.add(client);
    if (exceptionType !== undefined) this.#exceptionTypes.add(exceptionType.slice(0, 200));
    this.#latency.add(milliseconds);
    const { input, output } = operation;
    for (const path of fieldsInUse(input.fields, parameters ?? {})) this.#requestFields.add(path);
    for (const path of fieldsInUse(output.fields, outputs ?? {})) this.#answerFields.add(path);
  }

  merge(facts: OperationFacts): void {
    for (const result of callResults) this.#results[result] += facts[result];
    this.#services.merge(facts.services);
    this.#clients.merge(facts.clients);
    this.#exceptionTypes.merge(facts.exceptionTypes);
    this.#requestFields.merge(facts.requestFields);
    this.#answerFields.merge(facts.answerFields);
    this.#latency.merge(facts.latency);
  }

  facts(): OperationFacts {
    const calls = callResults.reduce((sum, result) => sum + this.#results[result], 0);
    return {
      ...this.#name,
      calls,
      ...this.#results,
      services: this.#services.toJSON(),
      clients: this.#clients.toJSON(),
      exceptionTypes: this.#exceptionTypes.toJSON(),
      requestFields: this.#requestFields.toJSON(),
      answerFields: this.#answerFields.toJSON(),
      latency: this.#latency.toJSON(),
    };
  }
}
