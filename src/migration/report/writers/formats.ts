import type { ParityReport } from '../model.js';
import { reportFormatFacts, type ReportFormatName, reportFormatNames } from './format-names.js';
import { htmlReport } from './html/page.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { markdownReport } from './markdown.js';

interface ReportFormat {
  readonly endings: readonly string[];
  readonly about: string;
  readonly write: (report: ParityReport) => string;
}

/** The report formats. */
export const reportFormats = {
  html: { ...reportFormatFacts.html, write: htmlReport },
  json: { ...reportFormatFacts.json, write: jsonReport },
  junit: { ...reportFormatFacts.junit, write: junitReport },
  markdown: { ...reportFormatFacts.markdown, write: markdownReport },
} as const satisfies Record<ReportFormatName, ReportFormat>;

export { type ReportFormatName, reportFormatNames };
