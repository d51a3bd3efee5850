import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { LineFile, systemCode } from '../../files/index.js';
import { warn } from './events.js';
import { lineOf, type ShadowReport, skippedLine } from './shadow-report.js';
import { SkippedCalls, type ShadowSkips } from './skipped-calls.js';

/** Bytes that may wait for a slow disk; further reports are dropped. */
const maxBuffered = 4 * 1024 * 1024;

/** Appends reports to a file, one JSON line each. If the file fails, that is warned of once, and calls are not affected. */
export class ShadowFile {
  readonly #path: string;
  #stream: WriteStream | undefined;
  #broken = false;
  readonly #skipped = new SkippedCalls();

  constructor(path: string) {
    this.#path = path;
  }

  write(report: ShadowReport): void {
    if (this.#broken) return;
    this.#stream ??= this.#open();
    if (this.#stream === undefined) return;
    this.#skipped.addAll(report.skippedBy);
    // What is dropped here is counted by the next line.
    if (this.#stream.writableLength >= maxBuffered) this.#skipped.add('disk');
    else this.#stream.write(lineOf({ ...report, ...this.#skipped.take() }));
  }

  /** Notes calls that were not compared, if no later report counts them. */
  skipped(skips: ShadowSkips): void {
    this.#skipped.addAll(skips);
    const all = this.#skipped.take();
    if (all.skipped === 0 || this.#broken) return;
    this.#stream ??= this.#open();
    this.#stream?.write(skippedLine(all));
  }

  async close(): Promise<void> {
    const stream = this.#stream;
    if (stream === undefined || this.#broken) return;
    stream.end();
    await once(stream, 'close').catch(() => undefined);
  }

  #open(): WriteStream | undefined {
    let descriptor: number;
    try {
      descriptor = new LineFile(this.#path).detach();
    } catch (error) {
      this.#fail(systemCode(error) ?? 'unknown');
      return undefined;
    }
    const stream = createWriteStream(this.#path, { fd: descriptor });
    stream.on('error', (error) => this.#fail(systemCode(error) ?? 'unknown'));
    return stream;
  }

  #fail(code: string): void {
    this.#broken = true;
    warn(`cannot write shadow reports to ${this.#path} (${code})`);
  }
}
