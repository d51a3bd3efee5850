import { partnerService } from '../../auth/system-user/partner-service.js';
import { LoginRefusal } from '../login/login.js';
import { seedCredentials } from '../seed/people.js';
import {
  internalServiceFault,
  readEnvelope,
  type WcfFault,
  WcfFaultError,
  writeEnvelope,
  writeFault,
} from '../wire/data-contract/envelope.js';
import { isJsonObject } from '../wire/json-object.js';
import { parseJson } from '../../parsing/index.js';
import { authorizeAnswer } from './authorize.js';
import { type Face, type FaceAnswer, type FaceCall, header, jsonAnswer } from './context.js';

type Answer = (call: FaceCall) => FaceAnswer | Promise<FaceAnswer>;

/** The endpoints by their paths below `/login`, in lower case. */
const endpoints: Readonly<
  Record<string, { readonly name: string; readonly methods: string; readonly answer: Answer }>
> = {
  '.well-known/openid-configuration': { name: 'openid-configuration', methods: 'GET', answer: describe },
  '.well-known/jwks': {
    name: 'jwks',
    methods: 'GET',
    answer: async ({ server }) => jsonAnswer(200, await server.login.keySet()),
  },
  'common/oauth/authorize': { name: 'authorize', methods: 'GET, POST', answer: authorizeAnswer },
  'common/oauth/tokens': { name: 'tokens', methods: 'POST', answer: tokensAnswer },
  'api/partnersystemuser/authenticate': { name: 'PartnerSystemUser', methods: 'POST', answer: systemUserOverRest },
  'services/partnersystemuserservice.svc': {
    name: 'PartnerSystemUserService',
    methods: 'POST',
    answer: systemUserOverSoap,
  },
};

/** `/login/…`: OpenID Connect, and the service that gives system users their tickets. */
export const loginFace: Face = {
  recognise(call) {
    const endpoint = endpointOf(call);
    const grant = endpoint?.name === 'tokens' ? parametersOf(call).get('grant_type') : undefined;
    return { face: 'login', agent: endpoint?.name, operation: grant ?? call.method };
  },
  answer(call) {
    const endpoint = endpointOf(call);
    if (endpoint === undefined) return { status: 404 };
    if (!endpoint.methods.includes(call.method)) return { status: 405, headers: { Allow: endpoint.methods } };
    return endpoint.answer(call);
  },
};

function endpointOf({ steps }: FaceCall) {
  const path = steps.join('/').toLowerCase();
  return Object.hasOwn(endpoints, path) ? endpoints[path] : undefined;
}

function describe({ origin }: FaceCall): FaceAnswer {
  const login = `${origin}/login`;
  return jsonAnswer(200, {
    issuer: origin,
    authorization_endpoint: `${login}/common/oauth/authorize`,
    token_endpoint: `${login}/common/oauth/tokens`,
    jwks_uri: `${login}/.well-known/jwks`,
    scopes_supported: ['openid'],
    response_modes_supported: ['form_post', 'query'],
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['plain', 'S256'],
  });
}

/** The vendor's samples put them in the query, other clients in the body. */
function parametersOf({ query, body }: FaceCall): URLSearchParams {
  return new URLSearchParams([...query, ...new URLSearchParams(body.toString('utf8'))]);
}

async function tokensAnswer(call: FaceCall): Promise<FaceAnswer> {
  const parameters = parametersOf(call);
  const { login } = call.server;
  const answer = async () => {
    const withSecret = checkClient(call, parameters);
    switch (parameters.get('grant_type')) {
      case 'authorization_code':
        return login.redeemCode(
          parameters.get('code') ?? '',
          parameters.get('redirect_uri') ?? undefined,
          parameters.get('code_verifier') ?? undefined,
          withSecret,
          call.origin,
        );
      case 'refresh_token':
        return login.refresh(parameters.get('refresh_token') ?? '', call.origin);
      default:
        throw new LoginRefusal('unsupported_grant_type', 'The grant_type must be authorization_code or refresh_token');
    }
  };
  try {
    return { ...jsonAnswer(200, await answer()), headers: { 'Cache-Control': 'no-store' } };
  } catch (error) {
    if (!(error instanceof LoginRefusal)) throw error;
    const status = error.error === 'invalid_client' ? 401 : 400;
    return jsonAnswer(status, { error: error.error, error_description: error.message });
  }
}

/** @returns whether the client sent its secret; an application on a user's machine has none */
function checkClient(call: FaceCall, parameters: URLSearchParams): boolean {
  const [, basic = ''] = /^basic\s+(.+)$/i.exec(header(call, 'authorization') ?? '') ?? [];
  const [, user, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(basic, 'base64').toString('utf8')) ?? [];
  const id = user === undefined ? parameters.get('client_id') : decodeURIComponent(user);
  const secret = password === undefined ? parameters.get('client_secret') : decodeURIComponent(password);
  const right = id === seedCredentials.clientId && (secret === null || secret === seedCredentials.appToken);
  if (!right) throw new LoginRefusal('invalid_client', 'The client_id or the client_secret is wrong');
  return secret !== null;
}

async function systemUserOverRest(call: FaceCall): Promise<FaceAnswer> {
  const body = jsonOf(call.body);
  const word = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
  if (word('ReturnTokenType').toLowerCase() !== 'jwt') return jsonAnswer(200, failed('The emulator only issues JWTs'));
  const token = await call.server.login.systemUserToken(
    word('SignedSystemToken'),
    word('ApplicationToken'),
    word('ContextIdentifier'),
  );
  return jsonAnswer(200, typeof token === 'string' ? succeeded(token) : failed(token.message));
}

async function systemUserOverSoap(call: FaceCall): Promise<FaceAnswer> {
  const { request, response, soapAction } = partnerService;
  const contentType = 'text/xml; charset=utf-8';
  const fault = (fault: WcfFault): FaceAnswer => ({ status: 500, contentType, body: writeFault(fault) });
  if (header(call, 'soapaction')?.replaceAll('"', '') !== soapAction)
    return fault(internalServiceFault('No operation has this action'));
  try {
    const { headers, parameters } = readEnvelope(call.body.toString('utf8'), request, 'Authenticate');
    const word = (value: unknown) => (typeof value === 'string' ? value : '');
    if (parameters['ReturnTokenType'] !== 'Jwt') return fault(internalServiceFault('The emulator only issues JWTs'));
    const token = await call.server.login.systemUserToken(
      word(parameters['SignedSystemToken']),
      word(headers['ApplicationToken']),
      word(headers['ContextIdentifier']),
    );
    const outputs = typeof token === 'string' ? succeeded(token) : failed(token.message);
    return { status: 200, contentType, body: writeEnvelope(response, outputs, {}) };
  } catch (error) {
    if (!(error instanceof WcfFaultError)) throw error;
    return fault(error.fault);
  }
}

function succeeded(token: string) {
  return { IsSuccessful: true, Token: token, ErrorMessage: null };
}

function failed(message: string) {
  return { IsSuccessful: false, Token: null, ErrorMessage: message };
}

function jsonOf(body: Buffer): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = parseJson(body.toString('utf8'));
    return isJsonObject(json) ? json : {};
  } catch {
    return {};
  }
}
