import { basename, extname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti, type Jiti } from 'jiti';
import { sharedModules } from './shared-modules.js';
import { maxRecordedBytes, parseJson, readText } from '../files/index.js';

/** Files import one another in a cycle; the message names them. */
export class ImportCycle extends Error {
  override readonly name = 'ImportCycle';
}

type Exports = Readonly<Record<string, unknown>>;

export interface FreshModuleOptions {
  /** Modules for names that Node does not resolve from the file. */
  readonly modules?: Readonly<Record<string, object>>;
}

/**
 * Runs a JavaScript or TypeScript module, ESM or CommonJS, and returns its default export.
 *
 * The module and the files that it imports run again each time, without Node's caches: entries for ES modules cannot be
 * removed, so a changed file would keep its old content. Packages are shared with the rest of the process. Nothing is
 * cached on disk, because it may contain secrets.
 */
export async function defaultExport(file: string, { modules = {} }: FreshModuleOptions = {}): Promise<unknown> {
  const exported = await new FreshModules(modules, await sharedModules()).load(file, []);
  return isObject(exported) && 'default' in exported ? exported['default'] : exported;
}

const packages = `${sep}node_modules${sep}`;

class FreshModules {
  readonly #modules: ReadonlyMap<string, object>;
  readonly #shared: ReadonlyMap<string, object>;
  readonly #loaded = new Map<string, unknown>();

  constructor(modules: Readonly<Record<string, object>>, shared: Readonly<Record<string, object>>) {
    this.#modules = new Map(Object.entries(modules));
    this.#shared = new Map(Object.entries(shared));
  }

  /** @param importers the chain of files that import it, outermost first */
  load(path: string, importers: readonly string[], isRequired = false): unknown {
    const chain = [...importers, path];
    // They would wait for each other.
    if (importers.includes(path)) throw new ImportCycle(chain.map((each) => basename(each)).join(' imports '));
    const key = `${isRequired ? 'require' : 'import'} ${path}`;
    if (!this.#loaded.has(key)) this.#loaded.set(key, this.#run(path, chain, isRequired));
    return this.#loaded.get(key);
  }

  #run(path: string, chain: readonly string[], isRequired: boolean): unknown {
    const text = readText(path, maxRecordedBytes);
    if (extname(path) === '.json') return namespace(parseJson(text), isRequired);
    const isModule = !isRequired && isEsModule(path, text);
    const jiti: Jiti = createJiti(path, {
      fsCache: false,
      moduleCache: false,
      interopDefault: false,
      // jiti checks these for every import before Node, which would answer from its cache.
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
    const fileNamed = (specifier: string | symbol) =>
      typeof specifier === 'string' ? fileOf(specifier, jiti()) : undefined;
    const given = (specifier: string | symbol) => {
      if (typeof specifier !== 'string') return undefined;
      const shared = this.#shared.get(specifier);
      if (shared !== undefined) return shared;
      const module = this.#modules.get(specifier);
      return module === undefined || resolves(specifier, jiti()) ? undefined : module;
    };
    return new Proxy<Record<string, unknown>>(
      {},
      {
        has: (_target, specifier) => (given(specifier) ?? fileNamed(specifier)) !== undefined,
        get: (_target, specifier) => {
          const path = fileNamed(specifier);
          return path === undefined ? given(specifier) : this.load(path, chain, isRequired);
        },
      },
    );
  }
}

/** The file of a relative or absolute import; undefined for packages, built-in modules, and other file types. */
function fileOf(specifier: string, jiti: Jiti): string | undefined {
  if (!/^(?:\.{1,2}\/|\/|file:|[A-Za-z]:[\\/])/.test(specifier)) return undefined;
  const resolved = jiti.esmResolve(specifier, { try: true });
  if (resolved === undefined) return undefined;
  const path = resolved.startsWith('file:') ? fileURLToPath(resolved) : resolved;
  return /\.(?:[cm]?[jt]s|json)$/.test(path) && !path.includes(packages) ? path : undefined;
}

function resolves(specifier: string, jiti: Jiti): boolean {
  return jiti.esmResolve(specifier, { try: true }) !== undefined;
}

/** By its extension, or else by its text: an import or export at the start of a line. */
function isEsModule(path: string, text: string): boolean {
  const ending = extname(path);
  if (ending === '.mjs' || ending === '.mts') return true;
  if (ending === '.cjs' || ending === '.cts') return false;
  return /^\s*(?:import\s*[\w{*"'(.]|export\s*[\w{*])/m.test(text);
}

/** The namespace that `import` sees of a CommonJS module: its exports are the default. */
function namespace(exported: unknown, isRequired: boolean): unknown {
  if (isRequired || (isObject(exported) && exported['__esModule'] === true)) return exported;
  return isObject(exported) ? { ...exported, default: exported } : { default: exported };
}

function isObject(value: unknown): value is Exports {
  return typeof value === 'object' && value !== null;
}
