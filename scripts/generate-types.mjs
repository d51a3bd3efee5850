// Writes the types of the bundled contract: npm run generate, after a change to wsdl/.
import { writeFileSync } from 'node:fs';
import { Contract } from '../dist/contract/index.js';
import { agentsText, carriersText } from '../dist/generate/typescript.js';

const contract = Contract.bundled();
const heading = '// Made from the contract in wsdl/ by scripts/generate-types.mjs; change it there.\n';
const imports = `import type * as carriers from '../contract/carriers/index.js';\nimport type { Draft, RepositoryOptions } from './repository.js';\n`;

const write = (path, text) => writeFileSync(new URL(`../src/${path}`, import.meta.url), text);
write('contract/carriers/carriers.ts', `/* eslint-disable max-lines */\n${heading}//\n${carriersText(contract)}`);
write(
  'repositories/contract-agents.ts',
  `/* eslint-disable max-lines */\n${heading}${imports}\n${agentsText(contract, 'carriers.')}`,
);
