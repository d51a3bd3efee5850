import { CommanderError } from 'commander';
import { ConfigurationError, ValidationError } from '../errors/index.js';
import { isClean, type ParityReport } from '../migration/report/index.js';

/** What a command ends with, beside 0 where all is well; `superoffice-bridge --help` says so too. */
export const exitCodes = { failed: 1, refused: 2, stopped: 3 } as const;

/** What a command ends with that has failed. Help and the version end in the parser's way too, and are no failure. */
export function exitCodeOfError(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.refused;
  const isAboutInput = error instanceof ConfigurationError || error instanceof ValidationError;
  return isAboutInput && error.outcome === 'not-sent' ? exitCodes.refused : exitCodes.failed;
}

/** What a command ends with that has compared. */
export function exitCodeOf(report: ParityReport): number {
  if (report.stopped === true) return exitCodes.stopped;
  return isClean(report) ? 0 : exitCodes.failed;
}
