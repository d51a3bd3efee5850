// Answers every call with the same full entity, as SOAP or as JSON, in a process of its own.
import { createServer } from 'node:http';
import { Contract } from '../dist/contract/index.js';
import { encodeEnvelope } from '../dist/codec/xml/index.js';
import { fullValue } from './entities.mjs';

const { output } = Contract.bundled().operation('Contact', 'GetContactEntity');
// The client checks that an answer is about the entity it asked for.
const entity = { ...fullValue(output.fields[0].type, 2), ContactId: 5 };
const headers = { Succeeded: true, TimeZone: { SoTimeZoneId: 261, SoTimeZoneLocationCode: 'NO' } };
const answers = {
  soap: { type: 'text/xml; charset=utf-8', body: Buffer.from(encodeEnvelope(output, { Response: entity }, headers)) },
  rest: { type: 'application/json; charset=utf-8', body: Buffer.from(JSON.stringify(entity)) },
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
  process.send({
    port: server.address().port,
    soapBytes: answers.soap.body.length,
    restBytes: answers.rest.body.length,
  });
});
process.on('disconnect', () => process.exit(0));
