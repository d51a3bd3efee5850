import { encodeJson } from '../../encoding/index.js';
import { join } from 'node:path';
import { ConfigurationError } from '../../errors/index.js';
import {
  type FileOperations,
  LineFile,
  nodeFiles,
  privateFolder,
  SpaceReserve,
  systemCode,
} from '../../files/index.js';
import type { AuditRecord, AuditSink } from './audit-record.js';

export interface JsonLinesAuditOptions {
  /** Made where it does not exist. */
  readonly folder: string;
  /** Default the system's clock. */
  readonly clock?: () => Date;
}

/** Space that is held for the records of the writes under way: a record has some hundred bytes, and names fields. */
const minReserve = 16 * 1024;
const reservePerWrite = 4 * 1024;

/** How often a record is written again, to a file that was deleted as it was written. */
const maxAttempts = 3;

/**
 * Keeps the records of writes in a folder: one file a day by UTC, `audit-2026-07-31.jsonl`, one record a line, readable
 * by its owner alone. Several processes may share the folder. Nothing is deleted; the vendor asks that logs are kept for
 * three months at the least.
 *
 * Before each write it is made sure that its record can be kept: the file is opened again where it was deleted or rotated,
 * space is held on the disk, and what could not be written before is written first. Where that fails, nothing is sent.
 *
 * @example
 * const so = await connect({ …, audit: { folder: '/var/log/superoffice' } });
 */
export class JsonLinesAudit implements AuditSink {
  readonly #folder: string;
  readonly #clock: () => Date;
  readonly #files: FileOperations;
  readonly #reserve: SpaceReserve;
  #file: { readonly day: string; readonly lines: LineFile } | undefined;
  /** Records of writes that were made, and that the file could not take. */
  #unwritten: string[] = [];
  #inFlight = 0;

  /** @param files given by tests alone */
  constructor({ folder, clock = () => new Date() }: JsonLinesAuditOptions, files: FileOperations = nodeFiles) {
    this.#folder = folder;
    this.#clock = clock;
    this.#files = files;
    this.#reserve = new SpaceReserve(folder, files);
  }

  /** @throws {ConfigurationError} where the audit cannot be written: then the write must not be sent */
  async ready(): Promise<void> {
    this.#inFlight++;
    this.#attempt(() => {
      this.#today();
      this.#flush();
      this.#reserve.hold(minReserve + this.#inFlight * reservePerWrite);
    });
  }

  /**
   * Resolves when the record is in the file.
   *
   * @throws {ConfigurationError} where it cannot be written: it is kept, and written before the next write is sent
   */
  async write(record: AuditRecord): Promise<void> {
    this.#inFlight = Math.max(0, this.#inFlight - 1);
    const line = encodeJson(record);
    this.#unwritten.push(line);
    try {
      this.#attempt(() => this.#flush());
    } catch (error) {
      // What was not sent has changed nothing. Calls that are refused do not fill the memory.
      if (record.outcome === 'not-sent') this.#unwritten = this.#unwritten.filter((each) => each !== line);
      throw error;
    }
  }

  /** @throws {ConfigurationError} where records could not be written: they are lost with the process */
  async close(): Promise<void> {
    try {
      this.#attempt(() => this.#flush());
    } finally {
      this.#reserve.release();
      this.#file?.lines.close();
      this.#file = undefined;
    }
  }

  #flush(): void {
    for (let attempt = 1; this.#unwritten.length > 0; attempt++) {
      const lines = this.#today();
      this.#append(lines);
      if (!lines.isDeleted()) this.#unwritten = [];
      else if (attempt === maxAttempts) throw Object.assign(new Error('deleted'), { code: 'ENOENT' });
    }
  }

  /** What is held is for this. */
  #append(lines: LineFile): void {
    try {
      lines.append(...this.#unwritten);
    } catch (error) {
      const code = systemCode(error);
      if (code !== 'ENOSPC' && code !== 'EDQUOT') throw error;
      this.#reserve.release();
      lines.append(...this.#unwritten);
    }
  }

  #today(): LineFile {
    const day = this.#clock().toISOString().slice(0, 10);
    if (this.#file?.day === day && this.#file.lines.isInPlace()) return this.#file.lines;
    this.#file?.lines.close();
    this.#file = undefined;
    this.#files.mkdirSync(this.#folder, { recursive: true, mode: privateFolder });
    const lines = new LineFile(join(this.#folder, `audit-${day}.jsonl`), {}, this.#files);
    this.#file = { day, lines };
    return lines;
  }

  #attempt(action: () => void): void {
    try {
      action();
    } catch (cause) {
      const code = systemCode(cause) ?? 'unknown';
      throw new ConfigurationError(
        `the audit in ${this.#folder} cannot be written (${code}): make space or rights for it, or name another folder`,
        { path: 'audit.folder', cause },
      );
    }
  }
}
