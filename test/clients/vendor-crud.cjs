// The vendor's own client makes, reads, changes and deletes one of each kind, and prints what it saw as JSON.
const webapi = require('@superoffice/webapi');

const [, , baseUrl, authorization] = process.argv;
const options = { baseUrl, axiosConfig: { headers: { Authorization: authorization } } };

/** The kinds of entities, by their agents, with a field to write and its type in this client. */
const kinds = [
  { agent: 'Appointment', key: 'appointmentId', text: 'description', date: 'startDate' },
  { agent: 'Contact', key: 'contactId', text: 'department', date: undefined },
  { agent: 'Person', key: 'personId', text: 'lastname', date: undefined },
  { agent: 'Project', key: 'projectId', text: 'name', date: 'endDate' },
  { agent: 'Sale', key: 'saleId', text: 'heading', date: 'saledate' },
  { agent: 'Document', key: 'documentId', text: 'header', date: 'date' },
];

async function missing(call) {
  try {
    return (await call) === null ? 'nothing' : 'still there';
  } catch (error) {
    return error.response ? error.response.status : error.message;
  }
}

async function overRest({ agent, key, text, date }) {
  const api = new webapi[`${agent}RestApi`](options);
  const blank = await api.getDefaultAsync();
  blank[text] = 'made <over> REST';
  if (date !== undefined) blank[date] = new Date('2026-11-23T15:00:00Z');
  const made = await api.postAsync(blank);
  const read = await api.getByIdAsync(made[key]);
  read[text] = 'put over REST';
  const put = await api.putByIdAsync(made[key], read);
  const patched = await api.patchByIdAsync(made[key], [{ op: 'replace', path: `/${text}`, value: 'patched' }]);
  await api.deleteByIdAsync(made[key]);
  return {
    read: made[text] === 'made <over> REST' && made[key] > 0,
    date: date === undefined ? undefined : read[date].toISOString().slice(0, 16),
    put: put[text],
    patched: patched[text],
    gone: await missing(api.getByIdAsync(made[key])),
  };
}

/** Entities that this client has no REST classes for: agent, carrier, key and a text. */
const more = [
  'AI CopilotEntity copilotId name',
  'BLOB BlobEntity blobId description',
  'CRMScript CRMScriptEntity ejscriptId name',
  'Chat ChatTopicEntity chatTopicId name',
  'Configuration DiaryViewEntity diaryViewId name',
  'Configuration SystemEventEntity systemEventId eventkey',
  'Dash Dash dashboardId name',
  'Dash DashTheme dashboardThemeId name',
  'EMail EMailAccount eMailAccountId eMailAddress',
  'ForeignSystem ForeignAppEntity foreignAppId name',
  'List HierarchyEntity hierarchyId name',
  'List TicketCategoryEntity ticketCategoryId name',
  'List TicketStatusEntity ticketStatusId name',
  'List TicketTypeEntity ticketTypeId name',
  'Marketing ShipmentMessageEntity shipmentMessageId description',
  'Person ConsentPerson consentPersonId comment',
  'Preference PreferenceDescription prefDescId name',
  'Project ProjectMember projectmemberId comment',
  'Quote PriceList priceListId name',
  'Sale SaleStakeholder saleStakeholderId comment',
  'Selection SelectionEntity selectionId name',
  'Ticket TicketEntity ticketId title',
  'Ticket TicketMessageEntity ejMessageId body',
  'Ticket TicketRelationEntity ticketRelationId comment',
  'UserDefinedFieldInfo UserDefinedFieldInfo uDefFieldId fieldLabel',
  'Webhook Webhook webhookId name',
  'Workflow EmailFlow emailFlowId name',
].map((line) => {
  const [agent, carrier, key, text] = line.split(' ');
  return { agent, carrier, key, text };
});

async function overAgents({ agent, key, text, carrier = `${agent}Entity` }) {
  const api = new webapi[`${agent}Agent`](options);
  const call = (step, ...more) => api[`${step}${carrier}Async`](...more);
  const blank = await call('createDefault');
  blank[text] = 'made over Agents';
  const made = await call('save', blank);
  const read = await call('get', made[key]);
  read[text] = 'saved over Agents';
  const saved = await call('save', read);
  await call('delete', made[key]);
  return {
    read: made[text],
    saved: saved[text],
    same: saved[key] === made[key],
    gone: await missing(call('get', made[key])),
  };
}

async function listItems() {
  const lists = new webapi.ListAgent(options);
  const list = await lists.getListEntityByNameAsync('priority');
  const blank = await lists.createDefaultListItemEntityAsync();
  blank.name = 'Extra';
  const made = await lists.addFromListDefinitionAsync(list.id, blank);
  const read = await lists.getFromListDefinitionAsync(made.id, list.id);
  read.tooltip = 'changed';
  const saved = await lists.saveFromListDefinitionAsync(made.id, list.id, read);
  await lists.moveListItemAsync(list.id, made.id, -1);
  const moved = await lists.getAllFromListDefinitionAsync(list.id, false);
  await lists.deleteFromListDefinitionAsync(made.id, list.id);
  const left = await lists.getAllFromListDefinitionAsync(list.id, false);
  return { tooltip: saved.tooltip, moved: moved.map((item) => item.name), left: left.map((item) => item.name) };
}

async function tasks() {
  const appointments = new webapi.AppointmentAgent(options);
  const blank = await appointments.createDefaultTaskListItemAsync();
  blank.value = 'Site visit';
  const made = await appointments.saveTaskListItemAsync(blank);
  const read = await appointments.getTaskListItemAsync(made.taskListItemId);
  const all = await appointments.getTaskListItemsAsync(false);
  return { read: read.value, color: read.colorIndex, count: all.length };
}

async function lists() {
  const agent = new webapi.ListAgent(options);
  const blank = await agent.createDefaultListEntityAsync();
  blank.name = 'Colours';
  const made = await agent.saveListEntityAsync(blank);
  made.tooltip = 'of cars';
  const saved = await agent.saveListEntityAsync(made);
  await agent.deleteListEntityAsync(made.id);
  const names = (await agent.getListDefinitionsAsync(false)).map((list) => list.name);
  return { tooltip: saved.tooltip, custom: saved.isCustomList, gone: !names.includes('Colours') };
}

async function content() {
  const agent = new webapi.DocumentAgent(options);
  // The client puts it into base64 by itself.
  await agent.setDocumentStreamFromIdAsync(1, 'Content of another client');
  return Buffer.from(await agent.getDocumentStreamAsync(1)).toString('utf8');
}

async function main() {
  const seen = { rest: {}, agents: {}, more: {} };
  for (const kind of more) seen.more[kind.carrier] = await overAgents(kind);
  for (const kind of kinds) {
    seen.rest[kind.agent] = await overRest(kind);
    seen.agents[kind.agent] = await overAgents(kind);
  }
  seen.items = await listItems();
  seen.tasks = await tasks();
  seen.lists = await lists();
  seen.content = await content();
  console.log(JSON.stringify(seen));
}

main().catch((error) => {
  console.error(error.stack, error.response && error.response.data);
  process.exitCode = 1;
});
