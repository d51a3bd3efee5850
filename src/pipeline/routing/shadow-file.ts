import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { LineFile, systemCode } from '../../files/index.js';
import { warn } from './events.js';
import { lineOf, type ShadowReport, skippedLine } from './shadow-report.js';

/** Bytes that may wait for a slow disk; further reports are dropped. */
const maxBuffered = 4 * 1024 * 1024;

/** Appends reports to a file, one JSON line each. If the file fails, that is warned of once, and calls are not affected. */
export class ShadowFile {
  readonly #path: string;
  #stream: WriteStream | undefined;
  #broken = false;
  #dropped = 0;

  constructor(path: string) {
    this.#path = path;
  }

  write(report: ShadowReport): void {
    if (this.#broken) return;
    this.#stream ??= this.#open();
    if (this.#stream === undefined) return;
    // What is dropped here is counted by the next line.
    if (this.#stream.writableLength >= maxBuffered) {
      this.#dropped += 1 + report.skipped;
      return;
    }
    this.#stream.write(lineOf({ ...report, skipped: report.skipped + this.#dropped }));
    this.#dropped = 0;
  }

  /** Notes calls that were not compared, if no later report counts them. */
  skipped(calls: number): void {
    const all = calls + this.#dropped;
    if (all === 0 || this.#broken) return;
    this.#stream ??= this.#open();
    this.#stream?.write(skippedLine(all));
    this.#dropped = 0;
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
