import { describe, expect, it } from '@jest/globals';
import { answerIn, compareOutcomes, outcomeOf, outlineOf } from '../../src/comparison/index.js';
import { NotFoundError, ServerError, TimeoutError, ValidationError } from '../../src/index.js';

describe('the outline of an error', () => {
  it('has the class, the message, the path and the status, and nothing else', () => {
    const error = new ValidationError('is too long', { path: 'Contact.Name', status: 400, agent: 'Contact' });
    const { name, message } = error;
    expect(outlineOf(error)).toStrictEqual({ name, message, path: 'Contact.Name', status: 400 });
    expect(outlineOf(new TypeError('no'))).toStrictEqual({ name: 'TypeError', message: 'no' });
  });

  it.each([
    ['no', 'no'],
    [undefined, 'undefined'],
    [7, '7'],
  ])('is made of whatever is thrown: %j', (thrown, message) => {
    expect(outlineOf(thrown)).toStrictEqual({ name: 'Error', message });
  });

  it.each([
    ['502', { status: 502 }],
    ['503 with a text', { status: 503, serverMessage: 'No server is available' }],
    ['504 with a text', { status: 504, serverMessage: 'Gateway time-out' }],
    ['500 without a text', { status: 500 }],
    ['599 without a text', { status: 599 }],
  ])('shows that a gateway answered: %s', (_what, details) => {
    expect(outlineOf(new ServerError('failed', details))).toHaveProperty('fromGateway', true);
  });

  it.each([
    ['500 with a text', { status: 500, serverMessage: 'Out of memory' }],
    ['501 with a text', { status: 501, serverMessage: 'Not now' }],
    ['499 without a text', { status: 499 }],
    ['no status', {}],
    ['502 with an exception', { status: 502, exceptionType: 'SoServerException' }],
    ['500 with an exception alone', { status: 500, exceptionType: 'SoServerException' }],
  ])('shows that NetServer answered, or that nothing did: %s', (_what, details) => {
    expect(outlineOf(new ServerError('failed', details))).not.toHaveProperty('fromGateway');
  });

  it('says nothing of a gateway if the error has another class', () => {
    expect(outlineOf(new TimeoutError('late', { status: 504 }))).not.toHaveProperty('fromGateway');
  });
});

describe('the outcome of a call', () => {
  it('is its answer or its error', async () => {
    const answered = await outcomeOf(async () => ({ Id: 1 }));
    const failed = await outcomeOf(() => Promise.reject(new NotFoundError('there is no Contact 7')));
    expect(answered).toStrictEqual({ answer: { Id: 1 } });
    expect(failed).toMatchObject({ error: { name: 'NotFoundError', message: 'there is no Contact 7' } });
    expect(answerIn(answered)).toEqual({ Id: 1 });
    expect(answerIn(failed)).toBeUndefined();
  });
});

describe('two outcomes', () => {
  const answer = { answer: { Id: 1 } };
  const failed = (name: string, path?: string) => ({ error: { name, message: `${name} of this side`, path } });
  const notFound = failed('NotFoundError');
  const server = failed('ServerError');

  it.each([
    ['with errors of one class and no path', failed('ValidationError'), failed('ValidationError')],
    ['of which the control names no path', failed('ValidationError'), failed('ValidationError', 'Name')],
    ['of which the candidate names no path', failed('ValidationError', 'Name'), failed('ValidationError')],
    ['with one path', failed('ValidationError', 'Name'), failed('ValidationError', 'Name')],
    ['that are both null', { answer: null }, { answer: null }],
  ])('are equal: %s', (_what, control, candidate) => {
    expect(compareOutcomes(control, candidate)).toEqual([]);
  });

  it.each([
    ['an answer and null', answer, { answer: null }, 'absent-entity', undefined, { Id: 1 }, null],
    ['null and an answer', { answer: null }, answer, 'surplus-entity', undefined, null, { Id: 1 }],
    ['null and an empty answer', { answer: null }, { answer: '' }, 'surplus-entity', undefined, null, ''],
    [
      'an answer and a failure',
      answer,
      server,
      'other-outcome',
      'an answer became ServerError',
      { Id: 1 },
      server.error,
    ],
    [
      'a failure and an answer',
      server,
      answer,
      'other-outcome',
      'ServerError became an answer',
      server.error,
      { Id: 1 },
    ],
    [
      'an answer and none',
      answer,
      notFound,
      'absent-entity',
      'an answer became NotFoundError',
      { Id: 1 },
      notFound.error,
    ],
    [
      'none and an answer',
      notFound,
      answer,
      'surplus-entity',
      'NotFoundError became an answer',
      notFound.error,
      { Id: 1 },
    ],
    ['two errors', notFound, server, 'other-error', 'NotFoundError became ServerError', notFound.error, server.error],
    ['two errors', server, notFound, 'other-error', 'ServerError became NotFoundError', server.error, notFound.error],
  ])('differ as a whole: %s', (_what, one, other, cause, detail, control, candidate) => {
    expect(compareOutcomes(one, other)).toEqual([{ path: '', pattern: '', cause, detail, control, candidate }]);
  });

  it('differ if errors of one class name different places', () => {
    const differences = compareOutcomes(failed('ValidationError', 'Name'), failed('ValidationError', 'Department'));
    expect(differences.map(({ cause, path }) => [cause, path])).toEqual([['other-error', '']]);
  });
});
