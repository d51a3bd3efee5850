import {
  type CarrierType,
  type Contract,
  type DerivedKinds,
  derivedKinds,
  type Field,
  type FlagsType,
  type Operation,
  type PrimitiveName,
  type TypeDescription,
} from '../contract/index.js';
import { sourceLiteral, sourceProperty } from '../output-text/index.js';
import { checkTypeNames } from './names.js';

const numbers: ReadonlySet<PrimitiveName> = new Set([
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

type NamedType = Exclude<TypeDescription, { kind: 'primitive' | 'array' | 'dictionary' }>;

const conventions = `// Dates are local, \`2026-11-23T10:00:00\`; spans of time are \`[-][d.]hh:mm:ss[.fffffff]\`; binary values are base64.
// What the contract declares nillable can be null. The other fields always come from a server of this contract's version;
// from an older one, a field that it does not know is null too.

/** Flags: none of the members (\`''\`), one, or several in the order in which they are declared, joined by \`", "\`. */
export type Flags<Member extends string> = '' | Member | \`\${Member}, \${string}\`;

/** Any JSON value but null: a value of the contract's \`anyType\`, such as those of \`Webhook.Properties\`. */
export type JsonValue = string | number | boolean | (JsonValue | null)[] | { [key: string]: JsonValue | null };
`;

/** The TypeScript types of a contract's carriers, enumerations and flags. */
export function carriersText(contract: Contract): string {
  const types = carrierTypes(contract);
  checkTypeNames(types);
  const discriminators = new Map<string, Discriminator>();
  for (const type of types) if (type.kind === 'carrier') addDerived(type, discriminators);
  return `${conventions}\n${types.map((type) => declaration(type, discriminators)).join('\n')}`;
}

/**
 * The TypeScript types of a contract's agents: an interface `ContractAgents` with every operation, its parameters and
 * its result.
 *
 * @param carriers the prefix of carrier names, such as `carriers.`; empty if they are in the same file
 */
export function agentsText(contract: Contract, carriers: string): string {
  const agents = contract.agentNames.map((name) => {
    const operations = [...contract.agent(name).operations.values()].map((operation) =>
      operationText(operation, carriers),
    );
    return `  readonly ${sourceProperty(name)}: {\n${operations.join('\n')}\n  };`;
  });
  return `/** Every operation of every agent of the contract. */\nexport interface ContractAgents {\n${agents.join('\n')}\n}\n`;
}

/** All of a contract's types in one file, for `connect<ContractAgents>(…)`. */
export function contractText(contract: Contract): string {
  const heading = `// Made by \`superoffice-bridge contract generate\`; do not change it by hand.\n`;
  const imports = `import type { Draft, RepositoryOptions } from 'superoffice-bridge';\n`;
  return `/* eslint-disable */\n${heading}${imports}\n${carriersText(contract)}\n${agentsText(contract, '')}`;
}

function carrierTypes(contract: Contract): NamedType[] {
  const found = new Map<string, NamedType>();
  // Without recursion: carriers may be nested to any depth.
  const visit = (first: TypeDescription): void => {
    const waiting = [first];
    for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
      if (type.kind === 'array') waiting.push(type.item.type);
      else if (type.kind === 'dictionary') waiting.push(type.value.type);
      else if (type.kind !== 'primitive' && !found.has(type.name)) {
        found.set(type.name, type);
        if (type.kind === 'carrier') {
          for (const each of [...type.fields.map((field) => field.type), ...type.derived].reverse()) waiting.push(each);
        }
      }
    }
  };
  for (const name of contract.agentNames) {
    for (const { input, output } of contract.agent(name).operations.values()) {
      for (const field of [...input.fields, ...output.fields]) visit(field.type);
    }
  }
  return [...found.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** The field that identifies a derived carrier, and its possible values. */
interface Discriminator {
  readonly field: string;
  readonly text: string;
}

function addDerived(base: CarrierType, discriminators: Map<string, Discriminator>): void {
  const kinds = derivedKinds(base);
  if (kinds === undefined) return;
  for (const [derived, values] of kinds.valuesOf) {
    if (values.length > 0) discriminators.set(derived.name, { field: kinds.field.name, text: literals(values) });
  }
}

const literals = (values: readonly string[]): string => values.map(sourceLiteral).join(' | ');

function declaration(type: NamedType, discriminators: ReadonlyMap<string, Discriminator>): string {
  switch (type.kind) {
    case 'flags': {
      const members = singleMembers(type);
      return `export type ${type.name} = ${members.length === 0 ? "''" : `Flags<${literals(members)}>`};\n`;
    }
    case 'enumeration':
      return `export type ${type.name} =\n${type.members.map((member) => `  | ${sourceLiteral(member.name)}`).join('\n')};\n`;
    case 'carrier': {
      const kinds = derivedKinds(type);
      return kinds === undefined
        ? carrier(type.name, type, discriminators.get(type.name))
        : carrierOfKinds(type, kinds);
    }
  }
}

/** Without aliases, which no server sends: if a bit has two names, the first declared one counts. */
function singleMembers({ members }: FlagsType): string[] {
  return members
    .filter(({ value }, index) => value !== 0 && members.findIndex((each) => each.value === value) === index)
    .map(({ name }) => name);
}

function carrier(name: string, type: CarrierType, discriminator: Discriminator | undefined): string {
  const fields = type.fields.map(
    (field) =>
      `  ${sourceProperty(field.name)}: ${field.name === discriminator?.field ? discriminator.text : fieldText(field, '')};`,
  );
  return `export interface ${name} {\n${fields.join('\n')}\n}\n`;
}

/** A carrier with derived carriers is a union of them; `Other…` has the common fields. */
function carrierOfKinds(type: CarrierType, { field, valuesOf }: DerivedKinds): string {
  const values = [...valuesOf.values()].flat();
  const other = `Other${type.name}`;
  const any = fieldText(field, '');
  const text = values.length === 0 ? any : `Exclude<${any}, ${literals(values)}>`;
  const names = [other, ...type.derived.map(({ name }) => name)].map((name) => `  | ${name}`);
  const union = `/** ${sourceProperty(field.name)} tells which of them it is. */\nexport type ${type.name} =\n${names.join('\n')};\n`;
  return `${union}\n${carrier(other, type, { field: field.name, text })}`;
}

function operationText({ name, input, output }: Operation, carriers: string): string {
  const parameters = input.fields.map((field) => `${sourceProperty(field.name)}: ${parameterText(field, carriers)}`);
  const taken =
    parameters.length === 0 ? 'parameters?: Record<string, never>' : `parameters: { ${parameters.join('; ')} }`;
  return `    ${methodName(name)}(${taken}, options?: RepositoryOptions): Promise<${resultText(output.fields, carriers)}>;`;
}

/**
 * Unquoted, `new(…)` would declare a construct signature instead of a method; other reserved words can name methods as they
 * are.
 */
function methodName(name: string): string {
  return name === 'new' ? sourceLiteral(name) : sourceProperty(name);
}

function resultText(fields: readonly Field[], carriers: string): string {
  const [only, ...more] = fields;
  if (only === undefined) return 'undefined';
  if (more.length === 0) return fieldText(only, carriers);
  return `{ ${fields.map((field) => `${sourceProperty(field.name)}: ${fieldText(field, carriers)}`).join('; ')} }`;
}

/** Carriers in parameters need not be complete. */
function parameterText({ type, nillable }: Field, carriers: string): string {
  const text = holdsCarriers(type) ? `Draft<${typeText(type, carriers)}>` : typeText(type, carriers);
  return nillable ? `${text} | null` : text;
}

function holdsCarriers(type: TypeDescription): boolean {
  if (type.kind === 'array') return holdsCarriers(type.item.type);
  if (type.kind === 'dictionary') return holdsCarriers(type.value.type);
  return type.kind === 'carrier';
}

function fieldText({ type, nillable }: Field, carriers: string): string {
  return typeText(type, carriers) + (nillable ? ' | null' : '');
}

function typeText(type: TypeDescription, carriers: string): string {
  switch (type.kind) {
    case 'primitive':
      if (type.name === 'anyType') return `${carriers}JsonValue`;
      return type.name === 'boolean' ? 'boolean' : numbers.has(type.name) ? 'number' : 'string';
    case 'array': {
      const item = fieldText(type.item, carriers);
      return /[ |]/.test(item) ? `(${item})[]` : `${item}[]`;
    }
    case 'dictionary':
      return `{ [key: string]: ${fieldText(type.value, carriers)} }`;
    default:
      return carriers + type.name;
  }
}
