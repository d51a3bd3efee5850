import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CanonicalObject, Contract, type Operation } from '../../src/contract/index.js';
import { writeEnvelope } from '../../src/emulator/wire/data-contract/envelope.js';
import { JsonNetWriter } from '../../src/emulator/wire/json-net/writer.js';
import { agentsDocument, readFlags, servesOperation } from '../support/agents-document.js';
import { AgentsTable } from '../support/agents-table.js';
import { type ServedGateway, serveGateway } from '../support/gateway.js';
import { netValues } from '../support/net-values.js';
import { randomResult, randomValues } from '../support/random-messages.js';
import { closeSoapConnections, postSoap } from '../support/soap-post.js';
import { vendorSchemaProblems, vendorWsdl } from '../support/vendor-schema.js';
import { bodyWithoutPrefixes, textDifference } from '../support/without-prefixes.js';

const seeds = Number(process.env['GATEWAY_SEEDS'] ?? 1);
const contract = Contract.bundled();
const document = agentsDocument();
/** The names of flags differ between servers; zero has a name in all. */
const spellings = (['older', 'newer'] as const).map((flagNames) => new JsonNetWriter({ flagNames, text: undefined }));

const credentials = { ApplicationToken: 'app-token', Credentials: { Ticket: '7T:ticket' }, TimeZone: null };
const succeeded = { ExceptionInfo: null, ExtraInfo: null, Succeeded: true, TimeZone: null };

const operations = contract.agentNames
  .map((agent) => ({
    agent,
    operations: [...contract.agent(agent).operations.values()].filter((each) => servesOperation(document, each)),
  }))
  .filter((each) => each.operations.length > 0);

/** Random arguments and a random result of an operation, as the two serializers of the server write them. */
function exchange(operation: Operation, seed: number) {
  const { input, output } = operation;
  const given = randomValues(input, seed);
  const outputs = netValues(output.fields, randomResult(operation, given, seed + 0.5));
  const [field] = output.fields;
  return {
    given,
    request: writeEnvelope(input, netValues(input.fields, given), credentials),
    json: field === undefined ? undefined : spellings[seed % 2]?.write(field.type, outputs[field.name]),
    answer: writeEnvelope(output, outputs, succeeded),
  };
}

const described = vendorWsdl === undefined ? describe.skip : describe;

described('every operation that the Agents API has, with random values', () => {
  const server = new AgentsTable(document);
  let gateway: ServedGateway;
  let calls = 0;
  beforeAll(async () => {
    gateway = await serveGateway({ url: await server.start() }, {}, { absentEntity: 'nil' });
  });
  afterAll(async () => {
    closeSoapConnections();
    await gateway.close();
    await server.close();
    process.stdout.write(`${calls} calls through the gateway, ${seeds} of each operation\n`);
  });

  it('is all of them', () => {
    expect(operations.flatMap((each) => each.operations)).toHaveLength(2_007);
  });

  it.each(operations)(
    'is called, and answered as DataContractSerializer writes: $agent',
    async ({ agent, operations }) => {
      const envelopes: string[] = [];
      const problems: string[] = [];
      for (const operation of operations) {
        for (let seed = 1; seed <= seeds; seed++) {
          const { given, request, json, answer } = exchange(operation, seed);
          server.expect({ operation, json });
          const { status, body } = await postSoap(
            `${gateway.url}/Remote/Services88/${agent}.svc`,
            operation.soapAction,
            request,
          );
          calls += 1;
          const found = differences(server, operation, given, { status, body }, answer);
          problems.push(...found.map((problem) => `${agent}.${operation.name}, seed ${seed}: ${problem}`));
          if (status === 200) envelopes.push(body);
        }
      }
      expect(summary(problems)).toEqual({ differences: 0, first: [] });
      expect(await vendorSchemaProblems(agent, envelopes)).toEqual([]);
    },
  );
});

const summary = (problems: readonly string[]) => ({ differences: problems.length, first: problems.slice(0, 10) });

function differences(
  server: AgentsTable,
  operation: Operation,
  given: CanonicalObject,
  { status, body }: { readonly status: number; readonly body: string },
  answer: string,
): string[] {
  const [call] = server.requests;
  if (call === undefined || server.requests.length > 1 || server.problems.length > 0 || status !== 200) {
    return [`${server.requests.length} calls, ${server.problems.join('; ')}, status ${status}: ${body.slice(0, 600)}`];
  }
  const problems: string[] = [];
  const read = readFlags(operation.input.fields, call.arguments);
  if (!isDeepStrictEqual(read, given)) {
    problems.push(`was called with ${textDifference(JSON.stringify(read), JSON.stringify(given))}`);
  }
  const wrong = textDifference(bodyWithoutPrefixes(body), bodyWithoutPrefixes(answer));
  if (wrong !== undefined) problems.push(`answered ${wrong}`);
  for (const [name, value] of [
    ['authorization', 'SOTicket 7T:ticket'],
    ['so-apptoken', 'app-token'],
  ]) {
    if (call.headers[name ?? ''] !== value) problems.push(`${name}: ${String(call.headers[name ?? ''])}`);
  }
  return problems;
}
