import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrayOperations, entityOperations, queryOperations } from '../../src/contract/agent-arguments.js';
import type { CanonicalObject, CarrierType } from '../../src/contract/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { carrierOf, contract } from '../support/contract.js';
import { Calls, type Seen } from './calls.js';
import { elementText, rawSoap } from './raw-soap.js';

/**
 * The entities with CreateDefault, Get, Save and Delete in the contract: agent, carrier, and the primary key by the
 * descriptions in the vendor's OpenAPI document. Two more have rules of their own: lists and custom objects.
 */
const entities = [
  'Appointment AppointmentEntity AppointmentId',
  'Contact ContactEntity ContactId',
  'Person PersonEntity PersonId',
  'Project ProjectEntity ProjectId',
  'Sale SaleEntity SaleId',
  'Document DocumentEntity DocumentId',
  'AI CopilotDataSourceEntity CopilotDataSourceId',
  'AI CopilotEntity CopilotId',
  'BLOB BlobEntity BlobId',
  'CRMScript CRMScriptEntity EjscriptId',
  'CRMScript TriggerScriptEntity ScreenChooserId',
  'Chat ChatSessionEntity ChatSessionId',
  'Chat ChatTopicEntity ChatTopicId',
  'Configuration ConfigurableScreenDelta ConfigurableScreenDeltaId',
  'Configuration DiaryViewEntity DiaryViewId',
  'Configuration LandingPageEntity LandingPageId',
  'Configuration SystemEventEntity SystemEventId',
  'CustomerService CustomerCenterConfig CustConfigId',
  'Dash Dash DashboardId',
  'Dash DashTheme DashboardThemeId',
  'Dash DashTile DashboardTileId',
  'Dash DashTileDefinition DashboardTileDefinitionId',
  'EMail EMailAccount EMailAccountId',
  'ErpSync ErpSyncConnectorEntity ErpConnectorId',
  'ForeignSystem ForeignAppEntity ForeignAppId',
  'List HierarchyEntity HierarchyId',
  'List ResourceEntity ResourceId',
  'List TaskMenu TaskMenuId',
  'List TicketCategoryEntity TicketCategoryId',
  'List TicketPriorityEntity TicketPriorityId',
  'List TicketRelationDefinitionEntity TicketRelationDefId',
  'List TicketStatusEntity TicketStatusId',
  'List TicketTypeEntity TicketTypeId',
  'Marketing AvailableFont AvailableFontsId',
  'Marketing FormEntity FormId',
  'Marketing FormSubmissionEntity FormSubmissionId',
  'Marketing ShipmentMessageBlockEntity ShipmentMessageBlockId',
  'Marketing ShipmentMessageEntity ShipmentMessageId',
  'NumberAllocation RefCountEntity RefCountsId',
  'Person ConsentPerson ConsentPersonId',
  'Preference Preference UserPreferenceId',
  'Preference PreferenceDescription PrefDescId',
  'Preference PreferenceDescriptionLine PrefDescLineId',
  'Project ProjectEventEntity ProjectEventId',
  'Project ProjectMember ProjectmemberId',
  'Quote PriceList PriceListId',
  'Quote Product ProductId',
  'Quote QuoteAlternative QuoteAlternativeId',
  'Report ReportLabelLayoutEntity ReportLabelLayoutId',
  'Sale SaleStakeholder SaleStakeholderId',
  'Selection SelectionEntity SelectionId',
  'Targets TargetDimension TargetDimensionId',
  'Targets TargetGroup TargetGroupId',
  'Ticket TicketEntity TicketId',
  'Ticket TicketMessageEntity EjMessageId',
  'Ticket TicketRelationEntity TicketRelationId',
  'User ServiceAuth ServiceAuthId',
  'User User AssociateId',
  'UserDefinedFieldInfo UserDefinedFieldInfo UDefFieldId',
  'Webhook Webhook WebhookId',
  'Workflow EmailFlow EmailFlowId',
  'Workflow WorkflowGoal WorkflowGoalId',
  'Workflow WorkflowTrigger WorkflowTriggerId',
  'Workflow WorkflowWaitForAction WorkflowWaitForActionId',
].map((line) => {
  const [agent = '', carrier = '', key = ''] = line.split(' ');
  return { agent, carrier, key };
});

