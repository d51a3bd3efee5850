import type { Command } from 'commander';
import { describe, expect, it } from '@jest/globals';
import { program } from '../../src/cli/program.js';
import { helpText } from '../../src/cli/output/help-text.js';
import { textWidth } from '../../src/output-text/text-width.js';

const commandsIn = (command: Command): Command[] => [command, ...command.commands.flatMap(commandsIn)];
const nameOf = (command: Command): string =>
  command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;

const root = await program();

describe('the help of a command', () => {
  const all = commandsIn(root);

  it.each(all.map((command) => [nameOf(command), command] as const))('%s fits 80 columns', (_name, command) => {
    let help = '';
    command.configureOutput({ writeOut: (text) => void (help += text), getOutHelpWidth: () => 80 }).outputHelp();
    const wide = help.split('\n').filter((line) => textWidth(line) > 80);
    expect(wide).toEqual([]);
    expect(help.length).toBeGreaterThan(40);
  });

  it.each(all.map((command) => [nameOf(command), command] as const))('%s wraps its options at 60', (_name, command) => {
    const help = command.configureOutput({ getOutHelpWidth: () => 60 }).helpInformation();
    const wide = help.split('\n').filter((line) => textWidth(line) > 60 && !line.startsWith('Usage: '));
    expect(wide).toEqual([]);
  });
});

describe('the text after the options', () => {
  const helpOf = (name: string) => {
    let help = '';
    const command = root.commands.find((each) => each.name() === name);
    command?.configureOutput({ writeOut: (text) => void (help += text), getOutHelpWidth: () => 80 }).outputHelp();
    return help;
  };

  it('is separated from the options by a blank line', () => {
    expect(helpOf('call')).toContain('\n\nA value is parsed as JSON');
  });

  it.each(commandsIn(root).map((command) => [nameOf(command), command] as const))(
    'of %s fits a narrow terminal, but for words that cannot be broken',
    (_name, command) => {
      let help = '';
      command.configureOutput({ writeOut: (text) => void (help += text), getOutHelpWidth: () => 60 }).outputHelp();
      const wide = help.split('\n').filter((line) => line.length > 60 && !line.startsWith('Usage: '));
      // An example is broken before its options only.
      expect(wide.filter((line) => !/^ *(?:npx )?(?:superoffice-bridge |source |--?\w)|\S{30}/.test(line))).toEqual([]);
    },
  );

  it('continues a row of a list below its text', () => {
    const row = '  a-kind      ' + 'some words '.repeat(10).trim();
    expect(helpText(`Kinds:\n${row}`).split('\n').slice(2)).toEqual([expect.stringMatching(/^ {14}\w/)]);
  });

  it.each(['emulator', 'login'])('of %s states the default of the port once', (name) => {
    const [option = ''] = /--port[\s\S]*?(?=\n +-)/.exec(helpOf(name)) ?? [];
    expect(option.match(/default/g)).toHaveLength(1);
    expect(option.replaceAll(/\s+/g, ' ')).toContain('(default: a free port)');
  });
});

describe('superoffice-bridge help', () => {
  const helpWith = async (...words: string[]) => {
    let said = '';
    const command = await program(['help', ...words]);
    for (const each of commandsIn(command)) {
      each.configureOutput({ writeOut: (text) => void (said += text), writeErr: (text) => void (said += text) });
    }
    await expect(command.parseAsync(['help', ...words], { from: 'user' })).rejects.toThrow();
    return said;
  };

  it.each([
    [[], 'Usage: superoffice-bridge [options] [command]'],
    [['verify'], 'Usage: superoffice-bridge verify [options]'],
    [['config', 'show'], 'Usage: superoffice-bridge config show [options]'],
    [['verfy'], "unknown command 'verfy'\n(Did you mean verify?)\n(see superoffice-bridge --help)"],
    [['config', 'shwo'], "unknown command 'shwo'\n(Did you mean show?)\n(see superoffice-bridge config --help)"],
    [['nonsense'], "unknown command 'nonsense'\n(see superoffice-bridge --help)"],
  ])('%j shows the help of that command, or suggests one', async (words, expected) => {
    expect(await helpWith(...words)).toContain(expected);
  });
});
