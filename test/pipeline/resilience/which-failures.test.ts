import { describe, expect, it } from '@jest/globals';
import {
  AuthenticationError,
  ConflictError,
  type ErrorDetails,
  type ErrorKind,
  NetworkError,
  NotFoundError,
  NotSupportedError,
  PermissionError,
  ProtocolError,
  RateLimitError,
  ServerError,
  TenantUnavailableError,
  TimeoutError,
  ValidationError,
} from '../../../src/errors/index.js';
import { mayRepeat } from '../../../src/pipeline/resilience/index.js';

/** What may be repeated after a failure whose outcome is unknown: reads, or nothing. */
const failures: readonly (readonly [kind: ErrorKind, details: ErrorDetails, repeated: 'reads' | 'nothing'])[] = [
  [NetworkError, {}, 'reads'],
  [NetworkError, { retryable: true }, 'reads'],
  // A certificate that is not trusted.
  [NetworkError, { retryable: false }, 'nothing'],
  [TimeoutError, {}, 'reads'],
  [TimeoutError, { retryable: false }, 'reads'],
  [RateLimitError, { outcome: 'unknown' }, 'reads'],
  [TenantUnavailableError, { outcome: 'unknown', status: 503 }, 'reads'],
  [TenantUnavailableError, { outcome: 'unknown', permanent: false }, 'reads'],
  [TenantUnavailableError, { outcome: 'unknown', permanent: true }, 'nothing'],
  [ServerError, { status: 500 }, 'reads'],
  [ServerError, { status: 502 }, 'reads'],
  [ServerError, { status: 503 }, 'reads'],
  [ServerError, { status: 504 }, 'reads'],
  [ServerError, { status: 501 }, 'nothing'],
  [ServerError, { status: 505 }, 'nothing'],
  [ServerError, { status: 200 }, 'nothing'],
  [ServerError, {}, 'nothing'],
  [ServerError, { status: 500, exceptionType: 'NullReferenceException' }, 'nothing'],
  [ProtocolError, { status: 200 }, 'reads'],
  [ProtocolError, { status: 502 }, 'reads'],
  [ProtocolError, {}, 'nothing'],
  [ProtocolError, { status: 404 }, 'nothing'],
  [ProtocolError, { status: 405 }, 'nothing'],
  [ProtocolError, { status: 410 }, 'nothing'],
  [ProtocolError, { status: 413 }, 'nothing'],
  [ProtocolError, { status: 431 }, 'nothing'],
  [AuthenticationError, { outcome: 'unknown' }, 'nothing'],
  [PermissionError, { outcome: 'unknown' }, 'nothing'],
  [NotFoundError, { outcome: 'unknown' }, 'nothing'],
  [ConflictError, { outcome: 'unknown' }, 'nothing'],
  [ValidationError, { outcome: 'unknown' }, 'nothing'],
  [NotSupportedError, { outcome: 'unknown', retryable: true }, 'nothing'],
];

describe.each(failures)('after %p with %j', (kind, details, repeated) => {
  const failed = (more: ErrorDetails = {}) => new kind('it failed', { ...details, ...more });

  it(`${repeated} may be repeated`, () => {
    expect(mayRepeat('read', failed())).toBe(repeated === 'reads');
  });

  it('a write is not repeated on a guess', () => {
    expect(mayRepeat('write', failed({ outcome: 'unknown' }))).toBe(false);
  });

  it('a write that was done is not repeated', () => {
    expect(mayRepeat('write', failed({ outcome: 'done' }))).toBe(false);
  });

  it('a write is repeated as a read is, if the server did not act', () => {
    // An unreadable answer without a status is that of the login, if nothing was sent.
    const ofLogin = kind === ProtocolError && details.status === undefined;
    expect(mayRepeat('write', failed({ outcome: 'not-sent' }))).toBe(repeated === 'reads' || ofLogin);
    expect(mayRepeat('write', failed({ outcome: 'refused' }))).toBe(repeated === 'reads');
  });

  it.each(['not-sent', 'refused', 'unknown'] as const)('a call that is made once is not repeated (%s)', (outcome) => {
    expect(mayRepeat('once', failed({ outcome }))).toBe(false);
  });
});

describe('after an unreadable answer of the login', () => {
  it.each(['read', 'write'] as const)('a %s that was not sent is repeated', (kind) => {
    expect(mayRepeat(kind, new ProtocolError('a page', { outcome: 'not-sent' }))).toBe(true);
  });

  it.each(['refused', 'unknown', 'done'] as const)('a read is not repeated with the outcome %s', (outcome) => {
    expect(mayRepeat('read', new ProtocolError('a page', { outcome }))).toBe(false);
  });
});

describe('after anything else', () => {
  it.each([new Error('reset'), new TypeError('fetch failed'), { outcome: 'not-sent' }, 'reset', undefined])(
    'such as %p, nothing is repeated',
    (thrown) => {
      expect(mayRepeat('read', thrown)).toBe(false);
      expect(mayRepeat('write', thrown)).toBe(false);
    },
  );
});
