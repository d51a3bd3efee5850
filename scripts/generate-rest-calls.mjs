// Writes src/mapping/rest-calls.ts from a NetServer contract: npm run generate:rest-calls -- <folder with openapi/>
//
// The vendor's REST document seldom says which operation of an agent a resource calls. It says so in the description
// ("Calls the Contact agent service GetContactEntity."), or its `operationId` ends with the operation's name. What is left
// (OData collections, `PATCH`, layouts of user-defined fields) has no operation of its own.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Contract } from '../dist/contract/index.js';
import { restCallsText } from '../dist/mapping/rest-document.js';

const folder = process.argv[2] ?? process.env.NETSERVER_CONTRACT;
if (folder === undefined) throw new Error('name the folder that holds openapi/');
const document = JSON.parse(readFileSync(join(folder, 'openapi', 'Swagger-v1-REST.json'), 'utf8'));
const { text, operations, calls } = restCallsText(document, Contract.bundled());
writeFileSync(new URL('../src/mapping/rest-calls.ts', import.meta.url), text);
console.log(`${calls} calls of REST resources serve ${operations} operations`);
