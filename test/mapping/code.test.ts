import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Contract } from '../../src/contract/index.js';
import { languages, type Mapping, mappingOf } from '../../src/mapping/index.js';
import { describeWithDotNet } from '../dotnet/dotnet.js';
import { mistakesIn, programOfLibrary } from '../examples/compile-examples.js';
import { startTenant, type TestTenant } from '../support/tenants.js';

const contract = Contract.bundled();
const mappings: readonly Mapping[] = contract.agentNames.flatMap((agent) =>
  [...contract.agent(agent).operations.keys()].map((operation) => mappingOf(contract, agent, operation)),
);
/** Each operation, and each call that does the same. */
const calls = mappings.flatMap((mapping) =>
  [mapping.agents, ...mapping.rest].map((call) => ({ mapping, call, name: `${mapping.name} ${call?.method ?? ''}` })),
);

describe('the code for an operation', () => {
  it('fits 80 columns with the margin of the command, in every language', () => {
    const wide = calls.flatMap(({ mapping, call, name }) =>
      Object.values(languages).flatMap(({ write }) =>
        (write(mapping, call) ?? '').split('\n').flatMap((line) => (line.length > 78 ? [`${name}: ${line}`] : [])),
      ),
    );
    expect(wide).toEqual([]);
  });

  it('has values for all parameters, by the names of the agents', () => {
    for (const { agents, operation } of mappings) {
      if (operation.http?.kind !== 'object') continue;
      expect(Object.keys(agents?.body as object)).toHaveLength(operation.input.fields.length);
    }
  });

  it('leaves no placeholder in an address', () => {
    expect(calls.filter(({ call }) => /[{}]/.test(call?.address ?? '')).map(({ name }) => name)).toEqual([]);
  });

  it('compiles in TypeScript', () => {
    // All of them take a minute: those with a method of a repository, and one of each agent.
    const seen = new Set<string>();
    const some = mappings.filter(({ bridge, operation: { agent } }) => {
      const kind = bridge.short.startsWith('so.agents.') ? agent : bridge.short;
      return !seen.has(kind) && seen.add(kind);
    });
    expect(some.length).toBeGreaterThan(300);
    const examples = some.map((mapping) => ({
      name: mapping.name,
      code: languages.typescript.write(mapping),
    }));
    expect(mistakesIn(examples, programOfLibrary())).toEqual([]);
  });
});

describe('the code for a shell', () => {
  it('is what bash parses', () => {
    const script = calls.map(({ mapping, call }) => languages.curl.write(mapping, call) ?? '').join('\n');
    const { status, stderr } = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });
});

