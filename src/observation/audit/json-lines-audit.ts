import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '../../errors/index.js';
import type { AuditRecord, AuditSink } from './audit-record.js';

export interface JsonLinesAuditOptions {
  /** Made where it is not there. */
  readonly folder: string;
  /** Default the system's clock. */
  readonly clock?: () => Date;
}

/**
 * Keeps the records of writes in a folder: one file a day by UTC, `audit-2026-07-31.jsonl`, one record a line, readable
 * by its owner alone. Several processes may share the folder. Nothing is deleted; the vendor asks that logs are kept for
 * three months at the least.
 *
 * @example
 * const so = await connect({ …, audit: { folder: '/var/log/superoffice' } });
 */
export class JsonLinesAudit implements AuditSink {
  readonly #folder: string;
  readonly #clock: () => Date;
  #file: { readonly day: string; readonly handle: FileHandle } | undefined;
  #pending: string[] = [];
  #writing: Promise<void> | undefined;
  #opened: Promise<void> | undefined;

  constructor({ folder, clock = () => new Date() }: JsonLinesAuditOptions) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /** @throws {ConfigurationError} where the folder cannot be written to */
  ready(): Promise<void> {
    this.#opened ??= this.#after(() => this.#today()).then(
      () => undefined,
      (error: unknown) => {
        this.#opened = undefined;
        throw error;
      },
    );
    return this.#opened;
  }

  /** Resolves when the record is in the file. Records that come meanwhile are written together. */
  async write(record: AuditRecord): Promise<void> {
    this.#pending.push(`${JSON.stringify(record)}\n`);
    await this.#after(() => this.#flush());
  }

  async close(): Promise<void> {
    await this.#after(async () => {
      await this.#flush();
      await this.#file?.handle.close();
      this.#file = undefined;
      this.#opened = undefined;
    });
  }

  /** One thing at a time, so that lines stay whole and in their order. */
  #after<Result>(action: () => Promise<Result>): Promise<Result> {
    const done = (this.#writing ?? Promise.resolve()).then(action);
    this.#writing = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  async #flush(): Promise<void> {
    const lines = this.#pending;
    if (lines.length === 0) return;
    this.#pending = [];
    const handle = await this.#today();
    await handle.appendFile(lines.join(''), 'utf8');
  }

  async #today(): Promise<FileHandle> {
    const day = this.#clock().toISOString().slice(0, 10);
    if (this.#file?.day === day) return this.#file.handle;
    await this.#file?.handle.close();
    this.#file = undefined;
    const path = join(this.#folder, `audit-${day}.jsonl`);
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      this.#file = { day, handle: await open(path, 'a', 0o600) };
    } catch (cause) {
      const code = (cause as { readonly code?: string }).code ?? 'unknown';
      throw new ConfigurationError(`the audit file ${path} cannot be written (${code})`, {
        path: 'audit.folder',
        cause,
      });
    }
    return this.#file.handle;
  }
}
