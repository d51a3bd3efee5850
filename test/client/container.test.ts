import { generateKeyPairSync } from 'node:crypto';
import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { Container } from 'inversify';
import {
  type AppointmentRepository,
  ConfigurationError,
  type Execute,
  type HttpAnswer,
  type HttpEngine,
  type HttpRequest,
  type HttpStream,
  type SuperOffice,
  superOfficeModule,
  type Transport,
  TYPES,
} from '../../src/index.js';
import { startEmulator } from '../../src/emulator/index.js';
import { seedCredentials } from '../../src/emulator/seed/people.js';
import { contract } from '../support/contract.js';
import { errorOf } from '../support/transports.js';
import { encodeEnvelope } from '../../src/codec/xml/index.js';
import { PARTS } from '../../src/client/parts.js';

const configuration = {
  transport: 'soap',
  tenant: { url: 'http://crm.example.com/SuperOffice/' },
  auth: { kind: 'ticket', ticket: 'T', appToken: 'A' },
} as const;

const secretWords = /very-secret|emulated-(?:app|refresh|ticket)|8A:|7T:|PRIVATE KEY/;
const { appToken, refreshToken, clientId, systemUserToken } = seedCredentials;
const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

/** Some are valid and some are not: neither may be shown. */
const secretKinds = [
  { kind: 'ticket', ticket: 'very-secret-ticket', appToken: 'very-secret-token' },
  { kind: 'ticket', ticket: seedCredentials.ticket, appToken },
  { kind: 'bearer', accessToken: 'very-secret-access-token', appToken },
  { kind: 'basic', username: 'sam', password: 'very-secret-password' },
  { kind: 'refresh', refreshToken, clientId, clientSecret: appToken },
  { kind: 'refresh', refreshToken: 'very-secret-refresh-token', clientId, clientSecret: 'very-secret-token' },
  { kind: 'systemUser', systemUserToken, appToken, privateKey },
  { kind: 'systemUser', systemUserToken: 'very-secret-token', appToken: 'very-secret-token', privateKey },
] as const;

/** A transport that answers from memory, like a test double of a user. */
class MemoryTransport implements Transport {
  readonly name = 'rest';
  readonly asked: string[] = [];

  readonly execute: Execute = async ({ name }) => {
    this.asked.push(name);
    return { AppointmentId: 5, Description: 'from memory' } as never;
  };

  async close(): Promise<void> {
    this.asked.push('close');
  }
}

/** An engine that records requests instead of sending them. */
class RecordingEngine implements HttpEngine {
  readonly #sent: HttpRequest[] = [];

  get sent(): readonly HttpRequest[] {
    return this.#sent;
  }

  async send(request: HttpRequest): Promise<HttpAnswer> {
    if (request.url.includes('/api/state/')) {
      return { status: 200, headers: {}, body: Buffer.from('{"State":"Running","IsRunning":true}') };
    }
    this.#sent.push(request);
    const { output } = contract.operation('Appointment', 'GetAppointmentEntity');
    const body = request.url.includes('/Remote/')
      ? encodeEnvelope(output, { Response: { AppointmentId: 5 } }, { Succeeded: true })
      : '{"AppointmentId":5}';
    return { status: 200, headers: {}, body: Buffer.from(body) };
  }

  async open(request: HttpRequest): Promise<HttpStream> {
    const { body, ...head } = await this.send(request);
    return { ...head, body: Readable.from([body]) };
  }

  async close(): Promise<void> {
    // Nothing is open.
  }
}

function loaded(): Container {
  const container = new Container();
  container.load(superOfficeModule(configuration));
  return container;
}

