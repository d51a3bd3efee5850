import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CanonicalObject, Message, TypeDescription } from '../../src/contract/index.js';
import type { Reading } from '../../src/codec/xml/index.js';
import { arbitraryOf } from '../support/arbitrary.js';
import type { MessageFacts } from './contract-in-csharp.js';
import { type CompareJob, contract, describeWithDotNet, DotNet, type MakeJob, type ReadJob } from './dotnet.js';
import { firstDifference } from './first-difference.js';
import { fromJsonParts, fromXml, messageOf, toJsonParts, toXml, typesOf } from './library-wires.js';

const seeds = Number(process.env['DOTNET_SEEDS'] ?? 1);
const inOneBatch = 100;

/** The first round waits for .NET to compile its serializers; on a busy machine that takes minutes. */
const whileBusy = 600_000;

/** A request or an answer of an operation, by the facts of the documents and as the library knows it. */
interface Subject {
  readonly title: string;
  readonly facts: MessageFacts;
  readonly message: Message;
  /** A request is read by a server, an answer by a client. */
  readonly reading: Reading;
}

/** Canonical values such as a caller may give; read as JSON, since a caller may also say `R` for `Select`. */
function randomValues(message: Message, seed: number): CanonicalObject {
  const values = message.fields.map((field, index) => {
    const given = arbitraryOf(field.type, 2);
    const arbitrary = field.nillable ? fc.option(given, { freq: 8, nil: null }) : given;
    return [field.name, fc.sample(arbitrary, { numRuns: 1, seed: seed * 1009 + index })[0]] as const;
  });
  return fromJsonParts(message, Object.fromEntries(values));
}

const none = { differences: 0, first: [] };
const summary = (problems: readonly string[]) => ({ differences: problems.length, first: problems.slice(0, 20) });

describeWithDotNet('what .NET’s serializers write of random objects', () => {
  let dotnet: DotNet;
  let batches: (readonly Subject[])[];

  beforeAll(() => {
    dotnet = new DotNet();
    const subjects = dotnet.contract.messages.flatMap(({ agent, operation, input, output }): Subject[] => {
      const known = contract.operation(agent, operation);
      return [
        { title: `request of ${agent}.${operation}`, facts: input, message: known.input, reading: 'strict' },
        { title: `answer of ${agent}.${operation}`, facts: output, message: known.output, reading: 'tolerant' },
      ];
    });
    batches = Array.from({ length: Math.ceil(subjects.length / inOneBatch) }, (_, index) =>
      subjects.slice(index * inOneBatch, (index + 1) * inOneBatch),
    );
  });
  afterAll(() => dotnet.close());

  it.each(Array.from({ length: seeds }, (_, index) => index + 1))(
    'is one canonical value from XML and from JSON, and written to either is the same object to .NET: seed %i',
    async (seed) => {
      const problems: string[] = [];
      const jobOf = (batch: number, { facts }: Subject, index: number): MakeJob => {
        const id = batch * inOneBatch + index;
        return { ...facts, id, seed: seed * 100_003 + id, budget: 40 };
      };
      const make = (batch: number) =>
        dotnet.make((batches[batch] ?? []).map((subject, index) => jobOf(batch, subject, index)));
      let next = make(0);
      for (const [number, batch] of batches.entries()) {
        const made = await next;
        // .NET makes the next ones meanwhile.
        next = make(number + 1);
        const jobs: { readonly job: CompareJob; readonly title: string }[] = [];
        for (const [index, { title, message, reading }] of batch.entries()) {
          const { xml, json, error } = made[index] ?? {};
          if (xml === undefined || json === undefined) {
            problems.push(`${title}: .NET cannot write it: ${error}`);
            continue;
          }
          try {
            const canonical = fromXml(message, xml, reading);
            const ofJson = fromJsonParts(message, json);
            if (!isDeepStrictEqual(canonical, ofJson)) {
              problems.push(`${title}: XML and JSON differ: ${firstDifference(canonical, ofJson)}`);
            }
            const id = number * inOneBatch + index;
            jobs.push({ title: `${title} in XML`, job: { id, xml: toXml(message, canonical) } });
            jobs.push({ title: `${title} in JSON`, job: { id, json: toJsonParts(message, canonical) } });
          } catch (failure) {
            problems.push(`${title}: ${String(failure)}`);
          }
        }
        const compared = await dotnet.compare(jobs.map(({ job }) => job));
        compared.forEach(({ difference, error }, index) => {
          const problem = error ?? difference;
          if (typeof problem === 'string') problems.push(`${jobs[index]?.title}: ${problem}`);
        });
      }
      expect(summary(problems)).toEqual(none);
    },
    whileBusy,
  );

  it('had every carrier of the contract in it', async () => {
    const met = new Set(await dotnet.carriers());
    expect(dotnet.contract.carriers.length).toBeGreaterThan(contract.agentNames.length > 20 ? 400 : 20);
    expect(dotnet.contract.carriers.filter((name) => !met.has(name))).toEqual([]);
  });

  it('is what a caller gave, whichever wire the library writes', async () => {
    const problems: string[] = [];
    for (const [number, batch] of batches.entries()) {
      const given = batch.map((subject, index) => {
        return { ...subject, values: randomValues(subject.message, number * inOneBatch + index) };
      });
      const jobs = given.flatMap(({ facts, message, values }): ReadJob[] => {
        return [
          { ...facts, xml: toXml(message, values) },
          { ...facts, json: toJsonParts(message, values) },
        ];
      });
      const read = await dotnet.read(jobs);
      given.forEach(({ title, message, values }, index) => {
        const [ofXml, ofJson] = [read[2 * index], read[2 * index + 1]];
        const [xmlProblem, jsonProblem] = [
          ofXml?.json === undefined ? ofXml?.error : firstDifference(values, fromJsonParts(message, ofXml.json)),
          ofJson?.xml === undefined ? ofJson?.error : firstDifference(values, fromXml(message, ofJson.xml)),
        ];
        if (xmlProblem !== undefined) problems.push(`${title} in XML: ${xmlProblem}`);
        if (jsonProblem !== undefined) problems.push(`${title} in JSON: ${jsonProblem}`);
      });
    }
    expect(summary(problems)).toEqual(none);
  });

  it('has the default of each type where a carrier has null, whichever wire the library writes', async () => {
    const types = typesOf(contract);
    const fieldsOf = (type: TypeDescription) => (type.kind === 'carrier' ? type.fields : []);
    // What must be there and may not be nil has no null on SOAP: a number in a key of .NET's own.
    const carriers = [...types]
      .filter(([, type]) => type.kind === 'carrier' && fieldsOf(type).every((each) => each.nillable || each.optional))
      .map(([name]) => name);
    const { facts, message } = messageOf(types, carriers);
    const blank = Object.fromEntries(
      message.fields.map(({ name, type }) => [
        name,
        Object.fromEntries(fieldsOf(type).map((each) => [each.name, null])),
      ]),
    );
    const [ofXml, ofJson] = await dotnet.read([
      { ...facts, xml: toXml(message, blank) },
      // XML has no word for the default of an enumeration without a zero.
      { ...facts, json: toJsonParts(message, blank), as: 'json' },
    ]);
    expect([ofXml?.error, ofJson?.error]).toEqual([undefined, undefined]);
    expect(Object.keys(ofXml?.json ?? {})).toEqual(message.fields.map(({ name }) => name));
    expect(ofJson?.json).toEqual(ofXml?.json);
  });
});
