import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import md4 from 'js-md4';
import { type Session, sessionOf } from './access.js';
import type { Users } from './users.js';

/** The domain that this server belongs to. */
const domain = 'EMULATED';

const ntlmSignature = 'NTLMSSP\0';

/** What the server remembers about a connection. */
interface Connection {
  readonly negotiate: Buffer;
  readonly challenge: Buffer;
}

/**
 * Windows users, as IIS authenticates them by NTLM, for a connection. It checks the proof itself from the passwords that it
 * knows, and also that the messages have not been changed.
 */
export class WindowsUsers {
  readonly #asked = new WeakMap<Socket, Connection>();
  readonly #known = new WeakMap<Socket, Session>();
  readonly #users: Users;

  constructor(users: Users) {
    this.#users = users;
  }

  /**
   * The user at the other end, or the challenge for one who is not authenticated yet.
   *
   * @param each whether every request needs a proof of its own
   */
  enter(socket: Socket, authorization: string | undefined, each: boolean): Session | { readonly authenticate: string } {
    const message = Buffer.from(/^NTLM (\S+)$/i.exec(authorization ?? '')?.[1] ?? '', 'base64');
    if (message.length === 0) return this.#knownAt(socket) ?? { authenticate: 'Negotiate, NTLM' };
    if (message.toString('latin1', 0, 8) !== ntlmSignature) return { authenticate: 'NTLM' };
    this.#known.delete(socket);
    if (message.readUInt32LE(8) === 1) {
      const challenge = challengeMessage();
      this.#asked.set(socket, { negotiate: message, challenge });
      return { authenticate: `NTLM ${challenge.toString('base64')}` };
    }
    const asked = this.#asked.get(socket);
    // A challenge is valid for one answer.
    this.#asked.delete(socket);
    const session = asked === undefined ? undefined : proved(asked, message, this.#users);
    if (session === undefined) return { authenticate: 'NTLM' };
    if (!each) this.#known.set(socket, session);
    return session;
  }

  /** The user of an earlier proof, unless the account has been disabled since. */
  #knownAt(socket: Socket): Session | undefined {
    const session = this.#known.get(socket);
    return session !== undefined && this.#users.named(session.name) !== undefined ? session : undefined;
  }
}

function challengeMessage(): Buffer {
  const target = Buffer.from(domain, 'utf16le');
  const time = Buffer.alloc(8);
  time.writeBigUInt64LE((BigInt(Date.now()) + 11_644_473_600_000n) * 10_000n);
  const info = Buffer.concat([pair(2, target), pair(1, Buffer.from('SERVER', 'utf16le')), pair(7, time), pair(0)]);
  const head = Buffer.alloc(48);
  head.write(ntlmSignature, 'latin1');
  head.writeUInt32LE(2, 8);
  place(head, 12, target.length, 48);
  // Unicode, target requested, NTLM, always sign, target is a domain, extended session security, target information.
  head.writeUInt32LE(0x0089_8205, 20);
  randomBytes(8).copy(head, 24);
  place(head, 40, info.length, 48 + target.length);
  return Buffer.concat([head, target, info]);
}

function place(head: Buffer, at: number, length: number, offset: number): void {
  head.writeUInt16LE(length, at);
  head.writeUInt16LE(length, at + 2);
  head.writeUInt32LE(offset, at + 4);
}

function pair(id: number, value: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(value.length, 2);
  return Buffer.concat([head, value]);
}

/** The user whose password made this proof; undefined if there is none. */
function proved({ negotiate, challenge }: Connection, message: Buffer, users: Users): Session | undefined {
  if (message.length < 88 || message.readUInt32LE(8) !== 3) return undefined;
  const part = (at: number) => {
    const offset = message.readUInt32LE(at + 4);
    return message.subarray(offset, offset + message.readUInt16LE(at));
  };
  const response = part(20);
  const given = { domain: part(28).toString('utf16le'), name: part(36).toString('utf16le') };
  const [name = '', named = given.domain] = given.name.split('@');
  const user = users.named(name);
  if (user === undefined || named.toUpperCase() !== domain || response.length < 44) return undefined;
  const digest = md4
    .create()
    .update(Buffer.from(users.passwordOf(user), 'utf16le'))
    .arrayBuffer();
  const key = mac(Buffer.from(digest), Buffer.from(given.name.toUpperCase() + given.domain, 'utf16le'));
  const proof = mac(key, challenge.subarray(24, 32), response.subarray(16));
  if (!timingSafeEqual(proof, response.subarray(0, 16))) return undefined;
  const unsealed = Buffer.from(message).fill(0, 72, 88);
  const seal = mac(mac(key, proof), negotiate, challenge, unsealed);
  return timingSafeEqual(seal, message.subarray(72, 88)) ? sessionOf(user) : undefined;
}

function mac(key: Buffer, ...data: Buffer[]): Buffer {
  return data.reduce((sum, each) => sum.update(each), createHmac('md5', key)).digest();
}
