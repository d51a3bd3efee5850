import { describe, expect, it } from '@jest/globals';
import { loginRefusal } from '../../src/auth/login-refusal.js';
import { chosenLoginUrl } from '../../src/auth/login-url.js';
import { AuthenticationError, ProtocolError } from '../../src/errors/index.js';

describe('the login URL', () => {
  it.each([
    [{ environment: 'sod' }, 'https://sod.superoffice.com/login'],
    [{ environment: 'stage' }, 'https://qaonline.superoffice.com/login'],
    [{ environment: 'prod' }, 'https://online.superoffice.com/login'],
    [{ loginUrl: 'https://login.example.com/login/' }, 'https://login.example.com/login'],
    [{ loginUrl: 'http://127.0.0.1:8080/login' }, 'http://127.0.0.1:8080/login'],
    [{ environment: 'sod', loginUrl: 'https://login.example.com/login' }, 'https://login.example.com/login'],
    [{ environment: 'nonsense', loginUrl: 'https://login.example.com/login' }, 'https://login.example.com/login'],
  ])('of %j is %s', (options, url) => {
    expect(chosenLoginUrl(options)).toBe(url);
  });

  it.each([
    [{}, 'loginUrl', 'environment'],
    [{ environment: 'nonsense' }, 'environment', 'sod'],
    [{ loginUrl: 'http://login.example.com/login' }, 'loginUrl', 'https'],
    [{ environment: 'sod', loginUrl: 'http://login.example.com/login' }, 'loginUrl', 'https'],
    [{ loginUrl: 'https://me:secret@login.example.com' }, 'loginUrl', 'loginUrl'],
  ])('cannot be that of %j', (options, path, word) => {
    const choose = () => chosenLoginUrl(options);
    expect(choose).toThrow(expect.objectContaining({ name: 'ValidationError', path }));
    expect(choose).toThrow(word);
    expect(choose).not.toThrow('secret');
  });
});

describe('a status of the login', () => {
  const details = { operation: 'Authenticate' };

  it.each([400, 401, 403, 404, 420, 422, 430, 499])('%d means that the credentials are invalid', (status) => {
    const error = loginRefusal(status, 'no such user', details);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ status, operation: 'Authenticate', serverMessage: 'no such user' });
    expect(error.message).toContain('no such user');
  });

  it.each([200, 204, 299, 421, 429, 500, 503])('%d says nothing about the credentials', (status) => {
    const error = loginRefusal(status, 'busy', details);
    expect(error).not.toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ status, operation: 'Authenticate' });
    expect(error.message).not.toContain('redirects');
  });

  it.each([300, 302, 308, 399])('%d is a redirect, which is not followed', (status) => {
    const error = loginRefusal(status, undefined, details);
    expect(error).toBeInstanceOf(ProtocolError);
    expect(error).toMatchObject({ status, operation: 'Authenticate' });
    expect(error.message).toContain('auth.loginUrl');
  });
});
