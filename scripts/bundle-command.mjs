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

/**
 * The parts of undici that the command uses. Its `index.js` also loads `fetch`, WebSocket and cookies, and with them those of
 * Node, which takes longer than all the rest of the command.
 */
const undici = `
  const dispatcher = require('./lib/dispatcher/dispatcher.js');
  Object.assign(dispatcher.prototype, require('./lib/api/index.js'));
  exports.Agent = require('./lib/dispatcher/agent.js');
  exports.Client = require('./lib/dispatcher/client.js');
  exports.Pool = require('./lib/dispatcher/pool.js');
  exports.ProxyAgent = require('./lib/dispatcher/proxy-agent.js');
`;
const usedOfUndici = {
  name: 'used of undici',
  setup(bundle) {
    const folder = join(root, 'node_modules/undici');
    bundle.onResolve({ filter: /^undici$/ }, () => ({ path: join(folder, 'used.js'), namespace: 'used of undici' }));
    bundle.onLoad({ filter: /.*/, namespace: 'used of undici' }, () => ({ contents: undici, resolveDir: folder }));
  },
};

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
  plugins: [
    { name: 'shared data', setup: (bundle) => bundle.onResolve({ filter: /\.generated\.js$/ }, sharedData) },
    usedOfUndici,
  ],
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  banner: { js: esmBanner },
  metafile: true,
  write: false,
  logLevel: 'warning',
});
rmSync(folder, { recursive: true });
mkdirSync(folder);
for (const { path, contents } of outputFiles) writeFileSync(path, contents);

// Errors have the names of their classes, which esbuild changes where two classes of a file have the same.
const errors = Object.keys(await import('../dist/errors/index.js')).filter((name) => name.endsWith('Error'));
const renamed = outputFiles.flatMap(({ text }) => text.match(new RegExp(`\\b(${errors.join('|')})\\d+\\b`, 'g')) ?? []);
if (renamed.length > 0) throw new Error(`renamed by the bundler: ${renamed.join(', ')}`);

/** The packages in the bundles, by the folder that has their package.json. */
const packages = new Set(
  Object.keys(metafile.inputs).flatMap((path) => {
    const [found] = path.startsWith(usedOfUndici.name) ? [] : (/^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
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
