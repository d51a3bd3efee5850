import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface PostedAnswer {
  readonly status: number;
  readonly body: string;
}

const kept = new Agent({ keepAlive: true });

/** Posts a SOAP 1.1 request as a client does that no code of this library is part of. */
export async function postSoap(
  url: string,
  soapAction: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<PostedAnswer> {
  const all = { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${soapAction}"`, ...headers };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent: kept, headers: all }, (response) => {
      text(response).then((answer) => resolve({ status: response.statusCode ?? 0, body: answer }), reject);
    });
    sent.on('error', reject).end(body);
  });
}

/** Closes the connections that `postSoap` kept. */
export function closeSoapConnections(): void {
  kept.destroy();
}
