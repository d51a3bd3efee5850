import fc from 'fast-check';
import { complete } from '../../src/codec/canonical/index.js';
import type { CanonicalObject, Message, Operation } from '../../src/contract/index.js';
import { arbitraryOf } from './arbitrary.js';

/** Canonical values for every field of a message, the same for the same seed. */
export function randomValues(message: Message, seed: number): CanonicalObject {
  return Object.fromEntries(
    message.fields.map((field, index) => {
      const values = arbitraryOf(field.type, 4);
      const arbitrary = field.nillable ? fc.option(values, { freq: 8, nil: null }) : values;
      const [value] = fc.sample(arbitrary, { numRuns: 1, seed: seed * 1009 + index });
      return [field.name, complete(field.type, value)];
    }),
  );
}

/** Does a server answer with what was saved or set, which is never null? */
export function answersWritten({ name, output }: Operation): boolean {
  return output.fields[0]?.type.kind === 'carrier' && /^(?:Save|Set)/.test(name);
}

/** A random result, such as a server gives. */
export function randomResult(operation: Operation, given: CanonicalObject, seed: number): CanonicalObject {
  for (let draw = seed; ; draw += 1_000) {
    const outputs = randomValues(operation.output, draw);
    const isNull = Object.values(outputs).includes(null);
    if (!isNull || !answersWritten(operation)) return identified(operation, given, outputs);
  }
}

/** The result has the key of the carrier that was requested, saved or set, as on a server. */
export function identified({ name, output }: Operation, given: CanonicalObject, outputs: CanonicalObject) {
  const [field] = output.fields;
  const carrier = field === undefined ? undefined : (outputs[field.name] as CanonicalObject | null);
  if (field?.type.kind !== 'carrier' || carrier === null || carrier === undefined) return outputs;
  const entity = field.type.name.replace(/Entity$/, '');
  const key = [`${entity}Id`, 'Id'].find((each) => typeof carrier[each] === 'number');
  if (key === undefined) return outputs;
  if (name.startsWith(`CreateDefault${entity}`)) carrier[key] = 0;
  if (!['Get', 'Save', 'Set'].some((verb) => name.startsWith(`${verb}${entity}`))) return outputs;
  const values = Object.values(given) as (CanonicalObject | null)[];
  const named = given[`${entity}EntityId`] ?? given[`${entity}Id`];
  const inCarrier = values.map((value) => value?.[key]).find((value) => typeof value === 'number');
  // A carrier that is saved without a key gets one.
  carrier[key] = inCarrier === undefined || inCarrier === 0 ? 1 : inCarrier;
  const isByKey = name.startsWith('Get') || (name.startsWith('Set') && inCarrier === undefined);
  if (isByKey && typeof named === 'number') carrier[key] = named;
  return outputs;
}
