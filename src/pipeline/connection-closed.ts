import { NetworkError, type TransportName } from '../errors/index.js';

/** For a call that is made when the connection is no longer. */
export function connectionClosed(transport: TransportName): NetworkError {
  return new NetworkError('the connection has been closed; make another with connect()', {
    transport,
    outcome: 'not-sent',
    retryable: false,
  });
}
