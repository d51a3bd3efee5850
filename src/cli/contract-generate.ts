import { print } from './output/print.js';
import { Command } from 'commander';
import { Contract } from '../contract/index.js';
import { ConfigurationError } from '../errors/index.js';
import { replaceFile, sharedFile, systemCode } from '../files/index.js';
import { contractText } from '../generate/typescript.js';

export function generateCommand(): Command {
  return new Command('generate')
    .description("write TypeScript types for a contract's carriers and agents")
    .requiredOption('--out <file>', 'the file to write')
    .option('--source <path>', 'as contract.source in the configuration; default: the contract of this package')
    .addHelpText(
      'after',
      `
Example:
  superoffice-bridge contract generate --source ./contract --out src/netserver.ts

Then an editor completes so.agents, and a wrong argument does not compile:
  import type { ContractAgents } from './netserver.js';
  const so = await connect<ContractAgents>({ contract: { source: './contract' }, … });`,
    )
    .action(({ out, source }: { out: string; source?: string }) => {
      const contract = source === undefined ? Contract.bundled() : Contract.from(source);
      const text = contractText(contract);
      try {
        replaceFile(out, text, { mode: sharedFile });
      } catch (cause) {
        const code = systemCode(cause) ?? 'unknown';
        throw new ConfigurationError(`cannot write ${out} (${code}); choose another file with --out`, { cause });
      }
      const operations = contract.agentNames.reduce((sum, name) => sum + contract.agent(name).operations.size, 0);
      print(`${out}: ${contract.agentNames.length} agents, ${operations} operations\n`);
    });
}
