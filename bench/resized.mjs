import { writeEnvelope } from '../dist/emulator/wire/data-contract/envelope.js';
import { recordedEntity } from './recorded.mjs';

/**
 * The recorded person, made smaller or larger until its JSON has about that many bytes. A small one has lost the properties of
 * its fields, then its members; a large one has more fields of its tenant, each with its properties.
 *
 * @returns its key, and the bytes of its SOAP and REST answers
 */
export function resizedPerson(contract, bytes) {
  const { entity, id, soap, rest } = recordedEntity(contract, 'Person');
  if (Math.abs(rest.length - bytes) < 2048) return { id, soap, rest };
  const resized = rest.length > bytes ? shrunk(entity, bytes) : grown(entity, bytes);
  const { output } = contract.operation('Person', 'GetPersonEntity');
  const envelope = writeEnvelope(output, { Response: resized }, { Succeeded: true });
  return {
    id,
    // A server writes absent members as nil; here, they would be most of a small envelope.
    soap: Buffer.from(bytes < rest.length ? envelope.replaceAll(/<\w+ i:nil="true"\/>/g, '') : envelope),
    rest: Buffer.from(JSON.stringify(resized)),
  };
}

const sizeOf = (value) => JSON.stringify(value).length;

function shrunk(entity, bytes) {
  const small = { ...entity, FieldProperties: { ...entity.FieldProperties } };
  let size = sizeOf(small);
  const removeFrom = (holder, names) => {
    for (const name of names) {
      if (size <= bytes) return;
      size -= sizeOf({ [name]: holder[name] }) - 1;
      delete holder[name];
    }
  };
  removeFrom(small.FieldProperties, Object.keys(small.FieldProperties));
  removeFrom(
    small,
    Object.keys(small)
      .filter((name) => name !== 'PersonId' && name !== 'FieldProperties')
      .reverse(),
  );
  return small;
}

function grown(entity, bytes) {
  const large = {
    ...entity,
    FieldProperties: { ...entity.FieldProperties },
    UserDefinedFields: { ...entity.UserDefinedFields },
  };
  const property = Object.values(entity.FieldProperties)[0];
  const each = sizeOf({ 'SuperOffice:1000': property, 'SuperOffice:1001': text }) - 2;
  const count = Math.round((bytes - sizeOf(large)) / each);
  for (let index = 0; index < count; index++) {
    large.FieldProperties[`SuperOffice:${1000 + index}`] = property;
    large.UserDefinedFields[`SuperOffice:${1000 + index}`] = text;
  }
  return large;
}

const text = 'The answer to a question of this tenant about a person';
