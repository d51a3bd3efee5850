#!/usr/bin/env node
import { CommanderError } from 'commander';
import { plainText } from '../encoding/plain-text.js';
import { printAside } from './output/print.js';
import { paintOf } from './output/screen.js';
import { program } from './program.js';

// The reader of the output may stop reading: `superoffice-bridge demo | head`.
// The command still runs to its end, so that it cleans up and its exit code is correct.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

program(process.argv.slice(2))
  .then((root) => root.parseAsync())
  .catch(async (error: unknown) => {
    const { exitCodeOfError, messageOf } = await import('./exit-codes.js');
    process.exitCode = exitCodeOfError(error);
    // The parser has already printed the problem.
    if (error instanceof CommanderError) return;
    printAside(`${paintOf(process.stderr).red('error')} ${plainText(messageOf(error))}\n`);
  });
