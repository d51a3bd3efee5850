import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, createClientAsync } from 'soap';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { type ServedGateway, serveGateway } from '../support/gateway.js';

const namespace = 'http://www.superoffice.net/ws/crm/NetServer/Services88';

let emulator: Emulator;
let gateway: ServedGateway;
beforeAll(async () => {
  emulator = await startEmulator();
  gateway = await serveGateway(emulator);
});
afterAll(async () => {
  await gateway.close();
  await emulator.close();
});

async function clientOf(site: string, agent: string, ticket = emulator.credentials.ticket): Promise<Client> {
  const client = await createClientAsync(`${site}/Remote/Services88/${agent}.svc?wsdl`);
  const { appToken } = emulator.credentials;
  client.addSoapHeader(`<ApplicationToken xmlns="${namespace}">${appToken}</ApplicationToken>`);
  client.addSoapHeader(`<Credentials xmlns="${namespace}"><Ticket>${ticket}</Ticket></Credentials>`);
  return client;
}

type Call = (parameters: object) => Promise<[Record<string, unknown>, string, Record<string, unknown>]>;

async function call(client: Client, operation: string, parameters: object) {
  const [result, , header] = await (client[`${operation}Async`] as Call).call(client, parameters);
  return { result, header };
}

describe('the plain soap client receives from the gateway what it receives from SOAP', () => {
  it.each([
    ['Contact', 'GetContactEntity', { ContactEntityId: 2 }],
    ['Appointment', 'GetAppointmentEntity', { AppointmentEntityId: 5 }],
    ['Person', 'GetPersonEntity', { PersonEntityId: 1 }],
    ['Ticket', 'GetTicketEntity', { TicketEntityId: 1 }],
    ['Contact', 'CreateDefaultContactEntity', {}],
    ['MDO', 'GetSimpleList', { Name: 'task' }],
    ['Contact', 'GetContactEntity', { ContactEntityId: 4_711 }],
  ])('%s.%s %j', async (agent, operation, parameters) => {
    const [direct, through] = await Promise.all(
      [emulator.url, gateway.url].map(async (site) => call(await clientOf(site, agent), operation, parameters)),
    );
    expect(through?.result).toEqual(direct?.result);
    expect(through?.header).toEqual(direct?.header);
  });
});
