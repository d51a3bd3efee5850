import { stripVTControlCharacters } from 'node:util';
import pc from 'picocolors';
import type { StepReport } from './walk.js';

/** Where text goes, and what can be shown there. */
export interface Output {
  write(text: string): unknown;
  readonly columns?: number | undefined;
  readonly isTTY?: boolean | undefined;
}

/** The widths of the columns; what does not fit is cut. */
const titleWidth = 41;
const summaryWidth = 27;
/** From here on the transports have columns side by side; on a narrower terminal they have lines of their own. */
const tableWidth = 4 + titleWidth + 2 * (summaryWidth + 2) + 3;

/** Prints a walk: a step a line, a column for each transport, and a mark for whether they agree. */
export class WalkPrinter {
  readonly #output: Output;
  readonly #colors: ReturnType<typeof pc.createColors>;
  readonly #sideBySide: boolean;
  #steps = 0;
  #differences = 0;
  #transports = 0;

  constructor(output: Output) {
    this.#output = output;
    this.#colors = pc.createColors(output.isTTY === true && pc.isColorSupported);
    const { columns = 0 } = output;
    this.#sideBySide = columns === 0 || columns >= tableWidth;
  }

  head(address: string): void {
    const { bold, dim } = this.#colors;
    this.#line(bold("The vendor's guide, on SOAP and on REST"));
    this.#line(`against an emulator at ${address}`);
    this.#line('');
    if (this.#sideBySide) this.#line(dim(row('', 'step', ['soap', 'rest'], '')));
  }

  step({ title, outcomes, differences }: StepReport): void {
    const { green, red } = this.#colors;
    this.#steps++;
    this.#transports = Math.max(this.#transports, outcomes.length);
    this.#differences += differences.length;
    const number = String(this.#steps);
    const mark = differences.length === 0 ? green('=') : red('≠');
    const summaries = outcomes.map(({ summary, failed }) => (failed ? red(summary) : summary));
    if (this.#sideBySide) {
      this.#line(row(number, title, summaries, mark));
    } else {
      this.#line(row(number, title, [], mark));
      for (const [index, summary] of summaries.entries())
        this.#line(`      ${outcomes[index]?.transport ?? ''}  ${summary}`);
    }
    for (const difference of differences) this.#line(red(`      differs: ${difference}`));
  }

  /** @returns whether the transports agreed throughout. */
  end(): boolean {
    const { green, red, bold } = this.#colors;
    const same = this.#differences === 0;
    this.#line('');
    const count = `${this.#steps} steps, ${this.#transports} transports, ${this.#differences} differences`;
    this.#line(bold((same ? green : red)(count)));
    return same;
  }

  #line(text: string): void {
    this.#output.write(`${text}\n`);
  }
}

function row(number: string, title: string, cells: readonly string[], mark: string): string {
  const columns = [number.padStart(2), fit(title, titleWidth), ...cells.map((cell) => fit(cell, summaryWidth))];
  return `${columns.join('  ')}  ${mark}`.trimEnd();
}

/** Cuts or fills to a width, counting what is seen. */
function fit(text: string, width: number): string {
  const seen = stripVTControlCharacters(text);
  if (seen.length <= width) return text + ' '.repeat(width - seen.length);
  return `${seen.slice(0, width - 1)}…`;
}
