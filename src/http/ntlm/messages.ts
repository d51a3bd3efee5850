import { createHmac } from 'node:crypto';
import md4 from 'js-md4';
import { ProtocolError } from '../../errors/index.js';

/**
 * The messages of NTLM version 2, by Microsoft's [MS-NLMP]. Version 1, which reveals the password, is never used.
 */

/** The user who signs in. */
export interface NtlmIdentity {
  readonly username: string;
  readonly password: string;
  /** The Windows domain; undefined for the one that the server names. */
  readonly domain: string | undefined;
  /** The name of this machine; may be empty. */
  readonly workstation: string;
}

/** The server's challenge, [MS-NLMP] 2.2.1.2. */
export interface Challenge {
  readonly flags: number;
  readonly serverChallenge: Buffer;
  readonly targetName: string;
  readonly targetInfo: Buffer;
  readonly message: Buffer;
}

/** The values that differ each time; parameters, so that the example messages of the specification can be reproduced. */
export interface Moment {
  /** Eight random bytes. */
  readonly clientChallenge: Buffer;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const signature = Buffer.from('NTLMSSP\0', 'latin1');
/** [MS-NLMP] 2.2.2.5. */
const flags = {
  unicode: 0x0000_0001,
  requestTarget: 0x0000_0004,
  ntlm: 0x0000_0200,
  alwaysSign: 0x0000_8000,
  extendedSessionSecurity: 0x0008_0000,
  targetInfo: 0x0080_0000,
  encryption128: 0x2000_0000,
};
const offered =
  flags.unicode |
  flags.requestTarget |
  flags.ntlm |
  flags.alwaysSign |
  flags.extendedSessionSecurity |
  flags.encryption128;

/** The first message, which does not name the user. */
export function negotiateMessage(): Buffer {
  const message = Buffer.alloc(32);
  signature.copy(message);
  message.writeUInt32LE(1, 8);
  message.writeUInt32LE(offered >>> 0, 12);
  return message;
}

/** @throws {ProtocolError} if it is not a challenge, or has an unsupported version */
export function readChallenge(message: Buffer): Challenge {
  const isChallenge = message.length >= 48 && message.subarray(0, 8).equals(signature) && message.readUInt32LE(8) === 2;
  if (!isChallenge) throw new ProtocolError('the answer of the server to the NTLM sign-in is not a challenge');
  const negotiated = message.readUInt32LE(20);
  if ((negotiated & flags.unicode) === 0 || (negotiated & flags.targetInfo) === 0) {
    throw new ProtocolError('the server uses an old version of NTLM, which does not protect the password');
  }
  return {
    flags: negotiated,
    serverChallenge: message.subarray(24, 32),
    targetName: field(message, 12).toString('utf16le'),
    targetInfo: field(message, 40),
    message,
  };
}

/** The last message, which proves knowledge of the password. */
export function authenticateMessage(challenge: Challenge, identity: NtlmIdentity, moment: Moment): Buffer {
  const domain = identity.domain ?? challenge.targetName;
  const proof = proofOf(challenge, { ...identity, domain }, moment);
  const parts = [proof.lm, proof.nt, ...[domain, identity.username, identity.workstation].map(utf16)];
  const head = Buffer.alloc(headLength);
  signature.copy(head);
  head.writeUInt32LE(3, 8);
  let offset = headLength;
  for (const [index, part] of [...parts, Buffer.alloc(0)].entries()) {
    const at = 12 + index * 8;
    head.writeUInt16LE(part.length, at);
    head.writeUInt16LE(part.length, at + 2);
    head.writeUInt32LE(offset, at + 4);
    offset += part.length;
  }
  head.writeUInt32LE((challenge.flags & (offered | flags.targetInfo)) >>> 0, 60);
  const message = Buffer.concat([head, ...parts]);
  if (proof.hasMic) {
    hmac(proof.sessionKey, negotiateMessage(), challenge.message, message).copy(message, micOffset);
  }
  return message;
}

const micOffset = 72;
const headLength = 88;

/** [MS-NLMP] 3.3.2, and 3.1.5.1.2: a server that sends its time expects a MIC. */
function proofOf(challenge: Challenge, identity: NtlmIdentity & { readonly domain: string }, moment: Moment) {
  const key = ownerKey(identity);
  const pairs = readPairs(challenge.targetInfo);
  const serverTime = pairs.find(({ id }) => id === pairIds.timestamp)?.value;
  const hasMic = serverTime?.length === 8;
  const targetInfo = hasMic ? writePairs(withMic(pairs)) : challenge.targetInfo;
  const time = hasMic ? serverTime : fileTime(moment.now);
  const head = Buffer.from([1, 1, 0, 0, 0, 0, 0, 0]);
  const temp = Buffer.concat([head, time, moment.clientChallenge, Buffer.alloc(4), targetInfo, Buffer.alloc(4)]);
  const ntProof = hmac(key, challenge.serverChallenge, temp);
  return {
    nt: Buffer.concat([ntProof, temp]),
    lm: hasMic
      ? Buffer.alloc(24)
      : Buffer.concat([hmac(key, challenge.serverChallenge, moment.clientChallenge), moment.clientChallenge]),
    sessionKey: hmac(key, ntProof),
    hasMic,
  };
}

/** NTOWFv2. */
function ownerKey({ username, password, domain }: NtlmIdentity & { readonly domain: string }): Buffer {
  const hash = Buffer.from(md4.create().update(utf16(password)).arrayBuffer());
  return hmac(hash, utf16(upperCase(username) + domain));
}

/** As in Windows, letter by letter: a letter that would become two, such as ß, stays. */
function upperCase(text: string): string {
  return text.replace(/./gsu, (letter) => {
    const upper = letter.toUpperCase();
    return upper.length === letter.length ? upper : letter;
  });
}

interface Pair {
  readonly id: number;
  readonly value: Buffer;
}

/** [MS-NLMP] 2.2.2.1. */
const pairIds = { end: 0, flags: 6, timestamp: 7 };
/** MsvAvFlags 0x2: the message has a message integrity code (MIC). */
const micProvided = 2;

function withMic(pairs: readonly Pair[]): Pair[] {
  const value = Buffer.alloc(4);
  value.writeUInt32LE((pairs.find(({ id }) => id === pairIds.flags)?.value.readUInt32LE(0) ?? 0) | micProvided);
  return [...pairs.filter(({ id }) => id !== pairIds.flags), { id: pairIds.flags, value }];
}

function readPairs(info: Buffer): Pair[] {
  const pairs: Pair[] = [];
  for (let at = 0; at + 4 <= info.length;) {
    const id = info.readUInt16LE(at);
    const length = info.readUInt16LE(at + 2);
    if (id === pairIds.end) break;
    const value = info.subarray(at + 4, at + 4 + length);
    const isWhole = value.length === length && (id !== pairIds.flags || length === 4);
    if (!isWhole) throw new ProtocolError("the server's NTLM message is incomplete");
    pairs.push({ id, value });
    at += 4 + length;
  }
  return pairs;
}

function writePairs(pairs: readonly Pair[]): Buffer {
  return Buffer.concat(
    [...pairs, { id: pairIds.end, value: Buffer.alloc(0) }].flatMap(({ id, value }) => {
      const head = Buffer.alloc(4);
      head.writeUInt16LE(id, 0);
      head.writeUInt16LE(value.length, 2);
      return [head, value];
    }),
  );
}

function field(message: Buffer, at: number): Buffer {
  const length = message.readUInt16LE(at);
  const offset = message.readUInt32LE(at + 4);
  const value = message.subarray(offset, offset + length);
  if (value.length !== length) throw new ProtocolError("the server's NTLM message is incomplete");
  return value;
}

/** Tenths of microseconds since 1601, as Windows counts time. */
function fileTime(now: number): Buffer {
  const time = Buffer.alloc(8);
  time.writeBigUInt64LE((BigInt(Math.round(now)) + 11_644_473_600_000n) * 10_000n);
  return time;
}

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

function hmac(key: Buffer, ...data: Buffer[]): Buffer {
  const sum = createHmac('md5', key);
  for (const each of data) sum.update(each);
  return sum.digest();
}
