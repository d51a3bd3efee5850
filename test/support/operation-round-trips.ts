import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Container } from 'inversify';
import { type CanonicalObject, Contract, type Operation } from '../../src/contract/index.js';
import { type Agents, type HttpEngine, superOfficeModule, TYPES } from '../../src/index.js';
import { encodeEnvelope } from '../../src/codec/xml/index.js';
import { agentsDocument, agentsDocumentFile } from './agents-document.js';
import { IndependentWire } from './independent-wire.js';
import { JudgingServer } from './judging-server.js';
import { randomResult, randomValues } from './random-messages.js';
import { vendorSchemaProblems, vendorWsdl } from './vendor-schema.js';
import { readContractFacts } from '../contract/schema-facts.js';
import { PARTS } from '../../src/client/parts.js';

const seeds = Number(process.env['CONTRACT_SEEDS'] ?? 10);
/** The client knows this package's contract alone; the server and the judge of its envelopes know the vendor's. */
const contract = Contract.bundled();

/** What a caller gets: the only output, all of several, or nothing. */
function answerOf({ output }: Operation, outputs: CanonicalObject): unknown {
  const [first, second] = output.fields;
  return first === undefined ? undefined : second === undefined ? outputs[first.name] : outputs;
}

function agentsOver(transport: 'soap' | 'agents', server: HttpEngine, source = contract): Agents {
  const container = new Container();
  const auth = { kind: 'ticket', ticket: 't', appToken: 'a' } as const;
  container.load(superOfficeModule({ transport, tenant: { url: 'http://crm.example.com' }, auth }));
  container.rebind<Contract>(PARTS.Contract).toConstantValue(source);
  container.rebind<HttpEngine>(TYPES.HttpEngine).toConstantValue(server);
  return container.get<Agents>(TYPES.Agents);
}

function expectEqual(actual: unknown, expected: unknown): void {
  // Ten times as fast if nothing is wrong, which is nearly always.
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}

/** The agents of one share: the largest first, each to the share that has the fewest operations so far. */
function agentsOfShare(share: number, shares: number): readonly string[] {
  const parts = Array.from({ length: shares }, () => ({ agents: [] as string[], operations: 0 }));
  const sizes = contract.agentNames.map((name) => ({ name, operations: contract.agent(name).operations.size }));
  for (const { name, operations } of sizes.sort((left, right) => right.operations - left.operations)) {
    const least = parts.reduce((found, part) => (part.operations < found.operations ? part : found));
    least.agents.push(name);
    least.operations += operations;
  }
  return parts[share - 1]?.agents ?? [];
}

/**
 * Declares the tests of one share of the contract's operations: each takes random arguments and gives a random result.
 * The shares are files of their own, so that they run beside one another.
 */
export function describeOperationRoundTrips(share: number, shares: number): void {
  const described = vendorWsdl === undefined ? describe.skip : describe;
  described(
    `every operation of the vendor’s contract, share ${share} of ${shares}, takes random arguments and gives a random result`,
    () => {
      const openapi = agentsDocument();
      // The same over the Agents API with nothing but the vendor's OpenAPI document.
      const fromOpenApi = vendorWsdl === undefined ? contract : Contract.from(agentsDocumentFile);
      const calls = { soap: 0, agents: 0, openapi: 0 };
      const operations = { soap: 0, agents: 0, openapi: 0 };

      it.each(agentsOfShare(share, shares))('%s', async (agent) => {
        const facts = readContractFacts(join(vendorWsdl ?? '', `WSDL-Services88-${agent}.xml`));
        const wire = new IndependentWire(facts);
        const server = new JudgingServer(wire, openapi);
        const transports = {
          soap: agentsOver('soap', server),
          agents: agentsOver('agents', server),
          openapi: agentsOver('agents', server, fromOpenApi),
        };
        const envelopes: string[] = [];
        for (const operation of contract.agent(agent).operations.values()) {
          const overAgents = server.serves(operation);
          operations.soap += 1;
          operations.agents += overAgents ? 1 : 0;
          const declared = overAgents ? fromOpenApi.operation(agent, operation.name) : undefined;
          operations.openapi += declared === undefined ? 0 : 1;
          for (let seed = 1; seed <= seeds; seed++) {
            const given = randomValues(operation.input, seed);
            const outputs = randomResult(operation, given, seed + 0.5);
            for (const transport of overAgents ? (['soap', 'agents'] as const) : (['soap'] as const)) {
              server.expect(operation, outputs);
              expectEqual(await transports[transport][agent]?.[operation.name]?.(given), answerOf(operation, outputs));
              expectEqual(server.arguments, given);
              calls[transport] += 1;
            }
            if (declared !== undefined) {
              const values = randomValues(declared.input, seed);
              const results = randomResult(declared, values, seed + 0.5);
              server.expect(operation, results);
              const answer = await transports.openapi[agent]?.[operation.name]?.(values);
              expectEqual(answer, answerOf(declared, results));
              expectEqual(server.arguments, values);
              calls.openapi += 1;
            }
            // The server's side of the codec is tested as well.
            const answer = encodeEnvelope(operation.output, outputs, { Succeeded: true });
            expectEqual(wire.read(answer).values, outputs);
            envelopes.push(server.envelope, answer);
          }
        }
        expect(await vendorSchemaProblems(agent, envelopes)).toEqual([]);
      });

      afterAll(() => {
        const counts = (['soap', 'agents', 'openapi'] as const).map(
          (transport) => `${operations[transport]} operations over ${transport} in ${calls[transport]} calls`,
        );
        process.stdout.write(`share ${share} of ${shares}: ${counts.join(', ')}, ${seeds} of each\n`);
      });
    },
  );
}
