import { isPlainObject } from '../codec/canonical/index.js';
import type { CanonicalObject, CarrierType, Field, Operation } from '../contract/index.js';
import { type ErrorDetails, ProtocolError } from '../errors/index.js';

/** The key that the carrier in an answer must have: this number, a new key, any key, or none yet. */
export type ExpectedKey = number | 'new' | 'any' | 'blank';

/** The key of the user who is signed in. */
export const userKey = 'AssociateId';

const expectations: Readonly<
  Record<Exclude<ExpectedKey, number>, { readonly expected: string; allows(key: unknown): boolean }>
> = {
  new: { expected: 'a positive number', allows: (key) => typeof key === 'number' && key > 0 },
  any: { expected: 'a number other than 0', allows: (key) => typeof key === 'number' && key !== 0 },
  // NetServer writes every field of a carrier, so the key of a new one is 0.
  blank: { expected: 'a number', allows: (key) => typeof key === 'number' },
};

/**
 * Checks that an answer is the requested carrier: an empty body would be read as a carrier full of nulls, and a proxy may
 * return the answer to another request.
 *
 * @throws {ProtocolError} if the key is missing, or belongs to another carrier
 */
export function checkIdentity(carrier: unknown, key: string, expected: ExpectedKey, details: ErrorDetails): void {
  const found = isPlainObject(carrier) ? carrier[key] : undefined;
  const isExpected = typeof expected === 'number' ? found === expected : expectations[expected].allows(found);
  if (isExpected) return;
  const wanted = typeof expected === 'number' ? expected : expectations[expected].expected;
  const actual = typeof found === 'number' ? `is ${found}` : 'is missing';
  const subject = [details.agent, details.operation].join('.');
  const message = `${subject}: the answer does not match the request: ${key} ${actual}, but must be ${wanted}`;
  throw new ProtocolError(message, { ...details, path: key });
}

/** The key in the answer to a save: that of the saved carrier, or a new one. */
export function keyAfterSaving(carrier: unknown, key: string): ExpectedKey {
  const current = isPlainObject(carrier) ? carrier[key] : undefined;
  return typeof current === 'number' && current !== 0 ? current : 'new';
}

/**
 * The same for any operation of an agent, by the contract's names for operations on one carrier: `GetXEntity` with an
 * `XEntityId`, `CreateDefaultXEntity`, `SaveXEntity` with the entity, and `SetX…` with the entity or its `XId`. Other
 * operations, such as `ViewState.SaveCurrent`, may answer with another carrier than their argument. A save or set of one
 * carrier that is answered with null does not say that it was done.
 */
export function checkOperationAnswer(
  { agent, name, input, output }: Operation,
  parameters: CanonicalObject,
  answer: unknown,
): void {
  const type = output.fields.length === 1 ? output.fields[0]?.type : undefined;
  if (type?.kind !== 'carrier') return;
  // For a read, null means that the record does not exist. For a save or set, it is not an answer.
  if (answer === null && !/^(?:Save|Set)/.test(name)) return;
  const key = keyOf(type);
  const expected = key === undefined ? undefined : expectedKey(name, type, key, input.fields, parameters);
  if (key !== undefined && expected !== undefined) checkIdentity(answer, key, expected, { agent, operation: name });
}

function expectedKey(
  name: string,
  type: CarrierType,
  key: string,
  fields: readonly Field[],
  parameters: CanonicalObject,
): ExpectedKey | undefined {
  if (name === `CreateDefault${type.name}`) return fields.length > 1 ? undefined : 'blank';
  const single = fields.length === 1 ? fields[0] : undefined;
  if (name.startsWith(`Save${type.name}`)) {
    return single?.type === type ? keyAfterSaving(parameters[single.name], key) : undefined;
  }
  const sets = name.startsWith(`Set${type.name.replace(/Entity$/, '')}`);
  if (!sets && !(name === `Get${type.name}` && single !== undefined)) return undefined;
  const carriers = sets ? fields.filter((field) => field.type === type) : [];
  const [carrier] = carriers;
  if (carrier !== undefined) return carriers.length === 1 ? keyAfterSaving(parameters[carrier.name], key) : undefined;
  const byKey = fields.find((field) => keyNames(type, key).has(field.name));
  const value = byKey === undefined ? undefined : parameters[byKey.name];
  return typeof value === 'number' ? value : undefined;
}

/** The names of a parameter with the key: `TicketId` or `TicketEntityId`. A plain `Id` may belong to anything. */
const keyNames = ({ name }: CarrierType, key: string) => new Set([`${name}Id`, ...(key === 'Id' ? [] : [key])]);

/** `AppointmentId` of an `AppointmentEntity`, or plain `Id`; a few carriers have a string of that name, which is no key. */
function keyOf({ name, fieldsByName }: CarrierType): string | undefined {
  return [`${name.replace(/Entity$/, '')}Id`, 'Id'].find((each) => {
    const type = fieldsByName.get(each)?.type;
    return type?.kind === 'primitive' && type.name === 'int';
  });
}
