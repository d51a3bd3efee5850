import { describe, expect, it } from '@jest/globals';
import { Contract, serviceDescription } from '../../src/contract/index.js';

const address = 'http://gateway.example/Cust12345/Remote/Services88/Contact.svc';

function described(agent: string, query: string): string {
  const contract = Contract.bundled();
  return serviceDescription(contract, contract.agent(agent), address, new URLSearchParams(query)) ?? '';
}

const schemas = (document: string) => document.match(/<xs:schema\s[^>]*>/g) ?? [];
const namespaces = (document: string) => schemas(document).map((tag) => /targetNamespace="([^"]*)"/.exec(tag)?.[1]);

describe('?singleWsdl', () => {
  it.each(['Contact', 'List', 'SoPrincipal'])('has one schema for each namespace, for %s', (agent) => {
    const found = namespaces(described(agent, 'singleWsdl'));
    expect(found).toContain('http://www.superoffice.net/ws/crm/NetServer/Services88');
    expect(new Set(found).size).toBe(found.length);
  });

  it('has every schema that it imports, and refers to no other document', () => {
    const document = described('Contact', 'singleWsdl');
    const imported = [...document.matchAll(/<xs:import namespace="([^"]*)"/g)].map(([, namespace]) => namespace);
    expect(imported.filter((namespace) => !namespaces(document).includes(namespace))).toEqual([]);
    expect(document).not.toMatch(/schemaLocation|<xs:include/);
  });

  it('has imports before everything else in a schema, and each type once', () => {
    const [own = ''] = /<xs:schema\s.*?<\/xs:schema>/s.exec(described('Contact', 'singleWsdl')) ?? [];
    expect(own.lastIndexOf('<xs:import')).toBeLessThan(own.search(/<xs:(?:element|complexType|simpleType) name/));
    const names = [...own.matchAll(/^ {1,3}<xs:(complexType|simpleType) name="(\w+)"/gm)].map(([, , name]) => name);
    expect(names).toContain('ContactEntity');
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('?wsdl', () => {
  it('refers to its schemas at its own address', () => {
    const document = described('Contact', 'wsdl');
    expect(document).toContain(`schemaLocation="${address}?xsd=carriers.xsd"`);
    expect(document).toContain(`location="${address}"`);
    expect(described('Contact', 'xsd=carriers.xsd')).toContain('name="ContactEntity"');
  });
});
