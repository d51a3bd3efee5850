#!/usr/bin/env node
import { plainText } from '../encoding/index.js';
import { print, printAside } from './output/print.js';
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { SuperOfficeError } from '../errors/index.js';
import { callCommand } from './call.js';
import { addCompletion } from './completion.js';
import { configCommand } from './config.js';
import { contractCommand, formerCommands } from './contract.js';
import { doctorCommand } from './doctor.js';
import { emulatorCommand } from './emulator.js';
import { exitCodeOfError } from './exit-codes.js';
import { loginCommand } from './login.js';
import { mapCommand } from './map.js';
import { paintOf } from './output/screen.js';
import { program } from './program.js';

// The reader of the output may stop reading: `superoffice-bridge demo | head`.
// The command still runs to its end, so that it cleans up and its exit code is correct.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const program = new Command('superoffice-bridge')
  .description('One interface over SuperOffice CRM on SOAP and on REST. Not a product of the vendor.')
  .version(version)
  .addCommand(callCommand())
  .addCommand(verifyCommand())
  .addCommand(sweepCommand())
  .addCommand(reportCommand())
  .addCommand(doctorCommand())
  .addCommand(demoCommand())
  .addCommand(configCommand())
  .addCommand(loginCommand())
  .addCommand(emulatorCommand())
  .addCommand(contractCommand())
  .addCommand(mapCommand())
  .addHelpText(
    'after',
    `
Each command has its own help with examples, such as superoffice-bridge call --help

program({ kinds, operations })
  .parseAsync()
  .catch(async (error: unknown) => {
    const { exitCodeOfError, messageOf } = await import('./exit-codes.js');
    process.exitCode = exitCodeOfError(error);
    // The parser has already printed the problem.
    if (error instanceof CommanderError) return;
    printAside(`${paintOf(process.stderr).red('error')} ${plainText(messageOf(error))}\n`);
  });
