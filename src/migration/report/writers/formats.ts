import type { ParityReport } from '../model.js';
import { htmlReport } from './html/page.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { markdownReport } from './markdown.js';

interface ReportFormat {
  /** What files of it end in; several formats may share one, and the first is meant. */
  readonly endings: readonly string[];
  /** For the help of commands. */
  readonly about: string;
  readonly write: (report: ParityReport) => string;
}

/** What a report can be written as. */
export const reportFormats = {
  html: { endings: ['.html', '.htm'], about: 'one page for people, which needs nothing else', write: htmlReport },
  json: { endings: ['.json'], about: 'all of it, for programs and for the command report', write: jsonReport },
  junit: { endings: ['.xml'], about: 'JUnit XML, for CI', write: junitReport },
  markdown: { endings: ['.md', '.markdown'], about: 'a comment for a pull request', write: markdownReport },
} as const satisfies Record<string, ReportFormat>;

export type ReportFormatName = keyof typeof reportFormats;

export const reportFormatNames = Object.keys(reportFormats) as ReportFormatName[];
