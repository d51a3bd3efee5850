import { encodeJson } from '../../../output-text/index.js';
import * as z from 'zod';
import { Contract } from '../../../contract/index.js';
import { problemsOf } from '../../../config/problems.js';
import { ConfigurationError, problemText, transportNames, type TransportName } from '../../../errors/index.js';
import {
  checkReplaceable,
  maxRecordedBytes,
  parseJson,
  readText,
  replaceFile,
  writingProblem,
  UnreadableFile,
} from '../../../files/index.js';
import { WireMasker } from '../masking/wire-masker.js';
import { bodyText, bytesOf, textEncodings } from './body-text.js';
import { type CapturedExchange, zoneNames } from './exchange.js';

/** What doctor observed, saved for analysis elsewhere. */
export interface WireCapture {
  readonly transports: readonly TransportName[];
  /** The code of the named zone, such as `UTC`. */
  readonly zone: string;
  /** The results of the checks, by name. */
  readonly checks: Readonly<Record<string, unknown>>;
  readonly exchanges: readonly CapturedExchange[];
}

const shortText = z.string().max(300);

const answerSchema = z.strictObject({
  status: z.int().min(100).max(599),
  headers: z.record(z.string().max(60), shortText),
  encoding: z.enum(textEncodings),
  byteOrderMark: z.boolean(),
  body: z.string().max(64 * 1024 * 1024),
});

const exchangeSchema = z.strictObject({
  read: shortText,
  transport: z.enum(transportNames),
  zone: z.enum(zoneNames),
  address: shortText,
  answer: z.union([answerSchema, z.strictObject({ error: shortText, code: shortText.optional() })]),
});

const fileSchema = z.strictObject({
  format: z.literal(1),
  kind: z.literal('wire'),
  /** The day on which it was made. */
  made: shortText,
  transports: z.array(z.enum(transportNames)).min(1).max(transportNames.length),
  zone: z.string().regex(/^[\w-]{1,20}$/),
  checks: z.record(shortText, z.unknown()),
  exchanges: z.array(exchangeSchema).max(1_000),
});

/** The headers that are kept, and their valid values; other values are left out. */
const keptHeaders: Readonly<Record<string, RegExp>> = {
  'content-type': /^[a-z]+\/[\w.+-]{1,60}(?:\s*;\s*[a-z-]{1,30}=(?:"[\w./:+-]{0,80}"|[\w./:+-]{1,80}))*;?$/i,
  'content-encoding': /^[a-z, ]{1,40}$/i,
  'content-length': /^\d{1,12}$/,
  'transfer-encoding': /^[a-z, ]{1,40}$/i,
  'cache-control': /^(?:(?:no-cache|no-store|private|public|must-revalidate|max-age=\d+|s-maxage=\d+)(?:,\s*)?)+$/i,
  vary: /^(?:accept|accept-encoding|accept-language|authorization|origin|\*|[\s,])+$/i,
  'retry-after': /^\d{1,9}$/,
  server: /^(?:Microsoft-IIS|Microsoft-HTTPAPI|Kestrel|nginx|Apache|cloudflare)(?:\/[\d.]{1,20})?$/i,
  'www-authenticate': /^(?:Basic|Bearer|NTLM|Negotiate|SOTicket)(?:,\s*(?:Basic|Bearer|NTLM|Negotiate|SOTicket))*$/i,
};

/** Headers that do not apply to a replayed body, which is decompressed and masked. */
const transferHeaders: ReadonlySet<string> = new Set(['content-encoding', 'content-length', 'transfer-encoding']);

function safeHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(keptHeaders).flatMap(([name, pattern]) => {
      const value = headers[name];
      return value !== undefined && value.length <= 300 && pattern.test(value) ? [[name, value] as const] : [];
    }),
  );
}

/**
 * The text of the file, without personal data or secrets.
 *
 * @param redact removes the secrets of the connection from a text
 * @param masker only for tests
 */
export function wireText(
  { transports, zone, checks, exchanges }: WireCapture,
  redact: (text: string) => string,
  masker = new WireMasker(Contract.bundled()),
): string {
  const read = exchanges.map(({ answer, ...exchange }) => {
    if ('error' in answer) return { exchange, answer };
    const body = bodyText(answer);
    return { exchange, answer, body: { ...body, text: redact(body.text) } };
  });
  for (const { body } of read) if (body !== undefined) masker.note(body.text);
  const written = read.map((each): z.input<typeof exchangeSchema> => {
    if (each.body === undefined) return { ...each.exchange, answer: each.answer };
    const { status, headers } = each.answer;
    const { text, encoding, byteOrderMark } = each.body;
    const answer = { status, headers: safeHeaders(headers), encoding, byteOrderMark, body: masker.mask(text) };
    return { ...each.exchange, answer };
  });
  const made = new Date().toISOString().slice(0, 10);
  const file: z.input<typeof fileSchema> = {
    format: 1,
    kind: 'wire',
    made,
    transports: [...transports],
    zone,
    checks: { ...checks },
    exchanges: written,
  };
  return `${encodeJson(file, 1)}\n`;
}

/**
 * Writes a file that only its owner can read.
 *
 * @throws {ConfigurationError} if the file cannot be written
 */
export function writeWireFile(file: string, text: string): void {
  orUnwritable(file, () => replaceFile(file, text));
}

/**
 * Checks before anything is read that the file can be written.
 *
 * @throws {ConfigurationError} if it cannot
 */
export function checkWireFile(file: string): void {
  orUnwritable(file, () => checkReplaceable(file));
}

function orUnwritable(file: string, action: () => void): void {
  try {
    action();
  } catch (cause) {
    throw new ConfigurationError(`cannot write ${file} (${writingProblem(cause)}); name another file with --save`, {
      cause,
    });
  }
}

/** @throws {ConfigurationError} if the file cannot be read, or is not a file of `doctor --save` */
export function readWireFile(file: string): WireCapture {
  let text: string;
  try {
    text = readText(file, maxRecordedBytes);
  } catch (cause) {
    const why = cause instanceof UnreadableFile ? cause.message : 'cannot be read';
    throw new ConfigurationError(`${file} ${why}; name a file of doctor --save`, { cause });
  }
  return parseWire(text, file);
}

export function parseWire(text: string, file: string): WireCapture {
  let json: unknown;
  try {
    json = parseJson(text);
  } catch (cause) {
    const why = cause instanceof SyntaxError ? cause.message : 'is not JSON';
    throw new ConfigurationError(`${file} ${why}; name a file of doctor --save`, { cause });
  }
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) {
    const [problem = 'invalid'] = problemsOf(fileSchema, parsed.error.issues, json).map(problemText);
    throw new ConfigurationError(`${file} is not a file of doctor --save: ${problem}`);
  }
  const { transports, zone, checks, exchanges } = parsed.data;
  return {
    transports,
    zone,
    checks,
    exchanges: exchanges.map(({ answer, ...exchange }) => ({ ...exchange, answer: answerOf(answer) })),
  };
}

function answerOf(answer: z.output<typeof exchangeSchema>['answer']): CapturedExchange['answer'] {
  if ('error' in answer) return answer;
  const { status, headers, body, encoding, byteOrderMark } = answer;
  return { status, headers, body: bytesOf({ text: body, encoding, byteOrderMark }) };
}

/** The headers of a replayed answer. */
export function replayedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !transferHeaders.has(name)));
}
