import type { Answer } from './answering-server.js';
import type { TestedTransport } from './transports.js';

/** An exception as in .NET, possibly with an inner exception. */
export interface ThrownException {
  readonly type: string;
  readonly message: string;
  readonly inner?: ThrownException;
}

export const send =
  (status: number, type: string, body: string, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) => {
    response.writeHead(status, { ...(type === '' ? {} : { 'Content-Type': type }), ...headers });
    response.end(body);
  };

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const services = 'http://www.superoffice.net/ws/crm/NetServer/Services88';
const instance = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';

function exceptionInfo({ type, message, inner }: ThrownException): string {
  const within = inner === undefined ? ' i:nil="true"/>' : `>${exceptionInfo(inner)}</InnerException>`;
  return (
    `<Message>${escaped(message)}</Message><StackTrace i:nil="true"/><FriendlyText i:nil="true"/>` +
    `<ExceptionType>${escaped(type)}</ExceptionType><Source>SuperOffice.Services.Implementation</Source>` +
    `<InnerException${within}<Parameters i:nil="true"/>`
  );
}

function exceptionDetail({ type, message, inner }: ThrownException): string {
  const within = inner === undefined ? ' i:nil="true"/>' : `>${exceptionDetail(inner)}</InnerException>`;
  // In the order of DataContractSerializer: the inner exception comes first.
  return (
    `<HelpLink i:nil="true"/><InnerException${within}<Message>${escaped(message)}</Message>` +
    `<StackTrace i:nil="true"/><Type>${escaped(type)}</Type>`
  );
}

const envelope = (header: string, body: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">${header}<s:Body>${body}</s:Body></s:Envelope>`;

/** NetServer's SOAP services report a failure in a header. */
export function soapException(thrown: ThrownException, operation: string): Answer {
  const header =
    `<s:Header><h:ExceptionInfo xmlns:h="${services}" xmlns="${services}" ${instance}>${exceptionInfo(thrown)}</h:ExceptionInfo>` +
    `<h:Succeeded xmlns:h="${services}">false</h:Succeeded></s:Header>`;
  return send(200, 'text/xml; charset=utf-8', envelope(header, `<${operation}Response xmlns="${services}"/>`));
}

/** WCF reports a failure before the operation as a fault. */
export function soapFault(code: string, words: string, detail?: ThrownException): Answer {
  const within =
    detail === undefined
      ? ''
      : `<detail><ExceptionDetail xmlns="http://schemas.datacontract.org/2004/07/System.ServiceModel" ${instance}>` +
        `${exceptionDetail(detail)}</ExceptionDetail></detail>`;
  const fault = `<s:Fault><faultcode xmlns:a="urn:a">${code}</faultcode><faultstring xml:lang="en">${escaped(words)}</faultstring>${within}</s:Fault>`;
  return send(500, 'text/xml; charset=utf-8', envelope('', fault));
}

export const json = (status: number, body: unknown) =>
  send(status, 'application/json; charset=utf-8', JSON.stringify(body));

/** NetServer's resources; ASP.NET adds the inner exception. */
export function restException({ type, message, inner }: ThrownException, status: number): Answer {
  const failure = {
    Error: true,
    ErrorType: type,
    ErrorMessage: message,
    ErrorSource: 'SuperOffice.Services.Implementation',
  };
  return json(status, inner === undefined ? failure : { ...failure, InnerException: httpError(inner) });
}

function httpError({ type, message, inner }: ThrownException): object {
  const error = { Message: 'An error has occurred.', ExceptionMessage: message, ExceptionType: type };
  return inner === undefined ? error : { ...error, InnerException: httpError(inner) };
}

/** ASP.NET's own form, which agents use. */
export function agentsException(thrown: ThrownException, status: number): Answer {
  return json(status, httpError(thrown));
}

/** The same exception as each wire reports it. */
export function exceptionOver(
  transport: TestedTransport,
  thrown: ThrownException,
  { operation, status = 500 }: { readonly operation: string; readonly status?: number },
): Answer {
  if (transport === 'soap') return soapException(thrown, operation);
  return transport === 'rest' ? restException(thrown, status) : agentsException(thrown, status);
}
