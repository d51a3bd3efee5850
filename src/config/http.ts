import * as z from 'zod';
import { isHeaderName, isHeaderValue } from '../http/header-value.js';
import type { HttpConfiguration } from './configuration.js';
import { parsedPart } from './parsed-part.js';
import { pathSettings, typeNames } from './setting-shapes.js';

const headerCharacters = 'must consist of visible ASCII characters, because it is sent in a header';

/**
 * Headers that this library writes, or that belong to a connection (RFC 9110, section 7.6.1). Those that begin with `SO-`
 * are SuperOffice's own.
 */
const ownHeaders: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'authorization',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'cookie',
  'expect',
  'host',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-unmodified-since',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'soapaction',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const isOwn = (name: string) => ownHeaders.has(name.toLowerCase()) || /^so-/i.test(name);

/** A path, or the content itself, which is not relative to anything. */
const pemOrFile = (what: string, meta = {}) =>
  z
    .string()
    .min(1)
    .meta({ ...meta, description: `${what}: a PEM file, or its text.` })
    .register(pathSettings, { relativeTo: 'file' });

const passphrase = z.string().meta({ writeOnly: true }).optional();

export const answerBytes = z
  .int()
  .positive()
  .default(20 * 1024 * 1024)
  .describe('Maximum size of an answer in bytes.');

/** The settings that a pool of tenants has too. */
export const networkSettings = {
  proxy: z
    .union(
      [
        z.literal(false),
        z
          .url({ protocol: /^https?$/ })
          .refine((url) => /^https?:\/\/[^/?#]+\/?$/i.test(url), 'must be the address alone'),
      ],
      'must be false, or the URL of an http or https proxy, such as http://proxy.example.com:8080',
    )
    .optional()
    .describe(
      'The URL of the proxy, with its user name and password if it needs them; false for none. Default: HTTPS_PROXY and HTTP_PROXY. The hosts of NO_PROXY are reached directly.',
    ),
  ca: pemOrFile('Certificate authorities to trust, besides those that Node trusts').optional(),
  clientCertificate: z
    .union([
      z
        .strictObject({
          certificate: pemOrFile('The certificate'),
          key: pemOrFile('The private key', { writeOnly: true }),
          passphrase: passphrase.describe('The passphrase of the key.'),
        })
        .describe('PEM.'),
      z
        .strictObject({
          pfx: z
            .string()
            .min(1)
            .describe('A PFX file (PKCS #12), with the certificate and its key.')
            .register(pathSettings, { relativeTo: 'file' }),
          passphrase: passphrase.describe('The passphrase of the file.'),
        })
        .describe('PFX.'),
    ])
    .optional()
    .describe('The certificate of this machine, for servers that require one.'),
  headers: z
    .record(
      z
        .string()
        .refine(isHeaderName, 'must be the name of a header')
        .refine((name) => !isOwn(name), 'must not be a header that this library sets itself'),
      z.string().refine(isHeaderValue, headerCharacters).meta({ writeOnly: true }),
    )
    .optional()
    .describe('Further headers of every request, such as the key of a gateway, or a User-Agent of your own.'),
  requestsPerSecond: z
    .number()
    .positive()
    .max(10_000)
    .optional()
    .describe(
      'Maximum number of requests per second of a connection, shadow reads included. Further ones wait, within their timeout. Connections to the same tenant do not share it: divide it among them.',
    ),
};

export const httpSchema = z
  .strictObject({
    maximumAnswerBytes: answerBytes,
    connections: z.int().positive().max(1_000).default(32).describe('Maximum number of connections to one host.'),
    ...networkSettings,
  })
  .describe('HTTP settings.')
  .register(typeNames, { type: 'HttpConfiguration' })
  .prefault({})
  .describe('HTTP settings.') satisfies z.ZodType<unknown, HttpConfiguration | undefined>;

export type HttpSettings = z.output<typeof httpSchema>;

/**
 * Validates the HTTP settings of a function that takes no whole configuration.
 *
 * @throws {ConfigurationError} that names each invalid setting
 */
export function parseHttp(http: HttpConfiguration | undefined): HttpSettings {
  return parsedPart(httpSchema, 'http', http);
}
