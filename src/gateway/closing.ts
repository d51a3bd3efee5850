import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Thrown when the client has closed its connection and no longer waits for an answer. The operation itself has not failed. */
export class ClientGoneError extends Error {
  /** The usual name of an abort reason. */
  override readonly name = 'AbortError';

  constructor(options?: ErrorOptions) {
    super('the client has gone away', options);
  }
}

const closings = new WeakMap<Socket, AbortSignal>();

/**
 * A signal that is aborted when a connection closes, because its client no longer waits for an answer. All calls of the
 * connection share it, because creating one costs as much as reading a small message.
 */
export function closingOf(socket: Socket): AbortSignal {
  let signal = closings.get(socket);
  if (signal === undefined) {
    const controller = new AbortController();
    ({ signal } = controller);
    closings.set(socket, signal);
    const abort = () => controller.abort(new ClientGoneError());
    if (socket.destroyed) abort();
    else socket.once('close', abort);
  }
  return signal;
}

const exchanges = new WeakMap<Socket, Set<() => void>>();

/**
 * Calls back once when an exchange is over, because its response or its connection has closed. When a connection closes, Node
 * emits `close` only for the response that is being sent, not for those of pipelined requests behind it.
 */
export function onceOver({ socket }: IncomingMessage, response: ServerResponse, callback: () => void): void {
  const underWay = exchangesOf(socket);
  const over = () => {
    if (underWay.delete(over)) callback();
  };
  underWay.add(over);
  if (socket.closed) process.nextTick(over);
  else response.once('close', over);
}

/** One listener for all exchanges of a connection, because a connection may be long-lived. */
function exchangesOf(socket: Socket): Set<() => void> {
  const known = exchanges.get(socket);
  if (known !== undefined) return known;
  const underWay = new Set<() => void>();
  exchanges.set(socket, underWay);
  socket.once('close', () => {
    for (const over of [...underWay]) over();
  });
  return underWay;
}
