import type { Socket } from 'node:net';

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
    if (socket.destroyed) controller.abort();
    else socket.once('close', () => controller.abort());
  }
  return signal;
}
