import type { ParityReport } from '../model.js';
import { htmlReport } from './html/page.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { markdownReport } from './markdown.js';

interface ReportFormat {
  /** The file extensions. If formats share one, the first format is used. */
  readonly endings: readonly string[];
  /** For the help of commands. */
  readonly about: string;
  readonly write: (report: ParityReport) => string;
}

/** The report formats. */
export const reportFormats = {
  html: { endings: ['.html', '.htm'], about: 'a self-contained page for people', write: htmlReport },
  json: { endings: ['.json'], about: 'complete, for programs and for the report command', write: jsonReport },
  junit: { endings: ['.xml'], about: 'JUnit XML, for CI', write: junitReport },
  markdown: { endings: ['.md', '.markdown'], about: 'a comment for a pull request', write: markdownReport },
} as const satisfies Record<string, ReportFormat>;

export type ReportFormatName = keyof typeof reportFormats;

export const reportFormatNames = Object.keys(reportFormats) as ReportFormatName[];
