import { CommanderError } from 'commander';
import { ConfigurationError, ValidationError } from '../errors/index.js';
import { isClean, type ParityReport } from '../migration/report/index.js';

/** The exit codes other than 0 for success; also listed by `superoffice-bridge --help`. */
export const exitCodes = { failed: 1, refused: 2, stopped: 3 } as const;

/** The exit code for an error. The parser throws for --help and --version too, which are no failures. */
export function exitCodeOfError(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.refused;
  const isAboutInput = error instanceof ConfigurationError || error instanceof ValidationError;
  return isAboutInput && error.outcome === 'not-sent' ? exitCodes.refused : exitCodes.failed;
}

/** The exit code for a report. */
export function exitCodeOf(report: ParityReport): number {
  if (report.stopped === true) return exitCodes.stopped;
  return isClean(report) ? 0 : exitCodes.failed;
}
