// Writes src/contract/agent-arguments.ts from a NetServer contract: npm run generate:agents -- <folder with wsdl/ and openapi/>
//
// Most operations of the HTTP-RPC agents take one body object whose properties are the SOAP parameters, or nothing. What
// differs from that is found here by comparing the OpenAPI document with the WSDL documents.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Contract } from '../dist/contract/index.js';
import { sourceLiteral } from '../dist/output-text/index.js';

/** Names that differ between the two contracts. The generator fails on any other. */
const knownRenames = { 'User.ExecuteUserCommand': { CommandActionResult: 'ActionResult' } };

const folder = process.argv[2] ?? process.env.NETSERVER_CONTRACT;
if (folder === undefined) throw new Error('name the folder that holds wsdl/ and openapi/');
const contract = Contract.fromFolder(join(folder, 'wsdl'));
const openapi = JSON.parse(readFileSync(join(folder, 'openapi', 'Swagger-v1-Agents.json'), 'utf8'));

const camelCase = (name) => name[0].toLowerCase() + name.slice(1);
const lists = { query: [], entity: [], array: [] };
const problems = [];
const served = new Set();

for (const [path, { post }] of Object.entries(openapi.paths)) {
  const [, agent, operation] = /\/Agents\/(\w+)\/(\w+)$/.exec(path);
  const name = `${agent}.${operation}`;
  served.add(name);
  const names = contract.operation(agent, operation).input.fields.map((field) => field.name);
  const parameters = post.parameters.filter((each) => ['body', 'query'].includes(each.in) && each.name !== '$select');
  const [parameter] = parameters;
  const agrees = (expected, actual) => {
    if (expected !== actual) problems.push(`${name}: SOAP has ${expected}, Agents has ${actual}`);
  };
  agrees(names.length > 0, parameter !== undefined);
  if (parameter === undefined) continue;
  if (parameter.in === 'query') {
    lists.query.push(name);
    agrees(names.map(camelCase).join(), parameter.name);
  } else if (parameter.schema.type === 'array') {
    lists.array.push(name);
    agrees(1, names.length);
  } else if (/WebApi\.v1\.Carriers.*Request$/.test(parameter.schema.$ref)) {
    const definition = openapi.definitions[parameter.schema.$ref.replace('#/definitions/', '')];
    const renamed = names.map((each) => knownRenames[name]?.[each] ?? each);
    agrees(
      renamed.sort().join(),
      Object.keys(definition.properties ?? {})
        .sort()
        .join(),
    );
  } else {
    lists.entity.push(name);
    agrees(1, names.length);
  }
}
if (problems.length > 0) throw new Error(`the contracts differ where they should not:\n${problems.join('\n')}`);

const withoutTwin = contract.agentNames
  .flatMap((agent) => [...contract.agent(agent).operations.keys()].map((operation) => `${agent}.${operation}`))
  .filter((name) => !served.has(name));

const list = (names) =>
  names
    .sort()
    .map((name) => `  ${sourceLiteral(name)},`)
    .join('\n');
writeFileSync(
  new URL('../src/contract/agent-arguments.ts', import.meta.url),
  `// Made from the vendor's contract by scripts/generate-agent-arguments.mjs; change it there.

/** The operations whose only argument is a query parameter, named as in SOAP but in camelCase. */
export const queryOperations: ReadonlySet<string> = new Set([
${list(lists.query)}
]);

/** The operations whose only argument, an entity, is the body itself. */
export const entityOperations: ReadonlySet<string> = new Set([
${list(lists.entity)}
]);

/** The operations whose only argument, an array, is the body itself. */
export const arrayOperations: ReadonlySet<string> = new Set([
${list(lists.array)}
]);

/** The operations that SOAP alone has. */
export const soapOnlyOperations: ReadonlySet<string> = new Set([
${list(withoutTwin)}
]);

/** The parameters whose names differ from SOAP's, by operation. */
export const renamedParameters: Readonly<Record<string, Readonly<Record<string, string>>>> = ${JSON.stringify(knownRenames)};
`,
);
console.log(
  `${served.size} operations: ${lists.query.length} by query, ${lists.entity.length} by entity, ${lists.array.length} by array; ${withoutTwin.length} on SOAP alone`,
);
