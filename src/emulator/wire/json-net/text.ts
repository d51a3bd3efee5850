import { UnwritableValueError } from '../unwritable-value.js';

/** What Json.NET writes as it is, and so nearly every text. */
const plain = /^[ !#-[\]-\u0084\u0086-\u2027\u202a-\ud7ff\ue000-\uffff]*$/;
const further = /[\u0085\u2028\u2029]/g;

/** A text as Json.NET writes it: it escapes the ends of lines that are new to Unicode, too. */
export function jsonText(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  // ASP.NET's encoder throws an exception at half of a surrogate pair.
  if (/\p{Cs}/u.test(text)) throw new UnwritableValueError('half of a surrogate pair');
  return JSON.stringify(text).replace(further, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
