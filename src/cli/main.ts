#!/usr/bin/env node
import { CommanderError } from 'commander';
import { shareModules } from '../config/shared-modules.js';
import { plainText } from '../output-text/plain-text.js';
import { printAside } from './output/print.js';
import { exitCodeOfParser } from './parser-exit.js';
import { paintOf } from './output/screen.js';
import { program } from './program.js';

// The reader of the output may stop reading: `superoffice-bridge demo | head`.
// The command still runs to its end, so that it cleans up and its exit code is correct.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

// A configuration or scenario that is a program imports the library that runs it.
shareModules(async () => ({
  'superoffice-bridge': await import('../index.js'),
  'superoffice-bridge/rest': await import('../rest.js'),
  'superoffice-bridge/emulator': await import('../emulator/index.js'),
  'superoffice-bridge/migration': await import('../migration/index.js'),
}));

program(process.argv.slice(2))
  .then((root) => root.parseAsync())
  .catch(async (error: unknown) => {
    // The parser has already printed the problem, or the help or version that was asked for.
    if (error instanceof CommanderError) {
      process.exitCode = exitCodeOfParser(error);
      return;
    }
    const { exitCodeOfError, messageOf } = await import('./exit-codes.js');
    process.exitCode = exitCodeOfError(error);
    printAside(`${paintOf(process.stderr).red('error')} ${plainText(messageOf(error))}\n`);
  });
