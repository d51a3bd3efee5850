import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CanonicalObject, Operation } from '../../src/contract/index.js';
import { agentsDocument, servesOperation } from '../support/agents-document.js';
import { AgentsTable } from '../support/agents-table.js';
import { type ServedGateway, serveGateway } from '../support/gateway.js';
import { answersWritten, identified } from '../support/random-messages.js';
import { closeSoapConnections, type PostedAnswer, postSoap } from '../support/soap-post.js';
import { vendorWsdl } from '../support/vendor-schema.js';
import { bodyWithoutPrefixes, textDifference } from '../support/without-prefixes.js';
import type { OperationMessages } from './contract-in-csharp.js';
import { type CompareJob, contract, describeWithDotNet, DotNet, type Made, type SetJob } from './dotnet.js';
import { firstDifference } from './first-difference.js';

const seeds = Number(process.env['GATEWAY_SEEDS'] ?? 1);
const inOneBatch = 100;

/** The first round waits for .NET to compile its serializers; on a busy machine that takes minutes. */
const whileBusy = 600_000;

interface Subject {
  readonly operation: Operation;
  readonly messages: OperationMessages;
}

const none = { differences: 0, first: [] };
const summary = (problems: readonly string[]) => ({ differences: problems.length, first: problems.slice(0, 20) });

const describeWithBoth = vendorWsdl === undefined ? describe.skip : describeWithDotNet;

describeWithBoth('.NET in front of the gateway and behind it', () => {
  const document = agentsDocument();
  const server = new AgentsTable(document);
  let dotnet: DotNet;
  let gateway: ServedGateway;
  let batches: (readonly Subject[])[];

  beforeAll(async () => {
    dotnet = new DotNet();
    gateway = await serveGateway({ url: await server.start() }, {}, { absentEntity: 'nil' });
    const subjects = dotnet.contract.messages
      .map((messages) => ({ messages, operation: contract.operation(messages.agent, messages.operation) }))
      .filter(({ operation }) => servesOperation(document, operation));
    batches = Array.from({ length: Math.ceil(subjects.length / inOneBatch) }, (_, index) =>
      subjects.slice(index * inOneBatch, (index + 1) * inOneBatch),
    );
  });
  afterAll(async () => {
    closeSoapConnections();
    await gateway.close();
    await server.close();
    await dotnet.close();
  });

  /** The answer of an operation: its JSON, and the XML that must come of it. */
  async function answers(batch: readonly Subject[], requests: readonly Made[], seed: number): Promise<readonly Made[]> {
    const made: Made[] = [];
    let wanted = batch.map((subject, index) => ({ ...subject, index }));
    for (let draw = 0; wanted.length > 0; draw += 1) {
      const drawn = await dotnet.make(
        wanted.map(({ messages, index }) => ({
          ...{ ...messages.output, id: inOneBatch + index, seed: seed * 200_003 + draw * inOneBatch + index },
          ...{ budget: 40, alike: true },
        })),
      );
      for (const [place, { index }] of wanted.entries()) made[index] = drawn[place] ?? {};
      wanted = wanted.filter(
        ({ operation, index }) => answersWritten(operation) && made[index]?.json?.['Response'] === null,
      );
    }
    // A server answers with the entity that was asked for.
    const changes = batch.map(({ operation }, index) => {
      const before = made[index]?.json ?? {};
      return changedKey(before, identified(operation, requests[index]?.json ?? {}, structuredClone(before)));
    });
    const jobs = changes.flatMap((change, index) =>
      change === undefined ? [] : [{ id: inOneBatch + index, ...change }],
    );
    const changed = await dotnet.set(jobs);
    return made.map((each, index) => changed[jobs.findIndex(({ id }) => id === inOneBatch + index)] ?? each);
  }

  it.each(Array.from({ length: seeds }, (_, index) => index + 1))(
    'write and read what a server of their own would, for every operation that the Agents API has: seed %i',
    async (seed) => {
      const problems: string[] = [];
      for (const [number, batch] of batches.entries()) {
        const own = seed * 1_000 + number;
        const requests = await dotnet.make(
          batch.map(({ messages }, id) => ({ ...messages.input, id, seed: own * 100_003 + id, budget: 40 })),
        );
        const expected = await answers(batch, requests, own);
        const received: PostedAnswer[] = [];
        const jobs: CompareJob[] = [];
        for (const [id, { operation }] of batch.entries()) {
          const answer = expected[id];
          server.expect({ operation, json: answer?.spelled?.[0] });
          const posted = await postSoap(
            `${gateway.url}/Remote/Services88/${operation.agent}.svc`,
            operation.soapAction,
            withTicket(requests[id]?.xml ?? '', operation),
          );
          received.push(posted);
          const problem = problemOf(posted, answer?.xml ?? '');
          const [call] = server.requests;
          if (call === undefined || problem !== undefined) {
            problems.push(`${titleOf(operation)}: ${server.problems.join('; ')} ${problem}`);
          }
          jobs.push({ id, json: JSON.stringify(call?.arguments ?? {}) });
        }
        const compared = await dotnet.compare(jobs);
        const read = await dotnet.read(
          batch.map(({ messages }, index) => ({ ...messages.output, xml: received[index]?.body ?? '' })),
        );
        batch.forEach(({ operation }, index) => {
          const { difference, error } = compared[index] ?? {};
          const sent = error ?? difference;
          if (typeof sent === 'string') problems.push(`${titleOf(operation)} was called with ${sent}`);
          const got = read[index]?.error ?? firstDifference(expected[index]?.json, read[index]?.json);
          if (got !== undefined) problems.push(`${titleOf(operation)} answered ${got}`);
        });
      }
      expect(summary(problems)).toEqual(none);
    },
    whileBusy,
  );
});

function changedKey(before: CanonicalObject, after: CanonicalObject): Pick<SetJob, 'field' | 'number'> | undefined {
  const [one, other] = [before, after].map(({ Response }) => (Response ?? {}) as CanonicalObject);
  const field = Object.keys(other ?? {}).find(
    (name) => typeof other?.[name] === 'number' && other[name] !== one?.[name],
  );
  return field === undefined ? undefined : { field, number: Number(other?.[field]) };
}

const titleOf = ({ agent, name }: Operation) => `${agent}.${name}`;

function withTicket(envelope: string, { input: { namespace } }: Operation): string {
  const credentials = `<Credentials xmlns="${namespace}"><Ticket>7T:ticket</Ticket></Credentials>`;
  return envelope.replace('<s:Body', `<s:Header>${credentials}</s:Header><s:Body`);
}

function problemOf({ status, body }: PostedAnswer, expected: string): string | undefined {
  if (status !== 200) return `status ${status}: ${body.slice(0, 600)}`;
  return textDifference(bodyWithoutPrefixes(body), bodyWithoutPrefixes(expected));
}