/** The resources of REST by their entities, and the methods of a single one, by the vendor's OpenAPI document. */
const resources = [
  { resource: 'Appointment', agent: 'Appointment', carrier: 'AppointmentEntity', key: 'AppointmentId' },
  { resource: 'Contact', agent: 'Contact', carrier: 'ContactEntity', key: 'ContactId' },
  { resource: 'Person', agent: 'Person', carrier: 'PersonEntity', key: 'PersonId' },
  { resource: 'Project', agent: 'Project', carrier: 'ProjectEntity', key: 'ProjectId' },
  { resource: 'Sale', agent: 'Sale', carrier: 'SaleEntity', key: 'SaleId' },
  { resource: 'Document', agent: 'Document', carrier: 'DocumentEntity', key: 'DocumentId' },
  { resource: 'CopilotDataSource', agent: 'AI', carrier: 'CopilotDataSourceEntity', key: 'CopilotDataSourceId' },
  { resource: 'Copilot', agent: 'AI', carrier: 'CopilotEntity', key: 'CopilotId' },
  { resource: 'CRMScript', agent: 'CRMScript', carrier: 'CRMScriptEntity', key: 'EjscriptId' },
  { resource: 'TriggerScript', agent: 'CRMScript', carrier: 'TriggerScriptEntity', key: 'ScreenChooserId' },
  { resource: 'ChatSession', agent: 'Chat', carrier: 'ChatSessionEntity', key: 'ChatSessionId' },
  { resource: 'ChatTopic', agent: 'Chat', carrier: 'ChatTopicEntity', key: 'ChatTopicId' },
  { resource: 'SystemEvent', agent: 'Configuration', carrier: 'SystemEventEntity', key: 'SystemEventId' },
  { resource: 'Dash', agent: 'Dash', carrier: 'Dash', key: 'DashboardId' },
  { resource: 'DashTheme', agent: 'Dash', carrier: 'DashTheme', key: 'DashboardThemeId' },
  { resource: 'DashTile', agent: 'Dash', carrier: 'DashTile', key: 'DashboardTileId' },
  { resource: 'DashTileDefinition', agent: 'Dash', carrier: 'DashTileDefinition', key: 'DashboardTileDefinitionId' },
  { resource: 'ForeignApp', agent: 'ForeignSystem', carrier: 'ForeignAppEntity', key: 'ForeignAppId' },
  { resource: 'Hierarchy', agent: 'List', carrier: 'HierarchyEntity', key: 'HierarchyId' },
  {
    resource: 'TicketRelationDefinition',
    agent: 'List',
    carrier: 'TicketRelationDefinitionEntity',
    key: 'TicketRelationDefId',
  },
  { resource: 'TicketType', agent: 'List', carrier: 'TicketTypeEntity', key: 'TicketTypeId' },
  {
    resource: 'ShipmentMessageBlock',
    agent: 'Marketing',
    carrier: 'ShipmentMessageBlockEntity',
    key: 'ShipmentMessageBlockId',
  },
  { resource: 'ShipmentMessage', agent: 'Marketing', carrier: 'ShipmentMessageEntity', key: 'ShipmentMessageId' },
  { resource: 'PreferenceDescription', agent: 'Preference', carrier: 'PreferenceDescription', key: 'PrefDescId' },
  {
    resource: 'PreferenceDescriptionLine',
    agent: 'Preference',
    carrier: 'PreferenceDescriptionLine',
    key: 'PrefDescLineId',
  },
  { resource: 'ProjectMember', agent: 'Project', carrier: 'ProjectMember', key: 'ProjectmemberId' },
  { resource: 'Pricelist', agent: 'Quote', carrier: 'PriceList', key: 'PriceListId' },
  { resource: 'Product', agent: 'Quote', carrier: 'Product', key: 'ProductId' },
  { resource: 'SaleStakeholder', agent: 'Sale', carrier: 'SaleStakeholder', key: 'SaleStakeholderId' },
  { resource: 'Selection', agent: 'Selection', carrier: 'SelectionEntity', key: 'SelectionId' },
  { resource: 'Ticket', agent: 'Ticket', carrier: 'TicketEntity', key: 'TicketId' },
  { resource: 'TicketMessage', agent: 'Ticket', carrier: 'TicketMessageEntity', key: 'EjMessageId' },
  { resource: 'TicketRelation', agent: 'Ticket', carrier: 'TicketRelationEntity', key: 'TicketRelationId' },
  { resource: 'User', agent: 'User', carrier: 'User', key: 'AssociateId' },
  { resource: 'Webhook', agent: 'Webhook', carrier: 'Webhook', key: 'WebhookId' },
];

