import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../../src/emulator/index.js';
import { ConfigurationError } from '../../../src/index.js';
import { isHealthy, type DoctorReport, parseWire, replayed } from '../../../src/migration/doctor/index.js';
import { AnsweringServer } from '../../support/answering-server.js';
import { lookAt, lookAtEmulator } from '../../support/doctor-run.js';
import { transportNames } from '../../support/transports.js';

const checkOf = ({ checks }: DoctorReport, name: string) => checks.find((each) => each.name === name);
const statusOf = (report: DoctorReport, name: string) => checkOf(report, name)?.status;
const readOf = ({ reads }: DoctorReport, name: string) => reads.find((each) => each.name === name);

/** What a report says of the tenant; the sizes of answers are not the tenant's when they were masked. */
function verdictsOf({ checks, reads, wire, zones }: DoctorReport) {
  return {
    checks: checks.map(({ name, status }) => [name, status]),
    reads: reads.map(({ name, skipped, differences, outcomes }) => ({
      name,
      skipped,
      differences,
      outcomes: outcomes.map(({ transport, zone, error, absent, wire: facts }) => {
        return { transport, zone, error, absent, status: facts?.status, content: facts?.content };
      }),
    })),
    wire,
    zones,
  };
}

describe('a tenant whose transports agree', () => {
  let emulator: Emulator;
  let result: Awaited<ReturnType<typeof lookAtEmulator>>;
  beforeAll(async () => {
    emulator = await startEmulator();
    emulator.settings.record = true;
    result = await lookAtEmulator(emulator);
  });
  afterAll(() => emulator.close());

  it('is healthy', () => {
    const { report } = result;
    expect(report.checks.filter(({ status }) => status === 'problem')).toEqual([]);
    expect(report.reads.filter(({ differences }) => differences.length > 0)).toEqual([]);
    expect(isHealthy(report)).toBe(true);
  });

  it.each(['contacts', 'persons', 'appointments', 'projects', 'sales', 'documents'])(
    'has one of its %s read on every transport, with a zone and without',
    (name) => {
      const outcomes = readOf(result.report, `${name}.get`)?.outcomes ?? [];
      const asked = outcomes.filter(({ error, absent }) => error === undefined && absent !== true);
      expect(asked.map(({ transport, zone }) => `${transport} ${zone}`).sort()).toEqual(
        transportNames.flatMap((transport) => [`${transport} named`, `${transport} none`]).sort(),
      );
    },
  );

  it('shows how each wire reports absence', () => {
    const absence = result.report.wire.find(({ aspect }) => aspect === 'Absence');
    expect(absence).toMatchObject({ madeEqual: true, forms: { rest: expect.stringContaining('404') } });
    expect(readOf(result.report, 'contacts.absent')?.outcomes.every(({ absent }) => absent === true)).toBe(true);
  });

  it('receives only reads', () => {
    const arrived = emulator.requests.filter(({ face }) => face !== 'wsdl');
    expect(arrived.length).toBeGreaterThan(50);
    const others = arrived.filter(({ face, method, agent, operation = '' }) => {
      if (face === 'rest') return method !== 'GET';
      const isSignIn = agent === 'SoPrincipal' && operation.startsWith('Authenticate');
      return (face !== 'soap' && face !== 'agents') || !(isSignIn || /^Get[A-Z]/.test(operation));
    });
    expect(others).toEqual([]);
  });

  it('is the same in the saved file', async () => {
    const report = await replayed(parseWire(result.wire(), 'wire.json'));
    expect(verdictsOf(report)).toEqual(verdictsOf(result.report));
  });

  it('leaves no name of a person in that file', () => {
    const text = result.wire();
    const { username, password } = emulator.credentials;
    for (const secret of [`"${username}"`, `>${password}<`, emulator.tenant, emulator.origin.slice('http://'.length)]) {
      expect(text).not.toContain(secret);
    }
    for (const name of ['StateZeroDatabase', 'Ola Nordmann', '@example.com', 'superoffice.com/Cust']) {
      expect(text).not.toContain(name);
    }
  });
});

describe('a tenant whose transports differ', () => {
  it.each([
    ['shiftedDate', 'rest', 'appointments.get', 'StartDate', 'shifted-date'],
    ['cutText', 'agents', 'appointments.get', 'Description', 'cut-text'],
    ['offByOneId', 'rest', 'appointments.get', 'Contact.ContactId', 'other-number'],
    ['otherMember', 'soap', 'appointments.get', 'Completed', 'other-member'],
    ['droppedUdef', 'agents', 'contacts.get', 'UserDefinedFields.SuperOffice:1', 'missing-field'],
  ] as const)('is found out, live and from the file: %s on %s', async (kind, face, read, path, cause) => {
    const emulator = await startEmulator({ divergences: [{ kind, face }] });
    try {
      const { report, wire } = await lookAtEmulator(emulator);
      const found = readOf(report, read)?.differences ?? [];
      // SOAP is what the others are compared with, so where it is the one that differs, both of them are named.
      const known = found.filter((each) => each.path === path && each.transport === (face === 'soap' ? 'rest' : face));
      const again = await replayed(parseWire(wire(), 'wire.json'));
      expect(verdictsOf(again)).toEqual(verdictsOf(report));
      expect(known.map((each) => each.cause)).toEqual([cause, cause]);
      expect(isHealthy(report)).toBe(false);
    } finally {
      await emulator.close();
    }
  });

  it('is detected if one returns zeros for an absent entity', async () => {
    const emulator = await startEmulator({ divergences: [{ kind: 'blankForAbsent', face: 'agents' }] });
    try {
      const { report } = await lookAtEmulator(emulator, { transports: ['soap', 'agents'] });
      expect(readOf(report, 'contacts.absent')?.differences.map(({ cause }) => cause)).toContain('other-outcome');
    } finally {
      await emulator.close();
    }
  });
});

