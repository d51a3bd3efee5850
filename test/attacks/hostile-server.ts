import type { Socket } from 'node:net';
import { RawServer } from '../support/raw-server.js';

/** Writes an answer, byte for byte. */
export type Bytes = string | Buffer | readonly (string | Buffer)[] | ((socket: Socket) => void);

/** A server that answers each request with bytes of an attacker's choice. */
export class HostileServer {
  answer: Bytes = '';
  /** What arrived, head and body. */
  readonly requests: string[] = [];
  readonly #raw = new RawServer();

  async start(): Promise<string> {
    this.#raw.connected = (socket) => {
      let text = '';
      socket.on('data', (piece) => {
        text += piece.toString('latin1');
        const end = text.indexOf('\r\n\r\n');
        const length = Number(/^content-length: (\d+)/im.exec(text)?.[1] ?? 0);
        if (end === -1 || text.length < end + 4 + length) return;
        this.requests.push(text);
        text = '';
        this.#write(socket);
      });
    };
    return `http://${await this.#raw.start()}/Cust12345`;
  }

  close(): Promise<void> {
    return this.#raw.close();
  }

  #write(socket: Socket): void {
    const { answer } = this;
    if (typeof answer === 'function') {
      answer(socket);
      return;
    }
    for (const piece of [answer].flat()) socket.write(piece);
  }
}

/** A whole answer. */
export function http(body: string | Buffer, type: string, more = '', status = '200 OK'): (string | Buffer)[] {
  const length = Buffer.byteLength(body);
  return [`HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n${more}\r\n`, body];
}

export const json = (body: string, more = '', status?: string) => http(body, 'application/json', more, status);
export const xml = (body: string, more = '', status?: string) => http(body, 'text/xml; charset=utf-8', more, status);

const services = 'http://www.superoffice.net/ws/crm/NetServer/Services88';
const envelopes = 'http://schemas.xmlsoap.org/soap/envelope/';

export interface Envelope {
  readonly header?: string;
  readonly before?: string;
  readonly namespace?: string;
  readonly envelope?: string;
}

/** An envelope as NetServer writes it, with whatever an attacker puts into its places. */
export function soap(name: string, content: string, parts: Envelope = {}): string {
  const { before = '', namespace = services, envelope = envelopes } = parts;
  const { header = `<h:Succeeded xmlns:h="${services}">true</h:Succeeded>` } = parts;
  return (
    `${before}<s:Envelope xmlns:s="${envelope}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><s:Header>${header}</s:Header>` +
    `<s:Body><${name} xmlns="${namespace}">${content}</${name}></s:Body></s:Envelope>`
  );
}
