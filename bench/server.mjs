// Answers every call with the same entity, as SOAP or as JSON, and those to the archive with rows of persons, in a process of its
// own: `node server.mjs <agent> <kilobytes>` with the name of a recorded entity and, to resize it, the size of its JSON; without
// a name, with a ContactEntity that has every field.
import { Contract } from '../dist/contract/index.js';
import { encodeEnvelope } from '../dist/codec/xml/index.js';
import { archiveAnswers } from './archive-answers.mjs';
import { fullValue } from './entities.mjs';
import { recordedEntity } from './recorded.mjs';
import { resizedPerson } from './resized.mjs';
import { serve, types } from './serving.mjs';

const [, , agent, kilobytes] = process.argv;
const contract = Contract.bundled();
const { id, soap, rest } =
  agent === undefined
    ? full()
    : kilobytes === undefined
      ? recordedEntity(contract, agent)
      : resizedPerson(contract, Number(kilobytes) * 1024);

function full() {
  const { output } = contract.operation('Contact', 'GetContactEntity');
  // The client checks that an answer is about the entity it asked for.
  const entity = { ...fullValue(output.fields[0].type, 2), ContactId: 5 };
  const headers = { Succeeded: true, TimeZone: { SoTimeZoneId: 261, SoTimeZoneLocationCode: 'NO' } };
  const envelope = encodeEnvelope(output, { Response: entity }, headers);
  return { id: 5, soap: Buffer.from(envelope), rest: Buffer.from(JSON.stringify(entity)) };
}

const answers = {
  soap: { type: types.soap, pieces: [soap] },
  rest: { type: types.rest, pieces: [rest] },
};
const ofArchive = archiveAnswers(contract, 1e6);

serve((path, body) => ofArchive(path, body) ?? (path.includes('/Remote/') ? answers.soap : answers.rest), {
  id,
  soapBytes: soap.length,
  restBytes: rest.length,
});
