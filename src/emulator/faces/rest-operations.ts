import type { CanonicalObject, Operation } from '../../contract/index.js';
import type { Session } from '../access/access.js';
import { handlerOf, waitingHandlerOf } from '../operations.js';
import { requiredList } from '../rules/lists.js';
import { badRequest, notFound } from '../server-error.js';
import { type FaceCall, outputResult, type FaceResult, sessionOfCall } from './context.js';
import { parseBody, readBody } from './json-body.js';

/**
 * A resource that is another address of an agent's operation. Steps in braces are arguments: `{id}` a number,
 * `{list}` a list by its id or its name.
 */
interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: string;
  /**
   * Where each parameter is: a step of the path, a flag of the query (`?flag`) or a text of it (`?text=`), the `body`, which
   * may be missing if it is `body?`, its `bytes`, or a text in quotes.
   */
  readonly parameters: Readonly<Record<string, string>>;
  /** Null is a 404, as the OpenAPI document says. */
  readonly nullIsAbsent?: boolean;
}

const route = (line: string, parameters: Readonly<Record<string, string>> = {}): Route => {
  const [method = '', path = '', operation = ''] = line.split(' ');
  return { method, path, operation, parameters };
};

const absentable = (...given: Parameters<typeof route>): Route => ({ ...route(...given), nullIsAbsent: true });

const list = { UdListDefinitionId: '{list}' };
const item = { ...list, Id: '{id}' };
const deleted = { IncludeDeleted: '?includeDeleted' };

const content = { DocumentTemplateId: '{id}', LanguageCode: '{language}' };

