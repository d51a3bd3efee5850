import * as z from 'zod';
import { AuthenticationError, ProtocolError } from '../../errors/index.js';
import { type HttpAnswer, jsonText } from '../../http/index.js';
import type { LoginParts } from '../open-id/provider.js';
import { loginRefusal } from '../login-refusal.js';
import { parseJson } from '../../parsing/index.js';

export interface ExchangeRequest {
  readonly signedToken: string;
  readonly appToken: string;
  readonly tenantId: string;
}

/** Exchanges a signed system user token for a JWT with a ticket. */
export type Exchange = (parts: LoginParts, request: ExchangeRequest) => Promise<string>;

const answerSchema = z.looseObject({
  IsSuccessful: z.boolean().nullish(),
  Token: z.string().nullish(),
  ErrorMessage: z.string().nullish(),
});

/** By the JSON API of the vendor's login. */
export const exchangeOverRest: Exchange = async (parts, { signedToken, appToken, tenantId }) => {
  const answer = await parts.engine.send({
    method: 'POST',
    url: `${parts.loginUrl}/api/PartnerSystemUser/Authenticate`,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({
      SignedSystemToken: signedToken,
      ApplicationToken: appToken,
      ContextIdentifier: tenantId,
      ReturnTokenType: 'JWT',
    }),
    timeout: parts.timeout,
  });
  return tokenIn(answer, parts, () => parseJson(jsonText(answer.body, answer.headers['content-type'])));
};

/** The token in an answer of either API of the login. */
export function tokenIn({ status }: HttpAnswer, { secrets }: LoginParts, read: () => unknown): string {
  const parsed = answerSchema.safeParse(attempt(read));
  const { IsSuccessful, Token, ErrorMessage } = parsed.data ?? {};
  const message =
    ErrorMessage === null || ErrorMessage === undefined ? undefined : secrets.excerpt(ErrorMessage, 2_000);
  if (status !== 200) throw loginRefusal(status, message, { agent: 'PartnerSystemUser', operation: 'Authenticate' });
  if (!parsed.success) {
    throw new ProtocolError('PartnerSystemUser.Authenticate: the answer is not what the vendor documents', { status });
  }
  if (IsSuccessful !== true || typeof Token !== 'string' || Token === '') {
    const why = message === undefined || message === '' ? '' : `: ${message}`;
    throw new AuthenticationError(`the login issued no ticket for the system user${why}`, { serverMessage: message });
  }
  secrets.add(Token);
  return Token;
}

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}
