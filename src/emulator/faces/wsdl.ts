import { type Agent, serviceDescription } from '../../contract/index.js';
import type { FaceAnswer, FaceCall } from './context.js';

/**
 * A service's description, with its own address in it: `?wsdl` refers to its schemas, which are served beside it;
 * `?singleWsdl` holds them.
 */
export function wsdlAnswer({ server, origin, query }: FaceCall, agent: Agent): FaceAnswer {
  const address = `${origin}/${server.tenant}/Remote/${agent.services}/${agent.service}`;
  if ([...query.keys()].some((name) => /^(?:single)?wsdl$|^xsd$/i.test(name))) {
    const body = serviceDescription(server.contract, agent, address, query);
    return body === undefined ? { status: 404 } : { status: 200, contentType: 'text/xml; charset=utf-8', body };
  }
  const body = `<html><head><title>${agent.name}</title></head><body><a href="${address}?wsdl">${address}?wsdl</a></body></html>`;
  return { status: 200, contentType: 'text/html; charset=utf-8', body };
}
