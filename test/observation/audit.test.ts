import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Container } from 'inversify';
import {
  type AuditRecord,
  type AuditSink,
  type CallRecord,
  ConfigurationError,
  connect,
  JsonLinesAudit,
  type Observers,
  type SuperOffice,
  type SuperOfficeConfiguration,
  superOfficeModule,
  TYPES,
} from '../../src/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { secretSearch } from '../support/secret-search.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';

let emulator: Emulator;
let folder: string;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  emulator.reset();
  emulator.faults.clear();
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  jest.restoreAllMocks();
});

const password = 'sam';

function settings(transport: TestedTransport, more: Partial<SuperOfficeConfiguration>): SuperOfficeConfiguration {
  const auth = { kind: 'basic', username: 'sam', password } as const;
  return { transport, tenant: { url: emulator.url }, auth, resilience: { attempts: 1 }, ...more };
}

async function lines(): Promise<AuditRecord[]> {
  const names = (await readdir(folder)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  for (const text of texts) secretSearch.search('an audit', text);
  return texts.flatMap((text) => text.trimEnd().split('\n')).map((line) => JSON.parse(line) as AuditRecord);
}

/** A sink in memory, and a connection that writes to it. */
async function recorded(
  transport: TestedTransport,
  work: (so: SuperOffice) => Promise<unknown>,
): Promise<AuditRecord[]> {
  const records: AuditRecord[] = [];
  const audit: AuditSink = { write: async (record) => void records.push(record) };
  const so = await connect(settings(transport, { audit }));
  await work(so);
  await so.close();
  return records;
}

describe.each(transportNames)('on %s', (transport) => {
  it('every write is recorded with who, what, when and the result, and reads are not', async () => {
    const so = await connect(settings(transport, { audit: { folder } }));
    const before = new Date().toISOString();
    const { AppointmentId } = await so.appointments.create({
      Contact: { ContactId: 2 },
      Description: 'Private matter',
    });
    await so.appointments.get(AppointmentId);
    await so.appointments.patch(AppointmentId, [
      { op: 'test', path: '/Description', value: 'Private matter' },
      { op: 'replace', path: 'Description', value: 'Private as well' },
    ]);
    await so.appointments.merge(AppointmentId, { Task: { TaskListItemId: 2 }, Location: 'At home' });
    await so.appointments.save({ ...(await so.appointments.get(AppointmentId)), Location: 'Elsewhere' });
    await so.appointments.delete(AppointmentId);
    const records = await lines();
    const ids = { AppointmentId };
    expect(records.map(({ exchange, operation, ids: given, fields }) => [exchange, operation, given, fields])).toEqual([
      ['entity.create', 'SaveAppointmentEntity', ids, ['Contact.ContactId', 'Description']],
      ['entity.patch', 'SaveAppointmentEntity', ids, ['Description']],
      ['entity.merge', 'SaveAppointmentEntity', ids, ['Task.TaskListItemId', 'Location']],
      ['entity.save', 'SaveAppointmentEntity', ids, null],
      ['entity.delete', 'DeleteAppointmentEntity', ids, null],
    ]);
    for (const record of records) {
      const who = { credentials: 'basic', associateId: 18, associate: 'sam' };
      expect(record).toMatchObject({ transport, agent: 'Appointment', tenant: emulator.url, who, outcome: 'done' });
      expect(record.at >= before && record.at <= new Date().toISOString()).toBe(true);
    }
    expect(JSON.stringify(records)).not.toMatch(/Private|At home|Elsewhere/);
    await so.close();
  });

  it('a write that failed is recorded with its error and its outcome', async () => {
    const records = await recorded(transport, async (so) => {
      await so.principal();
      await errorOf(so.contacts.merge(4_711, { Name: 'A' }));
      emulator.faults.add({ match: {}, fault: { kind: 'reset' }, when: 'after', times: 1 });
      await errorOf(so.contacts.delete(2));
    });
    expect(records).toMatchObject([
      {
        operation: 'SaveContactEntity',
        ids: { ContactId: 4_711 },
        outcome: 'refused',
        error: { name: 'NotFoundError' },
      },
      { operation: 'DeleteContactEntity', ids: { ContactId: 2 }, outcome: 'unknown', error: { name: 'NetworkError' } },
    ]);
  });

  it('operations of agents and contents of documents are recorded too', async () => {
    const records = await recorded(transport, async (so) => {
      const list = await so.lists.definition('category');
      await so.lists.of('category').create({ Name: 'Reseller' });
      await so.lists.of(list.Id).delete(1);
      const { DocumentId } = await so.documents.create({ Header: 'Report', Name: 'report.txt' });
      await so.documents.writeContent(DocumentId, Buffer.from('Private'));
    });
    expect(records.map(({ agent, operation, fields }) => [agent, operation, fields])).toEqual([
      ['List', 'AddFromListDefinition', ['UdListDefinitionId', 'Item']],
      ['List', 'DeleteFromListDefinition', ['Id', 'UdListDefinitionId']],
      ['Document', 'SaveDocumentEntity', ['Header', 'Name']],
      ['Document', 'SetDocumentStreamFromId', expect.arrayContaining(['Stream'])],
    ]);
    expect(records[1]?.ids).toMatchObject({ Id: 1 });
    expect(JSON.stringify(records)).not.toMatch(/Private|Reseller|report\.txt/);
  });

  it('a write is not made if the audit cannot be written', async () => {
    const taken = join(folder, 'taken');
    await writeFile(taken, '');
    const so = await connect(settings(transport, { audit: { folder: taken } }));
    const before = emulator.requests.length;
    const error = await errorOf(so.contacts.merge(2, { Name: 'A' }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ outcome: 'not-sent', path: 'audit.folder', transport, agent: 'Contact' });
    expect(emulator.requests).toHaveLength(before);
    expect((await so.contacts.get(2)).ContactId).toBe(2);
    await so.close();
  });

  it('a hook is called for every call, and its errors affect none', async () => {
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const told: CallRecord[] = [];
    const failing = jest.fn<(record: CallRecord) => void>((record) => {
      told.push(record);
      throw new TypeError('by mistake');
    });
    const so = await connect(settings(transport, { hooks: { call: failing } }));
    await so.contacts.get(2);
    await so.contacts.merge(2, { Name: 'Other' });
    await errorOf(so.contacts.get(4_711));
    expect(told).toMatchObject([
      { exchange: 'entity.get', operation: 'GetContactEntity', write: false, outcome: 'done', ids: {}, attempts: 1 },
      { exchange: 'entity.merge', write: true, ids: { ContactId: 2 }, requests: transport === 'rest' ? 1 : 2 },
      // "Not found" is an answer too.
      { exchange: 'entity.get', outcome: 'done', error: undefined, requests: 1 },
    ]);
    expect(
      told.every(({ transport: by, duration, bytesReceived }) => by === transport && duration > 0 && bytesReceived > 0),
    ).toBe(true);
    expect(warned).toHaveBeenCalledTimes(3);
    expect(warned.mock.calls[0]?.[0]).toBe('hooks.call failed (TypeError); the call itself is not affected');
    await so.close();
  });

  it('a sink that fails after the write does not change the answer', async () => {
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const audit: AuditSink = { write: () => Promise.reject(new RangeError('full')) };
    const so = await connect(settings(transport, { audit }));
    expect((await so.contacts.merge(2, { Name: 'Other' })).Name).toBe('Other');
    expect(warned).toHaveBeenCalledTimes(1);
    await so.close();
  });
});

const record = (description: string): AuditRecord => ({
  at: '2026-07-31T10:00:00.000Z',
  duration: 1,
  tenant: 'Cust12345',
  who: { credentials: 'basic', associateId: 18, associate: description },
  transport: 'rest',
  exchange: 'entity.delete',
  agent: 'Contact',
  operation: 'DeleteContactEntity',
  ids: {},
  fields: [],
  outcome: 'done',
  error: undefined,
  attempts: 1,
});

describe('the audit in files', () => {
  it('is one file a day, which only its owner can read, and is appended to', async () => {
    let now = new Date('2026-07-31T23:59:59Z');
    const audit = new JsonLinesAudit({ folder: join(folder, 'new'), clock: () => now });
    await audit.ready();
    await audit.write(record('first'));
    now = new Date('2026-08-01T00:00:00Z');
    await audit.write(record('second'));
    await audit.close();
    const again = new JsonLinesAudit({ folder: join(folder, 'new'), clock: () => now });
    await again.write(record('third'));
    await again.close();
    folder = join(folder, 'new');
    expect(await readdir(folder)).toEqual(['audit-2026-07-31.jsonl', 'audit-2026-08-01.jsonl']);
    expect((await stat(join(folder, 'audit-2026-07-31.jsonl'))).mode & 0o777).toBe(0o600);
    expect((await lines()).map(({ who }) => who.associate)).toEqual(['first', 'second', 'third']);
    folder = join(folder, '..');
  });

  it('keeps lines whole and in order, even with many writers', async () => {
    const sinks = [new JsonLinesAudit({ folder }), new JsonLinesAudit({ folder })];
    const written = Array.from({ length: 200 }, (_, index) => record(`${index} ${'x'.repeat(500)}`));
    await Promise.all(written.flatMap((each) => sinks.map((sink) => sink.write(each))));
    await Promise.all(sinks.map((sink) => sink.close()));
    expect(await lines()).toHaveLength(400);
  });
});

describe('in a container', () => {
  it('the observers can be rebound', async () => {
    const container = new Container();
    container.load(superOfficeModule(settings('rest', {})));
    const told: string[] = [];
    container
      .rebind<Observers>(TYPES.Observers)
      .toConstantValue({ hooks: { call: ({ operation }) => void told.push(operation) }, audit: undefined });
    const so = container.get<SuperOffice>(TYPES.Connection);
    await so.contacts.get(2);
    await so.close();
    expect(told).toEqual(['GetContactEntity']);
  });

  it.each([
    [{ hooks: { call: 'log' } }, 'hooks.call'],
    [{ audit: { file: 'x' } }, 'audit'],
    [{ audit: { write: 'x' } }, 'audit'],
  ])('%j is a ConfigurationError', async (wrong, path) => {
    const error = await errorOf(connect(settings('rest', wrong as never)));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toContain(path);
  });
});
