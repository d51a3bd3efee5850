import { createPrivateKey, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { isIPv4 } from 'node:net';

/** A certificate and its key, as PEM. */
export interface Certified {
  readonly certificate: string;
  readonly key: string;
  readonly name: string;
}

export interface CertificateOptions {
  /** Host names and addresses. */
  readonly hosts?: readonly string[];
  /** Who signs it; itself by default. */
  readonly issuer?: Certified;
  readonly isAuthority?: boolean;
  /** Days from now. */
  readonly from?: number;
  readonly until?: number;
}

/** Makes an X.509 certificate (RFC 5280) with an elliptic key, which is quick to make. */
export function certificateOf(name: string, options: CertificateOptions = {}): Certified {
  const { hosts = [], issuer, isAuthority = false, from = -1, until = 1 } = options;
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const signer: KeyObject = issuer === undefined ? privateKey : createPrivateKey(issuer.key);
  const names = hosts.map((host) =>
    isIPv4(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host, 'latin1')),
  );
  const extensions = [
    extension('2.5.29.19', sequence(isAuthority ? der(0x01, Buffer.from([0xff])) : Buffer.alloc(0))),
    ...(names.length === 0 ? [] : [extension('2.5.29.17', sequence(...names))]),
  ];
  const content = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    distinguished(issuer?.name ?? name),
    sequence(instant(from), instant(until)),
    distinguished(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = createSign('sha256').update(content).sign(signer);
  const whole = sequence(content, ecdsaWithSha256, der(0x03, Buffer.concat([Buffer.alloc(1), signature])));
  const base64 = whole.toString('base64').replace(/.{64}/g, '$&\n');
  return { certificate: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`, key, name };
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, Buffer.concat(parts));
const integer = (bytes: Buffer) => der(0x02, bytes);

function identifier(text: string): Buffer {
  const [first = 0, second = 0, ...others] = text.split('.').map(Number);
  const bytes = others.flatMap((number) => {
    const groups = [number & 0x7f];
    for (let rest = number >> 7; rest > 0; rest >>= 7) groups.unshift((rest & 0x7f) | 0x80);
    return groups;
  });
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

const ecdsaWithSha256 = sequence(identifier('1.2.840.10045.4.3.2'));

const distinguished = (name: string) =>
  sequence(der(0x31, sequence(identifier('2.5.4.3'), der(0x0c, Buffer.from(name)))));

function extension(id: string, value: Buffer): Buffer {
  return sequence(identifier(id), der(0x04, value));
}

function instant(days: number): Buffer {
  const date = new Date(Date.now() + days * 24 * 60 * 60_000);
  const digits = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  return der(0x18, Buffer.from(digits, 'latin1'));
}
