import type { CanonicalObject } from '../contract/index.js';
import type { OperationResource } from './exchange.js';
import { pathSegment } from './path-segment.js';

/** A method of a repository that is one operation of an agent. Its first parameter is the id of an entity, or several ids. */
export interface AgentMethod {
  readonly agent: string;
  readonly operation: string;
  /** The operation's parameters, in the order of the method's. */
  readonly parameters: readonly [string, ...string[]];
  /** What the first parameter is, if not an id or several: a name, or a carrier such as an entity that is not saved. */
  readonly first?: 'name' | 'carrier';
  /** It looks for one entity, and answers null if there is none: some servers do, and others fail with an exception. */
  readonly finds?: true;
  /** The answer is a stream. */
  readonly streamed?: true;
  /** The operation's parameter that takes content, which is the method's last one. */
  readonly content?: string;
  /** It creates an entity of the repository. */
  readonly creates?: true;
  /** A method that takes content returns what the operation answers. */
  readonly answers?: true;
  /** Parameters that are always the same. */
  readonly constants?: CanonicalObject;
  /** The resource with the same effect, if REST has one for these parameters. */
  readonly resource?: (parameters: CanonicalObject) => OperationResource | undefined;
}

const image = <Kind extends string>(kind: Kind) =>
  ({
    readImage: { agent: 'BLOB', operation: `Get${kind}Image`, parameters: [`${kind}Id`], streamed: true },
    writeImage: { agent: 'BLOB', operation: `Set${kind}Image`, parameters: [`${kind}Id`], content: 'Image' },
  }) as const;

/** `/List/DocumentTemplate/Items/{id}/…`; the content has one more step, which cannot be empty. */
const template =
  (method: OperationResource['method'], below: 'Content' | 'Language', query?: OperationResource['query']) =>
  ({ DocumentTemplateId, LanguageCode }: CanonicalObject): OperationResource | undefined => {
    const path = `List/DocumentTemplate/Items/${String(DocumentTemplateId)}/${below}`;
    if (below === 'Language') return { method, path };
    if (typeof LanguageCode !== 'string' || LanguageCode.trim() === '') return undefined;
    return { method, path: `${path}/${pathSegment(LanguageCode, 'LanguageCode')}`, query };
  };

/** "Use -1 to use the plugin specified in the template": the description of the parameter. */
const ownPlugin = -1;

/**
 * What repositories have besides the methods of every entity. A row is the method; its types follow from the contract.
 */
