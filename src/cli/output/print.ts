import { encodeJson, plainText } from '../../encoding/index.js';
import type { Output } from './screen.js';

/**
 * The only way of the commands to the terminal. Texts of servers and files are encoded where they are put into what is
 * printed, so that the colours there are ours alone; this is the last look, for what was forgotten: it lets through line
 * breaks, and colours where the output shows colours, and nothing else that a terminal or a CI system obeys.
 */
export function print(text: string): void {
  // eslint-disable-next-line no-restricted-syntax -- the place that the rule leads to
  process.stdout.write(printable(text, process.stdout));
}

/** The same for what is said beside the result. */
export function printAside(text: string): void {
  // eslint-disable-next-line no-restricted-syntax -- the place that the rule leads to
  process.stderr.write(printable(text, process.stderr));
}

/** A value for programs. */
export function printJson(value: unknown): void {
  print(`${encodeJson(value, 2)}\n`);
}

/** What the next line of a terminal takes the place of; nothing where the output is not a terminal. */
export function printPassing(output: Pick<Output, 'isTTY' | 'write'>, text: string): void {
  if (output.isTTY === true) output.write(`${eraseLine}${plainText(text)}`);
}

/** Takes back what `printPassing` printed. */
export function erasePassing(output: Pick<Output, 'isTTY' | 'write'>): void {
  if (output.isTTY === true) output.write(eraseLine);
}

const eraseLine = '\r\u001B[K';

/** The colours and weights of picocolors, without those that hide a text or make it blink. */
// eslint-disable-next-line no-control-regex -- colours begin with a control
const colours = /(\u001b\[(?:[012]|22|3[0-7]|39|9[0-7])m)/;

/** A text as `print` writes it, for what is printed elsewhere. */
export function printable(text: string, { isTTY }: Pick<Output, 'isTTY'>): string {
  if (isTTY !== true) return plainText(text);
  return text
    .split(colours)
    .map((part, index) => (index % 2 === 1 ? part : plainText(part)))
    .join('');
}
