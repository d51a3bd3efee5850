import { type Message, namespaces } from '../../contract/index.js';
import { XmlReader } from './xml-reader.js';

/**
 * The header of a request that says it must be understood (SOAP 1.1, section 4.2.3) and is not one of the message, such as
 * the security header of WS-Security.
 *
 * @throws {ProtocolError} if the document is not XML
 */
export function unknownMandatoryHeader(
  document: Buffer,
  { headers }: Message,
): { readonly namespace: string; readonly name: string } | undefined {
  // Few clients set it, and this reads the headers a second time.
  if (!document.includes('mustUnderstand')) return undefined;
  const reader = new XmlReader(document);
  if (!reader.nextChild()) return undefined;
  while (reader.nextChild()) {
    if (!reader.is(namespaces.soapEnvelope, 'Header')) {
      reader.skip();
      continue;
    }
    while (reader.nextChild()) {
      const { namespace, name, mandatory } = reader;
      const isKnown = headers.some((field) => field.name === name && field.namespace === namespace);
      if (mandatory && !isKnown) return { namespace, name };
      reader.skip();
    }
  }
  return undefined;
}
