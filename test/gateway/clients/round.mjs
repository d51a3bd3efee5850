// An application on SOAP, with the package `soap`. Prints one line of JSON for each step.
// node round.mjs <site> <services> <wsdl|singleWsdl> <application token> <access token>
import { createClientAsync } from 'soap';

const [site, services, document, applicationToken, accessToken] = process.argv.slice(2);
const namespace = `http://www.superoffice.net/ws/crm/NetServer/${services}`;
let ticket;
const clients = new Map();

async function call(step, agent, operation, parameters = {}) {
  let client = clients.get(agent);
  if (client === undefined) {
    client = await createClientAsync(`${site}/Remote/${services}/${agent}.svc?${document}`);
    clients.set(agent, client);
  }
  client.clearSoapHeaders();
  client.addSoapHeader(`<ApplicationToken xmlns="${namespace}">${applicationToken}</ApplicationToken>`);
  if (ticket !== undefined) {
    client.addSoapHeader(`<Credentials xmlns="${namespace}"><Ticket>${ticket}</Ticket></Credentials>`);
  }
  const [result, , header] = await client[`${operation}Async`](parameters);
  process.stdout.write(`${JSON.stringify({ step, result, header }, withoutTicket)}\n`);
  return result;
}

function withoutTicket(name, value) {
  return name === 'Ticket' ? 'issued' : value;
}

const person = { UserName: 'sam', Password: 'sam' };
await call('sign-in by token', 'SoPrincipal', 'AuthenticateWithAccessToken', { AccessToken: accessToken });
const signedIn = await call('sign-in', 'SoPrincipal', 'AuthenticateUsernamePassword', person);
await call('refused sign-in', 'SoPrincipal', 'AuthenticateUsernamePassword', { ...person, Password: 'wrong' });
ticket = signedIn.Credentials.Ticket;

const contact = (await call('default', 'Contact', 'CreateDefaultContactEntity')).Response;
// The package writes the attributes that it read, which are not the declarations of their prefixes.
const written = { Name: 'Ålesund & <Sons> – "Tre"', Department: 'two\nlines', Associate: { AssociateId: 18 } };
const created = await call('create', 'Contact', 'SaveContactEntity', {
  ContactEntity: { ...written, Country: { CountryId: contact.Country?.CountryId ?? 578 } },
});
const { ContactId } = created.Response;
await call('read', 'Contact', 'GetContactEntity', { ContactEntityId: ContactId });
await call('update', 'Contact', 'SaveContactEntity', {
  ContactEntity: { ContactId, ...written, Department: 'changed' },
});

await call('search', 'Archive', 'GetArchiveListByColumns', {
  ProviderName: 'FindContact',
  Columns: { string: ['contactId', 'name', 'department', 'registeredDate'] },
  SortOrder: { ArchiveOrderByInfo: [{ Name: 'name', Direction: 'DESC' }] },
  Restriction: {
    ArchiveRestrictionInfo: [
      { InterOperator: 'Or', IsActive: true, Name: 'name', Operator: 'begins', Values: { string: ['Nor'] } },
      { IsActive: true, Name: 'department', Operator: '=', Values: { string: ['changed'] } },
    ],
  },
  Page: 0,
  PageSize: 10,
});
await call('list', 'MDO', 'GetList', { Name: 'business', ForceFlatList: false, OnlyHistory: false });
await call('items', 'List', 'GetListEntityByName', { Name: 'task' });

await call('default document', 'Document', 'CreateDefaultDocumentEntity');
const letter = await call('create document', 'Document', 'SaveDocumentEntity', {
  DocumentEntity: { Header: 'A letter', Name: 'letter.txt' },
});
const { DocumentId } = letter.Response;
const Stream = Buffer.from('content: æøå').toString('base64');
await call('write content', 'Document', 'SetDocumentStreamFromId', { DocumentId, Stream });
await call('read content', 'Document', 'GetDocumentStream', { DocumentId });

await call('delete', 'Contact', 'DeleteContactEntity', { ContactEntityId: ContactId });
await call('absent', 'Contact', 'GetContactEntity', { ContactEntityId: ContactId });
await call('forbidden', 'Project', 'GetProjectEntity', { ProjectEntityId: 1 });
ticket = '7T:unknown';
await call('unknown ticket', 'Contact', 'GetContactEntity', { ContactEntityId: 2 });
