import { seedCredentials } from '../seed/people.js';
import type { Authorization } from '../login/login.js';
import { noticePage, signInPage } from './authorize-page.js';
import type { FaceAnswer, FaceCall } from './context.js';

/** `/login/common/oauth/authorize`: the page where a person signs in, and where it leads. */
export function authorizeAnswer(call: FaceCall): FaceAnswer {
  const { query, method, server } = call;
  const redirectUri = query.get('redirect_uri') ?? '';
  // Nothing may be sent to an address that is not registered, not even the error.
  if (query.get('client_id') !== seedCredentials.clientId) return page(400, noticePage('This application is unknown.'));
  if (!server.login.isRegistered(redirectUri)) {
    return page(400, noticePage('The redirect address is not registered for this application.'));
  }
  const back = (answer: Readonly<Record<string, string>>) => redirect(query, redirectUri, answer);
  const problem = requestProblem(query, server.tenant);
  if (problem !== undefined) return back({ error: 'invalid_request', error_description: problem });
  if (method === 'GET') {
    const hint = query.get('login_hint')?.split('@')[0]?.toLowerCase();
    const users = server.users.all;
    const chosen = users.find((user) => user.name === hint) ?? users[0];
    return page(200, signInPage(users, chosen?.name, server.tenant));
  }
  const form = new URLSearchParams(call.body.toString('utf8'));
  if (form.get('answer') !== 'allow') return back({ error: 'access_denied' });
  const user = server.users.named(form.get('user') ?? '');
  if (user === undefined) return page(400, noticePage('Unknown user.'));
  const nonce = query.get('nonce') ?? undefined;
  return back({ code: server.login.newCode({ user, redirectUri, nonce, challenge: challengeOf(query) }) });
}

function requestProblem(query: URLSearchParams, tenant: string): string | undefined {
  if (query.get('response_type') !== 'code') return 'The emulator only supports the response_type code';
  if (!(query.get('scope') ?? '').split(' ').includes('openid')) return 'The scope must contain openid';
  if (!['query', 'form_post'].includes(query.get('response_mode') ?? 'query')) return 'Unknown response_mode';
  if (!['plain', 'S256'].includes(query.get('code_challenge_method') ?? 'plain'))
    return 'Unknown code_challenge_method';
  const wanted = /tenant:(\w+)/.exec(query.get('acr_values') ?? '')?.[1];
  if (wanted !== undefined && wanted.toLowerCase() !== tenant.toLowerCase()) return `Unknown tenant ${wanted}`;
  return undefined;
}

function challengeOf(query: URLSearchParams): Authorization['challenge'] {
  const value = query.get('code_challenge');
  if (value === null) return undefined;
  return { value, method: query.get('code_challenge_method') === 'S256' ? 'S256' : 'plain' };
}

function redirect(query: URLSearchParams, uri: string, answer: Readonly<Record<string, string>>): FaceAnswer {
  const state = query.get('state');
  const parameters = { ...answer, ...(state === null ? {} : { state }) };
  if (query.get('response_mode') === 'form_post') {
    return page(200, noticePage('One moment…', { action: uri, fields: parameters }));
  }
  const target = new URL(uri);
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
  return { status: 302, headers: { Location: target.href, 'Cache-Control': 'no-store' } };
}

function page(status: number, body: string): FaceAnswer {
  return {
    status,
    contentType: 'text/html; charset=utf-8',
    body,
    headers: { 'Cache-Control': 'no-store', 'X-Frame-Options': 'DENY', 'Referrer-Policy': 'no-referrer' },
  };
}
