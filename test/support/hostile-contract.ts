/** Names in a contract document; what is not given is ordinary. */
export interface HostileNames {
  readonly operation?: string;
  readonly field?: string;
  readonly type?: string;
  readonly enumeration?: string;
  readonly member?: string;
  readonly flag?: string;
  readonly include?: string;
  readonly address?: string;
}

const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A document of one agent, with names as a hostile server would choose them. */
export function documentOf(names: HostileNames): string {
  const { operation = 'Get', field = 'Name', type = 'Thing', enumeration = 'Colour', member = 'Red' } = names;
  const { flag = 'Read', include, address = 'http://x/Remote/Services88/Thing.svc' } = names;
  const [op, ty, en] = [operation, type, enumeration].map(attribute);
  const part = (name: string) =>
    `<w:message name="${name}"><w:part name="parameters" element="t:${name}"/></w:message>`;
  return `<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t"><w:types><x:schema targetNamespace="urn:t">
  ${include === undefined ? '' : `<x:include schemaLocation="${attribute(include)}"/>`}
  <x:simpleType name="${en}"><x:restriction base="x:string"><x:enumeration value="${attribute(member)}"/></x:restriction></x:simpleType>
  <x:simpleType name="Rights"><x:list><x:simpleType><x:restriction base="x:string"><x:enumeration value="${attribute(flag)}"/></x:restriction></x:simpleType></x:list></x:simpleType>
  <x:complexType name="${ty}"><x:sequence>
    <x:element name="${attribute(field)}" type="x:string" nillable="true"/><x:element name="Colour" type="t:${en}"/>
    <x:element name="Rights" type="t:Rights"/></x:sequence></x:complexType>
  <x:element name="In"><x:complexType><x:sequence><x:element name="Thing" type="t:${ty}"/></x:sequence></x:complexType></x:element>
  <x:element name="Out"><x:complexType><x:sequence><x:element name="Response" type="t:${ty}"/></x:sequence></x:complexType></x:element>
  </x:schema></w:types>${part('In')}${part('Out')}
  <w:portType name="Thing"><w:operation name="${op}"><w:input message="t:In"/><w:output message="t:Out"/></w:operation></w:portType>
  <w:binding name="B" type="t:Thing"><w:operation name="${op}"><s:operation soapAction="a"/><w:input/><w:output/></w:operation></w:binding>
  <w:service name="S"><w:port name="P" binding="t:B"><s:address location="${attribute(address)}"/></w:port></w:service></w:definitions>`;
}
