// What the bundles of the library and of the command have in common.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Replaces a folder of dist by bundles for Node, with the licences of the packages in them.
 *
 * @param what the bundles are of, for the line that it prints
 * @param options of esbuild, beside those that all bundles have
 * @returns esbuild's account of which module is in which file
 */
export async function writeBundles(what, folder, { plugins, ...options }) {
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
    plugins: [documentsStayApart(folder), ...plugins],
    ...options,
  });
  await checkErrorNames(outputFiles);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const { path, contents } of outputFiles) writeFileSync(path, contents);
  const packages = writeNotices(folder, metafile);
  const bytes = outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
  console.log(`${what}: ${outputFiles.length} files, ${Math.round(bytes / 1024)} KB, ${packages} packages`);
  return metafile;
}

/**
 * A plugin of esbuild: the package's own documents are modules of dist already, and each bundle refers to them.
 *
 * @param folder of the bundle
 */
function documentsStayApart(folder) {
  const external = ({ path, resolveDir }) => ({
    path: relative(folder, join(resolveDir, path)).replaceAll('\\', '/'),
    external: true,
  });
  return {
    name: 'documents stay apart',
    setup: (bundle) => bundle.onResolve({ filter: /\.generated\.js$/ }, external),
  };
}

/** Errors have the names of their classes, which esbuild changes where two classes of a file have the same. */
async function checkErrorNames(outputFiles) {
  const errors = Object.keys(await import('../dist/errors/index.js')).filter((name) => name.endsWith('Error'));
  const changed = new RegExp(`\\b(?:${errors.join('|')})\\d+\\b`, 'g');
  const renamed = outputFiles.flatMap(({ text }) => text.match(changed) ?? []);
  if (renamed.length > 0) throw new Error(`renamed by the bundler: ${renamed.join(', ')}`);
}

/**
 * Writes the licences of the packages in bundles beside them.
 *
 * @returns how many packages there are
 */
function writeNotices(folder, { inputs }) {
  // Each by the folder of its package.json. What a plugin made has a namespace before its path.
  const found = Object.keys(inputs).flatMap(
    (path) => /^node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(path) ?? [],
  );
  const packages = [...new Set(found)].sort();
  const notices = packages.map((path) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, path)).find((each) => /^licen[cs]e/i.test(each));
    const text = file === undefined ? `Licence: ${license}` : readFileSync(join(root, path, file), 'utf8').trim();
    return `${name} ${version}\n\n${text}\n`;
  });
  writeFileSync(
    join(folder, 'LICENSES.txt'),
    `The files in this folder contain these packages.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`,
  );
  return packages.length;
}
