import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ours = fileURLToPath(new URL('../../wsdl/', import.meta.url));
const target = 'http://www.superoffice.net/ws/crm/NetServer/Services88';
const headers = {
  Request: ['ApplicationToken', 'Credentials', 'TimeZone'],
  Response: ['ExceptionInfo', 'ExtraInfo', 'Succeeded', 'TimeZone'],
} as const;

const each = (names: readonly string[], write: (name: string) => string) => names.map(write).join('');

const directions = ['Request', 'Response'] as const;

const elementOf = (name: string, fields = '') =>
  `<xs:element name="${name}"><xs:complexType><xs:sequence>${fields}</xs:sequence></xs:complexType></xs:element>`;
const text = '<xs:element name="Response" type="xs:string" minOccurs="0" nillable="true"/>';

const headersOf = (direction: keyof typeof headers) => {
  const parts = each(headers[direction], (part) => `<wsdl:part name="${part}" element="tns:${part}"/>`);
  return `<wsdl:message name="${direction}Headers">${parts}</wsdl:message>`;
};
const messagesOf = (name: string) =>
  `<wsdl:message name="${name}Request"><wsdl:part name="parameters" element="tns:${name}"/></wsdl:message>
  <wsdl:message name="${name}Response"><wsdl:part name="parameters" element="tns:${name}Response"/></wsdl:message>`;

const offered = (name: string) =>
  `<wsdl:operation name="${name}">
    <wsdl:input message="tns:${name}Request"/><wsdl:output message="tns:${name}Response"/>
  </wsdl:operation>`;

const partsOf = (direction: keyof typeof headers) => {
  const message = `message="tns:${direction}Headers"`;
  const parts = each(headers[direction], (part) => `<soap:header ${message} part="${part}" use="literal"/>`);
  return `${parts}<soap:body use="literal"/>`;
};
const boundTo = (agent: string) => (name: string) =>
  `<wsdl:operation name="${name}">
    <soap:operation soapAction="${target}/${agent}/${name}" style="document"/>
    <wsdl:input>${partsOf('Request')}</wsdl:input><wsdl:output>${partsOf('Response')}</wsdl:output>
  </wsdl:operation>`;

function wsdlOf(agent: string, operations: readonly string[]): string {
  const elements = each(operations, (name) => elementOf(name) + elementOf(`${name}Response`, text));
  return `<wsdl:definitions name="Wcf${agent}Service" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"
    xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${target}"
    targetNamespace="${target}">
  <wsdl:types><xs:schema targetNamespace="${target}" elementFormDefault="qualified">
    <xs:include schemaLocation="carriers.xsd"/>${elements}
  </xs:schema></wsdl:types>
  ${directions.map(headersOf).join('')}${each(operations, messagesOf)}
  <wsdl:portType name="${agent}">${each(operations, offered)}</wsdl:portType>
  <wsdl:binding name="BasicHttpBinding_${agent}" type="tns:${agent}">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    ${each(operations, boundTo(agent))}
  </wsdl:binding>
  <wsdl:service name="Wcf${agent}Service">
    <wsdl:port name="BasicHttpBinding_${agent}" binding="tns:BasicHttpBinding_${agent}">
      <soap:address location="https://sod.superoffice.com/Cust12345/Remote/Services88/${agent}.svc"/>
    </wsdl:port>
  </wsdl:service>
</wsdl:definitions>`;
}

/** A folder with the contract of this package and some agents more, whose operations take nothing and give a text. */
export function contractWith(agents: Readonly<Record<string, readonly string[]>>): {
  readonly folder: string;
  remove(): void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  cpSync(ours, folder, { recursive: true });
  for (const [agent, operations] of Object.entries(agents)) {
    writeFileSync(join(folder, `${agent}.wsdl`), wsdlOf(agent, operations));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
