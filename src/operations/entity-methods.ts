/** A method of a repository that is one operation of an agent. Its first parameter is the id of an entity. */
export interface AgentMethod {
  readonly agent: string;
  readonly operation: string;
  /** The operation's parameters, in the order of the method's. */
  readonly parameters: readonly [string, ...string[]];
  /** The answer is a stream. */
  readonly streamed?: true;
  /** The operation's parameter that takes content, which is the method's last one. */
  readonly content?: string;
  /** It creates an entity of the repository. */
  readonly creates?: true;
}

const image = <Kind extends string>(kind: Kind) =>
  ({
    readImage: { agent: 'BLOB', operation: `Get${kind}Image`, parameters: [`${kind}Id`], streamed: true },
    writeImage: { agent: 'BLOB', operation: `Set${kind}Image`, parameters: [`${kind}Id`], content: 'Image' },
  }) as const;

/**
 * What repositories have besides the methods of every entity. A row is the method; its types follow from the contract.
 */
export const agentMethods = {
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
    ofSale: { agent: 'Quote', operation: 'GetQuoteFromSaleId', parameters: ['SaleId'] },
    versions: { agent: 'Quote', operation: 'GetQuoteVersions', parameters: ['QuoteId'] },
    alternatives: { agent: 'Quote', operation: 'GetQuoteAlternatives', parameters: ['QuoteVersionId'] },
    lines: { agent: 'Quote', operation: 'GetQuoteLines', parameters: ['QuoteAlternativeId'] },
  },
  users: {
    ofPerson: { agent: 'User', operation: 'GetUserFromPersonId', parameters: ['PersonId'] },
  },
  webhooks: {
    lastError: { agent: 'Webhook', operation: 'GetLastError', parameters: ['WebhookId'] },
  },
} as const satisfies Record<string, Record<string, AgentMethod>>;

/** The methods of a repository by name; none for a repository without a row. */
export function agentMethodsOf(repository: string): Readonly<Record<string, AgentMethod>> {
  const table: Readonly<Record<string, Readonly<Record<string, AgentMethod>>>> = agentMethods;
  return Object.hasOwn(table, repository) ? (table[repository] ?? {}) : {};
}
