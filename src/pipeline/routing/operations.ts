import { soapOnlyOperations } from '../../contract/agent-arguments.js';
import type { Contract } from '../../contract/index.js';
import { nearest, type TransportName } from '../../errors/index.js';
import { kindOfOperation, type RepositoryOperation, repositoryOperations } from '../../operations/index.js';

const agentPrefix = 'agents.';

/** Everything that can be called, by its public name. An agent is read from the contract when a pattern needs it. */
export class Operations {
  readonly #contract: Contract;

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  /** The operations of the repositories: a fixed list. */
  get ofRepositories(): ReadonlyMap<string, RepositoryOperation> {
    return repositoryOperations;
  }

  /** What is known about an operation; undefined if it does not exist. */
  find(name: string): RepositoryOperation | undefined {
    const known = repositoryOperations.get(name);
    if (known !== undefined || !name.startsWith(agentPrefix)) return known;
    const { agent, operation } = agentPartsOf(name);
    if (!this.#contract.agentNames.includes(agent)) return undefined;
    if (operation === undefined || !this.#contract.agent(agent).operations.has(operation)) return undefined;
    return { kind: kindOfOperation(agent, operation) };
  }

  /** The names that a pattern matches. */
  matching(pattern: string): readonly string[] {
    const matches = matcherOf(pattern);
    return this.#candidates(pattern).filter(matches);
  }

  /** The name that a misspelt name or pattern most likely means. */
  nearestTo(pattern: string): string | undefined {
    const { agent, operation } = agentPartsOf(pattern);
    if (!pattern.startsWith(agentPrefix)) {
      const repositories = new Set([...repositoryOperations.keys()].map((name) => name.split('.')[0] ?? name));
      const wildcards = [...repositories].filter((name) => name !== 'principal').map((name) => `${name}.*`);
      return nearest(pattern, [...repositoryOperations.keys(), ...wildcards]);
    }
    const names = this.#contract.agentNames;
    const nearestAgent = names.includes(agent) ? agent : nearest(agent, names);
    if (nearestAgent === undefined || operation === undefined) return undefined;
    const operations = [...this.#contract.agent(nearestAgent).operations.keys(), '*'];
    const found = operation === '*' ? '*' : nearest(operation, operations);
    return found === undefined ? undefined : `${agentPrefix}${nearestAgent}.${found}`;
  }

  #candidates(pattern: string): string[] {
    const { agent } = agentPartsOf(pattern);
    const [first = ''] = pattern.split('.');
    const agentNames = first.includes('*') || first === 'agents' ? this.#contract.agentNames : [];
    const agents = agent.includes('*') || first !== 'agents' ? agentNames : agentNames.filter((name) => name === agent);
    const ofAgents = agents.flatMap((name) =>
      [...this.#contract.agent(name).operations.keys()].map((operation) => `${agentPrefix}${name}.${operation}`),
    );
    return [...repositoryOperations.keys(), ...ofAgents];
  }
}

/** Whether a transport can serve an operation; 22 operations of the agents exist on SOAP alone. */
export function isAvailableOn(name: string, transport: TransportName): boolean {
  return (
    transport === 'soap' || !name.startsWith(agentPrefix) || !soapOnlyOperations.has(name.slice(agentPrefix.length))
  );
}

/**
 * Whether a route serves an operation. A pattern with a wildcard passes over operations that a transport of the route
 * lacks: they go to the next route that matches. One that is named without a wildcard is refused with the configuration.
 */
export function routeMatcherOf(
  patterns: readonly string[],
  transports: readonly TransportName[],
): (name: string) => boolean {
  const matchers = patterns.map((pattern) => {
    const matches = matcherOf(pattern);
    if (!pattern.includes('*')) return matches;
    return (name: string) => matches(name) && transports.every((transport) => isAvailableOn(name, transport));
  });
  return (name) => matchers.some((matches) => matches(name));
}

/** A function that tests whether a name matches a pattern. */
export function matcherOf(pattern: string): (name: string) => boolean {
  if (!pattern.includes('*')) return (name) => name === pattern;
  const steps = pattern.split('.');
  const sources = steps.map((step, index) =>
    step === '*' && index === steps.length - 1 ? '.+' : step.split('*').map(escape).join('[^.]*'),
  );
  const expression = new RegExp(`^${sources.join('\\.')}$`);
  return (name) => expression.test(name);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function agentPartsOf(name: string): { readonly agent: string; readonly operation: string | undefined } {
  const [, agent = '', operation] = name.split('.');
  return { agent, operation };
}
