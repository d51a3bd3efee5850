import { buffer } from 'node:stream/consumers';
import type { TypeDescription } from '../../src/contract/index.js';
import type { HttpRequest, SuperOffice } from '../../src/index.js';
import { contract } from './contract.js';
import { wholeContact } from './whole-entity.js';

export interface MutatedCall {
  readonly name: string;
  /** The type of its result; undefined for bytes, or if it has no result. */
  readonly type: TypeDescription | undefined;
  /** The key of its result; `new` for one that the server chooses. */
  readonly key?: readonly [name: string, value: number | 'new'];
  readonly writes: boolean;
  readonly call: (so: SuperOffice) => Promise<unknown>;
}

const output = (agent: string, operation: string) => contract.operation(agent, operation).output.fields[0]?.type;
const contact = output('Contact', 'GetContactEntity');
const document = output('Document', 'GetDocumentEntity');

const reads: readonly MutatedCall[] = [
  {
    name: 'an appointment',
    type: output('Appointment', 'GetAppointmentEntity'),
    key: ['AppointmentId', 1],
    writes: false,
    call: (so) => so.appointments.get(1),
  },
  { name: 'a contact', type: contact, key: ['ContactId', 2], writes: false, call: (so) => so.contacts.get(2) },
  { name: 'a list', type: output('MDO', 'GetList'), writes: false, call: (so) => so.lists.items('business') },
  {
    name: 'the principal',
    type: output('SoPrincipal', 'AuthenticateUsernamePassword'),
    writes: false,
    call: (so) => so.principal(),
  },
  {
    name: 'a call of an agent',
    type: output('MDO', 'GetListNames'),
    writes: false,
    call: (so) => so.agents.MDO.GetListNames(),
  },
  {
    name: 'a dictionary',
    type: output('ForeignSystem', 'GetAllForeignKeysOnEntity'),
    writes: false,
    call: (so) => so.agents.ForeignSystem.GetAllForeignKeysOnEntity({ EntityType: 'contact', EntityId: 1 }),
  },
  { name: 'content', type: undefined, writes: false, call: async (so) => buffer(await so.documents.readContent(1)) },
];

const writes: readonly MutatedCall[] = [
  {
    name: 'a save',
    type: contact,
    key: ['ContactId', 2],
    writes: true,
    call: (so) => so.contacts.save(wholeContact({ ContactId: 2, Name: 'Saved' })),
  },
  {
    name: 'a merge',
    type: contact,
    key: ['ContactId', 2],
    writes: true,
    call: (so) => so.contacts.merge(2, { Department: 'Merged' }),
  },
  {
    name: 'a creation',
    type: contact,
    key: ['ContactId', 'new'],
    writes: true,
    call: (so) => so.contacts.create({ Name: 'Created' }),
  },
  { name: 'a deletion', type: undefined, writes: true, call: (so) => so.contacts.delete(20) },
  {
    name: 'a save of an agent',
    type: contact,
    key: ['ContactId', 2],
    writes: true,
    call: (so) => so.agents.Contact.SaveContactEntity({ ContactEntity: { ContactId: 2, Name: 'Saved' } }),
  },
  {
    name: 'a set of an agent',
    type: document,
    key: ['DocumentId', 1],
    writes: true,
    call: (so) => so.agents.Document.SetDocumentStreamFromId({ DocumentId: 1, Stream: 'QUJD' }),
  },
  {
    name: 'content that is written',
    type: document,
    key: ['DocumentId', 2],
    writes: true,
    call: (so) => so.documents.writeContent(2, Buffer.from('content')),
  },
];

export const mutatedCalls: readonly MutatedCall[] = [...reads, ...writes];

/** Whether this is the request that writes, rather than one that reads first. */
export function isWrite({ method, url, headers }: HttpRequest): boolean {
  const operation = headers['SOAPAction'] ?? (url.includes('/Agents/') ? url : undefined);
  return operation === undefined ? method !== 'GET' : /\/(?:Save|Delete|Set)\w+\W*$/.test(operation);
}
