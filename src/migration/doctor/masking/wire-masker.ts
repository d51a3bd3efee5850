import { createHmac, randomBytes } from 'node:crypto';
import type { Contract } from '../../../contract/index.js';
import { isSecretName } from '../../secret-names.js';
import { FieldKinds } from './field-kinds.js';
import { replaceJsonLeaves } from './json-leaves.js';
import { isDictionaryKey, isFieldName } from './key-names.js';
import { keyName, type LeafReplacer } from './leaf.js';
import { isDate, MaskedDates } from './masked-dates.js';
import { type Digest, isNumber, MaskedNumbers } from './masked-numbers.js';
import { MaskedText } from './masked-text.js';
import { replaceXmlLeaves } from './xml-leaves.js';

const secret = '***';

const asIs = (text: string) => text;

/** Fields with names of the server's own types. */
const exceptionNames: ReadonlySet<string> = new Set([
  ...['ErrorType', 'ExceptionType', 'MessageDetail', 'ErrorSource', 'faultcode', 'Type'],
]);
// It never starts inside a dotted name: a long name would be scanned once per part.
const exceptionType = /(?<!\w)(?<!\w\.)(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*(?:Exception|Fault)\b/g;

/** Fields that select a type, or contain names of the vendor. */
const technicalNames: ReadonlySet<string> = new Set([
  ...[
    'FieldType',
    'StepType',
    'OptionType',
    'EntityType',
    'EntityName',
    '$type',
    '__type',
    'faultcode',
    'SoTimeZoneLocationCode',
    'RestrictionType',
    'DisplayType',
  ],
]);

/** What happens to the parts of a value. */
interface Parts {
  date(text: string): string;
  number(text: string): string;
  hexadecimal(text: string): string;
  text(text: string): string;
}

/** The column of a tenant's own field, `contactUdef/SuperOffice:7`; a search needs its type. */
const addedColumn = /^[A-Za-z]{1,40}(?:Udef|Extra)\/[A-Za-z_][\w:]{0,80}$/;
const identifier = /^[A-Za-z_][\w.:]{0,99}$/;
const guid = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
const timeSpan = /^(?:-?(?:\d+\.)?\d\d:\d\d:\d\d(?:\.\d+)?|-?P(?=[\dT])[\dDTHMS.]+)$/;
const word = /^(?:true|false|null|NaN|-?INF|-?Infinity)$/i;
const marker = /^\[(I|F|D|DT|T|TS|A|S|B|C):([^\][]*)\]$/;
const resource = /^\[SR_\w+\]$/;
const hint = /^(\{?[A-Za-z]\w*=)(-?\d+)(\}?)$/;
const languages = /(^|;)([A-Za-z]{2}(?:-[A-Za-z]{2})?):"((?:[^"]|"(?!;|$))*)"(?=;|$)/g;
const severalLanguages = /^(?:[A-Za-z]{2}(?:-[A-Za-z]{2})?:"(?:[^"]|"(?!;|$))*"(?:;|$))+$/;

/**
 * Masks the bodies of answers: letters and digits of personal data are replaced, and everything that shows how a server
 * writes is kept. The key is created for the file and not stored, so names cannot be looked up.
 *
 * Note all bodies before you mask the first one.
 */
