import type { Agent, Contract } from './model.js';

/**
 * The WSDL document of a service, with the address that the caller reaches the gateway at.
 *
 * `?wsdl` refers to its schemas, which are served beside it; `?singleWsdl` contains them.
 *
 * @param query the names and values after the question mark
 * @returns undefined if the query asks for no such document
 */
export function serviceDescription(
  contract: Contract,
  agent: Agent,
  address: string,
  query: URLSearchParams,
): string | undefined {
  const asked = new Map([...query].map(([name, value]) => [name.toLowerCase(), value]));
  const schema = asked.get('xsd');
  if (schema !== undefined) {
    return /^[\w-]+\.xsd$/.test(schema) ? addressed(contract.documentText(schema), address) : undefined;
  }
  const document = contract.documentText(agent.name);
  if (asked.has('singlewsdl') && document !== undefined) return addressed(withSchemas(contract, document), address);
  return asked.has('wsdl') ? addressed(document, address) : undefined;
}

function addressed(document: string | undefined, address: string): string | undefined {
  return document
    ?.replace(/schemaLocation="([^"]+)"/g, (_whole, name: string) => `schemaLocation="${address}?xsd=${name}"`)
    .replace(/(<(?:\w+:)?address\s[^>]*location=)"[^"]*"/g, (_whole, start: string) => `${start}"${address}"`);
}

/** The document with every schema that it refers to, directly or not, among its types: one for each namespace, as WCF has it. */
function withSchemas(contract: Contract, service: string): string {
  const document = withIncluded(contract, service);
  const schemas = new Map<string, string>();
  const pending = [document];
  for (let text = pending.pop(); text !== undefined; text = pending.pop()) {
    for (const [, name = ''] of text.matchAll(/schemaLocation="([^"]+)"/g)) {
      const schema = schemas.has(name) ? undefined : contract.documentText(name);
      if (schema === undefined) continue;
      schemas.set(name, schema.replace(/^\s*<\?xml[^>]*\?>/, ''));
      pending.push(schema);
    }
  }
  const types = [...schemas.values()].join('\n');
  return document.replace(/<\/(\w+:)?types>/, (end) => types + end).replace(/\s+schemaLocation="[^"]*"/g, '');
}

/**
 * The document with the schema that it includes as a part of its own. Clients such as the package `soap` know one schema for
 * each namespace.
 */
function withIncluded(contract: Contract, document: string): string {
  const [include, name = ''] = /<(?:\w+:)?include\s[^>]*schemaLocation="([^"]+)"[^>]*\/>/.exec(document) ?? [];
  const schema = /<(?:\w+:)?schema\s([^>]*)>(.*)<\/(?:\w+:)?schema>/s.exec(contract.documentText(name) ?? '');
  if (include === undefined || schema === null) return document;
  const [, attributes = '', content = ''] = schema;
  const declarations = attributes.match(/xmlns:\w+="[^"]*"/g) ?? [];
  // Imports come before everything else in a schema.
  const imports = content.match(importElement) ?? [];
  return document
    .replace(/<(?:\w+:)?schema(?=\s)/, (start) => [start, ...declarations].join(' '))
    .replace(include, () => imports.filter((each) => !document.includes(each)).join('\n'))
    .replace(/<\/(?:\w+:)?schema>/, (end) => content.replace(importElement, '') + end);
}

const importElement = /<(?:\w+:)?import\s[^>]*\/>/g;
