import { once } from 'node:events';
import { openSync, closeSync, renameSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import {
  ConfigurationError,
  type ConfigurationWatch,
  loadConfiguration,
  watchConfiguration,
  type WatchOptions,
} from '../../src/index.js';
import { ConfigurationFolder } from '../support/configuration-folder.js';

const folder = new ConfigurationFolder();
const open: ConfigurationWatch[] = [];
afterEach(() => open.splice(0).forEach((watching) => watching.close()));
afterAll(() => folder.remove());

/** A whole file of some length, so that a half of it is told by its missing end. */
function version(timeout: number): string {
  const more = Array.from({ length: 20 }, (_, line) => `# ${line} of ${timeout}\n`).join('');
  return `transport: soap\ntenant: emulator\n${more}timeout: ${timeout}\n`;
}

/** What a watch reports, in order, to be waited for. */
class Reports {
  readonly all: (number | string)[] = [];
  readonly #target = new EventTarget();

  readonly options: WatchOptions = {
    debounce: 5,
    interval: 50,
    environment: {},
    onChange: ({ configuration }) => this.#add(configuration.timeout ?? 0),
    onInvalid: (error) => this.#add((error as Error).message),
  };

  #add(report: number | string): void {
    this.all.push(report);
    this.#target.dispatchEvent(new Event('report'));
  }

  async until(expected: number | string): Promise<void> {
    const matches = (report: number | string | undefined) =>
      typeof report === 'string' && typeof expected === 'string' ? report.includes(expected) : report === expected;
    while (!matches(this.all.at(-1))) await once(this.#target, 'report');
  }
}

function watched(text: string, further: Partial<WatchOptions> = {}): { file: string; reports: Reports } {
  const file = folder.write('superoffice.config.yaml', text);
  const reports = new Reports();
  open.push(watchConfiguration(file, { ...reports.options, ...further }));
  return { file, reports };
}

const editors: Record<string, (file: string, text: string) => void> = {
  'writes the file in place': (file, text) => writeFileSync(file, text),
  'puts another file in its place': (file, text) => {
    writeFileSync(`${file}.swap`, text);
    renameSync(`${file}.swap`, file);
  },
  'removes it and writes it anew': (file, text) => {
    rmSync(file);
    writeFileSync(file, text);
  },
  'lets a link point elsewhere': (file, text) => {
    const target = join(dirname(file), `${text.length}-${text.slice(-5).trim()}`);
    writeFileSync(target, text);
    rmSync(file);
    symlinkSync(target, file);
  },
};

describe('a watched configuration file', () => {
  it.each(Object.entries(editors))('is followed when an editor %s', async (_how, edit) => {
    const { file, reports } = watched(version(1));
    for (let timeout = 2; timeout <= 8; timeout++) {
      if (timeout % 3 === 0) {
        edit(file, `transport: sopa\ntenant: emulator\ntimeout: ${timeout}\n`);
        await reports.until(`superoffice.config.yaml:1:12 transport must be`);
      }
      edit(file, version(timeout));
      await reports.until(timeout);
    }
    expect(reports.all.filter((report) => typeof report === 'number')).toEqual([2, 3, 4, 5, 6, 7, 8]);
  });

  it('is never used half-written, however often and in whatever pieces it is written', async () => {
    const { file, reports } = watched(version(1), { debounce: 30 });
    for (let timeout = 2; timeout <= 101; timeout++) {
      const text = timeout % 4 === 0 ? version(timeout).replace('soap', '[') : version(timeout);
      const descriptor = openSync(file, 'w');
      for (const line of text.match(/(?:.*\n){1,8}/g) ?? []) {
        writeSync(descriptor, line);
        await setImmediate();
      }
      closeSync(descriptor);
    }
    await reports.until(101);
    const known = new Set<number | string>(Array.from({ length: 100 }, (_, index) => index + 2));
    const taken = reports.all.filter((report) => typeof report === 'number');
    expect(taken.filter((timeout) => !known.has(timeout) || timeout % 4 === 0)).toEqual([]);
  });

  it('is reported once as missing, and used again when it is back', async () => {
    const { file, reports } = watched(version(1));
    rmSync(file);
    await reports.until('does not exist');
    writeFileSync(file, version(2));
    await reports.until(2);
    expect(reports.all).toHaveLength(2);
  });

  it('is compared with what is in force, so that no change in between is missed', async () => {
    const file = folder.write('superoffice.config.yaml', version(1));
    const current = await loadConfiguration(undefined, { configFile: file, environment: {} });
    writeFileSync(file, version(2));
    const reports = new Reports();
    open.push(watchConfiguration(file, { ...reports.options, current }));
    await reports.until(2);
  });

  it('has not changed because an editor of Windows marks it as UTF-8', async () => {
    const file = folder.write('superoffice.config.yaml', `\uFEFF${version(1)}`);
    const current = await loadConfiguration(undefined, { configFile: file, environment: {} });
    const reports = new Reports();
    open.push(watchConfiguration(file, { ...reports.options, current }));
    writeFileSync(file, `\uFEFF${version(2)}`);
    await reports.until(2);
    expect(reports.all).toEqual([2]);
  });

  it('stays overridden by the environment and the argument', async () => {
    const taken: unknown[] = [];
    const { file, reports } = watched(version(1), {
      environment: { SUPEROFFICE_LANGUAGE: 'en' },
      argument: { culture: 'nb-NO' },
      onChange: ({ configuration }) => void taken.push(configuration),
    });
    writeFileSync(file, version(2));
    writeFileSync(join(dirname(file), 'another.yaml'), 'beside it');
    while (taken.length === 0) await setImmediate();
    expect(taken).toEqual([{ transport: 'soap', tenant: 'emulator', timeout: 2, language: 'en', culture: 'nb-NO' }]);
    expect(reports.all).toEqual([]);
  });

  it('is refused, with the line, if the callback throws', async () => {
    const { file, reports } = watched(version(1), {
      onChange: () => Promise.reject(new ConfigurationError('timeout does not suit', { path: 'timeout' })),
    });
    writeFileSync(file, version(2));
    await reports.until('superoffice.config.yaml:23:10 timeout does not suit');
  });

  it('is ignored once the watch is closed, and keeps no process alive', async () => {
    const holding = () => process.getActiveResourcesInfo().filter((name) => /FSEvent|StatWatcher|Timeout/.test(name));
    const before = holding();
    const { file, reports } = watched(version(1), { debounce: 1 });
    const other = new Reports();
    open.push(watchConfiguration(file, other.options));
    expect(holding()).toEqual(before);
    open.shift()?.close();
    writeFileSync(file, version(2));
    await other.until(2);
    expect(reports.all).toEqual([]);
  });
});
