import { eastAsianWidth } from 'get-east-asian-width';

const ellipsis = '…';
// These two take longer to build than a short command to run, and few texts need them.
let segmenter: Intl.Segmenter | undefined;
let emoji: RegExp | undefined;
/** What takes one column a character, which most texts are made of. */
const narrow = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff]*$/;
const unseen = /^[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{M}]+$/u;

/**
 * How many columns of a terminal a text takes: two for a wide character or an emoji, none for an accent of its own.
 *
 * @param max where to stop counting, since a long text is not measured to its end for a short column
 */
export function textWidth(text: string, max = Infinity): number {
  if (narrow.test(text)) return Math.min(text.length, max);
  let width = 0;
  for (const { segment } of graphemesOf(text)) {
    width += graphemeWidth(segment);
    if (width >= max) return max;
  }
  return width;
}

/** A text, cut to so many columns of a terminal. An ellipsis stands for what is cut. */
export function cutToWidth(text: string, columns: number): string {
  if (textWidth(text, columns + 1) <= columns) return text;
  let room = columns - 1;
  let end = 0;
  for (const { segment, index } of graphemesOf(text)) {
    room -= graphemeWidth(segment);
    if (room < 0) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end)}${ellipsis}`;
}

function graphemesOf(text: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

function graphemeWidth(grapheme: string): number {
  if (unseen.test(grapheme)) return 0;
  // As a text, because the compiler's target is older than the flag `v`, which Node 20 has.
  emoji ??= new RegExp(String.raw`^\p{RGI_Emoji}$`, 'v');
  return emoji.test(grapheme) ? 2 : eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}

/** A text of exactly so many columns of a terminal: cut, or followed by spaces. */
export function fitToWidth(text: string, columns: number): string {
  const shown = cutToWidth(text, columns);
  return shown + ' '.repeat(Math.max(0, columns - textWidth(shown)));
}

/** The words of a text, on lines of at most so many columns of a terminal. A longer word is split between characters. */
export function wrapToWidth(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of text.split(/\s+/).flatMap((each) => pieces(each, columns))) {
    const wordWidth = textWidth(word);
    if (line === '') [line, width] = [word, wordWidth];
    else if (width + 1 + wordWidth <= columns) [line, width] = [`${line} ${word}`, width + 1 + wordWidth];
    else {
      lines.push(line);
      [line, width] = [word, wordWidth];
    }
  }
  return [...lines, line];
}

function pieces(word: string, columns: number): string[] {
  if (textWidth(word, columns + 1) <= columns) return [word];
  const parts: string[] = [];
  let part = '';
  let width = 0;
  for (const { segment } of graphemesOf(word)) {
    const next = graphemeWidth(segment);
    if (part !== '' && width + next > columns) {
      parts.push(part);
      [part, width] = ['', 0];
    }
    part += segment;
    width += next;
  }
  return [...parts, part];
}