export const agentMethods = {
  associates: {
    ofPerson: { agent: 'Associate', operation: 'GetAssociateByPersonId', parameters: ['PersonId'], finds: true },
    ofGroup: { agent: 'Associate', operation: 'GetAssociatesByGroup', parameters: ['GroupId', 'Type'] },
    list: { agent: 'Associate', operation: 'GetAssociateList', parameters: ['AssociateIds'] },
    note: { agent: 'Associate', operation: 'GetNote', parameters: ['AssociateId'] },
    saveNote: { agent: 'Associate', operation: 'SaveNote', parameters: ['AssociateId', 'Note'] },
  },
  contacts: image('Contact'),
  persons: image('Person'),
  projects: image('Project'),
  tickets: {
    attachments: { agent: 'Ticket', operation: 'GetTicketAttachments', parameters: ['TicketEntityId'] },
  },
  ticketMessages: {
    attachments: { agent: 'Ticket', operation: 'GetAttachmentInfo', parameters: ['TicketMessageEntityId'] },
    addAttachments: {
      agent: 'Ticket',
      operation: 'AddAttachments',
      parameters: ['TicketMessageEntityId', 'AttachmentIds'],
    },
    removeAttachments: {
      agent: 'Ticket',
      operation: 'RemoveMessageAttachments',
      parameters: ['TicketMessageEntityId', 'AttachmentIds'],
    },
  },
  attachments: {
    readContent: { agent: 'Ticket', operation: 'GetAttachmentStream', parameters: ['AttachmentId'], streamed: true },
    writeContent: { agent: 'Ticket', operation: 'UploadAttachment', parameters: ['AttachmentId'], content: 'Content' },
  },
  selections: {
    // Of selections of companies and people, `agents.Selection.AddContactSelectionMembers` adds members.
    addMembers: { agent: 'Selection', operation: 'AddSelectionMembers', parameters: ['SelectionId', 'Ids'] },
    removeMembers: { agent: 'Selection', operation: 'RemoveSelectionMembersById', parameters: ['SelectionId', 'Ids'] },
    members: {
      agent: 'Selection',
      operation: 'GetSelectionMembersArchiveRows',
      parameters: ['SelectionId', 'Select'],
    },
  },
  quotes: {
    createForSale: {
      agent: 'Quote',
      operation: 'CreateAndSaveQuote',
      parameters: ['SaleId', 'ConnectionId', 'FirstAlternativeName'],
      creates: true,
    },
    ofSale: { agent: 'Quote', operation: 'GetQuoteFromSaleId', parameters: ['SaleId'], finds: true },
    versions: { agent: 'Quote', operation: 'GetQuoteVersions', parameters: ['QuoteId'] },
    alternatives: { agent: 'Quote', operation: 'GetQuoteAlternatives', parameters: ['QuoteVersionId'] },
    lines: { agent: 'Quote', operation: 'GetQuoteLines', parameters: ['QuoteAlternativeId'] },
  },
  products: {
    ...image('Product'),
    byErpKey: {
      agent: 'Quote',
      operation: 'GetProduct',
      parameters: ['QuoteConnectionId', 'ERPProductKey'],
      finds: true,
    },
    // In the price list of that key; in all active ones if it is empty.
    search: {
      agent: 'Quote',
      operation: 'FindProduct',
      parameters: ['QuoteAlternativeId', 'UserInput', 'PriceListKey'],
    },
    toggleInAssortment: { agent: 'Quote', operation: 'ToggleProductInAssortment', parameters: ['ProductId'] },
  },
  users: {
    byName: { agent: 'User', operation: 'GetUserFromName', parameters: ['UserName'], first: 'name', finds: true },
    ofPerson: { agent: 'User', operation: 'GetUserFromPersonId', parameters: ['PersonId'] },
  },
  documentTemplates: {
    readContent: {
      agent: 'List',
      operation: 'GetDocumentTemplateStreamFromId',
      parameters: ['DocumentTemplateId', 'LanguageCode'],
      streamed: true,
      resource: template('GET', 'Content'),
    },
    writeContent: {
      agent: 'List',
      operation: 'SaveDocumentTemplateStream',
      parameters: ['DocumentTemplateId', 'LanguageCode'],
      constants: { PluginId: ownPlugin },
      content: 'Content',
      answers: true,
      resource: template('PUT', 'Content', { pluginId: String(ownPlugin) }),
    },
    languages: {
      agent: 'List',
      operation: 'GetDocumentTemplateLanguages',
      parameters: ['DocumentTemplateId'],
      resource: template('GET', 'Language'),
    },
    addLanguage: {
      agent: 'List',
      operation: 'CreateDefaultDocumentTemplateLanguage',
      parameters: ['DocumentTemplateId', 'LanguageCode'],
      resource: template('POST', 'Content'),
    },
    deleteLanguage: {
      agent: 'List',
      operation: 'DeleteDocumentTemplateLanguage',
      parameters: ['DocumentTemplateId', 'LanguageCode'],
      resource: template('DELETE', 'Content'),
    },
  },
  webhooks: {
    lastError: { agent: 'Webhook', operation: 'GetLastError', parameters: ['WebhookId'] },
    test: {
      agent: 'Webhook',
      operation: 'TestWebhook',
      parameters: ['Webhook'],
      first: 'carrier',
      resource: ({ Webhook }) => ({ method: 'POST', path: 'Webhook/Test', body: Webhook }),
    },
  },
} as const satisfies Record<string, Record<string, AgentMethod>>;

/** The methods of a repository by name; none for a repository without a row. */
export function agentMethodsOf(repository: string): Readonly<Record<string, AgentMethod>> {
  const table: Readonly<Record<string, Readonly<Record<string, AgentMethod>>>> = agentMethods;
  return Object.hasOwn(table, repository) ? (table[repository] ?? {}) : {};
}
