import { stripVTControlCharacters } from 'node:util';
import pc from 'picocolors';
import type { StepReport } from './walk.js';

/** Where text goes, and what can be shown there. */
export interface Output {
  write(text: string): unknown;
  readonly columns?: number | undefined;
  readonly isTTY?: boolean | undefined;
}

const narrowest = 72;
const widest = 140;

/** Prints a walk as a table: a step a line, a column for each transport, and a mark for whether they agree. */
export class WalkPrinter {
  readonly #output: Output;
  readonly #colors: ReturnType<typeof pc.createColors>;
  readonly #columns: { readonly title: number; readonly outcome: number };
  #steps = 0;
  #differences = 0;
  #transports = 0;

  constructor(output: Output) {
    this.#output = output;
    this.#colors = pc.createColors(output.isTTY === true && pc.isColorSupported);
    const width = Math.max(narrowest, Math.min(output.columns ?? 110, widest));
    const title = Math.min(43, Math.floor(width * 0.38));
    this.#columns = { title, outcome: Math.floor((width - title - 10) / 2) };
  }

  head(address: string): void {
    const { bold, dim } = this.#colors;
    this.#line(`${bold("The vendor's guide, on SOAP and on REST")}, against an emulator at ${address}`);
    this.#line('');
    this.#line(dim(this.#row('', 'step', ['soap', 'rest'], '')));
  }

  step(report: StepReport): void {
    const { green, red } = this.#colors;
    this.#steps++;
    this.#transports = Math.max(this.#transports, report.outcomes.length);
    this.#differences += report.differences.length;
    const summaries = report.outcomes.map((outcome) => (outcome.failed ? red(outcome.summary) : outcome.summary));
    const mark = report.differences.length === 0 ? green('=') : red('≠');
    this.#line(this.#row(String(this.#steps), report.title, summaries, mark));
    for (const difference of report.differences) this.#line(red(`      differs: ${difference}`));
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

  #row(number: string, title: string, cells: readonly string[], mark: string): string {
    const columns = [
      number.padStart(2),
      fit(title, this.#columns.title),
      ...cells.map((cell) => fit(cell, this.#columns.outcome)),
    ];
    return `${columns.join('  ')}  ${mark}`.trimEnd();
  }

  #line(text: string): void {
    this.#output.write(`${text}\n`);
  }
}

/** Cuts or fills to a width, counting what is seen. */
function fit(text: string, width: number): string {
  const seen = stripVTControlCharacters(text);
  if (seen.length <= width) return text + ' '.repeat(width - seen.length);
  return `${seen.slice(0, width - 1)}…`;
}
