// Compares what each public entry declares with its report in api/: npm run check:api.
//
// A change of the public API shows as a change of a report, so that a review sees it. `-- --write` writes the reports. They
// leave out the types of the contract, which have 20,000 lines and follow from wsdl/ (test/generate).
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

const root = fileURLToPath(new URL('..', import.meta.url));
const write = process.argv.includes('--write');
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const carriers = readFileSync(join(root, 'src/contract/carriers/carriers.ts'), 'utf8');
const contractTypes = new Set([
  'ContractAgents',
  ...[...carriers.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name),
]);
const temporary = mkdtempSync(join(tmpdir(), 'superoffice-bridge-api-'));
mkdirSync(join(root, 'api'), { recursive: true });

try {
  for (const [entry, { types }] of Object.entries(exports)) {
    if (types === undefined) continue;
    const report = `${entry === '.' ? 'index' : entry.slice(2)}.api.md`;
    const { succeeded } = Extractor.invoke(configurationOf(entry, join(root, types), report), {
      localBuild: true,
      messageCallback: (message) => {
        message.handled = message.logLevel !== ExtractorLogLevel.Error;
      },
    });
    if (!succeeded) throw new Error(`no report of ${entry} could be made`);
    const made = withoutContract(readFileSync(join(temporary, report), 'utf8'));
    const file = join(root, 'api', report);
    const isSame = existsSync(file) && readFileSync(file, 'utf8') === made;
    if (write && !isSame) writeFileSync(file, made);
    if (write || isSame) console.log(`api/${report}: ${isSame ? 'up to date' : 'written'}`);
    else {
      console.error(`api/${report} is out of date; run npm run check:api -- --write and review the changes`);
      process.exitCode = 1;
    }
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** Declarations are separated by empty lines, which none of them contains. */
function withoutContract(text) {
  return text
    .split('\n\n')
    .filter((block) => {
      const name = /^export (?:interface|type) (\w+)/m.exec(block)?.[1];
      return name === undefined || !contractTypes.has(name);
    })
    .join('\n\n');
}

function configurationOf(entry, mainEntryPointFilePath, reportFileName) {
  return ExtractorConfig.prepare({
    packageJsonFullPath: join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath,
      newlineKind: 'lf',
      compiler: { tsconfigFilePath: join(root, 'tsconfig.build.json') },
      apiReport: {
        enabled: true,
        // What other entries share with the main one is reported there.
        includeForgottenExports: entry === '.',
        reportFileName,
        reportFolder: temporary,
        reportTempFolder: join(temporary, 'work'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: { default: { logLevel: 'none' } },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  });
}
