import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Contract } from '../../src/contract/index.js';
import { mappingPages, type RestDocument, restCallsText } from '../../src/mapping/index.js';
import { restCallTable } from '../../src/mapping/rest-calls.js';

const folder = 'docs/mapping';
const contract = Contract.bundled();
const pages = mappingPages(contract);

describe('docs/mapping', () => {
  it('is what npm run generate:mapping writes', () => {
    expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
    const outdated = [...pages].filter(([name, text]) => readFileSync(join(folder, name), 'utf8') !== text);
    expect(outdated.map(([name]) => name)).toEqual([]);
  });

  it('has a section for each of the 2,029 operations', () => {
    const sections = [...pages.values()].flatMap((text) => [...text.matchAll(/^### (\w+)$/gm)]);
    expect(sections).toHaveLength(2029);
  });

  it('names a call of the agents for each of the 2,007 that have one, and an alternative for the others', () => {
    const text = [...pages.values()].join('\n');
    expect([...text.matchAll(/^- Agents: `POST \/api\/v1\/Agents\/\w+\/\w+/gm)]).toHaveLength(2007);
    expect([...text.matchAll(/^- Neither Agents nor REST has this operation\. Use /gm)]).toHaveLength(22);
  });

  it('links each trap to an explanation with its source', () => {
    const index = pages.get('index.md') ?? '';
    const links = new Set(
      [...pages.values()].flatMap((text) => [...text.matchAll(/index\.md#([\w-]+)/g)].map(([, name]) => name)),
    );
    expect(links.size).toBeGreaterThan(15);
    expect([...links].filter((name) => !index.includes(`{#${name ?? ''}}`))).toEqual([]);
    expect([...index.matchAll(/\{#[\w-]+\}\n\n.+\n\nSource: ./g)]).toHaveLength([...index.matchAll(/\{#/g)].length);
  });

  it('keeps the capitals of REST and SOAP in the links', () => {
    const text = [...pages.values()].join('\n');
    expect(text.match(/\[REST searches by OData\]/)).not.toBeNull();
    expect(text.match(/\[[a-z][A-Z]{2}\w* [^\]]+\]\(index/g)).toBeNull();
  });
});

const vendor = join(process.env['NETSERVER_CONTRACT'] ?? '', 'openapi', 'Swagger-v1-REST.json');
const withVendor = existsSync(vendor) ? it : it.skip;

describe('the table of REST calls', () => {
  withVendor("is what the vendor's OpenAPI document says", () => {
    const document = JSON.parse(readFileSync(vendor, 'utf8')) as RestDocument;
    expect(restCallsText(document, contract).text).toContain(restCallTable);
  });

  it('names operations of the contract alone', () => {
    const rows = restCallTable.trim().split('\n');
    expect(rows.length).toBeGreaterThan(400);
    for (const row of rows) {
      const [, agent = '', operation = ''] = /^(\w+)\.(\w+) (?:GET|POST|PUT|PATCH|DELETE) /.exec(row) ?? [];
      expect(contract.operation(agent, operation).name).toBe(operation);
    }
  });
});

it('finds the operation behind a call by its description, or by its operationId', () => {
  const call = (operationId: string, description = '') => ({
    operationId,
    description,
    parameters: [{ in: 'path', name: 'id' }],
    responses: { '200': { schema: {} } },
  });
  const document: RestDocument = {
    paths: {
      '/api/v1/Ticket/{id}': { get: call('v1TicketEntity_Any', 'Calls the Ticket agent service GetTicketEntity.') },
      '/api/v1/Ticket/{id}/Attachments': { get: call('v1TicketEntity_GetTicketAttachments') },
      '/api/v1/Contact/{id}': { put: call('v1ContactEntity_PutContactEntity'), get: call('v1ContactEntity_GetAll') },
    },
  };
  const { text, calls } = restCallsText(document, contract, {});
  expect(text).toContain('Ticket.GetTicketEntity GET Ticket/{id}\n');
  expect(text).toContain('Ticket.GetTicketAttachments GET Ticket/{id}/Attachments\n');
  expect(text).toContain('Contact.SaveContactEntity PUT Contact/{id}\n');
  expect(calls).toBe(3);
  // What is connected by hand must be in the document.
  expect(() => restCallsText(document, contract)).toThrow('the document has no GET Archive/{archiveProviderName}');
});

describe('of several calls for an operation', () => {
  const call = (operationId: string, names: readonly string[], body?: 'body') => ({
    operationId,
    parameters: [
      ...names.map((name) => ({ in: name.startsWith('?') ? 'query' : 'path', name: name.replace('?', '') })),
      ...(body === undefined ? [] : [{ in: body, name: body }]),
    ],
    responses: { '200': { schema: {} } },
  });
  const rowOf = (paths: RestDocument['paths']) => restCallsText({ paths }, contract, {}).text;

  it('those of all resources are in the table if they differ in the resource alone', () => {
    const text = rowOf({
      '/api/v1/Contact/{id}/ForeignKey': { get: call('v1Contact_GetAllForeignKeysOnEntity', ['id']) },
      '/api/v1/Sale/{id}/ForeignKey': { get: call('v1SaleEntity_GetAllForeignKeysOnEntity', ['id']) },
    });
    expect(text).toContain(
      'ForeignSystem.GetAllForeignKeysOnEntity GET Contact/{id}/ForeignKey | GET Sale/{id}/ForeignKey\n',
    );
  });

  it('the one that takes any resource is in the table instead of those of each', () => {
    const text = rowOf({
      '/api/v1/List/Category/Headings': { put: call('v1Category_SaveHeadingsFromListDefinition', [], 'body') },
      '/api/v1/List/Source/Headings': { put: call('v1Source_SaveHeadingsFromListDefinition', [], 'body') },
      '/api/v1/List/{id}/Headings': { put: call('v1List_SaveHeadingsFromListDefinition', ['id'], 'body') },
    });
    expect(text).toContain('List.SaveHeadingsFromListDefinition PUT List/{id}/Headings +body\n');
  });

  it('the one that takes all arguments is, however long its query', () => {
    const text = rowOf({
      '/api/v1/List/A/Items/{itemId}': { get: call('v1A_GetHeadings', ['itemId']) },
      '/api/v1/List/{udListDefinitionId}/Items/{listItemId}/Headings': {
        get: call('v1List_GetHeadings', ['udListDefinitionId', 'listItemId', '?showDeleted']),
      },
    });
    expect(text).toContain('List.GetHeadings GET List/{udListDefinitionId}/Items/{listItemId}/Headings?showDeleted\n');
  });

  it('the one with a body is, for an operation that takes a carrier', () => {
    const text = rowOf({
      '/api/v1/ForeignApp/{appName}': { put: call('v1ForeignAppEntity_SaveForeignAppEntity', ['appName']) },
      '/api/v1/ForeignApp/{id}': { put: call('v1ForeignAppEntity_PutForeignAppEntity', ['id'], 'body') },
    });
    expect(text).toContain('ForeignSystem.SaveForeignAppEntity PUT ForeignApp/{id} +body\n');
  });
});

it('writes the media type of a file, the parameters of OData that SOAP has an argument for, and another answer', () => {
  const json = { '200': { schema: {} } };
  const parameters = (...names: string[]) => names.map((name) => ({ in: 'query', name }));
  const { text } = restCallsText(
    {
      paths: {
        '/api/v1/Contact/{contactId}/Image': {
          put: {
            consumes: ['multipart/form-data', 'image/png'],
            parameters: [
              { in: 'path', name: 'contactId' },
              { in: 'formData', name: 'image', type: 'file' },
            ],
            responses: json,
          },
        },
        '/api/v1/Selection/{selectionId}/Members': {
          get: {
            operationId: 'v1SelectionEntity_GetSelectionMembersArchiveRows',
            parameters: [{ in: 'path', name: 'selectionId' }, ...parameters('$select', '$mode')],
            responses: json,
          },
        },
      },
    },
    contract,
    { 'BLOB.SetContactImage': ['PUT Contact/{contactId}/Image'] },
  );
  expect(text).toContain('BLOB.SetContactImage PUT Contact/{contactId}/Image +image/png =json\n');
  expect(text).toContain('Selection.GetSelectionMembersArchiveRows GET Selection/{selectionId}/Members?$select\n');
});
