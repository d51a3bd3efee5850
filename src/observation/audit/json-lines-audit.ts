import { encodeJson } from '../../output-text/index.js';
import { join } from 'node:path';
import { ConfigurationError } from '../../errors/index.js';
import {
  type FileOperations,
  LineFile,
  makeFolder,
  nodeFiles,
  privateFolder,
  SpaceReserve,
  systemCode,
} from '../../files/index.js';
import type { AuditRecord, AuditSink } from './audit-record.js';

export interface JsonLinesAuditOptions {
  /** Created if it does not exist. */
  readonly folder: string;
  /** Default: the system clock. */
  readonly clock?: () => Date;
}

/** Bytes of disk space reserved for the records of writes in flight. A record has a few hundred bytes. */
const minReserve = 16 * 1024;
const reservePerWrite = 4 * 1024;

/** The maximum number of attempts if the file is deleted while a record is written. */
const maxAttempts = 3;

/**
 * Stores the records of writes in a folder: one file per day in UTC, `audit-2026-07-31.jsonl`, one record per line, readable
 * only by its owner. Several processes may share the folder. Nothing is deleted; the vendor requires logs to be kept for at
 * least three months.
 *
 * Before each write it ensures that the record can be stored: a deleted or rotated file is opened again, disk space is
 * reserved, and records that could not be written before are written first. If that fails, the write is not sent.
 *
 * @example
 * const so = await connect({ transport: 'rest', tenant: 'emulator', audit: { folder: 'audit' } });
 */
export class JsonLinesAudit implements AuditSink {
  readonly #folder: string;
  readonly #clock: () => Date;
  readonly #files: FileOperations;
  readonly #reserve: SpaceReserve;
  #file: { readonly day: string; readonly lines: LineFile } | undefined;
  /** Records of completed writes that could not be written to the file yet. */
  #unwritten: string[] = [];
  #inFlight = 0;

  /** @param files only for tests */
  constructor({ folder, clock = () => new Date() }: JsonLinesAuditOptions, files: FileOperations = nodeFiles) {
    this.#folder = folder;
    this.#clock = clock;
    this.#files = files;
    this.#reserve = new SpaceReserve(folder, files);
  }

  /**
   * @throws {ConfigurationError} if the audit cannot be written: then the write must not be sent
   * @example
   * const audit = new JsonLinesAudit({ folder: 'audit' });
   * await audit.ready();
   * await audit.close();
   */
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
   * @throws {ConfigurationError} if it cannot be written; then it is written before the next write is sent
   * @example
   * const audit = new JsonLinesAudit({ folder: 'audit' });
   * const so = await connect({ transport: 'rest', tenant: 'emulator', audit: { write: (record) => audit.write(record) } });
   */
  async write(record: AuditRecord): Promise<void> {
    this.#inFlight = Math.max(0, this.#inFlight - 1);
    const line = encodeJson(record);
    this.#unwritten.push(line);
    try {
      this.#attempt(() => this.#flush());
    } catch (error) {
      // A write that was not sent changed nothing, so its record is dropped: refused calls must not fill the memory.
      if (record.outcome === 'not-sent') this.#unwritten = this.#unwritten.filter((each) => each !== line);
      throw error;
    }
  }

  /**
   * @throws {ConfigurationError} if records could not be written; they are lost
   * @example
   * const audit = new JsonLinesAudit({ folder: 'audit' });
   * await audit.close();
   */
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

  /** Releases the reserved space if the disk is full. */
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
    makeFolder(this.#folder, { mode: privateFolder }, this.#files);
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
        `the audit in ${this.#folder} cannot be written (${code}): free disk space, grant write permission, or choose another folder`,
        { path: 'audit.folder', cause },
      );
    }
  }
}
