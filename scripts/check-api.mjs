// Compares what each public entry declares with its report in api/: npm run check:api.
//
// A change of the public API shows as a change of a report, so that a review sees it. `-- --write` writes the reports.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

const root = fileURLToPath(new URL('..', import.meta.url));
const write = process.argv.includes('--write');
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const temporary = mkdtempSync(join(tmpdir(), 'superoffice-bridge-api-'));
mkdirSync(join(root, 'api'), { recursive: true });

try {
  for (const [entry, { types }] of Object.entries(exports)) {
    if (types === undefined) continue;
    const report = `${entry === '.' ? 'index' : entry.slice(2)}.api.md`;
    const { succeeded, apiReportChanged } = Extractor.invoke(configurationOf(entry, join(root, types), report), {
      localBuild: write,
      messageCallback: (message) => {
        message.handled = message.logLevel !== ExtractorLogLevel.Error;
      },
    });
    if (succeeded) console.log(`api/${report}: ${apiReportChanged ? 'written' : 'up to date'}`);
    else {
      console.error(`api/${report} is out of date; run npm run check:api -- --write and review the changes`);
      process.exitCode = 1;
    }
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
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
        reportFolder: join(root, 'api'),
        reportTempFolder: temporary,
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
