import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Contract } from '../../../src/contract/index.js';
import {
  NetworkError,
  RateLimitError,
  TenantUnavailableError,
  TimeoutError,
  type TransportName,
} from '../../../src/index.js';
import { UndiciEngine } from '../../../src/http/index.js';
import { startEmulator } from '../../../src/emulator/index.js';
import { lookAtEmulator } from '../../support/doctor-run.js';
import { contractCheck } from '../../../src/migration/doctor/checks/contract.js';
import { AnsweringServer } from '../../support/answering-server.js';
import { checkContext } from '../../support/check-context.js';
import { transportNames } from '../../support/transports.js';
import { documentFolder, int32, object, smallOpenApi, text } from '../../support/small-openapi.js';

const folder = documentFolder();
const server = new AnsweringServer();
const engine = new UndiciEngine({ maximumAnswerBytes: 1024 * 1024, connections: 1 });
let url: string;
beforeAll(async () => {
  url = await server.start();
});
afterAll(async () => {
  folder.dispose();
  await engine.close();
  await server.close();
});

/** What the check says to a contract if the tenant publishes these documents, by path. */
async function verdict(
  contract: Contract,
  published: Readonly<Record<string, unknown>>,
  transports: readonly TransportName[] = transportNames,
) {
  server.answer = (response, request) => {
    const answer = published[request.url ?? ''];
    response.statusCode = answer === undefined ? 404 : 200;
    response.end(JSON.stringify(answer));
  };
  const context = checkContext(url, { engine, contract, transports });
  return contractCheck.explain(await contractCheck.run(context));
}

const small = () => Contract.from(folder.write('small.json', smallOpenApi()));
const agents = '/Cust12345/swagger/docs/v1-Agents';
const version = { NetServerVersion: '10.0.2.617', Services: 'Services86', ServicesCurrent: 'Services87' };

describe('the contract that doctor examines, if it comes from an OpenAPI document', () => {
  it('fits a tenant that publishes the same', async () => {
    expect(await verdict(small(), { [agents]: smallOpenApi() })).toEqual({
      status: 'ok',
      words: "OpenAPI, 1 agent compared: the tenant's contract fits.",
    });
  });

  it('does not fit a tenant with other types', async () => {
    const other = { 'SuperOffice.CRM.Services.Thing': object({ ThingId: text, Name: text, Size: int32 }) };
    expect(await verdict(small(), { [agents]: smallOpenApi(other) })).toMatchObject({
      status: 'problem',
      words: expect.stringContaining('1 change that may break a program, such as Thing.ThingId: was int, is string'),
      advice: expect.stringContaining('superoffice-bridge contract pull'),
    });
  });

  it('is unknown to fit a tenant that publishes nothing, whose version is named', async () => {
    expect(await verdict(small(), { '/Cust12345/api': version })).toMatchObject({
      status: 'unknown',
      words:
        'The tenant does not publish its OpenAPI documents, so its contract cannot be compared. It is NetServer 10.0.2.617.',
    });
  });
});

describe('the contract of this package, if the tenant publishes nothing', () => {
  it('does not fit a tenant whose services are of another version', async () => {
    expect(await verdict(Contract.bundled(), { '/Cust12345/api': version })).toMatchObject({
      status: 'problem',
      words: "The contract is that of Services88, and the tenant's is Services87 (NetServer 10.0.2.617).",
    });
  });

  it('is worth a note if SOAP is not compared', async () => {
    expect(await verdict(Contract.bundled(), { '/Cust12345/api': version }, ['rest', 'agents'])).toMatchObject({
      status: 'note',
      words: expect.stringContaining("the tenant's is Services87"),
    });
  });

  it.each([
    ['of a later version, which offers earlier services too', { ...version, ServicesCurrent: 'Services89' }],
    ['of the same version', { ...version, ServicesCurrent: 'Services88' }],
    ['that does not name its version', { NetServerVersion: 5 }],
    ['that answers something else', 'hello'],
  ])('is unknown to fit a tenant %s', async (_what, answer) => {
    expect(await verdict(Contract.bundled(), { '/Cust12345/api': answer })).toMatchObject({ status: 'unknown' });
  });
});

describe('a contract that cannot be read from the tenant', () => {
  const failing = (error: Error) => ({
    send: () => Promise.reject(error),
    open: () => Promise.reject(error),
    close: async () => undefined,
  });

  it.each<[error: Error]>([[new NetworkError('gone (ECONNRESET)')], [new TimeoutError('too slow')]])(
    'is not called unpublished after %p',
    async (error) => {
      await expect(contractCheck.run(checkContext(url, { engine: failing(error) }))).rejects.toBe(error);
    },
  );

  it.each<[status: number, kind: new (message: string) => Error]>([
    [503, TenantUnavailableError],
    [429, RateLimitError],
  ])('is not called unpublished after status %i', async (status, kind) => {
    server.answer = (response) => response.writeHead(status).end('busy');
    await expect(contractCheck.run(checkContext(url, { engine }))).rejects.toThrow(kind);
  });

  it('is not called unpublished if its documents are invalid', async () => {
    server.answer = (response) => response.end('<definitions>');
    await expect(contractCheck.run(checkContext(url, { engine }))).rejects.toThrow();
  });

  it.each([
    [404, ''],
    [200, '<html></html>'],
    [302, ''],
    [401, ''],
  ])('is unpublished after status %i', async (status, body) => {
    server.answer = (response) => response.writeHead(status, { location: '/login' }).end(body);
    expect(await contractCheck.run(checkContext(url, { engine }))).toMatchObject({ published: false });
  });
});

it('compares the WSDL documents that an emulator publishes', async () => {
  const emulator = await startEmulator();
  const { report } = await lookAtEmulator(emulator, { transports: ['soap', 'rest'] });
  await emulator.close();
  expect(report.checks.find(({ name }) => name === 'contract')).toMatchObject({
    status: 'ok',
    words: expect.stringMatching(/^Services88, \d+ agents compared: the tenant's contract fits/),
  });
});
