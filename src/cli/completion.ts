import { helpFooter } from './output/help-text.js';
import { print } from './output/print.js';
import { type RootCommand, ShellCompDirective } from '@bomb.sh/tab';
import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { completionDescription } from './command-list.js';

/**
 * Adds the command `completion <shell>`, which prints a script for bash, zsh, fish or PowerShell, and the hidden command
 * that the script calls for suggestions. It completes all commands and options, and the operations of `call`.
 *
 * @param operations the names that `call` takes, which take long to load
 * @param mapped the names that `map` takes
 */
export function addCompletion(
  program: Command,
  operations: readonly string[] = [],
  mapped: readonly string[] = [],
): void {
  const completion = tab(program, { completionCommandName: 'completion' });
  const command = program.commands.find((each) => each.name() === 'completion');
  command
    ?.description(completionDescription)
    .hook('preAction', (_program, { args: [shell] }) => {
      if (shell === 'bash') print(wordsOfTheLine);
    })
    .hook('postAction', (_program, { args: [shell] }) => {
      if (shell === 'bash') print(filesByDefault);
    })
    .addHelpText('after', helpFooter(examples));
  completeFiles(program, completion);
  printAtOnce(completion);
  for (const [name, names] of [
    ['call', operations],
    ['map', mapped],
  ] as const) {
    const operation = completion.commands.get(name)?.arguments.get('operation');
    if (operation === undefined) continue;
    operation.handler = (complete) => {
      for (const each of names) complete(each, '');
    };
  }
}

/** The names of values in the help that are files or folders. */
const pathNames: ReadonlySet<string> = new Set(['file', 'folder', 'scenarios', 'path', 'before', 'after']);

/** Lets the shell complete paths, which the library never does. */
function completeFiles(program: Command, completion: RootCommand): void {
  let isPath = false;
  const { ShellCompDirectiveDefault, ShellCompDirectiveNoFileComp } = ShellCompDirective;
  Object.defineProperty(completion, 'directive', {
    // Read once, at the end of an answer.
    get: () => {
      const given = isPath ? ShellCompDirectiveDefault : ShellCompDirectiveNoFileComp;
      isPath = false;
      return given;
    },
    set: () => undefined,
  });
  const leaveToShell = () => {
    isPath = true;
  };
  const visit = (command: Command, path: string): void => {
    const known = completion.commands.get(path);
    for (const { long, flags } of command.options) {
      const option = known?.options.get(long?.slice('--'.length) ?? '');
      const [, value = ''] = /[<[](\w+)/.exec(flags) ?? [];
      if (option !== undefined && pathNames.has(value)) option.handler = leaveToShell;
    }
    for (const given of command.registeredArguments) {
      const argument = known?.arguments.get(given.name());
      if (argument !== undefined && pathNames.has(given.name())) argument.handler = leaveToShell;
    }
    for (const each of command.commands) visit(each, `${path} ${each.name()}`.trim());
  };
  visit(program, '');
}

/** The library prints each of some 2,000 suggestions on its own, which takes as long as Node needs to start. */
function printAtOnce(completion: RootCommand): void {
  const parse = completion.parse.bind(completion);
  completion.parse = (words) => {
    const lines: string[] = [];
    /* eslint-disable no-restricted-syntax -- it is the library that prints */
    const { log } = console;
    console.log = (line: string) => void lines.push(`${line}\n`);
    try {
      parse(words);
    } finally {
      console.log = log;
    }
    /* eslint-enable no-restricted-syntax */
    print(lines.join(''));
  };
}

const examples = `
Examples:
  source <(superoffice-bridge completion bash)              in ~/.bashrc
  source <(superoffice-bridge completion zsh)               in ~/.zshrc, after compinit
  superoffice-bridge completion fish \\
    > ~/.config/fish/completions/superoffice-bridge.fish
  superoffice-bridge completion powershell >> $PROFILE`;

/** The function that the bash script takes from the package bash-completion, for machines without it. */
const wordsOfTheLine = `if ! declare -F _get_comp_words_by_ref >/dev/null; then
_get_comp_words_by_ref() {
    local line="\${COMP_LINE:0:COMP_POINT}"
    read -ra words <<< "$line"
    [[ "$line" == *[[:space:]] ]] && words+=("")
    cword=$(( \${#words[@]} - 1 ))
    cur="\${words[cword]}"
    prev="\${words[cword > 0 ? cword - 1 : 0]}"
}
fi
`;

/** Lets bash complete files if the library's script has no suggestions. */
const filesByDefault = 'complete -o default -F __superoffice_bridge_complete superoffice-bridge\n';
