// Rolls the built declarations up into one file per public entry, and one for what the entries share: npm run build, after
// the compiler.
//
// Users' compilers read what is public and nothing else, neither the declarations of our inside nor those of the packages
// that it is built on. What two entries share is declared once: a class declared in each would be two different types.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const entries = Object.values(exports).flatMap(({ types }) => (types === undefined ? [] : [join(root, types)]));
const nameOf = (entry) => relative(dist, entry).replace(/\.d\.ts$/, '');

const bundle = await rollup({
  input: Object.fromEntries(entries.map((entry) => [nameOf(entry), entry])),
  plugins: [dts()],
  external: (id) => !/^[./]/.test(id),
  onwarn(warning) {
    // An entry need not export every type that it names; the API report lists those that it does not.
    if (warning.plugin !== 'dts') throw new Error(warning.message);
  },
});
const { output } = await bundle.write({
  dir: dist,
  entryFileNames: '[name].d.ts',
  chunkFileNames: '[name].ts',
  manualChunks: (id) => (entries.includes(id) ? undefined : 'types.d'),
  minifyInternalExports: false,
  hoistTransitiveImports: false,
});
// Rollup keeps the reference to Node's types in one file only, and a program may load another one alone.
const reference = '/// <reference types="node" />\n';
for (const { fileName } of output) {
  const text = readFileSync(join(dist, fileName), 'utf8');
  if (!text.startsWith(reference)) writeFileSync(join(dist, fileName), reference + text);
}
const written = new Set(output.map(({ fileName }) => fileName));
const rolledUp = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.d.ts') && !written.has(path.replaceAll('\\', '/')),
);
for (const path of rolledUp) rmSync(join(dist, path));
console.log(`declarations: ${rolledUp.length + entries.length} files rolled up into ${written.size}`);
