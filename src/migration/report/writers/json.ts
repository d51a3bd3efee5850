import { encodeJson } from '../../../encoding/index.js';
import type { ParityReport } from '../model.js';

/** The report itself, which can be read again by `readReport`. */
export function jsonReport(report: ParityReport): string {
  return `${encodeJson(report, 1)}\n`;
}
