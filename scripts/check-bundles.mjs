// Bundles programs that use the installed package, runs each away from any node_modules, and looks at what it contains:
// part of npm run check:package.
import { execFile } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const execute = promisify(execFile);

/** What must not be in a bundle of `superoffice-bridge/rest`; bundle-library.mjs looks at our own part of it. */
const withoutSoap = /node_modules\/soap\//;

/** The command line of esbuild that the documentation shows: CommonJS packages in an ES module need `require`. */
export const esmBanner =
  "import { createRequire as topLevelCreateRequire } from 'node:module'; const require = topLevelCreateRequire(import.meta.url);";

const programs = {
  'superoffice-bridge': ['soap', 'rest', 'agents'],
  'superoffice-bridge/rest': ['rest', 'agents'],
};

const source = (entry, transports) => `
  import { connect } from '${entry}';
  (async () => {
    const [, , url, ticket, appToken] = process.argv;
    for (const transport of ${JSON.stringify(transports)}) {
      const so = await connect(
        { transport, tenant: { url }, auth: { kind: 'ticket', ticket, appToken } },
        { configFile: false, environment: false },
      );
      const { ContactId } = await so.contacts.get(2);
      const tasks = await so.lists.items('task');
      const contact = await so.agents.Contact.GetContactEntity({ ContactEntityId: 2 });
      if (ContactId !== 2 || tasks.length !== 12 || contact.ContactId !== 2) throw new Error('wrong answer over ' + transport);
      await so.close();
      console.log(transport);
    }
  })();`;

/**
 * @param project a folder in which the package is installed
 * @param folder an empty one outside it, for the bundles
 * @param nodes the programs to run them with
 */
export async function checkBundles(project, folder, nodes) {
  mkdirSync(folder, { recursive: true });
  const { startEmulator } = await import(new URL('../dist/emulator/index.js', import.meta.url).href);
  const emulator = await startEmulator();
  try {
    await bundleAll(project, folder, nodes, emulator);
  } finally {
    await emulator.close();
  }
}

async function bundleAll(project, folder, nodes, emulator) {
  const { ticket, appToken } = emulator.credentials;
  for (const [entry, transports] of Object.entries(programs)) {
    for (const format of ['esm', 'cjs']) {
      const name = `${entry.replace('/', '-')}.${format === 'esm' ? 'mjs' : 'cjs'}`;
      const program = join(project, `bundled-${name}.mjs`);
      writeFileSync(program, source(entry, transports));
      const outfile = join(folder, name);
      const { metafile } = await build({
        entryPoints: [program],
        outfile,
        bundle: true,
        minify: true,
        format,
        platform: 'node',
        target: 'node20',
        metafile: true,
        logLevel: 'error',
        logOverride: { 'empty-import-meta': 'silent' },
        ...(format === 'esm' ? { banner: { js: esmBanner } } : {}),
      });
      const inputs = Object.keys(Object.values(metafile.outputs)[0].inputs);
      const soap = inputs.filter((input) => withoutSoap.test(input));
      if (entry !== 'superoffice-bridge' && soap.length > 0) throw new Error(`${entry} brings ${soap.join(', ')}`);
      for (const node of nodes) {
        const { stdout } = await execute(node, [outfile, emulator.url, ticket, appToken], { cwd: folder });
        if (stdout !== transports.map((each) => `${each}\n`).join('')) throw new Error(`${name} printed ${stdout}`);
      }
      console.log(`bundle ${name}: ${Math.round(statSync(outfile).size / 1024)} KB, runs alone`);
    }
  }
}

// For a look at the bundles of the built package itself: node scripts/check-bundles.mjs PROJECT FOLDER
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await checkBundles(process.argv[2], process.argv[3], [process.execPath]);
}
