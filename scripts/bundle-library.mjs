// Writes dist/library, what a program imports: npm run build, after the compiler.
//
// Node takes longer to open a module than to run it, and the library has 400. What starts together is one file here, and
// what is loaded when needed stays a separate one. Dependencies stay outside; what package.json has as a development
// dependency is in the files (docs/dependencies.md). The entries share their files, so that an error of one is an instance
// of the same class in another.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeBundles } from './bundle-parts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'dist', 'library');

/** What `superoffice-bridge/rest` must not bring. */
const soap = /^dist\/(?:transports\/soap|codec\/xml|emulator|cli|gateway|migration)\//;

const { exports, dependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const entries = Object.values(exports).flatMap(({ types, default: file }) =>
  types === undefined
    ? []
    : [{ in: types.replace(/\.d\.ts$/, '.js'), out: file.replace(/^\.\/dist\/library\/|\.js$/g, '') }],
);

/** Of axios, the one file that `soap` requires, instead of the 66 modules of its other copy. */
const axiosAsOneFile = {
  name: 'axios as one file',
  setup: (bundle) =>
    bundle.onResolve({ filter: /^axios$/ }, () => ({ path: 'axios/dist/node/axios.cjs', external: true })),
};

const { outputs } = await writeBundles('library', folder, {
  entryPoints: entries,
  chunkNames: 'part-[hash]',
  // ECMAScript modules, of which what is not used is left out.
  mainFields: ['module', 'main'],
  alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
  external: Object.keys({ ...dependencies, ...peerDependencies }),
  plugins: [axiosAsOneFile],
});
const brought = sourcesFrom('dist/library/rest.js').filter((source) => soap.test(source));
if (brought.length > 0) throw new Error(`superoffice-bridge/rest brings ${brought.join(', ')}`);

/** The modules in a file of the bundle and in all that it imports, at once or when needed. */
function sourcesFrom(entry) {
  const reached = new Set([entry]);
  for (const output of reached) {
    for (const { path } of outputs[output]?.imports ?? []) reached.add(path);
  }
  return [...reached].flatMap((output) => Object.keys(outputs[output]?.inputs ?? {}));
}
