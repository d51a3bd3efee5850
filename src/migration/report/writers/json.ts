import { encodeJson } from '../../../output-text/index.js';
import type { ParityReport } from '../model.js';
import { candidateVerdicts, verdictOf } from '../verdict.js';

/** The complete report, with the verdict that the other formats have; `readReport` reads it again. */
export function jsonReport(report: ParityReport): string {
  return `${encodeJson({ headline: verdictOf(report), verdicts: candidateVerdicts(report), ...report }, 1)}\n`;
}
