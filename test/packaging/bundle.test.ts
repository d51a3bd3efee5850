import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';

const bundled = (contents: string, format: 'esm' | 'cjs') =>
  build({
    stdin: { contents, resolveDir: 'src', loader: 'ts' },
    ...{ bundle: true, write: false, metafile: true, outfile: 'bundle.js', logLevel: 'silent' },
    ...{ platform: 'node', target: 'node20', format },
  } as const);

/** The files of this package and the other packages in a bundle of an entry. */
async function contentsOf(entry: string): Promise<readonly string[]> {
  const { metafile } = await bundled(`export { connect } from './${entry}.js';`, 'esm');
  const [output] = Object.values(metafile.outputs);
  return Object.entries(output?.inputs ?? {}).flatMap(([name, { bytesInOutput }]) => (bytesInOutput > 0 ? [name] : []));
}

const soapCode = /^src\/(?:transports\/soap|codec\/xml)\/|^src\/auth\/system-user\/soap-exchange|node_modules\/soap\//;
const tools = /^src\/(?:emulator|cli|gateway|migration)\/|node_modules\/commander\//;

describe('a bundle', () => {
  it('of superoffice-bridge/rest contains no code of SOAP, the emulator or the command', async () => {
    const contents = await contentsOf('rest');
    expect(contents).toContain('src/transports/rest/transport.ts');
    expect(contents.filter((name) => soapCode.test(name) || tools.test(name))).toEqual([]);
  });

  it.each(['index', 'rest', 'emulator/index', 'gateway/index', 'migration/index'])(
    'of src/%s.ts looks for no file beside it',
    async (entry) => {
      // In CommonJS, esbuild warns of each import.meta.
      const { warnings } = await bundled(`export * from './${entry}.js';`, 'cjs');
      expect(warnings.map(({ text, location }) => `${location?.file ?? ''}: ${text}`)).toEqual([]);
    },
  );

  it('of superoffice-bridge contains SOAP', async () => {
    expect((await contentsOf('index')).some((name) => soapCode.test(name))).toBe(true);
  });
});

describe('the embedded files', () => {
  it.each(['contract/documents', 'migration/scenario/starters', 'migration/report/writers/html/assets'])(
    'of src/%s.generated.ts are those of the repository',
    async (module) => {
      const { files } = (await import(`../../src/${module}.generated.js`)) as { files: Record<string, string> };
      const { embeddedText } = await import('../../src/files/index.js');
      const folders: Readonly<Record<string, string>> = {
        'contract/documents': 'wsdl',
        'migration/scenario/starters': 'scenarios',
        'migration/report/writers/html/assets': 'assets/report',
      };
      const names = Object.keys(files);
      expect(names).not.toHaveLength(0);
      for (const name of names) {
        expect(embeddedText(files[name] ?? '')).toBe(readFileSync(`${folders[module] ?? ''}/${name}`, 'utf8'));
      }
    },
  );
});
