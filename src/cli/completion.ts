import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { Contract } from '../contract/index.js';
import { OperationCatalogue } from '../migration/scenario/operations/catalogue.js';

/**
 * Adds the command `completion <shell>`, which prints a script for bash, zsh, fish or PowerShell, and the hidden one that
 * such a script asks for what can come next. It knows all commands and options; of `call` the operations too.
 */
export function addCompletion(program: Command): void {
  const completion = tab(program, { completionCommandName: 'completion' });
  const operation = completion.commands.get('call')?.arguments.get('operation');
  if (operation === undefined) return;
  operation.handler = (complete) => {
    for (const name of operationNames()) complete(name, '');
  };
}

/** Those of the repositories, and those of the agents in the contract of this package. */
function operationNames(): string[] {
  const contract = Contract.bundled();
  const agents = contract.agentNames.flatMap((agent) =>
    [...contract.agent(agent).operations.keys()].map((operation) => `agents.${agent}.${operation}`),
  );
  return [...new OperationCatalogue(contract).names, ...agents];
}