/** The first match is used. */
const routes: readonly Route[] = [
  route('GET list List.GetListDefinitions', deleted),
  route('POST list List.SaveListEntity', { ListEntity: 'body' }),
  route('GET list/default List.CreateDefaultListEntity'),
  route('GET list/task/items Appointment.GetTaskListItems', deleted),
  route('POST list/task/items Appointment.SaveTaskListItem', { TaskListItem: 'body' }),
  route('GET list/task/items/default Appointment.CreateDefaultTaskListItem'),
  route('GET list/task/items/{id} Appointment.GetTaskListItem', { TaskListItemId: '{id}' }),
  route('PUT list/task/items/{id} Appointment.SaveTaskListItem', {
    TaskListItem: 'body',
    'TaskListItem.TaskListItemId': '{id}',
  }),
  route('GET list/documenttemplate/items/{id}/language List.GetDocumentTemplateLanguages', {
    DocumentTemplateId: '{id}',
  }),
  route('GET list/documenttemplate/items/{id}/content/{language} List.GetDocumentTemplateStreamFromId', content),
  route('PUT list/documenttemplate/items/{id}/content/{language} List.SaveDocumentTemplateStream', {
    ...content,
    Content: 'bytes',
    PluginId: '?pluginId=',
  }),
  route('POST list/documenttemplate/items/{id}/content/{language} List.CreateDefaultDocumentTemplateLanguage', content),
  route('DELETE list/documenttemplate/items/{id}/content/{language} List.DeleteDocumentTemplateLanguage', content),
  route('GET list/{list} List.GetListEntity', { ListEntityId: '{list}' }),
  route('PUT list/{list} List.SaveListEntity', { ListEntity: 'body', 'ListEntity.Id': '{list}' }),
  route('DELETE list/{list} List.DeleteListEntity', { ListEntityId: '{list}' }),
  route('GET list/{list}/items List.GetAllFromListDefinition', { ...list, ...deleted }),
  route('POST list/{list}/items List.AddFromListDefinition', { ...list, Item: 'body' }),
  route('GET list/{list}/items/default List.CreateDefaultListItemEntity'),
  route('GET list/{list}/items/{id} List.GetFromListDefinition', item),
  route('PUT list/{list}/items/{id} List.SaveFromListDefinition', { ...item, Item: 'body' }),
  route('DELETE list/{list}/items/{id} List.DeleteFromListDefinition', item),
  ...['appointment', 'contact', 'person', 'project', 'sale', 'document'].map((entity) =>
    route(`GET ${entity}/{id}/foreignkey ForeignSystem.GetAllForeignKeysOnEntity`, {
      EntityType: `"${entity}"`,
      EntityId: '{id}',
    }),
  ),
  route('GET document/{id}/content Document.GetDocumentStream', { DocumentId: '{id}' }),
  route('PUT document/{id}/content Document.SetDocumentStreamFromId', { DocumentId: '{id}', Stream: 'bytes' }),
  route('POST selection/{id}/members/add Selection.AddSelectionMembers', { SelectionId: '{id}', Ids: 'body' }),
  route('POST selection/{id}/members/remove Selection.RemoveSelectionMembersById', {
    SelectionId: '{id}',
    Ids: 'body',
  }),
  route('POST selection/{id}/members/addperson Selection.AddContactSelectionMembers', {
    SelectionId: '{id}',
    ContactPersonIds: 'body',
  }),
  route('POST selection/{id}/members/removeperson Selection.RemoveContactSelectionMembers', {
    SelectionId: '{id}',
    ContactPersonIds: 'body',
  }),
  route('GET webhook Webhook.GetAllWebhooks', {
    NameFilter: '?nameFilter=',
    EventFilter: '?eventFilter=',
    StatusFilter: '?statusFilter=',
  }),
  route('POST webhook/test Webhook.TestWebhook', { Webhook: 'body' }),
  route('GET webhook/{id}/lasterror Webhook.GetLastError', { WebhookId: '{id}' }),
  route('POST webhook/{event}/{id} Webhook.SignalEvent', { EventName: '{event}', PrimaryKey: '{id}', Data: 'body?' }),
  route('POST table/{table} DatabaseTable.InsertRow', { TableName: '{table}', Values: 'body' }),
  route('GET table/{table}/{id} DatabaseTable.ReadRow', { TableName: '{table}', Id: '{id}' }),
  route('PUT table/{table}/{id} DatabaseTable.UpdateRow', { TableName: '{table}', Id: '{id}', Values: 'body' }),
  route('DELETE table/{table}/{id} DatabaseTable.DeleteRow', { TableName: '{table}', Id: '{id}' }),
  absentable('GET customobject/{table}/{id} CustomObject.GetCustomObject', { DefinitionName: '{table}', Id: '{id}' }),
  route('PUT customobject/{table} CustomObject.SaveCustomObject', { DefinitionName: '{table}', Row: 'body' }),
  route('DELETE customobject/{table}/{id} CustomObject.DeleteCustomObject', { DefinitionName: '{table}', Id: '{id}' }),
  route('GET customobjectdefinition/{table} CustomObject.GetCustomObjectDefinition', { DefinitionName: '{table}' }),
  route('GET customobjectdefinition/{table}/screen CustomObject.HasScreenChooser', {
    DefinitionName: '{table}',
    Edit: '?edit',
  }),
  route('GET ticket/{id}/simple Ticket.GetTicket', { TicketId: '{id}' }),
  route('GET ticket/{id}/attachments Ticket.GetTicketAttachments', { TicketEntityId: '{id}' }),
  route('GET ticketmessage/{id}/attachment Ticket.GetAttachmentInfo', { TicketMessageEntityId: '{id}' }),
  route('GET ticketmessage/{id}/attachment/noninline Ticket.GetAttachmentInfoNonInline', {
    TicketMessageEntityId: '{id}',
  }),
  route('POST ticketmessage/{id}/attachment Ticket.AddAttachments', {
    TicketMessageEntityId: '{id}',
    AttachmentIds: 'body',
  }),
  route('GET attachment/{id}/content Ticket.GetAttachmentStream', { AttachmentId: '{id}' }),
  route('POST attachment/{id}/content Ticket.UploadAttachment', { AttachmentId: '{id}', Content: 'bytes' }),
];

