// Replaces the compiled command, dist/cli, by bundles: npm run build, after the compiler.
//
// Node spends most of the time of a short command on opening modules, of which the command and its packages have 800. A
// bundle has what starts together in one file; what a command loads only when it needs it stays a separate file. The rest of
// dist is as the compiler wrote it, so that bundlers of applications can leave out what they do not use.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { esmBanner } from './check-bundles.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'dist', 'cli');

/** The package's own documents are in dist already. */
function sharedData({ path, resolveDir }) {
  const file = relative(folder, join(resolveDir, path)).replaceAll('\\', '/');
  return { path: file, external: true };
}

const { metafile, outputFiles } = await build({
  absWorkingDir: root,
  // The second is for bench/.
  entryPoints: ['dist/cli/main.js', 'dist/cli/resident-memory.js'],
  outdir: folder,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // jiti finds its compiler beside itself, and OpenTelemetry's API must be the one that an application has. The others are
  // large, and are needed only once a command signs in, calls SOAP or uses Redis; BullMQ and ioredis are optional.
  external: ['jiti', '@opentelemetry/api', 'axios', 'openid-client', 'soap', 'bullmq', 'ioredis'],
  plugins: [{ name: 'shared data', setup: (bundle) => bundle.onResolve({ filter: /\.generated\.js$/ }, sharedData) }],
  minifyWhitespace: true,
  minifySyntax: true,
  // Errors have the names of their classes.
  keepNames: true,
  legalComments: 'none',
  banner: { js: esmBanner },
  metafile: true,
  write: false,
  logLevel: 'warning',
});
rmSync(folder, { recursive: true });
mkdirSync(folder);
for (const { path, contents } of outputFiles) writeFileSync(path, contents);

/** The packages in the bundles, by the folder that has their package.json. */
const packages = new Set(
  Object.keys(metafile.inputs).flatMap((path) => {
    const [found] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [];
    return found === undefined ? [] : [found];
  }),
);
const notices = [...packages].sort().map((path) => {
  const { name, version, license } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
  const file = readdirSync(join(root, path)).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(root, path, file), 'utf8').trim();
  return `${name} ${version}\n\n${text}\n`;
});
writeFileSync(
  join(folder, 'LICENSES.txt'),
  `The files in this folder contain these packages.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`,
);
const bytes = outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
console.log(`command: ${outputFiles.length} files, ${Math.round(bytes / 1024)} KB, ${packages.size} packages`);
