import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TypeDescription } from '../../src/contract/index.js';
import { contract, describeWithDotNet, DotNet } from './dotnet.js';
import { fromJsonParts, fromXml, messageOf, toJsonParts, toXml, typesOf } from './library-wires.js';

const isWhole = contract.agentNames.length > 20;

describeWithDotNet('to .NET', () => {
  let dotnet: DotNet;
  let types: ReadonlyMap<string, TypeDescription>;
  let enumerations: readonly string[];

  beforeAll(() => {
    dotnet = new DotNet();
    types = typesOf(contract);
    enumerations = Object.keys(dotnet.contract.enumerations).filter((name) => types.has(name));
  });
  afterAll(() => dotnet.close());

  /** Makes values that XML cannot carry, and gives back what differs once the library has read and written them. */
  async function differencesInJson(names: readonly string[], seeds: number): Promise<readonly string[]> {
    const { facts, message } = messageOf(types, names);
    const jobs = Array.from({ length: seeds }, (_, id) => ({ ...facts, id, seed: id, budget: 100, undeclared: true }));
    const made = await dotnet.make(jobs);
    expect(made.flatMap(({ error }) => error ?? [])).toEqual([]);
    const compared = await dotnet.compare(
      made.map(({ json = {} }, id) => ({ id, json: toJsonParts(message, fromJsonParts(message, json)) })),
    );
    return compared.flatMap(({ difference, error }) => difference ?? error ?? []);
  }

  it('numbers that an enumeration has no name for are kept in JSON', async () => {
    expect(enumerations.length).toBeGreaterThan(isWhole ? 190 : 10);
    expect(await differencesInJson(enumerations, 40)).toEqual([]);
  });

  const holdersOfAnyType = () =>
    [...types.keys()].filter((name) => /\}(StringObjectDictionary|Webhook|RagResult)$/.test(name));

  it('nested values of any type are kept in JSON', async () => {
    expect(holdersOfAnyType().length).toBe(isWhole ? 3 : 0);
    expect(await differencesInJson(holdersOfAnyType(), 300)).toEqual([]);
  });

  it('single values of any type are the same from XML and from JSON, and written to either', async () => {
    const { facts, message } = messageOf(types, holdersOfAnyType());
    const made = await dotnet.make(
      Array.from({ length: 300 }, (_, id) => ({ ...facts, id, seed: 1000 + id, budget: 100 })),
    );
    const read = made.map(({ xml = '', json = {}, error }) => {
      expect(error).toBeUndefined();
      return { ofXml: fromXml(message, xml), ofJson: fromJsonParts(message, json) };
    });
    const compared = await dotnet.compare(
      read.flatMap(({ ofXml, ofJson }, id) => [
        { id, xml: toXml(message, ofXml) },
        { id, json: toJsonParts(message, ofJson) },
      ]),
    );
    expect(read.map(({ ofXml }) => ofXml)).toEqual(read.map(({ ofJson }) => ofJson));
    expect(compared.flatMap(({ difference, error }) => difference ?? error ?? [])).toEqual([]);
  });

  it('every declared name of an enumeration is read from XML, and what is written for it means the same', async () => {
    const jobs = enumerations.flatMap((name) => {
      const { facts, message } = messageOf(types, [name]);
      const part = facts.parts[0]?.[0];
      return (dotnet.contract.enumerations[name] ?? []).map((member) => {
        const body = `<Values xmlns="urn:values"><${part}>${member}</${part}></Values>`;
        const xml = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;
        return { facts, message, xml, canonical: fromXml(message, xml), member: `${member} of ${name}` };
      });
    });
    const before = await dotnet.read(jobs.map(({ facts, xml }) => ({ ...facts, xml })));
    const after = await dotnet.read(
      jobs.map(({ facts, message, canonical }) => ({ ...facts, xml: toXml(message, canonical) })),
    );
    const subjects = jobs.map(({ member, message, canonical }, index) => {
      return { member, canonical, ofBefore: fromJsonParts(message, before[index]?.json ?? {}), after: after[index] };
    });
    expect(subjects.length).toBeGreaterThan(enumerations.length);
    expect(subjects.map(({ member, ofBefore }) => ({ member, value: ofBefore }))).toEqual(
      subjects.map(({ member, canonical }) => ({ member, value: canonical })),
    );
    expect(subjects.map(({ member, after: read }) => ({ member, json: read?.json }))).toEqual(
      subjects.map(({ member }, index) => ({ member, json: before[index]?.json })),
    );
  });
});