/** The answer of the operation behind a resource; undefined if there is none. */
export function answerAsOperation(call: FaceCall, steps: readonly string[], session: Session): FaceResult | undefined {
  const found = routed(call, steps);
  if (found === undefined) return undefined;
  const outputs = handlerOf(found.operation)(call.server, found.values(), session);
  if (found.nullIsAbsent && outputs['Response'] === null) throw notFound(found.operation.name, steps.join('/'));
  return outputResult(call, found.operation, outputs);
}

/** The same for an operation that waits for something. */
export function answerWaiting(call: FaceCall, steps: readonly string[]): Promise<FaceResult> | undefined {
  const found = routed(call, steps);
  const waiting = found === undefined ? undefined : waitingHandlerOf(found.operation);
  if (found === undefined || waiting === undefined) return undefined;
  const { operation, values } = found;
  return waiting(call.server, values(), sessionOfCall(call)).then((outputs) => outputResult(call, operation, outputs));
}

function routed(call: FaceCall, steps: readonly string[]) {
  for (const each of routes) {
    const found = each.method === call.method ? stepsOf(call, each.path, steps) : undefined;
    if (found === undefined) continue;
    const [agent = '', name = ''] = each.operation.split('.');
    const operation = call.server.contract.operation(agent, name);
    const { nullIsAbsent = false } = each;
    return { operation, nullIsAbsent, values: () => argumentsOf(call, each, operation, found) };
  }
  return undefined;
}

function stepsOf(
  call: FaceCall,
  path: string,
  steps: readonly string[],
): ReadonlyMap<string, number | string> | undefined {
  const wanted = path.split('/');
  if (wanted.length !== steps.length) return undefined;
  const isPlain = (each: string) => !each.startsWith('{');
  if (wanted.some((each, index) => isPlain(each) && each !== steps[index]?.toLowerCase())) return undefined;
  const found = new Map<string, number | string>();
  for (const [index, each] of wanted.entries()) {
    const step = steps[index] ?? '';
    if (isPlain(each)) continue;
    if (/^-?\d{1,10}$/.test(step)) found.set(each, Number(step));
    else if (each === '{table}' && /^\w+$/.test(step)) found.set(each, step);
    else if (each === '{event}' && /^\w+\.\w+$/.test(step)) found.set(each, step);
    else if (each === '{language}' && /^[a-z]{2}(?:-[a-z]{2})?$/i.test(step)) found.set(each, step);
    else if (each === '{list}') found.set(each, requiredList(call.server.store, step).id);
    else return undefined;
  }
  return found;
}

function argumentsOf(
  call: FaceCall,
  { parameters }: Route,
  { input }: Operation,
  steps: ReadonlyMap<string, number | string>,
) {
  const values: CanonicalObject = {};
  for (const [name, place] of Object.entries(parameters)) {
    const [parameter = '', field] = name.split('.');
    const type = input.fields.find((each) => each.name === parameter)?.type;
    if (place.startsWith('body') && type !== undefined) {
      const body = parseBody(call) ?? (place === 'body?' ? {} : undefined);
      if (typeof body !== 'object') throw badRequest('Bad request. Entity to save is not in request body.');
      values[parameter] = readBody(call, type, body);
    } else if (place === 'bytes') values[parameter] = call.body.toString('base64');
    else if (place.startsWith('"')) values[parameter] = place.slice(1, -1);
    else if (place.endsWith('=')) values[parameter] = queryText(call.query, place.slice(1, -1));
    else if (place.startsWith('?')) values[parameter] = flag(call.query, place.slice(1));
    else if (field === undefined) values[parameter] = steps.get(place);
    else values[parameter] = { ...(values[parameter] as CanonicalObject), [field]: steps.get(place) };
  }
  return values;
}

function queryText(query: URLSearchParams, name: string): string | undefined {
  return [...query].find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
}

function flag(query: URLSearchParams, name: string): boolean {
  return queryText(query, name)?.toLowerCase() === 'true';
}
