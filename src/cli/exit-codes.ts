import { CommanderError } from 'commander';
import { ConfigurationError, SuperOfficeError, ValidationError } from '../errors/index.js';
import { isClean, type ParityReport } from '../migration/report/model.js';
import { exitCodeOfParser, exitCodes } from './parser-exit.js';

export { exitCodes };

/** The user has stopped the command. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor() {
    super('stopped before the end');
  }
}

/** The exit code for an error. */
export function exitCodeOfError(error: unknown): number {
  if (error instanceof CommanderError) return exitCodeOfParser(error);
  if (error instanceof Interrupted) return exitCodes.stopped;
  const isAboutInput = error instanceof ConfigurationError || error instanceof ValidationError;
  return isAboutInput && error.outcome === 'not-sent' ? exitCodes.refused : exitCodes.failed;
}

/** What is printed about an error. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof SuperOfficeError ? `${error.name}: ${error.message}` : error.message;
}

/** The exit code for a report. */
export function exitCodeOf(report: ParityReport): number {
  if (report.stopped === true) return exitCodes.stopped;
  return isClean(report) ? 0 : exitCodes.failed;
}
