// Writes modules that contain the package's own data files, so that no code looks for a file beside itself and a bundle is
// complete: the documents of wsdl/, the starter scenarios, and the style and script of reports.
//
// The modules are generated, not committed: every npm script that compiles, checks, tests or builds runs this first. Change
// the files themselves. The modules are named *.generated.ts, which Git, ESLint, Prettier and jscpd ignore.
//
// It is not the npm script `prepare`, because npm then warns everyone who installs the packed package of a script.
//
// Each text is compressed with Brotli, in base64, and is decompressed when it is first used (src/files/embedded.ts).
// All of wsdl/ takes 0.3 MB instead of 4.8 MB.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The folder of the files, which of them, and the module without its extension. */
const modules = [
  { folder: 'wsdl', files: /\.(?:wsdl|xsd)$/, module: 'contract/documents.generated' },
  { folder: 'scenarios', files: /\.yaml$/, module: 'migration/scenario/starters.generated' },
  { folder: 'assets/report', files: /\.(?:css|js)$/, module: 'migration/report/writers/html/assets.generated' },
];

for (const { folder, files, module } of modules) {
  const names = readdirSync(join(root, folder))
    .filter((name) => files.test(name))
    .sort();
  const contents = names.map((name) => ({ name, bytes: readFileSync(join(root, folder, name)) }));
  const digest = createHash('sha256');
  for (const { name, bytes } of contents) digest.update(`${name} ${bytes.length}\n`).update(bytes);
  const mark = `// Generated from ${folder}/ by scripts/embed-files.mjs: ${digest.digest('hex')}\n`;

  const source = join(root, 'src', `${module}.ts`);
  // Compressing takes seconds, and is not needed if nothing has changed.
  if (!existsSync(source) || !readFileSync(source, 'utf8').startsWith(mark)) {
    const entries = contents.map(
      ({ name, bytes }) => `  '${name}': '${brotliCompressSync(bytes).toString('base64')}',\n`,
    );
    writeFileSync(source, `${mark}export const files: Readonly<Record<string, string>> = {\n${entries.join('')}};\n`);
  }
}
