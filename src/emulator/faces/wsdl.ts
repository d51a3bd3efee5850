import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agent } from '../../contract/index.js';
import type { FaceAnswer, FaceCall } from './context.js';

/** A service's description, with its own address in it; the schemas that it refers to are served beside it. */
export function wsdlAnswer({ server, origin, query }: FaceCall, agent: Agent): FaceAnswer {
  const names = [...query.keys()].map((name) => name.toLowerCase());
  const address = `${origin}/${server.tenant}/Remote/${agent.services}/${agent.service}`;
  const schema = query.get('xsd');
  if (schema !== null) {
    return /^\w+\.xsd$/.test(schema) ? document(server.contract.folder, schema, address) : { status: 404 };
  }
  if (!names.includes('wsdl') && !names.includes('singlewsdl')) {
    const page = `<html><head><title>${agent.name}</title></head><body><a href="${address}?wsdl">${address}?wsdl</a></body></html>`;
    return { status: 200, contentType: 'text/html; charset=utf-8', body: page };
  }
  return document(server.contract.folder, `${agent.name}.wsdl`, address);
}

function document(folder: string, file: string, address: string): FaceAnswer {
  let text: string;
  try {
    text = readFileSync(join(folder, file), 'utf8');
  } catch {
    return { status: 404 };
  }
  const body = text
    .replace(/schemaLocation="([^"]+)"/g, (_whole, name: string) => `schemaLocation="${address}?xsd=${name}"`)
    .replace(/(<soap:address\s+location=)"[^"]*"/, (_whole, start: string) => `${start}"${address}"`);
  return { status: 200, contentType: 'text/xml; charset=utf-8', body };
}