describe('the container', () => {
  it.each(secretKinds)('shows no secret of the kind $kind, however it is printed', async (auth) => {
    const emulator = await startEmulator({ applicationKey: privateKey });
    const container = new Container();
    const { url, loginUrl } = emulator;
    const place =
      'clientId' in auth ? { loginUrl } : auth.kind === 'systemUser' ? { loginUrl, tenantId: 'Cust12345' } : {};
    container.load(superOfficeModule({ ...configuration, tenant: { url }, auth: { ...auth, ...place } }));
    const connection = container.get<SuperOffice>(TYPES.Connection);
    const error = await connection.appointments.get(5).catch((reason: unknown) => reason);
    for (const customInspect of [true, false]) {
      const shown = [
        error,
        container,
        connection,
        connection.appointments,
        ...[TYPES.Transport, TYPES.TransportFactories, TYPES.Credentials, TYPES.TokenStore, PARTS.Secrets].map(
          (symbol) => container.get<unknown>(symbol),
        ),
      ].map((part) => inspect(part, { depth: null, showHidden: true, customInspect, maxStringLength: null }));
      expect(shown.join('')).not.toMatch(secretWords);
    }
    const parts = [error, connection, container.get(TYPES.Credentials), container.get(TYPES.TokenStore)];
    expect(parts.map((part) => JSON.stringify(part)).join('')).not.toMatch(secretWords);
    await connection.close();
    await emulator.close();
  });

  it('returns the same repository each time', () => {
    const container = loaded();
    expect(container.get(TYPES.AppointmentRepository)).toBe(container.get(TYPES.AppointmentRepository));
  });

  it('lets a transport be rebound without touching anything else', async () => {
    const container = loaded();
    const transport = new MemoryTransport();
    container.rebind<Transport>(TYPES.Transport).toConstantValue(transport);
    const appointments = container.get<AppointmentRepository>(TYPES.AppointmentRepository);
    expect((await appointments.get(5)).Description).toBe('from memory');
    expect(transport.asked).toEqual(['entity.get']);
  });

  it('sends no SOAP call Online without an application token, even if only the call selects SOAP', async () => {
    const container = new Container();
    const tenant = { environment: 'sod', id: 'Cust12345' };
    container.load(superOfficeModule({ transport: 'rest', tenant, auth: { kind: 'bearer', accessToken: 'T' } }));
    const engine = new RecordingEngine();
    container.rebind<HttpEngine>(TYPES.HttpEngine).toConstantValue(engine);
    const { appointments } = container.get<SuperOffice>(TYPES.Connection);
    const error = await errorOf(appointments.get(5, { transport: 'soap' }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ path: 'auth.appToken', outcome: 'not-sent' });
    expect(engine.sent).toHaveLength(0);
  });

  it('lets the HTTP engine be rebound, and sends what the vendor’s server expects to the right address', async () => {
    const container = loaded();
    const engine = new RecordingEngine();
    container.rebind<HttpEngine>(TYPES.HttpEngine).toConstantValue(engine);
    const appointments = container.get<AppointmentRepository>(TYPES.AppointmentRepository);
    await appointments.get(5, { timeZone: 'NO', language: 'en' });
    await appointments.get(5, { timeZone: 'NO', language: 'en', select: ['Title'], transport: 'rest' });
    const [soap, rest] = engine.sent;
    expect(soap).toMatchObject({
      method: 'POST',
      url: 'http://crm.example.com/SuperOffice/Remote/Services88/Appointment.svc',
      headers: {
        SOAPAction: '"http://www.superoffice.net/ws/crm/NetServer/Services88/Appointment/GetAppointmentEntity"',
        'Content-Type': 'text/xml; charset=utf-8',
      },
    });
    const tns = 'xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88"';
    expect(soap?.body).toContain(
      `<soap:Header><ApplicationToken ${tns}>A</ApplicationToken><Credentials ${tns}><Ticket>T</Ticket></Credentials>` +
        `<TimeZone ${tns}><SoTimeZoneLocationCode>NO</SoTimeZoneLocationCode></TimeZone></soap:Header>`,
    );
    expect(soap?.body).toContain('<AppointmentEntityId>5</AppointmentEntityId>');
    expect(rest).toMatchObject({
      method: 'GET',
      url: 'http://crm.example.com/SuperOffice/api/v1/Appointment/5?$select=AppointmentId%2CTitle',
      headers: { Authorization: 'SOTicket T', 'SO-AppToken': 'A', 'SO-Language': 'en', 'SO-TimeZone': 'NO' },
    });
  });
});
