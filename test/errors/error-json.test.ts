import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import * as kinds from '../../src/errors/kinds.js';
import { errorFromServer, Secrets, type SuperOfficeError } from '../../src/errors/index.js';
import { AnswerTooLarge } from '../../src/http/index.js';

const details = {
  transport: 'rest',
  agent: 'Contact',
  operation: 'SaveContactEntity',
  exceptionType: 'SoSentryException',
  serverMessage: 'not allowed',
  status: 403,
  path: 'Contact.Name',
  retryable: true,
  outcome: 'refused',
  retryAfter: 5_000,
} as const;

const classes = Object.entries({ ...kinds, AnswerTooLarge });

function jsonOf(error: SuperOfficeError): Record<string, unknown> {
  return JSON.parse(JSON.stringify(error)) as Record<string, unknown>;
}

describe.each(classes)('a %s as JSON', (className, Kind) => {
  it('has its name, its message and every detail', () => {
    const json = jsonOf(new Kind('it failed', details));
    const name = className === 'AnswerTooLarge' ? 'ProtocolError' : className;
    expect(json).toMatchObject({ name, message: 'it failed', ...details });
  });

  it('has no detail that is not known, in its text neither', () => {
    const error = new Kind('it failed');
    const own =
      className === 'ConfigurationError' ? ['problems'] : className === 'TenantUnavailableError' ? ['permanent'] : [];
    expect(Object.keys(jsonOf(error)).sort()).toEqual(['message', 'name', 'outcome', 'retryable', ...own].sort());
    expect(Object.keys(error)).not.toContain('status');
    expect(inspect(error)).not.toContain('undefined');
    expect(error.status).toBeUndefined();
  });

  it('has the message of its cause, and nothing else that the cause holds', () => {
    const cause = Object.assign(new Error('no space'), { code: 'ENOSPC', password: 'secret-password' });
    expect(jsonOf(new Kind('it failed', { cause }))['cause']).toEqual({
      name: 'Error',
      message: 'no space',
      code: 'ENOSPC',
    });
    expect(jsonOf(new Kind('it failed', { cause: { password: 'secret-password' } }))).not.toHaveProperty('cause');
    expect(jsonOf(new Kind('it failed', { cause: 'a text' }))['cause']).toBe('a text');
    const inner = new kinds.NetworkError('it broke', { cause });
    expect(jsonOf(new Kind('it failed', { cause: inner }))['cause']).toMatchObject({
      name: 'NetworkError',
      cause: { code: 'ENOSPC' },
    });
  });
});

describe('an error as JSON', () => {
  it('has the details of its own class', () => {
    const gone = new kinds.TenantUnavailableError('it is gone', { state: 'Deleted', permanent: true });
    expect(jsonOf(gone)).toMatchObject({ state: 'Deleted', permanent: true });
    const problems = [{ path: 'timeout', message: 'must be a number' }];
    expect(jsonOf(new kinds.ConfigurationError('Invalid configuration', { problems }))).toMatchObject({ problems });
  });

  it('shows no secret that a server repeated', () => {
    const secrets = new Secrets().add('secret-ticket');
    const failure = { status: 401, message: 'no session for secret-ticket', exceptionType: 'SoSessionException' };
    const text = JSON.stringify(errorFromServer(failure, { agent: 'Contact', operation: 'GetContact' }, secrets));
    expect(text).toContain('no session for ***');
    expect(text).not.toContain('secret-ticket');
  });
});
