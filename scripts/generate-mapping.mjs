// Writes docs/mapping/, what to call instead of each SOAP operation, from the contract in wsdl/: npm run generate:mapping
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Contract } from '../dist/contract/index.js';
import { mappingPages } from '../dist/mapping/index.js';

const folder = fileURLToPath(new URL('../docs/mapping/', import.meta.url));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const pages = mappingPages(Contract.bundled());
for (const [name, text] of pages) writeFileSync(join(folder, name), text);
console.log(`${pages.size} pages`);
