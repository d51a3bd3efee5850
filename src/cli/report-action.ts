import { basename } from 'node:path';
import { exitCodeOf } from './exit-codes.js';
import { print } from './output/print.js';
import { ConfigurationError } from '../errors/index.js';
import { maxRecordedBytes, readText, UnreadableFile } from '../files/index.js';
import {
  isShadowJournal,
  parseReportTarget,
  readReport,
  readShadowJournal,
  summaryText,
  writeReports,
} from '../migration/report/index.js';
import { screenOf } from './output/screen.js';

/** Shows a report, or writes it in the named formats. */
export async function runReport(file: string, named: readonly string[]): Promise<void> {
  const targets = named.map(parseReportTarget);
  const text = textOf(file);
  const report = isShadowJournal(text) ? readShadowJournal(text, basename(file)) : readReport(text, file);
  if (targets.length === 0) print(summaryText(report, screenOf(process.stdout, 100)));
  for (const written of await writeReports(report, targets)) print(`${written}\n`);
  process.exitCode = exitCodeOf(report);
}

function textOf(file: string): string {
  try {
    return readText(file, maxRecordedBytes);
  } catch (cause) {
    const why = cause instanceof UnreadableFile ? cause.message : 'cannot be read';
    throw new ConfigurationError(`${file} ${why}; name a JSON report of verify or sweep, or the file of shadows.file`, {
      cause,
    });
  }
}
