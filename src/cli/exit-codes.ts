import { isClean, type ParityReport } from '../migration/report/index.js';

/** What a command ends with, beside 0 where all is well; `superoffice-bridge --help` says so too. */
export const exitCodes = { failed: 1, refused: 2, stopped: 3 } as const;

/** What a command ends with that has compared. */
export function exitCodeOf(report: ParityReport): number {
  if (report.stopped === true) return exitCodes.stopped;
  return isClean(report) ? 0 : exitCodes.failed;
}