describe('problems on the way to a tenant', () => {
  const server = new AnsweringServer();
  let url = '';
  beforeEach(async () => {
    url = await server.start();
  });
  afterEach(() => server.close());

  const page = '<html><head><title>404</title></head><body>Not found</body></html>';

  it.each<[what: string, status: number, type: string, body: string]>([
    ['a page that says 404', 404, 'text/html', page],
    ['a page of a proxy', 200, 'text/html', page],
    ['garbage', 200, 'application/octet-stream', '\u0000\u0001\u0002 garbage'],
    ['a server in trouble', 503, 'text/plain', 'Service Unavailable'],
    ['a sign-in page elsewhere', 302, 'text/html', ''],
  ])('%s', async (_what, status, type, body) => {
    server.answer = (response) => response.writeHead(status, { 'content-type': type, location: '/login' }).end(body);
    const { report, wire } = await lookAt({ url });
    expect(statusOf(report, 'rest')).toBe('problem');
    expect(statusOf(report, 'soap')).toBe('problem');
    expect(statusOf(report, 'sign-in rest')).toBe('problem');
    expect(isHealthy(report)).toBe(false);
    const again = await replayed(parseWire(wire(), 'wire.json'));
    expect(verdictsOf(again)).toEqual(verdictsOf(report));
  });

  it('no server at all', async () => {
    await server.close();
    const { report } = await lookAt({ url });
    await server.start();
    expect(checkOf(report, 'rest')).toMatchObject({
      status: 'problem',
      words: expect.stringContaining('ECONNREFUSED'),
    });
    expect(statusOf(report, 'sign-in soap')).toBe('problem');
    expect(isHealthy(report)).toBe(false);
  });

  it.each([
    [0, 'basic', 'ok'],
    [120, 'basic', 'note'],
    [120, 'systemUser', 'problem'],
    [-3_600, 'basic', 'problem'],
  ] as const)('a clock that is %i seconds off, for the credentials %s: %s', async (seconds, kind, status) => {
    server.answer = (response) => {
      response.sendDate = false;
      response.writeHead(401, { date: new Date(Date.now() + seconds * 1_000).toUTCString() }).end();
    };
    const emulator = await startEmulator();
    try {
      const { systemUserToken, appToken, privateKey } = emulator.credentials;
      const auth =
        kind === 'basic'
          ? ({ kind, username: 'a', password: 'b' } as const)
          : ({ kind, systemUserToken, appToken, privateKey, tenantId: 'Cust12345', loginUrl: `${url}/login` } as const);
      const { report } = await lookAt({ url, auth, transports: ['rest'] });
      expect(statusOf(report, 'clock')).toBe(status);
    } finally {
      await emulator.close();
    }
  });

  it('a proxy in the environment, without its address', async () => {
    const environment = { HTTPS_PROXY: 'http://sam:hunter2hunter2@proxy.example:8080', no_proxy: 'localhost' };
    const { report, wire } = await lookAt({ url, environment, transports: ['rest'] });
    const check = checkOf(report, 'proxy');
    expect(check).toMatchObject({
      status: 'note',
      words: 'HTTPS_PROXY is set, but connections to the tenant are direct.',
    });
    expect(JSON.stringify(report) + wire()).not.toContain('hunter2');
    expect(JSON.stringify(report) + wire()).not.toContain('proxy.example');
  });
});

it('credentials that are refused are tried once on each transport', async () => {
  const emulator = await startEmulator();
  try {
    const auth = { kind: 'basic', username: 'sam', password: 'not the password' } as const;
    const { report } = await lookAt({ url: emulator.url, auth });
    for (const name of transportNames) {
      expect(checkOf(report, `sign-in ${name}`)).toMatchObject({
        status: 'problem',
        words: expect.stringContaining('not accepted'),
      });
    }
    const signIns = emulator.requests.filter(
      ({ status, face }) => face === 'soap' || (face !== 'wsdl' && status === 401),
    );
    // Two checks knock on the door of REST without credentials.
    expect(signIns.length).toBeLessThanOrEqual(transportNames.length + 2);
    expect(report.reads.filter(({ skipped }) => skipped === undefined).length).toBeLessThanOrEqual(1);
    expect(isHealthy(report)).toBe(false);
  } finally {
    await emulator.close();
  }
});

it('a single transport proves nothing', async () => {
  const emulator = await startEmulator();
  try {
    const { report } = await lookAtEmulator(emulator, { transports: ['rest'] });
    expect(isHealthy(report)).toBe(false);
  } finally {
    await emulator.close();
  }
});

it('an invalid configuration is refused', async () => {
  await expect(lookAt({ url: 'nowhere' })).rejects.toThrow(ConfigurationError);
});
