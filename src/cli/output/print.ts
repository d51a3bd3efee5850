import { encodeJson } from '../../output-text/json.js';
import { plainText } from '../../output-text/plain-text.js';
import type { Output } from './screen.js';

/**
 * All output of the commands goes through here. Text from servers and files is escaped where it is inserted, so that all
 * colours are ours. This is the last check: it keeps line breaks, and colours if the output shows colours, and escapes
 * everything else that a terminal or a CI system interprets.
 */
export function print(text: string): void {
  // eslint-disable-next-line no-restricted-syntax -- the place that the rule points to
  process.stdout.write(printable(text, process.stdout));
}

/** Prints messages that are not the result, to standard error. */
export function printAside(text: string): void {
  // eslint-disable-next-line no-restricted-syntax -- the place that the rule points to
  process.stderr.write(printable(text, process.stderr));
}

/** Prints a value as JSON, for programs. */
export function printJson(value: unknown): void {
  print(`${encodeJson(value, 2)}\n`);
}

/** Prints text on a terminal that the next line replaces; prints nothing if the output is not a terminal. */
export function printTransient(output: Pick<Output, 'isTTY' | 'write'>, text: string): void {
  if (output.isTTY === true) output.write(`${eraseLine}${plainText(text)}`);
}

/** Erases the text of `printTransient`. */
export function eraseTransient(output: Pick<Output, 'isTTY' | 'write'>): void {
  if (output.isTTY === true) output.write(eraseLine);
}

const eraseLine = '\r\u001B[K';

/** The colours and weights of picocolors, without those that hide text or make it blink. */
// eslint-disable-next-line no-control-regex -- colours begin with a control
const colours = /(\u001b\[(?:[012]|22|3[0-7]|39|9[0-7])m)/;

/** Text as `print` writes it, for output through other means. */
export function printable(text: string, { isTTY }: Pick<Output, 'isTTY'>): string {
  if (isTTY !== true) return plainText(text);
  return text
    .split(colours)
    .map((part, index) => (index % 2 === 1 ? part : plainText(part)))
    .join('');
}
