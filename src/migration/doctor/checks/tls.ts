import * as z from 'zod';
import { handshake } from '../../../http/index.js';
import type { CheckContext, Explanation } from './check.js';
import { check } from './check.js';

const facts = z.object({
  encrypted: z.boolean(),
  /** Is the server on this machine? */
  local: z.boolean(),
  /** The system's code for the failure, such as `CERT_HAS_EXPIRED`. */
  code: z.string().max(60).optional(),
  protocol: z.string().max(20).optional(),
  /** Days until the certificate expires. */
  daysLeft: z.number().optional(),
  /** Does the environment turn verification off? */
  unverified: z.boolean(),
});

type Facts = z.output<typeof facts>;

const trustIt =
  'Trust the certificate authority: set http.ca, or NODE_EXTRA_CA_CERTS, to its PEM file. Do not turn off verification.';

/** What Node's codes for certificate problems mean. */
const certificateProblems: Readonly<Record<string, { readonly words: string; readonly advice: string }>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: { words: 'The certificate is self-signed.', advice: trustIt },
  SELF_SIGNED_CERT_IN_CHAIN: {
    words:
      'The certificate is signed by an authority that this machine does not trust, often that of a company or of a proxy that inspects connections.',
    advice: trustIt,
  },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: {
    words: 'The server does not send the complete certificate chain.',
    advice: `Configure the server to send the whole chain. Until then: ${trustIt}`,
  },
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {
    words: 'The certificate is signed by an authority that this machine does not trust.',
    advice: trustIt,
  },
  CERT_HAS_EXPIRED: {
    words: 'The certificate has expired.',
    advice: 'Renew the certificate of the server. If others can connect, check the clock of this machine.',
  },
  CERT_NOT_YET_VALID: {
    words: 'The certificate is not valid yet.',
    advice: 'Check the clock of this machine.',
  },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    words: 'The certificate is for another host name.',
    advice: 'Set tenant.url to the host name of the certificate.',
  },
  EPROTO: {
    words: 'The server and this machine have no TLS version in common, or the server does not use TLS on this port.',
    advice: 'Check whether the address should start with https, and that the server supports TLS 1.2 or newer.',
  },
};

const day = 24 * 60 * 60_000;

export const tlsCheck = check('tls', 'TLS', facts, checkCertificate, explain);

async function checkCertificate(context: CheckContext): Promise<Facts> {
  const { rest } = await context.site();
  const url = new URL(rest);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const local = host === 'localhost' || host === '::1' || host.startsWith('127.');
  const unverified = context.environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0';
  if (url.protocol !== 'https:') return { encrypted: false, local, unverified };
  const found = await secured(url, context);
  return { encrypted: true, local, unverified, ...found };
}

async function secured(url: URL, { network, timeout, clock }: CheckContext): Promise<Partial<Facts>> {
  try {
    const socket = await handshake(url, network, Math.min(timeout, 15_000));
    const expires = Date.parse(socket.getPeerCertificate().valid_to);
    const protocol = socket.getProtocol() ?? 'TLS';
    socket.destroy();
    return { protocol, ...(!Number.isNaN(expires) && { daysLeft: Math.floor((expires - clock()) / day) }) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { code: typeof code === 'string' ? code.slice(0, 60) : 'unknown' };
  }
}

function explain({ encrypted, local, code, protocol, daysLeft, unverified }: Facts): Explanation {
  if (!encrypted) {
    return local
      ? { status: 'ok', words: 'The server is on this machine, and the connection is not encrypted.' }
      : {
          status: 'note',
          words: 'The address starts with http: credentials and data are sent unencrypted.',
          advice: 'Use the https address of the server, if it has one.',
        };
  }
  if (code !== undefined) {
    const known = Object.hasOwn(certificateProblems, code) ? certificateProblems[code] : undefined;
    if (known === undefined) return { status: 'unknown', words: `No TLS connection could be made (${code}).` };
    return { status: 'problem', words: `${known.words} (${code})`, advice: known.advice };
  }
  if (unverified) {
    return {
      status: 'problem',
      words:
        'NODE_TLS_REJECT_UNAUTHORIZED=0 turns off certificate verification: anyone on the network path can read the data.',
      advice: `Unset it. ${trustIt}`,
    };
  }
  const version = protocol ?? 'TLS';
  if (daysLeft === undefined) return { status: 'ok', words: `${version}; the certificate is valid.` };
  const expiry = `expires in ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}`;
  return daysLeft < 21
    ? {
        status: 'note',
        words: `${version}; the certificate is valid, but ${expiry}.`,
        advice: 'Renew the certificate.',
      }
    : { status: 'ok', words: `${version}; the certificate is valid, and ${expiry}.` };
}