describeWithDotNet('the code for C#', () => {
  it('compiles', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mapping-'));
    const methods = calls.map(
      ({ mapping, call }, index) =>
        `static async Task Call${index}() {\n${languages.csharp.write(mapping, call) ?? ''}\n}`,
    );
    const file = join(folder, 'Calls.cs');
    writeFileSync(file, `${surroundings}\nclass Calls {\n${fields}\n${methods.join('\n')}\nstatic void Main() {}\n}\n`);
    const compiler = ['-r:System.Net.Http.dll', '-nowarn:1998', `-out:${join(folder, 'Calls.exe')}`, file];
    const { status, stderr, stdout } = spawnSync('mcs', compiler, { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect([status, `${stdout}${stderr}`.split('\n').filter((line) => line.includes('error'))]).toEqual([0, []]);
  });
});

/** Mono has no System.Text.Json; this is what the code uses of it. */
const surroundings = `using System; using System.IO; using System.Net.Http; using System.Net.Http.Headers;
using System.Text; using System.Threading.Tasks;
class JsonNode {
  public static JsonNode Parse(string text) { return null; }
  public JsonNode this[string name] { get { return null; } set { } }
  public string ToJsonString() { return ""; }
  public static implicit operator JsonNode(string value) { return null; }
  public static implicit operator JsonNode(int value) { return null; }
  public static implicit operator JsonNode(double value) { return null; }
  public static implicit operator JsonNode(bool value) { return null; }
}`;
const fields = 'static string site = "", accessToken = ""; static HttpClient http = new HttpClient();';

const hasCurl = spawnSync('curl', ['--version']).status === 0;

(hasCurl ? describe : describe.skip)('the code for curl, sent to an emulator', () => {
  let tenant: TestTenant;
  beforeAll(async () => {
    tenant = await startTenant();
  });
  afterAll(() => tenant.close());

  const restCallOf = ({ rest }: Mapping) => rest.find(({ method }) => method === 'PATCH') ?? rest[0];

  /** What the first call for an API answers; ids that the emulator has take the place of the examples'. */
  const answerOf = async (name: string, api: 'agents' | 'rest', id: number): Promise<unknown> => {
    const [agent = '', operation = ''] = name.split('.');
    const mapping = mappingOf(contract, agent, operation);
    const code = languages.curl.write(mapping, api === 'agents' ? mapping.agents : restCallOf(mapping)) ?? '';
    const { stdout } = await promisify(execFile)('bash', ['-c', code.replaceAll(/\b7\b/g, String(id))], {
      env: { ...process.env, SITE: tenant.emulator.url, TOKEN: tenant.emulator.credentials.accessToken },
    });
    return stdout === '' ? undefined : JSON.parse(stdout);
  };

  it.each(['agents', 'rest'] as const)('reads the ticket that the bridge reads, over %s', async (api) => {
    const ticket = await tenant.soap.tickets.get(1);
    expect(await answerOf('Ticket.GetTicketEntity', api, 1)).toMatchObject({ TicketId: 1, Title: ticket.Title });
  });

  it.each(['agents', 'rest'] as const)('gets the defaults of an appointment, over %s', async (api) => {
    expect(await answerOf('Appointment.CreateDefaultAppointmentEntity', api, 1)).toMatchObject({ AppointmentId: 0 });
  });

  it.each(['agents', 'rest'] as const)('deletes a company, over %s', async (api) => {
    const { ContactId } = await tenant.soap.contacts.create({ Name: 'Northwind' });
    expect(await answerOf('Contact.DeleteContactEntity', api, ContactId)).toBeUndefined();
    expect(await tenant.soap.contacts.find(ContactId)).toBeNull();
  });

  it('searches an archive by the arguments of SOAP', async () => {
    await tenant.soap.contacts.create({ Name: 'Aurora' });
    const found = await answerOf('Archive.GetArchiveListByColumns', 'rest', 1);
    const rows = (found as { readonly value: readonly { readonly name: string }[] }).value;
    const names = rows.map(({ name }) => name);
    expect(names).toContain('Aurora');
    expect(names.filter((name) => !name.startsWith('A'))).toEqual([]);
    expect(names).toEqual([...names].sort());
    expect(rows.length).toBeLessThanOrEqual(50);
  });

  it('changes one field of a company by a merge patch', async () => {
    const before = await tenant.soap.contacts.create({ Name: 'Northwind', Department: 'Sales' });
    await answerOf('Contact.SaveContactEntity', 'rest', before.ContactId);
    expect(await tenant.soap.contacts.get(before.ContactId)).toMatchObject({ Name: 'name', Department: 'Sales' });
  });
});

it('saves an entity that it has read, over Agents', () => {
  const mapping = mappingOf(contract, 'Contact', 'SaveContactEntity');
  const php = languages.php.write(mapping, mapping.agents) ?? '';
  expect(php).toContain("'/api/v1/Agents/Contact/GetContactEntity?contactEntityId=7'");
  expect(php).toContain("$entity->Name = 'name';");
  expect(php).toContain('CURLOPT_POSTFIELDS => json_encode($entity)');
  expect(mapping.traps.map(({ name }) => name)).toContain('whole-entity');
});
