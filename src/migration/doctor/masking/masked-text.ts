import type { Digest } from './masked-numbers.js';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const accentedLower = 'àáâãäåæçèéêëìíîïñòóôõöøùúûü';

/**
 * Replaces each letter and digit, depending on the text before it. The same text is always masked in the same way, and a
 * truncated text is still the beginning of the whole. Case, white space, accents and other characters are kept, since servers
 * differ in those.
 */
export class MaskedText {
  readonly #digest: Digest;
  readonly #masked = new Map<string, string>();

  constructor(digest: Digest) {
    this.#digest = digest;
  }

  mask(text: string): string {
    const known = this.#masked.get(text);
    if (known !== undefined) return known;
    const masked = this.#characters(text);
    this.#masked.set(text, masked);
    return masked;
  }

  /** The result is still a GUID. */
  maskHexadecimal(text: string): string {
    const bytes = this.#digest(`guid ${text.toLowerCase()}`).toString('hex');
    let index = 0;
    return text.replace(/[0-9a-f]/gi, () => bytes[index++ % bytes.length] ?? '0');
  }

  #characters(text: string): string {
    let state = '';
    let masked = '';
    let isGap = true;
    for (const character of text) {
      if (/\s/.test(character)) {
        // White space counts once, and not at the start: a server may trim a text or break its lines differently.
        if (!isGap) state = this.#next(state, ' ');
        isGap = true;
        masked += character;
        continue;
      }
      isGap = false;
      state = this.#next(state, character.toLowerCase());
      masked += substitute(character, Buffer.from(state, 'base64').readUInt32BE(0));
    }
    return masked;
  }

  #next(state: string, character: string): string {
    return this.#digest(`text ${state} ${character}`).toString('base64');
  }
}

function substitute(character: string, number: number): string {
  if (/\p{Nd}/u.test(character)) return String(number % 10);
  if (!/[\p{L}\p{N}]/u.test(character)) return character;
  const isPlain = /[A-Za-z]/.test(character);
  const alphabet = isPlain ? lower : accentedLower;
  if (isPlain || /\p{Ll}|\p{Lu}/u.test(character)) {
    const letter = alphabet[number % alphabet.length] ?? 'x';
    return /\p{Lu}/u.test(character) ? letter.toUpperCase() : letter;
  }
  // Letters without case, such as Japanese.
  return String.fromCodePoint(0x4e00 + (number % 20_000));
}