let emulator: Emulator;
let calls: Calls;

beforeAll(async () => {
  emulator = await startEmulator();
  calls = new Calls(emulator);
});
afterAll(() => emulator.close());

const steps = ['CreateDefault', 'Get', 'Save', 'Delete'];
const housekeeping = /^(?:Created|Updated|Registered|Tooltip|UniqueIdentifier|IncludeId|AccessKey)/;

/** A field that a client may write, a text if there is one, and values for it. */
function writableField(type: CarrierType, key: string) {
  const named = (primitive: string) =>
    type.fields.find(
      ({ name, type: each }) =>
        each.kind === 'primitive' && each.name === primitive && name !== key && !housekeeping.test(name),
    )?.name;
  const text = named('string');
  const field = text ?? named('int') ?? '';
  return { field, values: text === undefined ? [1, 2, 3, 4] : ['made', 'put', 'patched', 'merged'] };
}

it('covers every entity with all four operations in the contract', () => {
  const found = contract.agentNames.flatMap((agent) => {
    const { operations } = contract.agent(agent);
    return [...operations.keys()].flatMap((name) => {
      const carrier = /^CreateDefault(.+)$/.exec(name)?.[1] ?? '';
      const type = operations.get(`Get${carrier}`)?.output.fields[0]?.type;
      const all = steps.every((step) => operations.has(step + carrier));
      return all && type?.kind === 'carrier' && type.name === carrier ? [`${agent} ${carrier}`] : [];
    });
  });
  const handled = entities.map(({ agent, carrier }) => `${agent} ${carrier}`);
  expect(found.toSorted()).toEqual([...handled, 'CustomObject CustomObject', 'List ListEntity'].toSorted());
});

/** A deleted item of a list stays, and says so. */
const isGone = (answer: Seen) =>
  (answer.body as unknown) === null || answer.status === 404 || answer.body['Deleted'] === true;

