/**
 * The codes by which SuperOffice marks texts, by ISO 639-1 language. Source: the multi-language texts in the answers that
 * the vendor's client is tested with (`Person210.json`).
 */
const codes: Readonly<Record<string, string>> = {
  cs: 'CZ',
  da: 'DA',
  de: 'GE',
  en: 'US',
  es: 'SP',
  fi: 'FI',
  fr: 'FR',
  it: 'IT',
  ja: 'JP',
  nb: 'NO',
  nl: 'NL',
  nn: 'NO',
  no: 'NO',
  pl: 'PL',
  ru: 'RU',
  sv: 'SW',
  zh: 'CN',
};

const severalLanguages = /^(?:[A-Z]{2}:"[^"]*"(?:;|$))+$/;
const oneLanguage = /([A-Z]{2}):"([^"]*)"/g;

/** The words of a text such as `NO:"Møte";US:"Meeting"` in a language: else the English ones, else the first. */
export function inLanguage(text: string, language: string): string {
  if (text[2] !== ':' || !severalLanguages.test(text)) return text;
  const words = new Map<string, string>();
  for (const [, code = '', each = ''] of text.matchAll(oneLanguage)) words.set(code, each);
  const [iso = ''] = language.trim().toLowerCase().split(/[-_]/);
  const code = Object.hasOwn(codes, iso) ? (codes[iso] ?? '') : iso.toUpperCase();
  return words.get(code) ?? words.get('US') ?? words.values().next().value ?? text;
}
