import { helpFooter } from './output/help-text.js';
import { Command } from 'commander';
import type { GenerateOptions } from './contract-generate-action.js';

export function generateCommand(): Command {
  return new Command('generate')
    .description("write TypeScript types for a contract's carriers and agents")
    .requiredOption('--out <file>', 'the file to write')
    .option('--source <path>', 'as contract.source in the configuration; default: the contract of this package')
    .addHelpText(
      'after',
      helpFooter(`
Example:
  superoffice-bridge contract generate --source ./contract --out src/netserver.ts

Then an editor completes so.agents, and a wrong argument does not compile:
  import type { ContractAgents } from './netserver.js';
  const so = await connect<ContractAgents>({ contract: { source: './contract' }, … });`),
    )
    .action(async (options: GenerateOptions) => {
      const { generate } = await import('./contract-generate-action.js');
      generate(options);
    });
}