describe.each(entities)('$agent.$carrier', ({ agent, carrier, key }) => {
  const [createDefault = '', usualGet = '', usualSave = '', remove = ''] = steps.map((step) => `${step}${carrier}`);
  // The usual one takes the key of another system.
  const get = carrier === 'Product' ? 'GetProductFromDbId' : usualGet;
  // The usual one answers nothing.
  const save = carrier === 'Preference' ? 'SavePreferenceEntity' : usualSave;
  const type = carrierOf(agent, get);
  const { field, values } = writableField(type, key);
  const [first, second] = values;

  const call = (operation: string, value: unknown) => {
    const name = `${agent}.${operation}`;
    const [parameter = { name: '' }] = contract.operation(agent, operation).input.fields;
    const query = parameter.name.charAt(0).toLowerCase() + parameter.name.slice(1);
    if (queryOperations.has(name)) return calls.agents(`${agent}/${operation}?${query}=${String(value)}`, undefined);
    if (entityOperations.has(name) || arrayOperations.has(name)) return calls.agents(`${agent}/${operation}`, value);
    return calls.agents(`${agent}/${operation}`, { [parameter.name]: value });
  };

  it('is made, read, changed and deleted over Agents', async () => {
    const blank = (await call(createDefault, undefined)).body;
    expect(Object.keys(blank)).toEqual(type.fields.map(({ name }) => name));
    expect(blank[key]).toBe(0);
    const made = (await call(save, { ...blank, [field]: first })).body;
    expect(made).toMatchObject({ [field]: first });
    const id = Number(made[key]);
    expect(id).toBeGreaterThan(0);
    expect((await call(get, id)).body).toEqual(made);
    const saved = (await call(save, { ...made, [field]: second })).body;
    expect(saved).toMatchObject({ [key]: id, [field]: second });
    expect((await call(remove, id)).status).toBeLessThan(205);
    expect(isGone(await call(get, id))).toBe(true);
  });

  it('is made, read, changed and deleted over SOAP', async () => {
    const [parameter = { name: '' }] = contract.operation(agent, save).input.fields;
    const saved = async (xml: string) => {
      const wrapped = `<${parameter.name} xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${xml}</${parameter.name}>`;
      return (await rawSoap(emulator, agent, save, wrapped)).response ?? '';
    };
    const idXml = (operation: string, id: string) => {
      const [name = ''] = contract.operation(agent, operation).input.fields.map((field) => field.name);
      return `<${name}>${id}</${name}>`;
    };
    const withValue = (xml: string, value: unknown) =>
      xml.replace(
        new RegExp(`<${field}(?:/>|(?: i:nil="true")?/>|>[^<]*</${field}>)`),
        `<${field}>${String(value)}</${field}>`,
      );
    const blank = (await rawSoap(emulator, agent, createDefault)).response ?? '';
    expect(elementText(blank, key)).toBe('0');
    const made = await saved(withValue(blank, first));
    const id = elementText(made, key) ?? '';
    expect(Number(id)).toBeGreaterThan(0);
    expect(elementText(made, field)).toBe(String(first));
    expect((await rawSoap(emulator, agent, get, idXml(get, id))).response).toBe(made);
    expect(elementText(await saved(withValue(made, second)), field)).toBe(String(second));
    expect((await call(get, Number(id))).body).toMatchObject({ [field]: second });
    expect((await rawSoap(emulator, agent, remove, idXml(remove, id))).succeeded).toBe(true);
    const after = await rawSoap(emulator, agent, get, idXml(get, id));
    const absent = after.text.includes('SuperOffice.Exceptions.SoNotFoundException');
    expect(absent || elementText(after.response ?? '', 'Deleted') === 'true').toBe(true);
  });
});

describe.each(resources)('the resource $resource', ({ resource, agent, carrier, key }) => {
  const { field, values } = writableField(carrierOf(agent, `Get${carrier}`), key);
  const [first, second, third, fourth] = values;

  it('is made, read, replaced, patched, merged and deleted', async () => {
    const blank = (await calls.rest('GET', `${resource}/default`)).body;
    const made = (await calls.rest('POST', resource, { ...blank, [field]: first })).body;
    const id = Number(made[key]);
    expect(id).toBeGreaterThan(0);
    const path = `${resource}/${id}`;
    const read: CanonicalObject = (await calls.rest('GET', path)).body;
    expect(read).toEqual(made);
    expect((await calls.rest('PUT', path, { ...read, [field]: second })).body).toMatchObject({
      [key]: id,
      [field]: second,
    });
    if (resource !== 'Product') {
      const patch = [{ op: 'replace', path: `/${field}`, value: third }];
      expect((await calls.rest('PATCH', path, patch)).body).toMatchObject({ [key]: id, [field]: third });
      expect((await calls.rest('PATCH', path, { [field]: fourth })).body).toMatchObject({ [field]: fourth });
    }
    expect((await calls.rest('DELETE', path)).status).toBe(204);
    expect(isGone(await calls.rest('GET', path))).toBe(true);
  });
});

