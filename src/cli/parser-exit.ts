import type { CommanderError } from 'commander';

/** The exit codes other than 0 for success; also listed by `superoffice-bridge --help`. */
export const exitCodes = { failed: 1, refused: 2, stopped: 3 } as const;

/** The exit code for an error of the parser, which throws for --help and --version too; these are not failures. */
export function exitCodeOfParser({ exitCode }: CommanderError): number {
  return exitCode === 0 ? 0 : exitCodes.refused;
}
