import type { TypeDescription } from '../../../contract/index.js';
import { bodyText } from '../capture/body-text.js';
import type { CapturedExchange } from '../capture/exchange.js';
import { parseJson } from '../../../parsing/index.js';
import { childOf, isNil, type SoapElement, soapEnvelope } from './soap-elements.js';
import { type Spellings, spellingsInJson, spellingsInSoap } from './spellings.js';

/** Facts about an answer before decoding. */
export interface WireFacts {
  readonly status?: number;
  /** Without its parameters. */
  readonly contentType?: string;
  /** `gzip`, `UTF-16`, `byte order mark`: set if the body is not plain UTF-8. */
  readonly encoding?: string;
  readonly bytes?: number;
  /** The kind of answer: `an answer`, `nil`, `SoNotFoundException`, `a page`. */
  readonly content: string;
}

export function wireFactsOf({ answer }: CapturedExchange): WireFacts {
  if ('error' in answer)
    return { content: answer.code === undefined ? answer.error : `${answer.error} (${answer.code})` };
  const { status, headers, body } = answer;
  const contentType = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const encoding = encodingOf(answer);
  return {
    status,
    ...(contentType === undefined ? {} : { contentType }),
    ...(encoding === '' ? {} : { encoding }),
    bytes: body.length,
    content: contentOf(bodyText(answer).text),
  };
}

function encodingOf(answer: Exclude<CapturedExchange['answer'], { readonly error: string }>): string {
  const { encoding, byteOrderMark } = bodyText(answer);
  const parts = [
    answer.headers['content-encoding'] ?? '',
    encoding === 'utf-8' ? '' : encoding === 'latin1' ? 'not text' : encoding.toUpperCase(),
    byteOrderMark ? 'byte order mark' : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function contentOf(text: string): string {
  if (text.trim() === '') return 'nothing';
  const envelope = soapEnvelope(text);
  if (envelope !== undefined) return soapContent(envelope);
  const json = jsonOf(text);
  if (json === undefined) return /^\s*</.test(text) ? 'a page' : 'neither JSON nor XML';
  if (json.value === null) return 'null';
  return exceptionIn(json.value) ?? 'an answer';
}

function soapContent(envelope: SoapElement): string {
  const fault = childOf(envelope, 'Body', 'Fault');
  if (fault !== undefined) return 'a SOAP fault';
  const exception = childOf(envelope, 'Header', 'ExceptionInfo');
  if (exception !== undefined && !isNil(exception)) return shortName(childOf(exception, 'ExceptionType')?.text ?? '');
  const response = responseIn(envelope);
  return response === undefined || isNil(response) ? 'nil' : 'an answer';
}

function responseIn(envelope: SoapElement): SoapElement | undefined {
  const wrapper = childOf(envelope, 'Body')?.children[0];
  return childOf(wrapper, 'Response') ?? wrapper?.children[0];
}

function exceptionIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { ErrorType, ExceptionType, MessageDetail, Message, title } = value as Readonly<Record<string, unknown>>;
  const named = [ErrorType, ExceptionType, MessageDetail].find((each) => typeof each === 'string' && each !== '');
  if (typeof named === 'string') return shortName(/(?<![\w.])[\w.]*Exception/.exec(named)?.[0] ?? 'an error');
  return (typeof Message === 'string' || typeof title === 'string') && Object.keys(value).length < 8
    ? 'an error'
    : undefined;
}

function shortName(exception: string): string {
  const name = exception.split(',')[0]?.split('.').at(-1)?.replace(/\W/g, '') ?? '';
  return name === '' ? 'an exception' : name.slice(0, 60);
}

/** How the answer writes each field of a type; undefined if it does not contain the type. */
export function spellingsOf(exchange: CapturedExchange, type: TypeDescription): Spellings | undefined {
  const { answer } = exchange;
  if ('error' in answer || answer.status >= 300) return undefined;
  const { text } = bodyText(answer);
  if (exchange.address.startsWith('SOAP ')) {
    const envelope = soapEnvelope(text);
    const response = envelope === undefined ? undefined : responseIn(envelope);
    return response === undefined || isNil(response) ? undefined : spellingsInSoap(type, response);
  }
  const json = jsonOf(text);
  return json === undefined || json.value === null ? undefined : spellingsInJson(type, json.value);
}

function jsonOf(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: parseJson(text) };
  } catch {
    return undefined;
  }
}
