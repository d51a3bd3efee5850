import { Contract } from '../contract/index.js';
import { ConfigurationError } from '../errors/index.js';
import { replaceFile, sharedFile, writingProblem } from '../files/index.js';
import { contractText } from '../generate/typescript.js';
import { print } from './output/print.js';

export interface GenerateOptions {
  readonly out: string;
  readonly source?: string;
}

/** Writes the types of a contract. */
export function generate({ out, source }: GenerateOptions): void {
  const contract = source === undefined ? Contract.bundled() : Contract.from(source);
  const text = contractText(contract);
  try {
    replaceFile(out, text, { mode: sharedFile });
  } catch (cause) {
    throw new ConfigurationError(`cannot write ${out} (${writingProblem(cause)}); choose another file with --out`, {
      cause,
    });
  }
  const operations = contract.agentNames.reduce((sum, name) => sum + contract.agent(name).operations.size, 0);
  print(`${out}: ${contract.agentNames.length} agents, ${operations} operations\n`);
}
