import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClientAsync } from 'soap';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

describe('the plain soap client', () => {
  it.each([
    ['Appointment', 'AppointmentEntity', 'AppointmentId', 'Description', 'Appointment 5'],
    ['Contact', 'ContactEntity', 'ContactId', 'Name', 'Tindevik Transport AS'],
  ])('reads a %s by the description that the emulator gives of itself', async (agent, entity, key, field, words) => {
    const address = `${emulator.url}/Remote/Services88/${agent}.svc`;
    const client = await createClientAsync(`${address}?wsdl`);
    const namespace = 'http://www.superoffice.net/ws/crm/NetServer/Services88';
    const { ticket, appToken } = emulator.credentials;
    client.addSoapHeader(`<ApplicationToken xmlns="${namespace}">${appToken}</ApplicationToken>`);
    client.addSoapHeader(`<Credentials xmlns="${namespace}"><Ticket>${ticket}</Ticket></Credentials>`);
    const method = client[`Get${entity}Async`] as (parameters: object) => Promise<[Record<string, unknown>]>;
    const [result] = await method.call(client, { [`${entity}Id`]: 5 });
    expect(result['Response']).toMatchObject({ [key]: 5, [field]: words });
  });
});
