import type { Agent, Contract } from '../../contract/index.js';
import type { FaceAnswer, FaceCall } from './context.js';

/**
 * A service's description, with its own address in it: `?wsdl` refers to its schemas, which are served beside it;
 * `?singleWsdl` holds them.
 */
export function wsdlAnswer({ server, origin, query }: FaceCall, agent: Agent): FaceAnswer {
  const { contract, tenant } = server;
  const asked = new Set([...query.keys()].map((name) => name.toLowerCase()));
  const address = `${origin}/${tenant}/Remote/${agent.services}/${agent.service}`;
  const schema = query.get('xsd');
  if (schema !== null) return xmlAnswer(/^\w+\.xsd$/.test(schema) ? contract.documentText(schema) : undefined, address);
  const text = contract.documentText(agent.name);
  if (asked.has('singlewsdl'))
    return xmlAnswer(text === undefined ? undefined : withSchemasInline(contract, text), address);
  if (asked.has('wsdl')) return xmlAnswer(text, address);
  const body = `<html><head><title>${agent.name}</title></head><body><a href="${address}?wsdl">${address}?wsdl</a></body></html>`;
  return { status: 200, contentType: 'text/html; charset=utf-8', body };
}

function xmlAnswer(text: string | undefined, address: string): FaceAnswer {
  if (text === undefined) return { status: 404 };
  const body = text
    .replace(/schemaLocation="([^"]+)"/g, (_whole, name: string) => `schemaLocation="${address}?xsd=${name}"`)
    .replace(/(<soap:address\s+location=)"[^"]*"/, (_whole, start: string) => `${start}"${address}"`);
  return { status: 200, contentType: 'text/xml; charset=utf-8', body };
}

/** Puts every schema that a document includes or imports, at any remove, among its own types. */
function withSchemasInline(contract: Contract, text: string): string {
  const schemas = new Map<string, string>();
  const collect = (document: string) => {
    for (const [, name = ''] of document.matchAll(/schemaLocation="([^"]+)"/g)) {
      const schema = schemas.has(name) ? undefined : contract.documentText(name);
      if (schema === undefined) continue;
      schemas.set(name, schema);
      collect(schema);
    }
  };
  collect(text);
  const inline = [...schemas.values()].map((schema) => schema.replace(/<\?xml[^>]*\?>/, '')).join('\n');
  return text
    .replace('</wsdl:types>', () => `${inline}</wsdl:types>`)
    .replace(/<xs:include\s[^>]*\/>/g, '')
    .replace(/\s+schemaLocation="[^"]*"/g, '');
}
