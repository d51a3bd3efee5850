/** Of this many bytes at most, in numbers of four. */
const maxWords = 8;
const maxLength = maxWords * 4;
const slots = 2048;

/**
 * Short texts by their bytes. An entity repeats few of them many times (`System.Int32`, names of fields, masks), and finding
 * one is several times faster than making it. A text that meets another in its slot replaces it, so the size is fixed.
 */
const wordsOfSlots = new Int32Array(slots * maxWords);
const lengths = new Uint8Array(slots);
const texts: string[] = new Array<string>(slots).fill('');

/** The text of bytes that are all ASCII. */
export function asciiText(bytes: Buffer, view: DataView, start: number, end: number): string {
  const length = end - start;
  if (length > maxLength) return bytes.toString('latin1', start, end);
  if (length < 4) return length === 0 ? '' : tinyText(bytes, start, length);
  const last = view.getInt32(end - 4, true);
  let hash = Math.imul(length ^ last, 0x9e3779b1);
  hash = Math.imul(hash ^ view.getInt32(start, true), 0x85ebca6b);
  hash = Math.imul(hash ^ view.getInt32(start + (length >> 1) - 2, true), 0xc2b2ae35);
  const slot = ((hash ^ (hash >>> 15)) >>> 0) & (slots - 1);
  const from = slot * maxWords;
  // The last number overlaps the one before it, unless the length is a multiple of four.
  const before = (length - 1) >> 2;
  if (lengths[slot] === length && wordsOfSlots[from + before] === last) {
    let index = 0;
    while (index < before && wordsOfSlots[from + index] === view.getInt32(start + index * 4, true)) index++;
    if (index === before) return texts[slot] ?? '';
  }
  const text = bytes.toString('latin1', start, end);
  for (let index = 0; index < before; index++) wordsOfSlots[from + index] = view.getInt32(start + index * 4, true);
  wordsOfSlots[from + before] = last;
  lengths[slot] = length;
  texts[slot] = text;
  return text;
}

/** One to three characters; the engine keeps texts of one. */
function tinyText(bytes: Buffer, start: number, length: number): string {
  const [first = 0, second = 0, third = 0] = [bytes[start], bytes[start + 1], bytes[start + 2]];
  if (length === 1) return String.fromCharCode(first);
  return length === 2 ? String.fromCharCode(first, second) : String.fromCharCode(first, second, third);
}
