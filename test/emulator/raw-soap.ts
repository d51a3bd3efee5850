import { Contract } from '../../src/contract/index.js';
import type { Emulator } from '../../src/emulator/index.js';

const namespace = 'http://www.superoffice.net/ws/crm/NetServer/Services88';
const contract = Contract.bundled();

/** An answer as text, without a codec of this library. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
  readonly succeeded: boolean;
  /** What is inside `Response`, as it stands; undefined if it is nil or absent. */
  readonly response: string | undefined;
}

/** SOAP written and read by hand: parameters are the XML inside the wrapper. */
export async function rawSoap(emulator: Emulator, agent: string, name: string, parameters = ''): Promise<RawAnswer> {
  const { ticket, appToken } = emulator.credentials;
  const header = `<ApplicationToken xmlns="${namespace}">${appToken}</ApplicationToken><Credentials xmlns="${namespace}"><Ticket>${ticket}</Ticket></Credentials>`;
  const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>${header}</s:Header><s:Body><${name} xmlns="${namespace}">${parameters}</${name}></s:Body></s:Envelope>`;
  const answer = await fetch(`${emulator.url}/Remote/Services88/${agent}.svc`, {
    method: 'POST',
    headers: {
      SOAPAction: `"${contract.operation(agent, name).soapAction}"`,
      'Content-Type': 'text/xml; charset=utf-8',
    },
    body,
  });
  const text = await answer.text();
  const response = /<(\w+:)?Response(?:\s[^>]*[^>/])?>(.*)<\/\1?Response>/s.exec(text)?.[2];
  return { status: answer.status, text, succeeded: /<(?:\w+:)?Succeeded[^>]*>true</.test(text), response };
}

/** The text of the first element of this name. */
export function elementText(xml: string, name: string): string | undefined {
  return new RegExp(`<(\\w+:)?${name}(?:\\s[^>]*)?>([^<]*)</\\1?${name}>`).exec(xml)?.[2];
}
