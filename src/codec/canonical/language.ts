import { isPlainObject } from './check.js';
import { type CanonicalObject, setEntry } from '../../contract/index.js';

/**
 * SuperOffice's language codes in texts, by ISO 639-1 language; regions are ignored. They are not ISO codes. All of them
 * occur in the texts of one recorded person (Person210.json in the vendor's package).
 */
const markers: Readonly<Record<string, string>> = {
  en: 'US',
  no: 'NO',
  nb: 'NO',
  nn: 'NO',
  sv: 'SW',
  da: 'DA',
  de: 'GE',
  nl: 'NL',
  fr: 'FR',
  fi: 'FI',
  es: 'SP',
  it: 'IT',
  pl: 'PL',
  cs: 'CZ',
  ja: 'JP',
  zh: 'CN',
  ru: 'RU',
};

/** SuperOffice has used two codes for some languages, and people also write the ISO code. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  US: ['US', 'EN', 'UK'],
  NL: ['NL', 'DU'],
  SW: ['SW', 'SV'],
  DA: ['DA', 'DK'],
  GE: ['GE', 'DE'],
  SP: ['SP', 'ES'],
  CZ: ['CZ', 'CS'],
  JP: ['JP', 'JA'],
  CN: ['CN', 'ZH'],
};

/** Whether a language means texts as stored, which is `*` or `x` in `SO-Language` (the vendor's page on headers). */
export function noTranslation(language: string): boolean {
  return /^\s*[*x]\s*$/i.test(language);
}

const multiLanguage = /^(?:[A-Za-z]{2}:"[^"]*"(?:;|$))+$/;
const part = /([A-Za-z]{2}):"([^"]*)"/g;

/** The texts of `NO:"Møte";US:"Meeting"` by code; undefined for any other text. */
export function multiLanguageTexts(text: string): ReadonlyMap<string, string> | undefined {
  if (text.length < 5 || text[2] !== ':' || !multiLanguage.test(text)) return undefined;
  const texts = new Map<string, string>();
  for (const [, marker = '', translation = ''] of text.matchAll(part)) texts.set(marker.toUpperCase(), translation);
  return texts;
}

/** The text of `NO:"Møte";US:"Meeting"` in a language, or else in English, or else the first one. */
export function localiseText(text: string, language: string): string {
  const texts = multiLanguageTexts(text);
  if (texts === undefined) return text;
  const iso = language.toLowerCase().split(/[-_]/)[0] ?? '';
  const marker = Object.hasOwn(markers, iso) ? markers[iso] : iso.toUpperCase();
  for (const wanted of [marker, 'US']) {
    for (const alias of (Object.hasOwn(aliases, wanted ?? '') ? aliases[wanted ?? ''] : undefined) ?? [wanted ?? '']) {
      const translation = texts.get(alias);
      if (translation !== undefined) return translation;
    }
  }
  return texts.values().next().value ?? text;
}

/**
 * A copy of a canonical value with every multi-language text reduced to one language; the value itself for `*` and `x`.
 */
export function localise(value: unknown, language: string): unknown {
  return noTranslation(language) ? value : localised(value, language);
}

function localised(value: unknown, language: string): unknown {
  if (typeof value === 'string') return localiseText(value, language);
  if (Array.isArray(value)) return value.map((item) => localised(item, language));
  if (!isPlainObject(value)) return value;
  const result: CanonicalObject = {};
  for (const [key, entry] of Object.entries(value)) setEntry(result, key, localised(entry, language));
  return result;
}
