import { encodeJson } from '../../../encoding/index.js';
import type { ParityReport } from '../model.js';

/** The complete report; `readReport` reads it again. */
export function jsonReport(report: ParityReport): string {
  return `${encodeJson(report, 1)}\n`;
}
