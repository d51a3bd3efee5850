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

/** The document with every schema that it refers to, directly or not, among its types. */
function withSchemas(contract: Contract, document: string): string {
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
  return document
    .replace(/<\/(\w+:)?types>/, (end) => types + end)
    .replace(/<(?:\w+:)?include\s[^>]*\/>/g, '')
    .replace(/\s+schemaLocation="[^"]*"/g, '');
}
