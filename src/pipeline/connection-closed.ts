import { NetworkError, type TransportName } from '../errors/index.js';

/** The error of a call that is made after the connection was closed. */
export function connectionClosed(transport: TransportName): NetworkError {
  return new NetworkError('the connection is closed; create another with connect()', {
    transport,
    outcome: 'not-sent',
    retryable: false,
  });
}
