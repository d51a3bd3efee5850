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
import { paintOf } from './output/screen.js';
import { reportCommand } from './report.js';
import { sweepCommand } from './sweep.js';
import { demoCommand, verifyCommand } from './verify.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

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
  .addHelpText(
    'after',
    `
Each command has its own help with examples, such as superoffice-bridge call --help

Exit codes:
  0  success, no differences
  1  the command failed, found differences, or compared nothing
  2  invalid command line, configuration or value; nothing was sent
  3  stopped before the end (verify, sweep); a sweep can be resumed`,
  );

addCompletion(program);
for (const former of formerCommands()) program.addCommand(former, { hidden: true });

for (const command of everyCommand(program)) {
  command
    .showSuggestionAfterError()
    .showHelpAfterError(`(see ${commandPath(command)} --help)`)
    .configureOutput({ writeOut: print, writeErr: printAside })
    .exitOverride();
}

program.parseAsync().catch((error: unknown) => {
  process.exitCode = exitCodeOfError(error);
  // The parser has already printed the problem.
  if (error instanceof CommanderError) return;
  const colors = paintOf(process.stderr);
  const known = error instanceof SuperOfficeError;
  const message = error instanceof Error ? (known ? `${error.name}: ${error.message}` : error.message) : String(error);
  printAside(`${colors.red('error')} ${plainText(message)}\n`);
});

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

function commandPath(command: Command): string {
  return command.parent === null ? command.name() : `${commandPath(command.parent)} ${command.name()}`;
}
