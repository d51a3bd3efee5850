// A tenant that answers a read over REST after 5 ms, and over SOAP after 1 to 15 ms in the manner of its argument.
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { Contract } from '../dist/contract/index.js';
import { encodeEnvelope } from '../dist/codec/xml/index.js';
import { fullValue } from './entities.mjs';

const [, , manner] = process.argv;
const { output } = Contract.bundled().operation('Contact', 'GetContactEntity');
// The client checks that an answer is about the entity it asked for.
const entity = { ...fullValue(output.fields[0].type, 2), ContactId: 5 };
const rest = Buffer.from(JSON.stringify(entity));
const different = encodeEnvelope(
  output,
  { Response: { ...entity, Name: 'another', Department: null } },
  { Succeeded: true },
);
const piece = Buffer.alloc(64 * 1024, ' ');
const pieces = 480;

/** As it is made and as the network takes it: piece by piece, and no further once nobody reads. */
function large(response, headers) {
  response.writeHead(200, { 'Content-Type': 'text/xml; charset=utf-8', ...headers });
  Readable.from(Array.from({ length: pieces }, () => piece)).pipe(response);
}

const end = (response, status, type, body) => {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
};

const shadows = {
  hangs: () => undefined,
  fails: (response) => end(response, 503, 'text/plain', 'no'),
  'answers with 30 MB': (response) => large(response, { 'Content-Length': pieces * piece.length }),
  'answers with 30 MB unannounced': (response) => large(response, {}),
  differs: (response) => end(response, 200, 'text/xml; charset=utf-8', different),
};

const server = createServer((request, response) => {
  response.on('error', () => undefined);
  request.resume();
  request.on('end', () => {
    if (request.url.includes('/Remote/')) setTimeout(() => shadows[manner](response), 1 + Math.random() * 14);
    else setTimeout(() => end(response, 200, 'application/json; charset=utf-8', rest), 5);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit(0));
