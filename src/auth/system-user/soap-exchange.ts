import { decodeEnvelope, encodeEnvelope } from '../../codec/xml/index.js';
import { xmlBytes } from '../../http/index.js';
import { type Exchange, tokenIn } from './exchange.js';
import { partnerService } from './partner-service.js';

/** By the SOAP API of the vendor's login, which does the same as the JSON API. */
export const exchangeOverSoap: Exchange = async (parts, { signedToken, appToken, tenantId }) => {
  const { request, response, path, soapAction } = partnerService;
  const answer = await parts.engine.send({
    method: 'POST',
    url: `${parts.loginUrl}/${path}`,
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${soapAction}"` },
    body: encodeEnvelope(
      request,
      { SignedSystemToken: signedToken, ReturnTokenType: 'Jwt' },
      { ApplicationToken: appToken, ContextIdentifier: tenantId },
    ),
    timeout: parts.timeout,
  });
  return tokenIn(answer, parts, () => {
    const document = xmlBytes(answer.body, answer.headers['content-type']);
    const { body, fault } = decodeEnvelope(document, response, 'tolerant');
    return fault === undefined ? body : { ErrorMessage: fault.message };
  });
};
