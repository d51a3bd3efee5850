// A server of one large document, in a thread of its own, so that its memory is not counted as the client's. It makes
// content up as fast as it is taken, and keeps nothing of what it is sent.
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';

const { size, head, tail, saved, savedEnvelope } = workerData;
// Three bytes are four characters of base64, and a piece is a multiple of three.
const piece = Buffer.alloc(48_000, 'content of a document');

function* content() {
  for (let left = size; left > 0; left -= piece.length) yield piece.subarray(0, Math.min(left, piece.length));
}

function* envelope() {
  yield Buffer.from(head);
  for (const each of content()) yield Buffer.from(each.toString('base64'), 'latin1');
  yield Buffer.from(tail);
}

async function answer(request, response) {
  const soap = request.url.includes('/Remote/');
  request.resume();
  await finished(request);
  response.setHeader('Content-Type', soap ? 'text/xml; charset=utf-8' : 'application/json');
  if (request.method === 'PUT' || /SetDocumentStreamFromId/.test(request.headers.soapaction ?? request.url)) {
    response.end(soap ? savedEnvelope : saved);
    return;
  }
  if (!soap) response.setHeader('Content-Type', 'application/octet-stream');
  await pipeline(Readable.from(soap ? envelope() : content(), { highWaterMark: 1 }), response);
}

const server = createServer((request, response) => {
  // A client may leave before the end.
  answer(request, response).catch(() => response.destroy());
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