export class WireMasker {
  readonly #kinds: FieldKinds;
  readonly #numbers: MaskedNumbers;
  readonly #dates: MaskedDates;
  readonly #texts: MaskedText;
  readonly #masked: Parts = {
    date: (text) => this.#dates.mask(text),
    number: (text) => this.#numbers.mask(text),
    hexadecimal: (text) => this.#texts.maskHexadecimal(text),
    text: (text) => this.#texts.mask(text),
  };
  /** Only dates are noted. The same steps lead to them as in masking, so that none is missed. */
  readonly #noted: Parts = {
    date: (text) => {
      this.#dates.note(text);
      return text;
    },
    number: asIs,
    hexadecimal: asIs,
    text: asIs,
  };

  /** @param key only for tests, which need a reproducible file */
  constructor(contract: Contract, key: Buffer = randomBytes(32)) {
    const digest: Digest = (text) => createHmac('sha256', key).update(text).digest();
    this.#kinds = new FieldKinds(contract);
    this.#numbers = new MaskedNumbers(digest);
    this.#dates = new MaskedDates(digest);
    this.#texts = new MaskedText(digest);
  }

  note(body: string): void {
    this.#walk(body, this.#replacer(this.#noted));
  }

  mask(body: string): string {
    return this.#walk(body, this.#replacer(this.#masked));
  }

  #walk(body: string, replace: LeafReplacer): string {
    return replaceJsonLeaves(body, replace) ?? replaceXmlLeaves(body, replace) ?? this.#page(body, replace);
  }

  #replacer(parts: Parts): LeafReplacer {
    return {
      value: (name, text) => this.#leaf(name, text, parts),
      key: (owners, key) => {
        // In XML, only the key of a pair is one.
        const isKept =
          owners.at(-1) === keyName || owners.some((name) => this.#kinds.isDictionary(name))
            ? isDictionaryKey(owners, key, this.#kinds)
            : isFieldName(key, this.#kinds);
        return isKept ? key : this.#leaf('', key, parts);
      },
    };
  }

  /** Masks other bodies, such as the page of a proxy; names of elements are kept. */
  #page(body: string, replace: LeafReplacer): string {
    return body
      .slice(0, maxPageLength)
      .replace(/<\/?[a-z][a-z0-9]*(?=[\s/>])|[\p{L}\p{N}]+/giu, (part) =>
        part.startsWith('<') ? part : replace.value('', part),
      );
  }

  #leaf(name: string, text: string, parts: Parts): string {
    if (text === '' || word.test(text)) return text;
    if (isSecretName(name) && !isNumber(text)) return secret;
    if (this.#kinds.isMemberNames(name, text) || (technicalNames.has(name) && identifier.test(text))) return text;
    if (name === 'Name' && addedColumn.test(text)) return text;
    if (name === keyName) return this.#kinds.has(text) ? text : this.#value(text, parts);
    if (timeSpan.test(text) && this.#kinds.isTimeSpan(name)) return text;
    if (exceptionNames.has(name)) return this.#around(text, exceptionType, parts);
    return this.#value(text, parts);
  }

  #value(text: string, parts: Parts): string {
    if (isDate(text)) return parts.date(text);
    if (isNumber(text)) return parts.number(text);
    if (resource.test(text)) return text;
    const [, kind, payload = ''] = marker.exec(text) ?? [];
    if (kind !== undefined) return `[${kind}:${this.#payload(payload, parts)}]`;
    const [, before, id, after] = hint.exec(text) ?? [];
    if (before !== undefined && id !== undefined) return `${before}${this.#value(id, parts)}${after ?? ''}`;
    if (guid.test(text)) return parts.hexadecimal(text);
    if (text.length < 20_000 && severalLanguages.test(text)) {
      return text.replace(languages, (_whole, start: string, code: string, said: string) => {
        return `${start}${code}:"${this.#value(said, parts)}"`;
      });
    }
    return parts.text(text);
  }

  #payload(payload: string, parts: Parts): string {
    return payload
      .split(',')
      .map((part) => (part === '' ? part : this.#value(part, parts)))
      .join(',');
  }

  /** Replaces the text between the matches of an expression. */
  #around(text: string, kept: RegExp, parts: Parts): string {
    let replaced = '';
    let end = 0;
    for (const match of text.matchAll(kept)) {
      replaced += between(text.slice(end, match.index), parts) + match[0];
      end = match.index + match[0].length;
    }
    return replaced + between(text.slice(end), parts);
  }
}

function between(text: string, parts: Parts): string {
  return text === '' ? '' : parts.text(text);
}

/** The start of an HTML page is enough to recognise it. */
const maxPageLength = 4_000;
