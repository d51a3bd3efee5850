import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const folder = process.env['NETSERVER_CONTRACT'];

/** The folder of the vendor's WSDL documents, if available. */
export const vendorWsdl = folder === undefined ? undefined : resolve(folder, 'wsdl');

const envelopeSchema = (namespace: string) => `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
  targetNamespace="http://schemas.xmlsoap.org/soap/envelope/" xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
  elementFormDefault="qualified">
  <xs:import namespace="${namespace}" schemaLocation="schema0.xsd"/>
  <xs:complexType name="Content">
    <xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" namespace="##any" processContents="strict"/></xs:sequence>
  </xs:complexType>
  <xs:element name="Envelopes">
    <xs:complexType><xs:sequence><xs:element ref="s:Envelope" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
  </xs:element>
  <xs:element name="Envelope">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="Header" type="s:Content" minOccurs="0"/>
        <xs:element name="Body" type="s:Content"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
</xs:schema>`;

/**
 * Validates SOAP envelopes with the schemas of the vendor's WSDL document for an agent, using libxml2.
 *
 * @returns the problems, empty if there are none
 */
export async function vendorSchemaProblems(agent: string, envelopes: readonly string[]): Promise<string[]> {
  const file = join(vendorWsdl ?? '', `WSDL-Services88-${agent}.xml`);
  if (!existsSync(file)) throw new Error(`there is no ${file}`);
  const document = readFileSync(file, 'utf8');
  const schemas = [...document.matchAll(/<xs:schema[\s>].*?<\/xs:schema>/gs)].map(([schema]) =>
    standalone(schema, document),
  );
  const namespaceOf = (schema: string) => /targetNamespace="([^"]*)"/.exec(schema)?.[1] ?? '';
  const locations = new Map(schemas.map((schema, index) => [namespaceOf(schema), `schema${index}.xsd`]));
  const preload = schemas.map((schema, index) => ({
    fileName: `schema${index}.xsd`,
    contents: schema.replace(/<xs:import namespace="([^"]*)"\s*\/>/g, (whole, namespace: string) => {
      const location = locations.get(namespace);
      return location === undefined ? whole : `<xs:import namespace="${namespace}" schemaLocation="${location}"/>`;
    }),
  }));
  const schema = [{ fileName: 'envelope.xsd', contents: envelopeSchema(namespaceOf(schemas[0] ?? '')) }];
  const problems: string[] = [];
  for (const part of parts(envelopes, validatedAtOnce)) {
    const xml = parts(part, inOneFile).map((contents, index) => ({
      fileName: `requests${index}.xml`,
      contents: `<Envelopes xmlns="http://schemas.xmlsoap.org/soap/envelope/">${contents.map(withoutDeclaration).join('\n')}</Envelopes>`,
    }));
    const result = await validateXML({ xml, schema, preload, maxMemoryPages: 32_768 });
    if (!result.valid) problems.push(...result.errors.map((error) => error.rawMessage));
  }
  return problems;
}

/** Each run of the validator is a new process that reads the schemas again. */
const validatedAtOnce = 4_000;

/** For the validator, each file costs as much as a small envelope. */
const inOneFile = 100;

const withoutDeclaration = (envelope: string) => envelope.replace(/^<\?xml[^>]*\?>/, '');

function parts<Item>(items: readonly Item[], size: number): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** A schema taken out of its document, with the namespaces that the document declared around it. */
function standalone(schema: string, document: string): string {
  const root = document.slice(0, document.indexOf('<wsdl:types'));
  const tag = schema.slice(0, schema.indexOf('>'));
  const missing = [...root.matchAll(/\sxmlns:(\w+)="[^"]*"/g)].filter(
    ([, prefix]) => !tag.includes(`xmlns:${prefix ?? ''}=`),
  );
  return schema.replace('<xs:schema', `<xs:schema${missing.map(([declaration]) => declaration).join('')}`);
}
