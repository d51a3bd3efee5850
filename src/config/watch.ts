import { type FSWatcher, readFileSync, type Stats, unwatchFile, watch, watchFile } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { fingerprintOf, loadConfiguration } from './load.js';
import type { Environment } from './environment.js';
import type { LoadedConfiguration } from './loaded.js';
import type { PartialConfiguration } from './schema.js';
import { ConfigurationError } from '../errors/index.js';

export interface WatchOptions {
  /** Takes each new configuration that is right. Where it throws, the change counts as one that is not. */
  readonly onChange: (loaded: LoadedConfiguration) => void | Promise<void>;
  /** Hears of each change that is not right: the old configuration stays. */
  readonly onInvalid: (error: unknown) => void;
  /** What overrides the file and the environment, as with `connect`. */
  readonly argument?: PartialConfiguration | undefined;
  readonly environment?: Environment | false | undefined;
  /** The configuration in force: a change since it was read is not missed. Default: the file as it is now. */
  readonly current?: LoadedConfiguration | undefined;
  /** Milliseconds without a change after which the file is read. Default 50. */
  readonly quiet?: number | undefined;
  /** Milliseconds between looks at a file of whose changes the system does not tell, as on a network drive. Default 1,000. */
  readonly interval?: number | undefined;
}

export interface ConfigurationWatch {
  /** Nothing is called afterwards. */
  close(): void;
}

/**
 * Watches a configuration file, and gives each new state of it that is right.
 *
 * A file is read once it has been quiet for a moment, and only what stood still while it was read counts, so that a
 * half-written one is never in force. Editors and deployments that put another file in its place are followed. Of a
 * program (JavaScript, TypeScript) the file itself is watched, and not what it imports. It keeps no process alive.
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
  readonly #quiet: number;
  readonly #folder: FSWatcher | undefined;
  readonly #look = () => this.#stirred();
  /** The last state that was taken or refused. */
  #seen: string;
  #timer: NodeJS.Timeout | undefined;
  #reading = false;
  #stirrings = 0;
  #closed = false;

  constructor(file: string, options: WatchOptions) {
    this.#file = file;
    this.#options = options;
    this.#quiet = options.quiet ?? 50;
    this.#seen = options.current?.fingerprint ?? fingerprintNow(file);
    // The folder tells at once of what is written or put in place; the look now and then sees what no system tells of.
    this.#folder = watchFolder(dirname(file), (name) => {
      if (name === null || name === basename(file)) this.#stirred();
    });
    watchFile(file, { persistent: false, interval: options.interval ?? 1_000 }, this.#look);
    if (this.#seen !== fingerprintNow(file)) this.#stirred();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#folder?.close();
    unwatchFile(this.#file, this.#look);
  }

  #stirred(): void {
    if (this.#closed) return;
    this.#stirrings++;
    if (this.#reading) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(), this.#quiet).unref();
  }

  async #read(): Promise<void> {
    const stirrings = this.#stirrings;
    this.#reading = true;
    const settled = await this.#readOnce();
    this.#reading = false;
    if (!settled || stirrings !== this.#stirrings) this.#stirred();
  }

  /** @returns false where the file changed while it was read, so that nothing can be said of it */
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
      // A file that is gone is a state too: it is refused once, with a message that says so.
      return { fingerprint: gone };
    }
  }
}

const gone = 'gone';

/** At once, so that no change after the watch began is missed. */
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

/** Nothing where the system cannot watch, or no longer: the look now and then remains. */
function watchFolder(folder: string, stirred: (name: string | null) => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => stirred(name));
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
