import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The client waits for no answer any more. What it is thrown by has not failed. */
export class ClientGoneError extends Error {
  /** As the reason of a signal is named. */
  override readonly name = 'AbortError';

  constructor(options?: ErrorOptions) {
    super('the client has gone away', options);
  }
}

const closings = new WeakMap<Socket, AbortSignal>();

/**
 * A signal that is aborted when a connection closes: its client waits for no answer any more. One for all calls of the
 * connection, because each signal costs as much as reading a small message.
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
 * Calls back once when an exchange is over: its answer has been closed, or its connection. Of a connection that closes, Node
 * closes only the answer whose turn it is, and none of those to the requests that arrived behind it.
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

/** One listener for all exchanges of a connection, which may live long. */
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
