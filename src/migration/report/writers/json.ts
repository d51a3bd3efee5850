import type { ParityReport } from '../model.js';

/** The report itself, which can be read again by `readReport`. */
export function jsonReport(report: ParityReport): string {
  return `${JSON.stringify(report, null, 1)}\n`;
}
