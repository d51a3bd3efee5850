import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkCanonical, complete, fromJson } from '../../src/canonical/index.js';
import { type CanonicalObject, Contract, type Message } from '../../src/contract/index.js';
import { ProtocolError } from '../../src/errors/index.js';
import { decodeEnvelope, encodeEnvelope } from '../../src/soap/index.js';
import { arbitraryOf } from '../support/arbitrary.js';
import { vendorSchemaProblems, vendorWsdl } from '../support/vendor-schema.js';

const described = vendorWsdl === undefined ? describe.skip : describe;
const seeds = Number(process.env['CONTRACT_SEEDS'] ?? 1);
const contract = vendorWsdl === undefined ? Contract.bundled() : Contract.fromFolder(vendorWsdl);
const reading = { ignoreCase: false, extras: false, fail: (message: string) => new ProtocolError(message) };

function randomValues(message: Message, seed: number): CanonicalObject {
  return Object.fromEntries(
    message.fields.map((field, index) => {
      const arbitrary = field.nillable
        ? fc.option(arbitraryOf(field.type, 4), { freq: 8, nil: null })
        : arbitraryOf(field.type, 4);
      const [value] = fc.sample(arbitrary, { numRuns: 1, seed: seed * 1009 + index });
      return [field.name, complete(field.type, value)];
    }),
  );
}

described('every operation of the vendor’s contract takes random arguments and gives a random result', () => {
  it.each(contract.agentNames)('%s', async (agent) => {
    const envelopes: string[] = [];
    for (const operation of contract.agent(agent).operations.values()) {
      for (let seed = 1; seed <= seeds; seed++) {
        const headers = { ApplicationToken: 'a', Credentials: { Ticket: 'b' }, TimeZone: null };
        for (const [message, extra] of [
          [operation.input, headers],
          [operation.output, { Succeeded: true }],
        ] as const) {
          const values = randomValues(message, seed);
          for (const field of message.fields) checkCanonical(field.type, values[field.name]);
          const envelope = encodeEnvelope(message, values, extra);
          envelopes.push(envelope);
          // Read as strictly as WCF does, nothing is dropped.
          expect(decodeEnvelope(envelope, message, 'strict').body).toEqual(values);
          const json: unknown = JSON.parse(JSON.stringify(values));
          for (const field of message.fields) {
            expect(fromJson(field.type, (json as CanonicalObject)[field.name], reading)).toEqual(values[field.name]);
          }
        }
      }
    }
    expect(await vendorSchemaProblems(agent, envelopes)).toEqual([]);
  });
});
