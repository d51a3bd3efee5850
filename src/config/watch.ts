import { type FSWatcher, readFileSync, type Stats, unwatchFile, watch, watchFile } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { fingerprintOf, loadConfiguration } from './load.js';
import type { Environment } from './environment.js';
import type { LoadedConfiguration } from './loaded.js';
import type { PartialConfiguration } from './schema.js';
import { ConfigurationError } from '../errors/index.js';

export interface WatchOptions {
  /** Called with each new valid configuration. If it throws, the change counts as invalid. */
  readonly onChange: (loaded: LoadedConfiguration) => void | Promise<void>;
  /** Called for each invalid change; the old configuration stays in force. */
  readonly onInvalid: (error: unknown) => void;
  /** Overrides the file and the environment, as with `connect`. */
  readonly argument?: PartialConfiguration | undefined;
  readonly environment?: Environment | false | undefined;
  /** The configuration in force, so that a change since it was read is noticed. Default: the current file. */
  readonly current?: LoadedConfiguration | undefined;
  /** Milliseconds without a change before the file is read. Default: 50. */
  readonly debounce?: number | undefined;
  /** Milliseconds between polls, for file systems without change events, such as network drives. Default: 1,000. */
  readonly interval?: number | undefined;
}

export interface ConfigurationWatch {
  /**
   * Stops watching. No callback is called afterwards.
   *
   * @example
   * const watching = watchConfiguration('superoffice.config.yaml', { onChange: () => {}, onInvalid: console.error });
   * watching.close();
   */
  close(): void;
}

/**
 * Watches a configuration file and reports each valid new version of it.
 *
 * The file is read once it has not changed for a moment, and again if it changed while it was read, so that a half-written
 * file is never in force. A file that an editor or a deployment replaces is followed. Of a program (JavaScript, TypeScript)
 * only the file itself is watched, not its imports. Watching does not keep the process alive.
 *
 * @example
 * const watching = watchConfiguration('superoffice.config.yaml', {
 *   onChange: ({ configuration }) => console.log(configuration.transport),
 *   onInvalid: (error) => console.error(error),
 * });
 * watching.close();
 */
export function watchConfiguration(path: string, options: WatchOptions): ConfigurationWatch {
  return new FileWatch(resolve(path), options);
}

class FileWatch implements ConfigurationWatch {
  readonly #file: string;
  readonly #options: WatchOptions;
  readonly #debounce: number;
  readonly #folder: FSWatcher | undefined;
  readonly #onPoll = () => this.#onChange();
  /** The fingerprint of the last version that was accepted or refused. */
  #seen: string;
  #timer: NodeJS.Timeout | undefined;
  #reading = false;
  #changes = 0;
  #closed = false;

  constructor(file: string, options: WatchOptions) {
    this.#file = file;
    this.#options = options;
    this.#debounce = options.debounce ?? 50;
    this.#seen = options.current?.fingerprint ?? fingerprintNow(file);
    // Both: events of the folder arrive at once, and polling covers file systems that send none. chokidar uses one or the
    // other, and would still leave the stable read below to us, so it would not make this shorter.
    this.#folder = watchFolder(dirname(file), (name) => {
      if (name === null || name === basename(file)) this.#onChange();
    });
    watchFile(file, { persistent: false, interval: options.interval ?? 1_000 }, this.#onPoll);
    if (this.#seen !== fingerprintNow(file)) this.#onChange();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#folder?.close();
    unwatchFile(this.#file, this.#onPoll);
  }

  #onChange(): void {
    if (this.#closed) return;
    this.#changes++;
    if (this.#reading) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(), this.#debounce).unref();
  }

  async #read(): Promise<void> {
    const changes = this.#changes;
    this.#reading = true;
    const settled = await this.#readOnce();
    this.#reading = false;
    if (!settled || changes !== this.#changes) this.#onChange();
  }

  /** @returns false if the file changed while it was read, so that the result does not count */
  async #readOnce(): Promise<boolean> {
    const before = await this.#state();
    if (before.fingerprint === this.#seen) return true;
    const { argument, environment } = this.#options;
    const outcome = await loadConfiguration(argument, { configFile: this.#file, environment }).then(
      (loaded) => ({ loaded }),
      (error: unknown) => ({ error }),
    );
    const after = await this.#state();
    if (this.#closed) return true;
    if (!same(before, after)) return false;
    this.#seen = after.fingerprint;
    if ('error' in outcome) this.#refuse(outcome.error);
    else await this.#take(outcome.loaded);
    return true;
  }

  async #take(loaded: LoadedConfiguration): Promise<void> {
    try {
      await this.#options.onChange(loaded);
    } catch (error) {
      this.#refuse(loaded.placed(error));
    }
  }

  #refuse(error: unknown): void {
    if (this.#closed) return;
    try {
      this.#options.onInvalid(error);
    } catch (failure) {
      process.emitWarning(failure instanceof Error ? failure : new ConfigurationError(String(failure)));
    }
  }

  async #state(): Promise<State> {
    try {
      const [text, { ino, mtimeMs, size }] = await Promise.all([readFile(this.#file, 'utf8'), stat(this.#file)]);
      return { fingerprint: fingerprintOf(text), ino, mtimeMs, size };
    } catch {
      // A missing file is a version too: it is refused once, with a message that says so.
      return { fingerprint: gone };
    }
  }
}

const gone = 'gone';

/** Synchronous, so that no change after the start of the watch is missed. */
function fingerprintNow(file: string): string {
  try {
    return fingerprintOf(readFileSync(file, 'utf8'));
  } catch {
    return gone;
  }
}

type State = { readonly fingerprint: string } & Partial<Pick<Stats, 'ino' | 'mtimeMs' | 'size'>>;

function same(left: State, right: State): boolean {
  return (
    left.fingerprint === right.fingerprint &&
    left.ino === right.ino &&
    left.mtimeMs === right.mtimeMs &&
    left.size === right.size
  );
}

/** Undefined if the system cannot watch the folder: polling remains. */
function watchFolder(folder: string, onChange: (name: string | null) => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => onChange(name));
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
