import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { doctorCommand } from '../../src/cli/doctor.js';
import { doctorText } from '../../src/cli/doctor-printer.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { ConfigurationError } from '../../src/index.js';
import type { DoctorReport } from '../../src/migration/doctor/index.js';
import { AnsweringServer } from '../support/answering-server.js';
import { printingTo } from '../support/printing.js';
import { errorOf } from '../support/transports.js';

let folder: string;
let output = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  output = '';
  printingTo('stdout', (text) => (output += text));
  printingTo('stderr');
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = 0;
});

const run = (...words: string[]) => doctorCommand().parseAsync(words, { from: 'user' });

function configurationFor(url: string): string {
  const file = join(folder, 'superoffice.config.json');
  const auth = { kind: 'basic', username: 'sam', password: 'sam' };
  writeFileSync(file, JSON.stringify({ transport: 'rest', tenant: { url }, auth, timeout: 5_000 }));
  return file;
}

describe('superoffice-bridge doctor', () => {
  it('checks the emulator, saves the answers, and prints the same for the file', async () => {
    const file = join(folder, 'wire.json');
    await run('--tenant', 'emulator', '--save', file);
    expect(process.exitCode ?? 0).toBe(0);
    expect(output.split('\n')[0]).toBe('SOAP, REST and Agents on emulator');
    expect(output).toMatch(/^ {2}person +200 .* +200 .* +200 .* +equal$/m);
    expect(output).toMatch(/^Nothing to fix: the transports agree in all \d+ reads\./m);
    const live = output;
    output = '';
    await run('--replay', file);
    expect(process.exitCode ?? 0).toBe(0);
    // Masking may change how many bytes an answer has.
    const withoutSizes = (text: string) => text.replace(/\d+(?:\.\d)? K?B/g, '').replace(/ +/g, ' ');
    expect(withoutSizes(output)).toBe(
      withoutSizes(live)
        .replace('SOAP, REST and Agents on emulator', 'SOAP, REST and Agents, from a saved file')
        .replace('Checks', 'Checks, from the saved file'),
    );
  });

  it('prints only the report with --json', async () => {
    await run('--tenant', 'emulator', '--transports', 'rest,agents', '--json');
    expect(JSON.parse(output)).toMatchObject({
      kind: 'doctor',
      format: 1,
      tenant: 'emulator',
      transports: ['rest', 'agents'],
    });
  });

  it('skips the transport that the credentials are not sufficient for, and says why', async () => {
    const emulator: Emulator = await startEmulator();
    let aside = '';
    printingTo('stderr', (text) => (aside += text));
    try {
      const file = join(folder, 'online.config.json');
      const tenant = { environment: 'sod', id: emulator.tenant, origin: emulator.origin };
      const auth = { kind: 'bearer', accessToken: emulator.credentials.accessToken };
      writeFileSync(file, JSON.stringify({ transport: 'rest', tenant, auth, timeout: 5_000 }));
      await run('--config', file);
      expect(output.split('\n')[0]).toMatch(/^REST and Agents on sod\/Cust\d+$/);
      expect(aside.replaceAll('\n', ' ')).toMatch(
        /note SOAP is not checked: \S+ auth\.appToken is missing: Online, every SOAP call needs the application token/,
      );
      await expect(run('--config', file, '--transports', 'soap,rest')).rejects.toThrow('auth.appToken is missing');
    } finally {
      await emulator.close();
    }
  });

  it('exits with 1 if the transports differ, and names the place', async () => {
    const emulator: Emulator = await startEmulator({ divergences: [{ kind: 'shiftedDate', face: 'rest' }] });
    try {
      await run('--config', configurationFor(emulator.url), '--transports', 'soap,rest');
      expect(process.exitCode).toBe(1);
      expect(output).toContain(
        'appointment, REST against SOAP\n    StartDate: the same date and time, shifted (+1 hour)\n',
      );
      expect(output).toMatch(/^The transports differ in 1 of \d+ reads\.$/m);
    } finally {
      await emulator.close();
    }
  });

  it.each<[what: string, words: () => string[], message: string]>([
    ['a file that is not there', () => ['--replay', join(folder, 'none.json')], 'does not exist'],
    [
      'a file of another kind',
      () => ['--replay', configurationFor('http://127.0.0.1:1')],
      'not a file of doctor --save: format is missing: it must be 1',
    ],
    ...[
      ['--save', 'b.json'],
      ['--transports', 'rest,agents'],
      ['--zone', 'UTC'],
      ['--tenant', 'emulator'],
      ['--config', 'superoffice.config.yaml'],
    ].map(([name = '', value = '']): [string, () => string[], string] => [
      `${name} with --replay`,
      () => ['--replay', 'a.json', name, value],
      `${name} has no effect with --replay, `,
    ]),
    ['a tenant that is none', () => ['--tenant', 'somewhere'], 'somewhere'],
  ])('refuses %s', async (_what, words, message) => {
    const error = await errorOf(run(...words()));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toContain(message);
  });
});

