import { isPlainObject } from '../codec/canonical/index.js';
import type { CanonicalObject, CarrierType, Field, Operation } from '../contract/index.js';
import { type ErrorDetails, ProtocolError } from '../errors/index.js';

/** Which carrier an answer has to be: the one with this key, a new one with a key of its own, any that has one, or one that has none yet. */
export type ExpectedKey = number | 'new' | 'any' | 'blank';

/** The key of the user who is signed in. */
export const userKey = 'AssociateId';

const expectations: Readonly<
  Record<Exclude<ExpectedKey, number>, { readonly words: string; allows(key: unknown): boolean }>
> = {
  new: { words: 'a positive number', allows: (key) => typeof key === 'number' && key > 0 },
  any: { words: 'a number other than 0', allows: (key) => typeof key === 'number' && key !== 0 },
  // NetServer writes every field of a carrier, so the key of a new one stands there as 0.
  blank: { words: 'a number', allows: (key) => typeof key === 'number' },
};

/**
 * An answer must say what it is: a body that has nothing in it reads as a carrier full of nulls, and a proxy may hand out
 * the answer to another question.
 *
 * @throws {ProtocolError} where the key is missing, or is that of another carrier
 */
export function checkIdentity(carrier: unknown, key: string, expected: ExpectedKey, details: ErrorDetails): void {
  const found = isPlainObject(carrier) ? carrier[key] : undefined;
  const isRight = typeof expected === 'number' ? found === expected : expectations[expected].allows(found);
  if (isRight) return;
  const wanted = typeof expected === 'number' ? expected : expectations[expected].words;
  const is = typeof found === 'number' ? `is ${found}` : 'is missing';
  const subject = [details.agent, details.operation].join('.');
  const message = `${subject}: the answer is not what was asked for: ${key} ${is}, and should be ${wanted}`;
  throw new ProtocolError(message, { ...details, path: key });
}

/** What a save answers with: the carrier that was saved, or a new one. */
export function keyAfterSaving(carrier: unknown, key: string): ExpectedKey {
  const given = isPlainObject(carrier) ? carrier[key] : undefined;
  return typeof given === 'number' && given !== 0 ? given : 'new';
}

/**
 * The same for any operation of an agent, by the names that the contract gives to those on one carrier: `GetXEntity` with
 * an `XEntityId`, `CreateDefaultXEntity`, `SaveXEntity` with one, and `SetX…` with one or with its `XId`. Others may answer
 * with another carrier than they were given, as `ViewState.SaveCurrent` may, and null is not a carrier.
 */
export function checkOperationAnswer(
  { agent, name, input, output }: Operation,
  parameters: CanonicalObject,
  answer: unknown,
): void {
  const type = output.fields.length === 1 ? output.fields[0]?.type : undefined;
  if (answer === null || type?.kind !== 'carrier') return;
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
  const given = byKey === undefined ? undefined : parameters[byKey.name];
  return typeof given === 'number' ? given : undefined;
}

/** What a parameter with the key is called: `TicketId` or `TicketEntityId`. A plain `Id` may be that of anything. */
const keyNames = ({ name }: CarrierType, key: string) => new Set([`${name}Id`, ...(key === 'Id' ? [] : [key])]);

/** `AppointmentId` of an `AppointmentEntity`, or plain `Id`; a few carriers have a text by that name, which is not a key. */
function keyOf({ name, fieldsByName }: CarrierType): string | undefined {
  return [`${name.replace(/Entity$/, '')}Id`, 'Id'].find((each) => {
    const type = fieldsByName.get(each)?.type;
    return type?.kind === 'primitive' && type.name === 'int';
  });
}
