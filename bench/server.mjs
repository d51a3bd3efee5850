// Answers every call with the same entity, as SOAP or as JSON, in a process of its own: `node server.mjs <agent>` with the name
// of a recorded one, or without it with a ContactEntity that has every field.
import { createServer } from 'node:http';
import { Contract } from '../dist/contract/index.js';
import { encodeEnvelope } from '../dist/codec/xml/index.js';
import { fullValue } from './entities.mjs';
import { recordedEntity } from './recorded.mjs';

const contract = Contract.bundled();
const { id, soap, rest } = process.argv[2] === undefined ? full() : recordedEntity(contract, process.argv[2]);

function full() {
  const { output } = contract.operation('Contact', 'GetContactEntity');
  // The client checks that an answer is about the entity it asked for.
  const entity = { ...fullValue(output.fields[0].type, 2), ContactId: 5 };
  const headers = { Succeeded: true, TimeZone: { SoTimeZoneId: 261, SoTimeZoneLocationCode: 'NO' } };
  const envelope = encodeEnvelope(output, { Response: entity }, headers);
  return { id: 5, soap: Buffer.from(envelope), rest: Buffer.from(JSON.stringify(entity)) };
}

const answers = {
  soap: { type: 'text/xml; charset=utf-8', body: soap },
  rest: { type: 'application/json; charset=utf-8', body: rest },
};

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const { type, body } = request.url.includes('/Remote/') ? answers.soap : answers.rest;
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': body.length });
    response.end(body);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  process.send({ port: server.address().port, id, soapBytes: soap.length, restBytes: rest.length });
});
process.on('disconnect', () => process.exit(0));
