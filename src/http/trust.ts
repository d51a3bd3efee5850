import { X509Certificate } from 'node:crypto';
import * as tls from 'node:tls';
import { ConfigurationError } from '../errors/index.js';
import { maxWrittenBytes, readBytes, readText, UnreadableFile } from '../files/index.js';
import { isPem, withLineBreaks } from '../parsing/index.js';

/** What this machine shows to a server that asks for a certificate: PEM texts or files, or a PFX file. */
export type ClientCertificate =
  | { readonly certificate: string; readonly key: string; readonly passphrase?: string | undefined }
  | { readonly pfx: string; readonly passphrase?: string | undefined };

export interface TrustOptions {
  /** More certificate authorities: PEM texts or files. */
  readonly ca?: string | readonly string[] | undefined;
  readonly clientCertificate?: ClientCertificate | undefined;
}

/**
 * The certificates of a TLS connection; undefined if the defaults of Node apply.
 *
 * @param settings where the options are set, for errors
 * @throws {ConfigurationError} if a file cannot be read or has no certificate, or the key does not match
 */
export function secureContext(
  { ca, clientCertificate }: TrustOptions,
  settings = 'http',
): tls.SecureContext | undefined {
  if (ca === undefined && clientCertificate === undefined) return undefined;
  const authorities =
    ca === undefined
      ? {}
      : { ca: [...defaultAuthorities(), ...[ca].flat().flatMap((each) => certificatesIn(each, `${settings}.ca`))] };
  if (clientCertificate === undefined) return tls.createSecureContext(authorities);
  const shown = shownToServers(clientCertificate);
  try {
    return tls.createSecureContext({ ...authorities, ...shown });
  } catch (error) {
    throw invalid('http.clientCertificate', reasonOf(error));
  }
}

/** Node's own authorities, which `ca` would replace, and those of NODE_EXTRA_CA_CERTS. */
function defaultAuthorities(): readonly string[] {
  // From Node 22.15 on, with the system's own under --use-system-ca.
  const { getCACertificates } = tls as { readonly getCACertificates?: (kind: 'default') => string[] };
  if (getCACertificates !== undefined) return getCACertificates('default');
  const extra = process.env['NODE_EXTRA_CA_CERTS'];
  try {
    return extra === undefined || extra === ''
      ? tls.rootCertificates
      : [...tls.rootCertificates, ...blocksOf(readText(extra, maxWrittenBytes))];
  } catch {
    // Node warns of a file that it cannot read, and continues.
    return tls.rootCertificates;
  }
}

function certificatesIn(ca: string, path: string): readonly string[] {
  const blocks = blocksOf(pemOf(ca, path));
  if (blocks.length === 0 || !blocks.every(isCertificate)) {
    throw invalid(path, 'has no valid certificate: it must be PEM, or the path of a PEM file');
  }
  return blocks;
}

function blocksOf(pem: string): string[] {
  return pem.split(/(?=-----BEGIN )/).filter((block) => /^-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/.test(block));
}

function isCertificate(block: string): boolean {
  try {
    new X509Certificate(block);
    return true;
  } catch {
    return false;
  }
}

function shownToServers(certificate: ClientCertificate): tls.SecureContextOptions {
  const { passphrase } = certificate;
  const unlocked = passphrase === undefined ? {} : { passphrase };
  if ('pfx' in certificate) {
    const path = 'http.clientCertificate.pfx';
    return { pfx: read(certificate.pfx, path, () => readBytes(certificate.pfx, maxWrittenBytes)), ...unlocked };
  }
  return {
    cert: pemOf(certificate.certificate, 'http.clientCertificate.certificate'),
    key: pemOf(certificate.key, 'http.clientCertificate.key'),
    ...unlocked,
  };
}

function pemOf(textOrFile: string, path: string): string {
  if (isPem(textOrFile)) return withLineBreaks(textOrFile);
  const text = read(textOrFile, path, () => readText(textOrFile, maxWrittenBytes));
  if (isPem(text)) return text;
  throw invalid(path, `${textOrFile} is not PEM. Convert it: openssl x509 -inform der -in FILE -out FILE.pem`);
}

function read<Content>(file: string, path: string, content: () => Content): Content {
  try {
    return content();
  } catch (error) {
    throw invalid(path, `${file} ${error instanceof UnreadableFile ? error.message : 'cannot be read'}`);
  }
}

/** OpenSSL's codes for what is wrong with a client certificate; its messages do not help. */
const reasons: Readonly<Record<string, string>> = {
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: 'the key does not belong to the certificate',
  ERR_MISSING_PASSPHRASE: 'the key is encrypted: set http.clientCertificate.passphrase',
  ERR_OSSL_CRYPTO_INTERRUPTED_OR_CANCELLED: 'the key is encrypted: set http.clientCertificate.passphrase',
  ERR_OSSL_BAD_DECRYPT: 'the passphrase is wrong',
  ERR_OSSL_EVP_BAD_DECRYPT: 'the passphrase is wrong',
  // A wrong passphrase decrypts to valid padding once in 256 times, and then to no key.
  ERR_CRYPTO_UNSUPPORTED_OPERATION:
    'the passphrase is wrong, or the file is encrypted in a way that OpenSSL 3 does not support: export it again with AES',
};

function reasonOf(error: unknown): string {
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string };
  if (/mac verify failure|maybe wrong password/i.test(message)) return 'the passphrase is missing or wrong';
  if (/unsupported/i.test(message)) return String(reasons['ERR_CRYPTO_UNSUPPORTED_OPERATION']);
  return Object.hasOwn(reasons, code) ? String(reasons[code]) : `cannot be used${code === '' ? '' : ` (${code})`}`;
}

function invalid(path: string, reason: string): ConfigurationError {
  return new ConfigurationError(`${path}: ${reason}`, { path });
}
