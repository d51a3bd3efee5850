import { type ErrorDetails, NetworkError, type Outcome } from '../errors/index.js';
import { unreachable } from './unreachable.js';

export interface FailedConnection {
  /** The host and port of the server. */
  readonly host: string;
  /** The host and port of the proxy, if there is one. */
  readonly proxy: string | undefined;
  /** Whether a byte of the request may have been sent. */
  readonly isSent: boolean;
}

/** The error for a connection that failed or broke. The text of the cause may contain anything, so only its code is used. */
export function connectionFailure(error: unknown, { host, proxy, isSent }: FailedConnection): NetworkError {
  const { code, message } = causeOf(error);
  const refusal = refusedByProxy(message);
  if (proxy !== undefined && refusal !== undefined) return proxyRefusal(host, proxy, refusal);
  const outcome: Outcome = isSent ? 'unknown' : 'not-sent';
  const through = proxy === undefined ? '' : ` through the proxy ${proxy}`;
  const verification = isSent ? undefined : certificateProblem(code);
  if (verification !== undefined) {
    const cannot = `${host} cannot be trusted${through}: ${verification} (${code})`;
    return new NetworkError(cannot, { ...lasting, outcome });
  }
  // The server refuses the handshake, so it has not read the request.
  if (refusesClientCertificate.test(code)) {
    const cannot = `${host} requires a client certificate that it trusts, and refused this one or none (${code}); set http.clientCertificate`;
    return new NetworkError(cannot, lasting);
  }
  const detail = code === '' ? message : code;
  const suffix = detail === '' ? '' : ` (${detail})`;
  if (isSent) return new NetworkError(`${host} broke the connection${through}${suffix}`, { outcome });
  const why = proxy === undefined ? explained(code) : ': check http.proxy';
  return new NetworkError(`${host} cannot be reached${through}${why}${suffix}`, { outcome });
}

function explained(code: string): string {
  const known = unreachable(code);
  return known === undefined ? '' : `: ${known.reason}; ${known.advice}`;
}

/** Repeating the request changes nothing. */
const lasting: ErrorDetails = { outcome: 'not-sent', retryable: false };

/** RFC 9110, section 15.5.8: a proxy that is asked without a tunnel answers in place of the server. */
export const proxyAuthenticationRequired = 407;

/** A proxy that did not let a request through. */
export function proxyRefusal(host: string, proxy: string, status: number): NetworkError {
  const cannot = `the proxy ${proxy} does not connect to ${host}`;
  if (status === proxyAuthenticationRequired) {
    const advice = 'it requires a user name and password: set http.proxy to http://user:password@host:port';
    return new NetworkError(`${cannot}: ${advice} (status ${status})`, { ...lasting, status });
  }
  // 502, 503 and 504 may be temporary.
  const retryable = status >= 500;
  return new NetworkError(`${cannot} (status ${status})`, { outcome: 'not-sent', retryable, status });
}

function causeOf(error: unknown): { readonly code: string; readonly message: string } {
  const { code = '', message = '', cause } = error as { code?: string; message?: string; cause?: unknown };
  // What undici calls a certificate of another host behind a proxy.
  return code === 'UND_ERR_PRX_TLS' && cause !== undefined ? causeOf(cause) : { code, message };
}

/** undici tells the status with which a proxy refuses only in its message. */
function refusedByProxy(message: string): number | undefined {
  const status = /^Proxy (?:response|Authentication Required) \((\d{3})\)/.exec(message)?.[1];
  return status === undefined ? undefined : Number(status);
}

/** TLS alerts by which a server refuses the certificate of a client (RFC 8446, section 6.2). */
const refusesClientCertificate =
  /^ERR_SSL_(?:TLSV1[23]?|SSLV3)_ALERT_(?:CERTIFICATE_\w+|BAD_CERTIFICATE|NO_CERTIFICATE|UNKNOWN_CA|UNSUPPORTED_CERTIFICATE)$/;

const trustIt =
  'if you trust its certificate authority, set http.ca to the PEM file of the authority, or NODE_EXTRA_CA_CERTS';

/** What the codes mean that Node gives for certificates (https://nodejs.org/api/tls.html#x509-certificate-error-codes). */
const certificateProblems: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: `its certificate is self-signed; ${trustIt}`,
  SELF_SIGNED_CERT_IN_CHAIN: `its certificate is signed by an authority that this machine does not know; ${trustIt}`,
  UNABLE_TO_GET_ISSUER_CERT: `its certificate is signed by an authority that this machine does not know; ${trustIt}`,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: `its certificate is signed by an authority that this machine does not know; ${trustIt}`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: `its certificate is signed by an authority that this machine does not know, or the server does not send the whole chain; ${trustIt}`,
  CERT_HAS_EXPIRED: 'its certificate has expired; renew it on the server, or check the clock of this machine',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet; check the clock of this machine',
  CERT_REVOKED: 'its certificate is revoked; renew it on the server',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'its certificate is for another host name; use the name in the certificate as the address',
  HOSTNAME_MISMATCH: 'its certificate is for another host name; use the name in the certificate as the address',
};

const otherCertificateCodes = new Set([
  'CERT_CHAIN_TOO_LONG',
  'CERT_REJECTED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'ERROR_IN_CERT_NOT_AFTER_FIELD',
  'ERROR_IN_CERT_NOT_BEFORE_FIELD',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
]);

function certificateProblem(code: string): string | undefined {
  if (Object.hasOwn(certificateProblems, code)) return certificateProblems[code];
  return otherCertificateCodes.has(code) ? `its certificate is not valid; ${trustIt}` : undefined;
}
