import { plainText } from '../../output-text/plain-text.js';
import { printTransient } from './print.js';
import type { Output } from './screen.js';
import { cutToWidth } from '../../output-text/text-width.js';

const maxBarColumns = 40;
/** Milliseconds between two drawings; a terminal over a slow line keeps up with that. */
const drawEvery = 100;

/** A bar with a text, on one line of a terminal. Prints nothing if the output is not a terminal. */
export class ProgressBar {
  readonly #output: Output;
  readonly #now: () => number;
  #nextDrawing = 0;
  #line: string | undefined;

  constructor(output: Output, now: () => number = () => performance.now()) {
    this.#output = output;
    this.#now = now;
  }

  /** @param share how much is done, from 0 to 1 */
  update(share: number, text: string): void {
    // The text needs the other half of a narrow terminal.
    const barColumns = Math.min(maxBarColumns, Math.floor((this.#output.columns ?? 80) / 2));
    const filled = Math.round(Math.min(1, Math.max(0, share)) * barColumns);
    this.#line = `${'█'.repeat(filled)}${'░'.repeat(barColumns - filled)} ${text}`;
    if (this.#now() >= this.#nextDrawing) this.#draw();
  }

  /** Leaves the last state on the screen, and moves to the next line. */
  end(): void {
    if (this.#line === undefined || this.#output.isTTY !== true) return;
    this.#draw();
    this.#output.write('\n');
    this.#line = undefined;
  }

  #draw(): void {
    this.#nextDrawing = this.#now() + drawEvery;
    const { columns = 80 } = this.#output;
    // A line that fills the last column would wrap, and could not be replaced.
    // Escapes are longer than what they stand for, so they come before the cut.
    printTransient(this.#output, cutToWidth(plainText(this.#line ?? ''), Math.max(1, columns - 1)));
  }
}
