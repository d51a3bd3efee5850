import { basename, extname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti, type Jiti } from 'jiti';
import { mostOfRecorded, parseJson, readText } from '../files/index.js';

/** Files that import one another in a circle: its message names them. */
export class ImportCircle extends Error {
  override readonly name = 'ImportCircle';
}

type Exports = Readonly<Record<string, unknown>>;

export interface FreshModuleOptions {
  /** Where names are found elsewhere than by Node's rules. */
  readonly alias?: Readonly<Record<string, string>>;
}

/**
 * Runs a module in JavaScript or TypeScript, an ES module or not, and gives its default export.
 *
 * It is run again each time, with the files that it imports. Node's own caches have no part in that: what they keep cannot
 * be dropped for ES modules, so a change would be read from memory as it was before. Packages are shared with the rest of
 * the process. Nothing is kept on the disk, since it may hold secrets.
 */
export async function defaultExport(file: string, { alias = {} }: FreshModuleOptions = {}): Promise<unknown> {
  const exported = await new FreshModules(alias).load(file, []);
  return isObject(exported) && 'default' in exported ? exported['default'] : exported;
}

const packages = `${sep}node_modules${sep}`;

class FreshModules {
  readonly #alias: Readonly<Record<string, string>>;
  readonly #loaded = new Map<string, unknown>();

  constructor(alias: Readonly<Record<string, string>>) {
    this.#alias = { ...alias };
  }

  /** @param importers the files that import it, the outermost first */
  load(path: string, importers: readonly string[], isRequired = false): unknown {
    const chain = [...importers, path];
    // Each would wait for the other.
    if (importers.includes(path)) throw new ImportCircle(chain.map((each) => basename(each)).join(' imports '));
    const key = `${isRequired ? 'require' : 'import'} ${path}`;
    if (!this.#loaded.has(key)) this.#loaded.set(key, this.#run(path, chain, isRequired));
    return this.#loaded.get(key);
  }

  #run(path: string, chain: readonly string[], isRequired: boolean): unknown {
    const text = readText(path, mostOfRecorded);
    if (extname(path) === '.json') return namespace(parseJson(text), isRequired);
    const isModule = !isRequired && isEsModule(path, text);
    const jiti: Jiti = createJiti(path, {
      fsCache: false,
      moduleCache: false,
      interopDefault: false,
      alias: { ...this.#alias },
      // By these it asks for every import, before it asks Node, which would answer from its cache.
      virtualModules: this.#imports(() => jiti, chain, !isModule),
    });
    const evaluate = () => jiti.evalModule(text, { filename: path, async: isModule, forceTranspile: true });
    return isModule
      ? Promise.resolve()
          .then(evaluate)
          .then((exported) => namespace(exported, false))
      : namespace(evaluate(), isRequired);
  }

  #imports(jiti: () => Jiti, chain: readonly string[], isRequired: boolean): Record<string, unknown> {
    const find = (specifier: string | symbol) =>
      typeof specifier === 'string' ? fileOf(specifier, jiti()) : undefined;
    return new Proxy<Record<string, unknown>>(
      {},
      {
        has: (_target, specifier) => find(specifier) !== undefined,
        get: (_target, specifier) => {
          const path = find(specifier);
          return path === undefined ? undefined : this.load(path, chain, isRequired);
        },
      },
    );
  }
}

/** The file of an import by its path; undefined for packages, for Node's own modules, and for what is not run here. */
function fileOf(specifier: string, jiti: Jiti): string | undefined {
  if (!/^(?:\.{1,2}\/|\/|file:|[A-Za-z]:[\\/])/.test(specifier)) return undefined;
  const resolved = jiti.esmResolve(specifier, { try: true });
  if (resolved === undefined) return undefined;
  const path = resolved.startsWith('file:') ? fileURLToPath(resolved) : resolved;
  return /\.(?:[cm]?[jt]s|json)$/.test(path) && !path.includes(packages) ? path : undefined;
}

/** By its ending, or else by what it says: an import or export at the beginning of a line. */
function isEsModule(path: string, text: string): boolean {
  const ending = extname(path);
  if (ending === '.mjs' || ending === '.mts') return true;
  if (ending === '.cjs' || ending === '.cts') return false;
  return /^\s*(?:import\s*[\w{*"'(.]|export\s*[\w{*])/m.test(text);
}

/** What `import` sees of a module that is not one: all of it is its default. */
function namespace(exported: unknown, isRequired: boolean): unknown {
  if (isRequired || (isObject(exported) && exported['__esModule'] === true)) return exported;
  return isObject(exported) ? { ...exported, default: exported } : { default: exported };
}

function isObject(value: unknown): value is Exports {
  return typeof value === 'object' && value !== null;
}
