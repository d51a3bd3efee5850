import { createSign } from 'node:crypto';
import { AuthenticationError, ProtocolError } from '../../src/index.js';
import { claimNames } from '../../src/auth/claims.js';
import type { Answer } from '../support/answering-server.js';
import { forgeries, type Json, ownKey, signed, strangersKey } from '../support/forging-login.js';
import type { Attack } from './attack.js';
import { clientId, type SignInWorld, systemUserClaims } from './sign-in-world.js';

type SignInAttack = Attack<SignInWorld>;

/** What an address in a discovery document can be that is not the login's own; `{evil}` is the attacker's origin. */
const foreign: readonly [what: string, metadata: (world: SignInWorld) => Json][] = [
  ...[
    'token_endpoint',
    'authorization_endpoint',
    'jwks_uri',
    'userinfo_endpoint',
    'end_session_endpoint',
    'registration_endpoint',
    'introspection_endpoint',
    'revocation_endpoint',
    'device_authorization_endpoint',
    'pushed_authorization_request_endpoint',
    'backchannel_authentication_endpoint',
    'check_session_iframe',
  ].map((name): [string, (world: SignInWorld) => Json] => [
    `${name} on another host`,
    ({ evilOrigin }) => ({ [name]: `${evilOrigin}/login/common/oauth/tokens` }),
  ]),
  ['issuer on another host', ({ evilOrigin }) => ({ issuer: evilOrigin })],
  [
    'a token_endpoint on another port',
    ({ evilOrigin }) => ({ token_endpoint: evilOrigin.replace('localhost', '127.0.0.1') }),
  ],
  [
    'a token_endpoint with another scheme',
    ({ login }) => ({ token_endpoint: login.loginUrl.replace('http:', 'https:') }),
  ],
  [
    'a token_endpoint with user information',
    ({ login }) => ({ token_endpoint: login.loginUrl.replace('//', '//user:pass@') }),
  ],
  [
    'a token_endpoint whose host looks like user information',
    ({ login, evilOrigin }) => ({ token_endpoint: `${login.origin}@${new URL(evilOrigin).host}/t` }),
  ],
  ['a token_endpoint with backslashes', ({ evilOrigin }) => ({ token_endpoint: evilOrigin.replace('//', '\\\\') })],
  ['a token_endpoint that is a script', () => ({ token_endpoint: 'javascript:alert(1)' })],
  ['a token_endpoint without a scheme', ({ evilOrigin }) => ({ token_endpoint: evilOrigin.replace('http:', '') })],
  ['a token_endpoint that is a list', ({ evilOrigin }) => ({ token_endpoint: [evilOrigin] })],
  [
    'a token_endpoint for certificates on another host',
    ({ evilOrigin }) => ({ mtls_endpoint_aliases: { token_endpoint: evilOrigin } }),
  ],
  ['no token_endpoint', () => ({ token_endpoint: undefined })],
  ['no key set', () => ({ jwks_uri: undefined })],
];

const usable: Json = { token_type: 'Bearer', access_token: 'secret-access-token', expires_in: 3_600 };

const notLogin = { error: ProtocolError };

const discovery: SignInAttack[] = foreign.map(([what, metadata]) => ({
  name: `a discovery document with ${what}`,
  run: (world) => {
    const { login } = world;
    login.metadata = metadata(world);
    // A client that believes the document gets a token, and goes on to the site.
    login.tokens = { ...usable, id_token: signed({ ...systemUserClaims(), iss: login.origin, aud: clientId }) };
    return world.renew();
  },
  expected: notLogin,
}));

const paths = {
  'discovery document': '/login/.well-known/openid-configuration',
  'token endpoint': '/login/common/oauth/tokens',
} as const;

export const redirects = [301, 302, 303, 307, 308];

export const redirect =
  (status: number, target: string): Answer =>
  (response) => {
    response.writeHead(status, { Location: `${target}/login/common/oauth/tokens`, Refresh: `0; url=${target}` });
    response.end();
  };

const redirected: SignInAttack[] = Object.entries(paths).flatMap(([what, path]) =>
  redirects.map((status) => ({
    name: `a ${what} that redirects with ${status}`,
    run: (world: SignInWorld) => {
      world.login.answers.set(path, redirect(status, world.evilOrigin));
      return world.renew();
    },
    expected: notLogin,
  })),
);

/** Answers of the token endpoint that no client may use. */
const tokens: [what: string, answer: Json][] = [
  ['that ends the header', { ...usable, access_token: 'secret\r\nX-Evil: 1' }],
  ['of letters that no header can carry', { ...usable, access_token: 'secret-ключ' }],
  ['that is a number', { ...usable, access_token: 1234567 }],
  ['that is empty', { ...usable, access_token: '' }],
  ['of another type', { ...usable, token_type: 'mac' }],
  ['that ended before it began', { ...usable, expires_in: -1 }],
  ['with a lifetime that is not a number', { ...usable, expires_in: { valueOf: 1 } }],
  ['beside an ID token that is not a text', { ...usable, id_token: { evil: true } }],
  ['that is not there', {}],
];

const tokenAnswers: SignInAttack[] = [
  ...tokens.map(([what, answer]): SignInAttack => ({
    name: `an access token ${what}`,
    run: (world) => {
      world.login.tokens = answer;
      return world.renew();
    },
    expected: notLogin,
  })),
  ...forgeries.map(([what, forge]): SignInAttack => ({
    name: `a renewal with an ID token that is ${what}`,
    run: (world) => {
      const claims = { ...systemUserClaims(), iss: world.login.origin, aud: clientId };
      world.login.tokens = { ...usable, id_token: forge(claims) };
      return world.renew();
    },
    expected: { error: AuthenticationError },
  })),
];

