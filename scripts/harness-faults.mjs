// Shows that the chaos run and the mutated answers notice when a rule of the library is broken: each row plants one fault
// in a copy of the sources and runs the harness at the size that `npm test` has. A row whose run passes is a gap.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';

const repeatable = 'src/pipeline/resilience/repeatable.ts';
const kind = (name) => ({
  file: repeatable,
  from: `{ error: ${name}, read: 'always', write: 'where the server did not act' }`,
  to: `{ error: ${name}, read: 'always', write: 'always' }`,
});

/** @type {readonly { harness: string, name: string, transport: string, file: string, from: string, to: string }[]} */
const faults = [
  { harness: 'chaos', name: 'writes are repeated after timeouts', transport: 'rest', ...kind('TimeoutError') },
  { harness: 'chaos', name: 'writes are repeated after resets', transport: 'agents', ...kind('NetworkError') },
  { harness: 'chaos', name: 'writes are repeated after 503', transport: 'rest', ...kind('TenantUnavailableError') },
  { harness: 'chaos', name: 'writes are repeated after 502', transport: 'soap', ...kind('ServerError') },
  { harness: 'chaos', name: 'writes are repeated after garbage', transport: 'rest', ...kind('ProtocolError') },
  {
    harness: 'chaos',
    name: 'a reset counts as not sent',
    transport: 'rest',
    file: 'src/http/undici-engine.ts',
    from: "outcome: isSent ? 'unknown' : 'not-sent'",
    to: "outcome: 'not-sent'",
  },
  {
    harness: 'chaos',
    name: '503 counts as refused',
    transport: 'agents',
    file: 'src/errors/exception-types.ts',
    from: "503: { kind: TenantUnavailableError, outcome: 'unknown' }",
    to: "503: { kind: TenantUnavailableError, outcome: 'refused' }",
  },
  {
    harness: 'chaos',
    name: 'a save that is answered with nothing is success',
    transport: 'soap',
    file: 'src/transports/identity.ts',
    from: 'if (isRight) return;',
    to: 'if (isRight || found === null) return;',
  },
  {
    harness: 'chaos',
    name: 'a late refusal drops a newer token',
    transport: 'rest',
    file: 'src/auth/renewed-grant.ts',
    from: 'if (this.#grant?.value !== value) return;',
    to: 'if (this.#grant === undefined) return;',
  },
  {
    harness: 'chaos',
    name: 'a late refusal drops a newer ticket',
    transport: 'soap',
    file: 'src/auth/exchanged-ticket.ts',
    from: 'if (ticket === undefined || this.#ticket !== ticket) return;',
    to: 'if (ticket === undefined) return;',
  },
  {
    harness: 'chaos',
    name: 'a stream is sent twice as JSON',
    transport: 'agents',
    file: 'src/transports/json/client.ts',
    from: "request.content?.again === false ? 'once' : ofResource",
    to: 'ofResource',
  },
  {
    harness: 'chaos',
    name: 'a stream is sent twice over SOAP',
    transport: 'soap',
    file: 'src/transports/soap/transport.ts',
    from: "content instanceof Uint8Array ? 'write' : 'once'",
    to: "'write'",
  },
  {
    harness: 'mutations',
    name: 'a save is answered with another key',
    transport: 'agents',
    file: 'src/transports/identity.ts',
    from: 'found === expected',
    to: "typeof found === 'number'",
  },
  {
    harness: 'mutations',
    name: 'a set of an agent is answered with another key',
    transport: 'rest',
    file: 'src/transports/identity.ts',
    from: '/^(?:Save|Set)[A-Z]/',
    to: '/^Save[A-Z]/',
  },
  {
    harness: 'mutations',
    name: 'the status of a SOAP message is ignored',
    transport: 'soap',
    file: 'src/transports/soap/read-answer.ts',
    from: 'if (answer.status < 200 || answer.status >= 300) {',
    to: 'if (answer.status < 200) {',
  },
  {
    harness: 'mutations',
    name: 'a value of the wrong type is read as null',
    transport: 'rest',
    file: 'src/codec/json/from-json.ts',
    from: 'if (canonical === undefined) throw new Mismatch(rules.expected, value);',
    to: 'if (canonical === undefined) return null;',
  },
  {
    harness: 'mutations',
    name: 'a write that was answered with rubbish counts as not sent',
    transport: 'soap',
    file: 'src/errors/kinds.ts',
    from: "export class ProtocolError extends kind(false, 'unknown')",
    to: "export class ProtocolError extends kind(false, 'not-sent')",
  },
];

const root = resolve(import.meta.dirname, '..');
const wanted = process.argv[2] ?? '';
const suites = { chaos: 'test/chaos', mutations: 'test/transports/mutated-answers' };
let missed = 0;
for (const { harness, name, transport, file, from, to } of faults.filter((each) => each.name.includes(wanted))) {
  const copy = mkdtempSync(join(tmpdir(), 'harness-faults-'));
  try {
    for (const each of [
      'src',
      'test',
      'wsdl',
      'package.json',
      'jest.config.ts',
      'tsconfig.json',
      'assets',
      'scenarios',
    ])
      cpSync(join(root, each), join(copy, each), { recursive: true });
    symlinkSync(realpathSync(join(root, 'node_modules')), join(copy, 'node_modules'));
    const source = readFileSync(join(copy, file), 'utf8');
    if (!source.includes(from)) throw new Error(`${file} does not hold the text that "${name}" replaces`);
    writeFileSync(join(copy, file), source.replace(from, to));
    const environment = { ...process.env, CHAOS_TRANSPORT: transport, MUTATIONS_TRANSPORT: transport };
    const { status, stdout, stderr } = spawnSync('npm', ['test', '--', suites[harness]], {
      cwd: copy,
      env: environment,
      encoding: 'utf8',
    });
    // A run that a slow machine ends says nothing of the fault.
    const isLate = `${stdout}${stderr}`.includes('Exceeded timeout');
    const verdict = status === 0 ? 'MISSED' : isLate ? 'NO VERDICT, the machine is too slow' : 'noticed';
    missed += verdict === 'noticed' ? 0 : 1;
    process.stdout.write(`${harness}: ${name}: ${verdict}\n`);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
process.exitCode = missed === 0 ? 0 : 1;
