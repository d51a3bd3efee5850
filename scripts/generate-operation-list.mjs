// Writes src/cli/operation-list.ts: npm run generate:operations
import { writeFileSync } from 'node:fs';
import { Contract } from '../dist/contract/index.js';
import { OperationCatalogue } from '../dist/migration/scenario/operations/catalogue.js';

const contract = Contract.bundled();
const groups = new Map();
const add = (group, name) => groups.set(group, [...(groups.get(group) ?? []), name]);
for (const name of new OperationCatalogue(contract).names) {
  const dot = name.lastIndexOf('.');
  add(name.slice(0, Math.max(0, dot)), name.slice(dot + 1));
}
for (const agent of contract.agentNames) {
  for (const operation of contract.agent(agent).operations.keys()) add(`agents.${agent}`, operation);
}
const lines = [...groups].map(([group, names]) => `  ${JSON.stringify(group)}: ${JSON.stringify(names.join(' '))},`);

writeFileSync(
  'src/cli/operation-list.ts',
  `// Made from the contract of this package by scripts/generate-operation-list.mjs; change it there.

/**
 * The operations that \`call\` takes, by repository or agent, without what is before the last dot. Reading them from the
 * contract takes longer than a person waits for the Tab key.
 */
export const operationList: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`,
);
