import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigurationError, NotFoundError, type SuperOffice } from '../../src/index.js';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { describeOnTransports, expectParity, ParityError, type ParityOptions } from '../../src/migration/index.js';
import { errorOf } from '../support/transports.js';

const runner = { describe, beforeAll, afterAll };

describe('expectParity', () => {
  let emulator: Emulator;
  let configuration: NonNullable<ParityOptions['configuration']>;
  beforeAll(async () => {
    emulator = await startEmulator();
    const auth = { kind: 'basic', username: 'sam', password: 'sam' } as const;
    configuration = { tenant: { url: emulator.url }, auth };
  });
  afterAll(() => emulator.close());

  it('returns the answer that the transports agree on', async () => {
    const company = await expectParity((so) => so.contacts.get(2));
    expect(company.Name).toBe('Northgate Tools Ltd');
  });

  it('uses no proxy for the emulator that it starts', async () => {
    const http = { proxy: 'http://127.0.0.1:9' };
    const company = await expectParity((so) => so.contacts.get(2), { configuration: { tenant: 'emulator', http } });
    expect(company.Name).toBe('Northgate Tools Ltd');
  });

  it('throws the error that all transports fail with', async () => {
    await expect(expectParity((so) => so.contacts.get(2_000_000_000))).rejects.toThrow('2000000000');
  });

  it('reports where transports differ, and why', async () => {
    const { Name } = await expectParity((so) => so.contacts.get(2), { configuration });
    let calls = 0;
    const flapping = async () => ({ Name: calls++ === 1 ? 'northgate tools ltd' : Name });
    const error = await errorOf(expectParity(flapping, { configuration, unmasked: true }));
    expect(error).toBeInstanceOf(ParityError);
    expect((error as Error).message).toBe(
      'the transports differ\n' +
        '  rest: Name: different upper or lower case\n' +
        '    soap: "Northgate Tools Ltd"\n' +
        '    rest: "northgate tools ltd"',
    );
    calls = 0;
    const masked = await errorOf(expectParity(flapping, { configuration }));
    expect((masked as Error).message).toContain('rest: "xxxxxxxxx xxxxx xxx"');
    calls = 0;
    const rules = [{ path: 'Name', compare: 'ignoreCase' }] as const;
    await expect(expectParity(flapping, { configuration, rules })).resolves.toMatchObject({ Name });
  });
});

describe('what expectParity shows of personal data, unless it may show all', () => {
  let emulator: Emulator;
  let configuration: NonNullable<ParityOptions['configuration']>;
  beforeAll(async () => {
    emulator = await startEmulator();
    configuration = { tenant: { url: emulator.url }, auth: { kind: 'basic', username: 'sam', password: 'sam' } };
  });
  afterAll(() => emulator.close());

  /** The message if the first transport answers one thing, and the second another. */
  const messageOf = async (first: () => unknown, second: () => unknown, unmasked = false) => {
    let calls = 0;
    const run = async () => (calls++ === 0 ? first() : second());
    const error = await errorOf(expectParity(run, { configuration, transports: ['soap', 'rest'], unmasked }));
    expect(error).toBeInstanceOf(ParityError);
    return (error as Error).message;
  };

  it('is the class of an error, and not its message', async () => {
    const failing = () => {
      throw new NotFoundError('there is no Anna Svensson', { status: 404 });
    };
    const message = await messageOf(() => ({ Name: 'Eva' }), failing);
    expect(message).toContain('soap: {"Name":"Xxx"}');
    expect(message).toContain('rest: {"name":"NotFoundError","message":"xxxxx xx xx Xxxx Xxxxxxxx","status":404}');
    expect(await messageOf(() => ({ Name: 'Eva' }), failing, true)).toContain('Anna Svensson');
  });

  it('is the name of a member of an enumeration, and no other text', async () => {
    const message = await messageOf(
      () => ({ TicketRead: 'Never', Title: 'Never', Items: [{ Id: 1 }] }),
      () => ({
        TicketRead: 'Always',
        Title: 'Always',
        Items: [{ Id: 1 }, { Id: 2, TicketNew: 'Never', Name: 'Never' }],
      }),
    );
    expect(message).toContain('soap: "Never"\n    rest: "Always"');
    expect(message).toContain('soap: "Xxxxx"\n    rest: "Xxxxxx"');
    expect(message).toContain('"TicketNew":"Never","Name":"Xxxxx"');
  });
});

describe('if a transport cannot be opened, expectParity', () => {
  const transports = ['rest', 'carrier pigeon' as 'rest', 'soap'] as const;
  const servers = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;

  it('closes the others and the emulator, and throws why', async () => {
    const before = servers();
    let closed = 0;
    const audit = {
      write: async () => undefined,
      close: async () => {
        closed++;
      },
    };
    const run = async () => undefined;
    const error = await errorOf(expectParity(run, { configuration: { tenant: 'emulator', audit }, transports }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(closed).toBe(2);
    expect(servers()).toBe(before);
  });
});

describeOnTransports(
  'a connection that is handed to tests',
  (so, transport) => {
    it('answers', async () => {
      expect((await so.principal()).FullName).toBe('Sam Sample');
      expect(await so.lists.items('task')).toHaveLength(12);
      expect(await so.agents.MDO.GetListIdByListName({ Name: 'category' })).toBe(2);
      expect(['soap', 'rest', 'agents']).toContain(transport);
    });
  },
  { runner },
);

it('a connection cannot be used outside tests', () => {
  const bodies: SuperOffice[] = [];
  const none = () => undefined;
  const describing = (_title: string, body: () => void) => body();
  const quiet = { describe: describing, beforeAll: none, afterAll: none };
  describeOnTransports('x', (so) => void bodies.push(so), { runner: quiet, transports: ['rest'] });
  expect(() => bodies[0]?.contacts).toThrow('so.contacts can only be used inside a test');
});