describe('what the emulator does not model', () => {
  it('says so with the name of the operation over SOAP, as an exception of the server', async () => {
    const { status, text, succeeded } = await rawSoap(emulator, 'Ticket', 'DoEscalating', '<TicketId>1</TicketId>');
    expect({ status, succeeded }).toEqual({ status: 200, succeeded: false });
    expect(elementText(text, 'Message')).toBe('The emulator does not model Ticket.DoEscalating');
    expect(elementText(text, 'ExceptionType')).toBe('System.NotImplementedException');
  });

  it('says so over Agents', async () => {
    expect(await calls.agents('Ticket/DoEscalating', {})).toEqual({
      status: 501,
      body: {
        Message: 'The emulator does not model Ticket.DoEscalating',
        MessageDetail: 'NotImplementedException',
      },
    });
  });
});

it('keeps the records of an entity that two carriers show', async () => {
  const script = { UniqueIdentifier: 'abc', Name: 'Nightly', Source: 'print("x");' };
  await calls.agents('CRMScript/SaveCRMScriptByUniqueIdentifier', { UniqueIdentifier: 'abc', Crmscript: script });
  const byText = await calls.agents('CRMScript/GetCRMScriptByUniqueIdentifier', { UniqueIdentifier: 'abc' });
  expect(byText.body).toMatchObject({ ...script, RegisteredBy: 'sam' });
  const again = { UniqueIdentifier: 'abc', Crmscript: { ...byText.body, Name: 'Weekly' } };
  const saved = await calls.agents('CRMScript/SaveCRMScriptByUniqueIdentifier', again);
  expect(saved.body).toMatchObject({ ...script, Name: 'Weekly' });
  await calls.agents('CRMScript/DeleteCRMScriptByUniqueIdentifier', { UniqueIdentifier: 'abc' });
  const gone = await calls.agents('CRMScript/GetCRMScriptByUniqueIdentifier', { UniqueIdentifier: 'abc' });
  expect(gone.body).toBeNull();
});

it('has the items of lists that are entities too, below their lists over REST', async () => {
  const items = (await calls.rest('GET', 'List/Currency/Items')).body;
  expect(items).toMatchObject([{ CurrencyId: 1, Name: 'NOK' }, { Name: 'EUR' }, { Name: 'GBP' }]);
  expect((await calls.rest('GET', 'List/Country/Items/578')).body).toMatchObject({ CountryId: 578, Name: 'Norway' });
});

it('sets who made and changed one, and when, whatever a client says', async () => {
  const made = await calls.rest('POST', 'Hierarchy', {
    Name: 'Folder',
    Registered: '2000-01-01T00:00:00',
    RegisteredAssociateId: 5,
  });
  expect(made.body).toMatchObject({ RegisteredAssociateId: 18, UpdatedAssociateId: 0 });
  expect(made.body['Registered']).not.toBe('2000-01-01T00:00:00');
  const path = `Hierarchy/${String(made.body['HierarchyId'])}`;
  const put = await calls.rest('PUT', path, { ...made.body, Registered: '2000-01-01T00:00:00' });
  expect(put.body).toMatchObject({ Registered: made.body['Registered'], UpdatedAssociateId: 18 });
});

it('shows the entity that another refers to as it is now', async () => {
  const theme = (await calls.rest('POST', 'DashTheme', { Name: 'Blue' })).body;
  const id = theme['DashboardThemeId'];
  const dash = (await calls.rest('POST', 'Dash', { Theme: { DashboardThemeId: id } })).body;
  expect(dash['Theme']).toMatchObject({ Name: 'Blue' });
  await calls.rest('PATCH', `DashTheme/${String(id)}`, { Name: 'Green' });
  expect((await calls.rest('GET', `Dash/${String(dash['DashboardId'])}`)).body['Theme']).toMatchObject({
    Name: 'Green',
  });
});

it.each([
  ['PATCH', 'Product/1', 405],
  ['GET', 'ChatTopic', 405],
  ['DELETE', 'Attachment/1', 405],
  ['GET', 'NewsFeed/default', 404],
])('answers %s %s, which REST does not have, with %i', async (method, path, status) => {
  expect((await calls.rest(method, path, method === 'PATCH' ? {} : undefined)).status).toBe(status);
});
