import { beforeAll, describe, expect, it } from '@jest/globals';
import { hostileTexts, signed, unsigned } from './hostile-texts.js';

/** Every hostile text by what interprets it, with its index in `signedTexts`. */
export const hostileRows = Object.keys(hostileTexts).map((name, index) => [name, index] as const);
export const signedTexts = Object.values(hostileTexts).map((text, index) => signed(index, text));
export const allTogether = signedTexts.join(' ');

/** Bytes that a terminal interprets or that reverse a text; not line breaks and tabs. */
export const obeyed =
  // eslint-disable-next-line no-control-regex -- these must not occur
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|[\u{e0000}-\u{e007f}]/u;
const commands = /##(?:\[|vso\[|teamcity\[)/i;

/** For a terminal, for a log, and for any text that may be printed to one. */
export function expectHarmless(written: string): void {
  expect(obeyed.exec(written)?.[0]).toBeUndefined();
  expect(commands.exec(written)?.[0]).toBeUndefined();
  expect(written.split('\n').filter((line) => line.trim().startsWith('::'))).toEqual([]);
}

/** A text without the colours that the library itself adds. */
export function withoutColours(written: string): string {
  // eslint-disable-next-line no-control-regex -- colours begin with a control
  return written.replaceAll('\r\n', '\n').replace(/\u001b\[(?:1|2|22|31|32|33|39)m/g, '');
}

/** For a terminal with colours, which are around a text and never in it. */
export function expectColoursAround(written: string, index: number): void {
  expectHarmless(withoutColours(written));
  // A line that is wrapped ends its colours, and the next one begins them again.
  // eslint-disable-next-line no-control-regex -- colours begin with a control
  const unwrapped = written.replace(/(?:\u001b\[(?:22|39)m)+\n *(?:\u001b\[\d{1,2}m)+/g, '');
  for (const part of index < 0 ? [] : unsigned(index, unwrapped)) expect(part).not.toContain('\u001b');
}

/** Harmless and present: a text that was lost has not been encoded. */
export function expectTextHarmless(written: string, index: number): void {
  expectHarmless(written);
  if (index >= 0) expect(unsigned(index, written).length).toBeGreaterThan(0);
}

/**
 * A place where texts end up: everything is written to it once, and then each text is checked.
 *
 * @param judge gets -1 for all of them
 */
export function sink(
  what: string,
  write: () => string | Promise<string>,
  judge: (written: string, index: number) => void,
): void {
  describe(what, () => {
    let written: string;
    beforeAll(async () => {
      written = await write();
    });
    it.each(hostileRows)('gives no power over %s', (_name, index) => {
      judge(written, index);
    });
    it('is harmless as a whole', () => {
      judge(written, -1);
    });
  });
}
