import type { CanonicalObject, CarrierType } from '../../contract/index.js';
import type { Session } from '../access/access.js';
import type { EntityRules } from '../rules/entities.js';
import { badRequest } from '../server-error.js';
import { isJsonObject } from '../wire/json-object.js';
import { clockOf, type FaceCall } from './context.js';
import { parseBody, readBody } from './json-body.js';

/** The body decides, not the content type: an array is a JSON Patch, an object a JSON Merge Patch. */
export function patched(call: FaceCall, rules: EntityRules, id: number, session: Session): CanonicalObject {
  const { entities } = call.server;
  const type = entities.typeOf(rules);
  const body = parseBody(call);
  if (Array.isArray(body))
    return entities.patch(
      rules,
      id,
      body.map((each: unknown) => readOperation(call, type, each)),
      session,
    );
  if (!isJsonObject(body)) throw badRequest('Bad request. Changes are an array of operations or an object.');
  return entities.merge(rules, id, readPartial(call, type, body), session);
}

/** Reads the values of a patch in any form that a client may write. The patch itself checks everything else. */
function readOperation(call: FaceCall, type: CarrierType, operation: unknown): unknown {
  if (!isJsonObject(operation)) return operation;
  const entries = Object.entries(operation).map(([name, value]): [string, unknown] => [name.toLowerCase(), value]);
  const { path, value } = Object.fromEntries(entries);
  if (typeof path !== 'string' || value === null || value === undefined) return operation;
  const steps = path.replace(/^\//, '').split('/');
  let target = type.fields.find((field) => field.name.toLowerCase() === steps[0]?.toLowerCase())?.type;
  for (const step of steps.slice(1)) {
    if (target?.kind === 'carrier')
      target = target.fields.find((field) => field.name.toLowerCase() === step.toLowerCase())?.type;
    else if (target?.kind === 'array') target = target.item.type;
    else target = target?.kind === 'dictionary' ? target.value.type : undefined;
  }
  if (target === undefined) return operation;
  const read = readBody(call, target, value);
  const [field = ''] = steps;
  const isField = steps.length === 1;
  const name = type.fields.find((each) => each.name.toLowerCase() === field.toLowerCase())?.name ?? field;
  return {
    ...Object.fromEntries(entries),
    value: isField ? clockOf(call).storedField(type.name, name, read) : read,
  };
}

/** A merge patch: only the fields that it has, in any case. An object can stand for an item of an array. */
function readPartial(call: FaceCall, type: CarrierType, body: CanonicalObject, place = 'entity'): CanonicalObject {
  const result: CanonicalObject = {};
  for (const [name, value] of Object.entries(body)) {
    const field = type.fields.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (field === undefined) continue;
    const at = `${place}.${name}`;
    const isPart = isJsonObject(value);
    if (isPart && field.type.kind === 'carrier') result[field.name] = readPartial(call, field.type, value, at);
    else if (isPart && field.type.kind === 'array')
      result[field.name] = readBody(call, field.type.item.type, value, at);
    else result[field.name] = clockOf(call).storedField(type.name, field.name, readBody(call, field.type, value, at));
  }
  return result;
}
