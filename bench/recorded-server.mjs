// A tenant with persons of recorded size, in a process of its own: node recorded-server.mjs <records> <planted>. The bytes of a
// person are prepared, and each answer differs from them by its id alone. With the id of a planted difference, REST has another
// first name for that person than SOAP.
import { writeEnvelope } from '../dist/emulator/wire/data-contract/envelope.js';
import { Contract } from '../dist/contract/index.js';
import { archiveAnswers } from './archive-answers.mjs';
import { recordedEntity } from './recorded.mjs';
import { serve, types } from './serving.mjs';

const [, , records, planted = '0'] = process.argv;
const contract = Contract.bundled();
const { entity } = recordedEntity(contract, 'Person');
const { output } = contract.operation('Person', 'GetPersonEntity');

/** Occurs in no other place of the entity. */
const placeholder = 1_987_654_321;

function prepared(kind, text) {
  const pieces = text.split(String(placeholder)).map((piece) => Buffer.from(piece));
  if (pieces.length !== 2) throw new Error(`the id is ${pieces.length - 1} times in the ${kind} of the person`);
  const [before, after] = pieces;
  return (id) => ({ type: types[kind], pieces: [before, Buffer.from(id), after] });
}

const numbered = { ...entity, PersonId: placeholder };
const soap = prepared('soap', writeEnvelope(output, { Response: numbered }, { Succeeded: true }));
const rest = prepared('rest', JSON.stringify(numbered));
const different = prepared('rest', JSON.stringify({ ...numbered, Firstname: `${numbered.Firstname}, planted` }));
const ofArchive = archiveAnswers(contract, Number(records));

serve((path, body) => {
  const answer = ofArchive(path, body);
  if (answer !== undefined) return answer;
  if (path.includes('/Remote/')) return soap(/<PersonEntityId>(\d+)</.exec(body())[1]);
  const id = /\/(\d+)(?:\?|$)/.exec(path)[1];
  return id === planted ? different(id) : rest(id);
}, {});
