import { Command } from 'commander';
import { version } from '../http/user-agent.js';
import { type CommandEntry, commandList, completionDescription } from './command-list.js';
import { helpFooter } from './output/help-text.js';
import { print, printAside } from './output/print.js';

/**
 * The command line. Only the commands that are named are loaded, with their options; the others have a name and a
 * description. A command loads what it needs when it runs.
 *
 * @param words of the command line; undefined for every command with its options
 */
export async function program(words?: readonly string[]): Promise<Command> {
  const root = new Command('superoffice-bridge')
    .description('One interface over SuperOffice CRM on SOAP and on REST. Not a product of the vendor.')
    .version(version)
    .addHelpText(
      'after',
      helpFooter(`
  Each command has its own help with examples, such as superoffice-bridge call --help

  Exit codes:
    0  success, no differences
    1  the command failed, found differences, or compared nothing
    2  invalid command line, configuration or value; nothing was sent
    3  stopped before the end by Ctrl-C; a sweep can be resumed`),
    );
  const isNamed = (name: string) => words === undefined || words.includes(name);
  const visible = commandList.filter(({ description }) => description !== undefined);
  for (const entry of visible) root.addCommand(await commandOf(entry, isNamed(entry.name)));
  await addCompletion(root, words, isNamed);
  addHelp(root, [...visible.map(({ name }) => name), 'completion']);
  for (const entry of commandList) {
    if (!visible.includes(entry)) root.addCommand(await commandOf(entry, isNamed(entry.name)), { hidden: true });
  }

  for (const command of everyCommand(root)) {
    command
      .configureHelp({ subcommandTerm: (each) => each.name(), minWidthToWrap: 20 })
      .showSuggestionAfterError()
      .showHelpAfterError(`(see ${commandPath(command)} --help)`)
      .configureOutput({ writeOut: print, writeErr: printAside })
      .exitOverride();
  }
  return root;
}

async function commandOf(entry: CommandEntry, isNamed: boolean): Promise<Command> {
  const command = isNamed ? await entry.load() : new Command(entry.name);
  return command.description(entry.description ?? '');
}

async function addCompletion(
  root: Command,
  words: readonly string[] | undefined,
  isNamed: (name: string) => boolean,
): Promise<void> {
  // The shell calls `complete`, which the script of `completion` contains.
  if (!isNamed('completion') && !isNamed('complete')) {
    root.command('completion').description(completionDescription);
    return;
  }
  const completion = await import('./completion.js');
  if (words === undefined || !isNamed('complete')) completion.addCompletion(root);
  else {
    const { operationNames, soapOperationNames } = await import('./operation-names.js');
    completion.addCompletion(root, isNamed('call') ? operationNames() : [], isNamed('map') ? soapOperationNames() : []);
  }
}

/** In place of the parser's own, which answers a misspelt command with the help of all. */
function addHelp(root: Command, names: readonly string[]): void {
  root
    .helpCommand(false)
    .command('help')
    .argument('[command...]')
    .description('display help for command')
    .helpOption(false)
    .action(async (path: readonly string[]) => {
      const { nearest } = await import('../errors/nearest.js');
      const shown = path.reduce((command, name) => {
        const found = command.commands.find((each) => each.name() === name);
        if (found !== undefined) return found;
        const near = nearest(name, command === root ? names : command.commands.map((each) => each.name()));
        const hint = near === undefined ? '' : `\n(Did you mean ${near}?)`;
        return command.error(`error: unknown command '${name}'${hint}`, { code: 'commander.unknownCommand' });
      }, root);
      shown.help();
    });
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

function commandPath(command: Command): string {
  return command.parent === null ? command.name() : `${commandPath(command.parent)} ${command.name()}`;
}