it.each([
  ['a folder that does not exist', () => join(folder, 'none', 'wire.json'), 'its folder does not exist'],
  ['a folder', () => folder, 'it is a folder'],
])('doctor sends nothing if the answers cannot be saved: %s', async (_what, file, why) => {
  const tenant = new AnsweringServer();
  const config = configurationFor(await tenant.start());
  try {
    const error = await errorOf(run('--config', config, '--save', file()));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toContain(`cannot write ${file()} (${why}); name another file with --save`);
    expect(tenant.arrivals).toBe(0);
  } finally {
    await tenant.close();
  }
});

const describeWithOpenssl = spawnSync('openssl', ['version']).error === undefined ? describe : describe.skip;

describeWithOpenssl('a server with an untrusted certificate', () => {
  let server: Server;
  beforeAll(async () => {
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const options = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-keyout',
      key,
      '-out',
      certificate,
    ];
    execFileSync('openssl', [...options, ...subject], { stdio: 'ignore' });
    const tls = { key: readFileSync(key), cert: readFileSync(certificate) };
    server = createServer(tls, (_request, response) => response.writeHead(401).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('is explained, with what to do', async () => {
    const { port } = server.address() as AddressInfo;
    await run('--config', configurationFor(`https://127.0.0.1:${port}`), '--transports', 'soap,rest');
    expect(process.exitCode).toBe(1);
    expect(output).toMatch(/problem +TLS +The certificate is self-signed\. \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
    expect(output).toContain('NODE_EXTRA_CA_CERTS');
    expect(output).toMatch(/problem +REST API/);
  });
});

describe('the page', () => {
  const report: DoctorReport = {
    format: 1,
    kind: 'doctor',
    tenant: 'sod/Cust12345',
    replayed: false,
    transports: ['soap', 'rest', 'agents'],
    zone: 'UTC',
    checks: [
      {
        name: 'tls',
        title: 'TLS',
        status: 'problem',
        words: `${'word '.repeat(60)}${'x'.repeat(300)}`,
        advice: 'Do this. '.repeat(20),
      },
      {
        name: 'sign-in agents',
        title: 'Sign-in, Agents',
        status: 'note',
        words: 'A\u001B[2J\u0007 message\nof a server.',
      },
    ],
    reads: [
      {
        name: 'a',
        title: 'a read with quite a long title that goes on and on',
        outcomes: [],
        differences: [],
        skipped: 'there is none '.repeat(9),
      },
      {
        name: 'b',
        title: 'another read with quite a long title',
        outcomes: [
          { transport: 'soap', zone: 'none', wire: { status: 200, bytes: 123_456, content: 'an answer' } },
          { transport: 'rest', zone: 'none', wire: { content: 'NetworkError' }, error: 'TenantUnavailableError' },
        ],
        differences: [{ transport: 'rest', zone: 'none', path: 'Path.'.repeat(40), cause: 'other-text', count: 2 }],
      },
    ],
    wire: [
      {
        aspect: 'Flags',
        forms: { soap: 'names of members', rest: 'other names (FULL)' },
        fields: 12,
        example: 'Field.'.repeat(40),
        madeEqual: false,
      },
    ],
    zones: [
      { transport: 'soap', words: 'moves 12 dates by -1 hour' },
      { transport: 'rest', words: 'returns the same with and without the time zone' },
    ],
  };

  it.each([72, 80, 100, 120])('stays within %i columns', (width) => {
    const lines = doctorText(report, { colours: false, width }).split('\n');
    expect(lines.filter((line) => line.length > width)).toEqual([]);
    expect(lines.length).toBeGreaterThan(20);
  });

  it('has no colours and cannot move the cursor if colours are off', () => {
    // eslint-disable-next-line no-control-regex -- these are what is looked for
    expect(doctorText(report, { colours: false, width: 80 })).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
  });

  it('has colours if they are on, and resets them', () => {
    const text = doctorText(report, { colours: true, width: 80 });
    expect(text).toContain('\u001B[31m');
    // eslint-disable-next-line no-control-regex -- colours
    expect(text.replace(/\u001b\[\d+m/g, '')).toBe(doctorText(report, { colours: false, width: 80 }));
  });

  it('shows the effect of each zone, and the form on each wire', () => {
    const text = doctorText(report, { colours: false, width: 100 });
    expect(text).toContain('SOAP: names of members; REST: other names (FULL)');
    expect(text).toContain('not made equal');
    expect(text).toContain('moves 12 dates by -1 hour.');
    expect(text).toContain('1 problem to fix; the transports differ in 1 of 1 read.');
  });
});
