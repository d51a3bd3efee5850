import { extname, resolve } from 'node:path';
import { ConfigurationError, didYouMean, nearest } from '../../../errors/index.js';
import { checkReplaceable, replaceFile, writingProblem } from '../../../files/index.js';
import type { ParityReport } from '../model.js';
import { type ReportFormatName, reportFormatNames, reportFormats } from './formats.js';

/** A file, and what is written to it. */
export interface ReportTarget {
  readonly format: ReportFormatName;
  readonly file: string;
}

/**
 * Parses `report.html` or `junit=results/parity.xml`: a file with a known extension, or a format and a file.
 *
 * @throws {ConfigurationError} for an unknown format
 * @example
 * parseReportTarget('report.html'); // { format: 'html', file: 'report.html' }
 */
export function parseReportTarget(text: string): ReportTarget {
  const [, named, file] = /^([a-z]+)=(.+)$/i.exec(text) ?? [undefined, undefined, text];
  const format = named ?? formatOf(file);
  const known = reportFormatNames.find((name) => name === format?.toLowerCase());
  if (known !== undefined) return { format: known, file };
  const formats = reportFormatNames.join(', ');
  if (named === undefined) {
    const endings = reportFormatNames.flatMap((name) => reportFormats[name].endings).join(', ');
    throw new ConfigurationError(
      `unknown report format of ${JSON.stringify(file)}: use the extension ${endings}, or write <format>=<file> with one of ${formats}`,
    );
  }
  throw new ConfigurationError(
    `unknown report format ${JSON.stringify(named)}; the formats are ${formats}${didYouMean(nearest(named, reportFormatNames))}`,
  );
}

function formatOf(file: string): ReportFormatName | undefined {
  const ending = extname(file).toLowerCase();
  return reportFormatNames.find((name) => (reportFormats[name].endings as readonly string[]).includes(ending));
}

/**
 * Writes a report to files. Each file is replaced atomically, and only its owner can read it, since a report may contain
 * personal data. Missing folders are created.
 *
 * @returns the absolute paths of the files
 * @throws {ConfigurationError} if a file cannot be written
 * @example
 * await writeReports(report, [parseReportTarget('report.html'), parseReportTarget('junit=results/parity.xml')]);
 */
export async function writeReports(report: ParityReport, targets: readonly ReportTarget[]): Promise<string[]> {
  const written: string[] = [];
  for (const { format, file } of targets) {
    const path = resolve(file);
    const text = reportFormats[format].write(report);
    orUnwritable(path, () => replaceFile(path, text, { makeFolder: true }));
    written.push(path);
  }
  return written;
}

/**
 * Checks before a run that its report can be written. Missing folders are created.
 *
 * @throws {ConfigurationError} if a file cannot be written
 */
export function checkReportTargets(targets: readonly ReportTarget[]): void {
  for (const { file } of targets) {
    const path = resolve(file);
    orUnwritable(path, () => checkReplaceable(path, { makeFolder: true }));
  }
}

function orUnwritable(path: string, action: () => void): void {
  try {
    action();
  } catch (cause) {
    throw new ConfigurationError(
      `cannot write the report ${path} (${writingProblem(cause)}); name another file with --report`,
      { cause },
    );
  }
}
