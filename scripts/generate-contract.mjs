// Writes wsdl/ from a folder with the WSDL documents of a NetServer: npm run generate:contract -- FOLDER
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { Contract } from '../dist/contract/index.js';
import { contractDocuments } from './contract-documents.mjs';

const [, , source] = process.argv;
if (source === undefined) {
  console.error('Usage: npm run generate:contract -- FOLDER\n  FOLDER  the WSDL documents of a NetServer');
  process.exit(2);
}
const folder = new URL('../wsdl/', import.meta.url);
const documents = contractDocuments(Contract.fromFolder(source));
for (const file of readdirSync(folder)) if (file.endsWith('.wsdl')) rmSync(new URL(file, folder));
for (const [file, text] of documents) writeFileSync(new URL(file, folder), text);
