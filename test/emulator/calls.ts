import type { CanonicalObject } from '../../src/contract/index.js';
import type { Emulator } from '../../src/emulator/index.js';
import { decodeEnvelope, encodeEnvelope } from '../../src/codec/xml/index.js';
import { contract } from '../support/contract.js';

/** An answer of REST or Agents. */
export interface Seen {
  readonly status: number;
  readonly body: CanonicalObject;
}

export interface SoapCall {
  readonly parameters?: object;
  /** The header elements. Default the seed's ticket and application token. */
  readonly credentials?: object;
  /** What becomes of the envelope before it is sent. */
  readonly change?: (envelope: string) => string;
  readonly contentType?: string;
}

export const basic = `Basic ${Buffer.from('sam:sam').toString('base64')}`;

/** Calls as a client would make them that knows nothing of this library but its codec. */
export class Calls {
  constructor(private readonly emulator: Emulator) {}

  async rest(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Seen> {
    const answer = await fetch(`${this.emulator.url}/api/v1/${path}`, {
      method,
      headers: { Authorization: basic, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as CanonicalObject };
  }

  agents(operation: string, body: unknown, headers: Record<string, string> = {}): Promise<Seen> {
    return this.rest('POST', `Agents/${operation}`, body, headers);
  }

  /** The status, the header elements, the fault and the body's fields. */
  async soap(agent: string, name: string, call: SoapCall = {}): Promise<CanonicalObject> {
    const { ticket, appToken } = this.emulator.credentials;
    const {
      parameters = {},
      credentials = { ApplicationToken: appToken, Credentials: { Ticket: ticket } },
      change = (envelope: string) => envelope,
      contentType = 'text/xml; charset=utf-8',
    } = call;
    const operation = contract.operation(agent, name);
    const answer = await fetch(`${this.emulator.url}/Remote/Services88/${agent}.svc`, {
      method: 'POST',
      headers: { SOAPAction: `"${operation.soapAction}"`, 'Content-Type': contentType },
      body: change(encodeEnvelope(operation.input, parameters, credentials)),
    });
    const text = await answer.text();
    if (text === '') return { status: answer.status };
    const { headers, body, fault } = decodeEnvelope(text, operation.output, 'tolerant');
    return { status: answer.status, headers, fault, ...body };
  }
}
