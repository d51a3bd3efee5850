// Writes src/carriers/carriers.ts from the bundled contract. Run it after a change to wsdl/: npm run generate
import { writeFileSync } from 'node:fs';
import { Contract } from '../dist/contract/index.js';

const contract = Contract.bundled();
const found = new Map();

function visit(type) {
  if (type.kind === 'array') visit(type.item.type);
  if (type.kind === 'dictionary') visit(type.value.type);
  if (type.kind === 'enumeration' || type.kind === 'flags') found.set(type.name, type);
  if (type.kind !== 'carrier' || found.has(type.name)) return;
  found.set(type.name, type);
  for (const field of type.fields) visit(field.type);
  for (const derived of type.derived) visit(derived);
}

for (const name of contract.agentNames) {
  for (const operation of contract.agent(name).operations.values()) {
    for (const field of [...operation.input.fields, ...operation.output.fields]) visit(field.type);
  }
}

const numbers = new Set([
  'byte',
  'short',
  'int',
  'long',
  'unsignedByte',
  'unsignedShort',
  'unsignedInt',
  'unsignedLong',
  'float',
  'double',
  'decimal',
  'char',
]);

function typeText(type) {
  switch (type.kind) {
    case 'primitive':
      if (type.name === 'anyType') return 'string | number | boolean';
      return type.name === 'boolean' ? 'boolean' : numbers.has(type.name) ? 'number' : 'string';
    case 'array':
      return `(${typeText(type.item.type)} | null)[]`.replace(/^\((\w+) \| null\)/, (whole, name) =>
        type.item.nillable ? whole : name,
      );
    case 'dictionary':
      return `Record<string, ${typeText(type.value.type)} | null>`;
    default:
      return type.name;
  }
}

function declaration(type) {
  if (type.kind === 'flags') {
    return `/** Any of ${type.members.map((member) => member.name).join(', ')}, separated by \`", "\`. */\nexport type ${type.name} = string;\n`;
  }
  if (type.kind === 'enumeration') {
    return `export type ${type.name} =\n${type.members.map((member) => `  | '${member.name}'`).join('\n')};\n`;
  }
  return `export interface ${type.name} {\n${type.fields.map((field) => `  ${field.name}: ${typeText(field.type)}${field.nillable ? ' | null' : ''};`).join('\n')}\n}\n`;
}

const sorted = [...found.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
const header = `/* eslint-disable max-lines */
// Made from the contract in wsdl/ by scripts/generate-carriers.mjs; change it there.
//
// Dates are local, \`2026-11-23T10:00:00\`; spans of time are \`[-][d.]hh:mm:ss[.fffffff]\`; binary values are base64.
// What the contract declares nillable can be null. The other fields always come from a server of this contract's version;
// from an older one, a field that it does not know is null too.
`;
writeFileSync(
  new URL('../src/carriers/carriers.ts', import.meta.url),
  `${header}\n${sorted.map(declaration).join('\n')}`,
);
console.log(`${sorted.length} types written to src/carriers/carriers.ts`);
