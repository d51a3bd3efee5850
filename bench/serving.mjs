import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

export const types = { soap: 'text/xml; charset=utf-8', rest: 'application/json; charset=utf-8' };

/**
 * Serves answers from a process of its own, and tells the parent process on which port.
 *
 * @param answer from the address and the body of a request to the type of the answer and the pieces of its body
 * @param facts what else the parent process needs
 */
export function serve(answer, facts) {
  const server = createServer((request, response) => {
    const received = [];
    request.on('data', (piece) => received.push(piece));
    request.on('end', () => {
      const { type, pieces } = answer(request.url, () => Buffer.concat(received).toString());
      const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
      response.writeHead(200, { 'Content-Type': type, 'Content-Length': length });
      response.end(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces, length));
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port, ...facts }));
  process.on('disconnect', () => process.exit(0));
}

/**
 * Starts a server of this folder.
 *
 * @param file its file, such as `server.mjs`
 * @returns the facts that it sends, the URL of its tenant, and what stops it
 */
export async function startServer(file, options = []) {
  const server = fork(fileURLToPath(new URL(file, import.meta.url)), options.map(String));
  const facts = await Promise.race([
    once(server, 'message').then(([message]) => message),
    once(server, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with code ${code}`))),
  ]);
  const origin = `http://127.0.0.1:${facts.port}`;
  return { ...facts, origin, url: `${origin}/Cust12345`, process: server, stop: () => server.disconnect() };
}

/** A ticket, so that no call signs in. */
export const auth = { kind: 'ticket', ticket: '7T:measuring', appToken: 'measuring' };

/** The options of `connect` that keep a configuration of the machine out of the measurement. */
export const asGiven = { configFile: false, environment: false };