const encode = (json: Json) => Buffer.from(JSON.stringify(json)).toString('base64url');

/** A token with a header of the attacker's, signed by the attacker. */
function strangers(header: Json, claims: Json): string {
  const content = `${encode({ alg: 'RS256', typ: 'JWT', ...header })}.${encode(claims)}`;
  return `${content}.${createSign('sha256').update(content).sign(strangersKey, 'base64url')}`;
}

const strangersJwk = () => ({ ...strangersKey.export({ format: 'jwk' }), d: undefined, p: undefined, q: undefined });

/** What an ID token may not be; `evil` is where the attacker keeps keys. */
const idTokens: [what: string, token: (claims: Json, evil: string) => unknown][] = [
  ['without a nonce', (claims) => signed({ ...claims, nonce: undefined })],
  ['with an empty nonce', (claims) => signed({ ...claims, nonce: '' })],
  ['with a list of nonces', (claims) => signed({ ...claims, nonce: [claims['nonce']] })],
  ['of another sign-in', (claims) => signed({ ...claims, nonce: 'another' })],
  ['that brings its own key', (claims) => strangers({ jwk: strangersJwk() }, claims)],
  ['that says where its keys are (jku)', (claims, evil) => strangers({ jku: `${evil}/jwks` }, claims)],
  ['that says where its certificate is (x5u)', (claims, evil) => strangers({ x5u: `${evil}/cert` }, claims)],
  ['whose key is a path', (claims) => strangers({ kid: '../../../../dev/null' }, claims)],
  ['with an extension that must be understood', (claims) => strangers({ crit: ['evil'], evil: 1 }, claims)],
  ['whose issuer is spelled with a path', (claims) => signed({ ...claims, iss: `${String(claims['iss'])}/` })],
  ['whose issuer is a list', (claims) => signed({ ...claims, iss: [claims['iss']] })],
  [
    'whose issuer only begins with the login',
    (claims) => signed({ ...claims, iss: `${String(claims['iss'])}.evil.example` }),
  ],
  ['whose end is a text of digits beyond time', (claims) => signed({ ...claims, exp: '9'.repeat(13) })],
  ['whose content is a list', () => signed([] as unknown as Json)],
  ['of three dots', () => '...'],
  ['of a megabyte', () => `${'A'.repeat(1_000)}.${'A'.repeat(900_000)}.AAAA`],
  ['that is a list', () => []],
];

const personal: SignInAttack[] = idTokens.map(([what, token]) => ({
  name: `an ID token ${what}`,
  run: (world) => world.signIn((claims) => token(claims, world.evilOrigin)),
  expected: { error: what === 'that is a list' ? ProtocolError : AuthenticationError },
}));

const systemUsers: [what: string, answer: () => Json, error: typeof AuthenticationError | typeof ProtocolError][] = [
  ['for another tenant', () => token({ [claimNames.tenant]: 'Cust99999' }), AuthenticationError],
  ['for no tenant', () => token({ [claimNames.tenant]: undefined }), AuthenticationError],
  ['of another serial', () => token({ [claimNames.serial]: '43' }), AuthenticationError],
  ['of the issuer of ID tokens', () => token({ iss: 'https://sod.superoffice.com' }), AuthenticationError],
  ['without a ticket', () => token({ [claimNames.ticket]: undefined }), AuthenticationError],
  ['whose ticket ends the header', () => token({ [claimNames.ticket]: '7T:x\r\nX-Evil: 1' }), ProtocolError],
  ['whose ticket no header can carry', () => token({ [claimNames.ticket]: '7T:ключ' }), ProtocolError],
  ['in an answer that says it failed', () => ({ ...token({}), IsSuccessful: false }), AuthenticationError],
  ['in an answer that does not say it succeeded', () => ({ Token: signed(systemUserClaims()) }), AuthenticationError],
  ['that is a number', () => ({ IsSuccessful: true, Token: 7 }), ProtocolError],
  ['that is empty', () => ({ IsSuccessful: true, Token: '' }), AuthenticationError],
];

function token(changes: Json): Json {
  return { IsSuccessful: true, Token: signed({ ...systemUserClaims(), ...changes }, ownKey), ErrorMessage: '' };
}

const systemUser: SignInAttack[] = [
  ...systemUsers.map(([what, answer, error]): SignInAttack => ({
    name: `a system user's token ${what}`,
    run: (world) => {
      world.login.systemUser = answer();
      return world.enter();
    },
    expected: { error },
  })),
  ...(['rest', 'soap'] as const).flatMap((via) =>
    redirects.map((status): SignInAttack => ({
      name: `a system user's sign-in over ${via} that redirects with ${status}`,
      run: (world) => {
        const path = via === 'rest' ? 'api/PartnerSystemUser/Authenticate' : 'services/PartnerSystemUserService.svc';
        world.login.answers.set(`/login/${path}`, redirect(status, world.evilOrigin));
        return world.enter(via);
      },
      expected: { error: ProtocolError },
    })),
  ),
];

/** What a login does to a call that signs in there. */
export const loginAttacks = [...discovery, ...redirected, ...tokenAnswers, ...systemUser];

/** What a login does to a person who signs in there. */
export const idTokenAttacks = personal;
