// Takes the list of every agent and operation out of the API reference: docs/mapping has them, with more.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../docs/api/index.md', import.meta.url));
const text = readFileSync(file, 'utf8');
const short = text.replace(
  /^### ContractAgents\n[\s\S]*?(?=^### |^## )/m,
  '### ContractAgents\n\nEvery operation of every agent, by the names of SOAP: see [the mapping table](../mapping/index.md).\n\n***\n\n',
);
if (short.length === text.length) throw new Error(`${file} has no section about ContractAgents`);
writeFileSync(file, `---\noutline: 3\n---\n\n${short.replace(/^# index$/m, '# superoffice-bridge')}`);
