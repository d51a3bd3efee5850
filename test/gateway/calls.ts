import { Contract } from '../../src/contract/index.js';
import { postSoap } from '../support/soap-post.js';

export const services88 = 'http://www.superoffice.net/ws/crm/NetServer/Services88';
const contract = Contract.bundled();

/** What a call is made with, in addition to its parameters. */
export interface CallOptions {
  readonly ticket?: string;
  readonly applicationToken?: string;
  /** The content of the TimeZone header. */
  readonly timeZone?: string;
}

export interface Answered {
  readonly status: number;
  readonly body: string;
  /** Whether the header says so. */
  readonly succeeded: boolean;
  /** The local name of the fault's code, and its message; undefined if the answer is not a fault. */
  readonly fault: { readonly code: string; readonly message: string } | undefined;
  /** Undefined if the ExceptionInfo header is nil. */
  readonly exception: { readonly type: string; readonly message: string } | undefined;
}

export function envelope(
  name: string,
  parameters = '',
  { ticket, applicationToken, timeZone }: CallOptions = {},
): string {
  const header = [
    applicationToken === undefined ? '' : `<n:ApplicationToken>${applicationToken}</n:ApplicationToken>`,
    ticket === undefined ? '' : `<n:Credentials><n:Ticket>${ticket}</n:Ticket></n:Credentials>`,
    timeZone === undefined ? '' : `<n:TimeZone>${timeZone}</n:TimeZone>`,
  ].join('');
  return (
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:n="${services88}" ` +
    `xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><s:Header>${header}</s:Header>` +
    `<s:Body><${name} xmlns="${services88}">${parameters}</${name}></s:Body></s:Envelope>`
  );
}

/** Calls an operation as a SOAP client does: parameters are the XML inside the wrapper. */
export function call(
  site: string,
  agent: string,
  name: string,
  parameters = '',
  options: CallOptions = {},
): Promise<Answered> {
  return post(site, agent, name, envelope(name, parameters, options));
}

/** The same with an envelope of the caller's own, and its own HTTP headers. */
export async function post(
  site: string,
  agent: string,
  name: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const { soapAction } = contract.operation(agent, name);
  return read(await postSoap(`${site}/Remote/Services88/${agent}.svc`, soapAction, body, headers));
}

export function read({ status, body }: { readonly status: number; readonly body: string }): Answered {
  const code = textOf(body, 'faultcode');
  const type = textOf(body, 'ExceptionType');
  return {
    status,
    body,
    succeeded: textOf(body, 'Succeeded') === 'true',
    fault:
      code === undefined ? undefined : { code: code.replace(/^.*:/, ''), message: textOf(body, 'faultstring') ?? '' },
    exception: type === undefined ? undefined : { type, message: textOf(body, 'Message') ?? '' },
  };
}

/** The text of the first element of this name, with the entities that it has; undefined if it is nil or absent. */
export function textOf(xml: string, name: string): string | undefined {
  return new RegExp(`<(\\w+:)?${name}(?:\\s[^>]*)?>([^<]*)</\\1?${name}>`).exec(xml)?.[2];
}
