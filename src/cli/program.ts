import { helpText } from './output/help-text.js';
import { Command } from 'commander';
import { version } from '../http/user-agent.js';
import { callCommand } from './call.js';
import { addCompletion } from './completion.js';
import { configCommand } from './config.js';
import { contractCommand, formerCommands } from './contract.js';
import { doctorCommand } from './doctor.js';
import { type DivergenceKinds, emulatorCommand } from './emulator.js';
import { loginCommand } from './login.js';
import { mapCommand } from './map.js';
import { print, printAside } from './output/print.js';
import { reportCommand } from './report.js';
import { sweepCommand } from './sweep.js';
import { demoCommand, verifyCommand } from './verify.js';

export interface ProgramParts {
  /** The divergences, for the help of the emulator. */
  readonly kinds?: DivergenceKinds;
  /** The operations that `call` takes, for completion. */
  readonly operations?: readonly string[];
  /** The operations that `map` takes, for completion. */
  readonly mapped?: readonly string[];
}

/** The command line: every command with its options. A command loads what it needs when it runs. */
export function program({ kinds, operations, mapped }: ProgramParts = {}): Command {
  const root = new Command('superoffice-bridge')
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
    .addCommand(emulatorCommand(kinds))
    .addCommand(contractCommand())
    .addCommand(mapCommand())
    .addHelpText(
      'after',
      helpText(`
  Each command has its own help with examples, such as superoffice-bridge call --help

  Exit codes:
    0  success, no differences
    1  the command failed, found differences, or compared nothing
    2  invalid command line, configuration or value; nothing was sent
    3  stopped before the end (verify, sweep); a sweep can be resumed`),
    );

  addCompletion(root, operations, mapped);
  for (const former of formerCommands()) root.addCommand(former, { hidden: true });

  for (const command of everyCommand(root)) {
    command
      .configureHelp({ subcommandTerm: (each) => each.name() })
      .showSuggestionAfterError()
      .showHelpAfterError(`(see ${commandPath(command)} --help)`)
      .configureOutput({ writeOut: print, writeErr: printAside })
      .exitOverride();
  }
  return root;
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

function commandPath(command: Command): string {
  return command.parent === null ? command.name() : `${commandPath(command.parent)} ${command.name()}`;
}
