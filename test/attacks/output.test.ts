import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { parse as parseYaml } from 'yaml';
import { connect, type SuperOfficeError } from '../../src/index.js';
import { doctorText } from '../../src/cli/doctor-printer.js';
import { outputFormats } from '../../src/cli/output/formats.js';
import { tableText } from '../../src/cli/output/table.js';
import { VerifyPrinter } from '../../src/cli/verify-printer.js';
import type { DoctorReport } from '../../src/migration/doctor/index.js';
import { expectParity } from '../../src/migration/jest/expect-parity.js';
import { Recorder, Recording } from '../../src/migration/recording/index.js';
import { AnsweringServer } from '../support/answering-server.js';
import { documentOf } from '../support/hostile-contract.js';
import { exceptionOver, json } from '../support/failing-server.js';
import { hostileReport } from '../support/hostile-report.js';
import { OwnProcess } from '../support/own-process.js';
import {
  allTogether,
  expectColoursAround,
  expectHarmless,
  expectTextHarmless,
  signedTexts,
  sink,
  withoutColours,
} from '../support/sink.js';
import { errorOf, transportNames } from '../support/transports.js';

/**
 * Every place that a server's or a file's text ends in, times every text that something there would obey. What is judged
 * is what has been written: the bytes of the real process, or what an independent parser makes of a file.
 */
const folder = mkdtempSync(join(tmpdir(), 'output-'));
const server = new AnsweringServer();
let cli: OwnProcess;
let url: string;
beforeAll(async () => {
  cli = new OwnProcess('src/cli/main.ts');
  url = await server.start();
});
afterAll(async () => {
  cli.remove();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const configuration = (transport: string) => {
  const file = join(folder, `${transport}.json`);
  const auth = { kind: 'ticket', ticket: '7T:a-ticket', appToken: 'an-application-token' };
  const resilience = { attempts: 1 };
  writeFileSync(file, JSON.stringify({ transport, tenant: { url }, auth, resilience }));
  return file;
};

interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

const environment = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, TERM: 'xterm-256color' };

function run(...words: readonly string[]): Promise<Printed> {
  return new Promise((resolve) => {
    const options = { env: environment, cwd: folder, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [join(process.cwd(), cli.file), ...words], options, (_error, stdout, stderr) =>
      resolve({ stdout, stderr }),
    );
  });
}

const script = '/usr/bin/script';

/** The same on a terminal, where colours are shown. */
function runOnTerminal(...words: readonly string[]): Promise<string> {
  const command = [process.execPath, join(process.cwd(), cli.file), ...words].map((word) => `'${word}'`).join(' ');
  return new Promise((resolve) => {
    const options = { env: environment, cwd: folder, maxBuffer: 64 * 1024 * 1024 };
    execFile(script, ['-qec', command, '/dev/null'], options, (_error, stdout) => resolve(stdout));
  });
}

describe('an error over the wire', () => {
  sink(
    'printed by the command',
    async () => {
      server.answer = exceptionOver('rest', { type: 'System.Exception', message: allTogether }, { operation: 'x' });
      const { stdout, stderr } = await run('call', 'contacts.get', '2', '--config', configuration('rest'));
      expect(stdout).toBe('');
      return stderr;
    },
    expectTextHarmless,
  );

  for (const transport of transportNames) {
    const failing = () =>
      exceptionOver(
        transport,
        { type: 'System.Exception', message: xmlSafe(transport) },
        { operation: 'GetContactEntity' },
      );
    // What XML cannot hold is not a text of a SOAP server.
    const xmlSafe = (name: string) =>
      name === 'soap'
        ? allTogether.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replaceAll('\r', '')
        : allTogether;

    sink(
      `shown by what logs it, over ${transport}`,
      async () => {
        server.answer = failing();
        const auth = { kind: 'ticket', ticket: '7T:a-ticket', appToken: 'an-application-token' } as const;
        const so = await connect({ transport, tenant: { url }, auth, resilience: { attempts: 1 } });
        const error = (await errorOf(so.contacts.get(2))) as SuperOfficeError;
        await so.close();
        const { message, serverMessage = '', stack = '' } = error;
        expect(message).not.toContain('\n');
        return [message, serverMessage, stack, String(error), inspect(error), JSON.stringify(error)].join('\n');
      },
      expectTextHarmless,
    );
  }
});

const items = () => signedTexts.map((Name, Id) => ({ Id: Id + 1, Name, ToolTip: Name }));
const listed = async () => {
  server.answer = json(200, items());
  const { stdout, stderr } = await run('call', 'lists.items', 'task', '--json', '--config', configuration('rest'));
  expect(stderr).toBe('');
  return stdout;
};

sink('an answer as JSON', listed, (written, index) => {
  expectHarmless(written);
  const answered = JSON.parse(written) as { Name: string }[];
  if (index >= 0) expect(answered[index]?.Name).toBe(signedTexts[index]);
});

sink(
  'an answer as YAML',
  async () => outputFormats.yaml.write(items()),
  (written, index) => {
    expectHarmless(written);
    const answered = parseYaml(written) as { Name: string }[];
    if (index >= 0) expect(answered[index]?.Name).toBe(signedTexts[index]);
  },
);

sink(
  'an answer as a table',
  async () => outputFormats.table.write(items(), { colours: false, width: 10_000 }),
  (written, index) => {
    expectHarmless(written);
    // A cell may be cut; it keeps its beginning and its line.
    if (index >= 0) expect(written.split('\n').filter((line) => line.includes(`\u2039${index}\u2039`))).toHaveLength(1);
  },
);

if (existsSync(script)) {
  sink(
    'an error on a terminal with colours',
    async () => {
      server.answer = exceptionOver('rest', { type: 'A', message: allTogether }, { operation: 'x' });
      return runOnTerminal('call', 'contacts.get', '2', '--config', configuration('rest'));
    },
    (written, index) => {
      expectTextHarmless(withoutColours(written), index);
      // The one colour is that of the word "error".
      expect(written.split('\u001b[31m')).toHaveLength(2);
    },
  );
  sink(
    'a comparison on a terminal with colours',
    async () => {
      server.answer = (response, request) => {
        const Name = request.url?.includes('Agents') === true ? allTogether : `other ${allTogether}`;
        json(200, { ContactId: 2, Name, Department: Name })(response, request, '');
      };
      const config = configuration('rest');
      return runOnTerminal('call', 'contacts.get', '2', '--compare', 'rest,agents', '-o', 'table', '--config', config);
    },
    (written) => expectHarmless(withoutColours(written)),
  );
}

sink(
  'the summary of a report that somebody else wrote',
  async () => {
    const file = join(folder, 'hostile.json');
    writeFileSync(file, JSON.stringify({ ...hostileReport(allTogether), operations: [] }));
    return (await run('report', file)).stdout;
  },
  (written) => expectHarmless(written),
);

describe('what the commands print in this process', () => {
  const colours = { colours: true, width: 100_000 };

  sink(
    'a table with colours',
    async () =>
      tableText(
        signedTexts.map((Name) => ({ [Name]: Name })),
        { colours: true, width: 10_000_000 },
      ),
    expectColoursAround,
  );

  sink(
    'steps of a scenario',
    async () => {
      let written = '';
      const printer = new VerifyPrinter(
        { write: (part) => (written += part), isTTY: true, columns: 60 },
        ['soap'],
        true,
      );
      printer.head(allTogether, [allTogether], allTogether);
      for (const text of signedTexts) {
        const result = { name: text, subject: text, status: 'failed', problems: [text], milliseconds: 1 } as const;
        printer.step({ scenario: text, result, observations: [] });
      }
      return written;
    },
    expectColoursAround,
  );

  sink(
    'what doctor finds',
    async () => {
      const check = { name: 'tls', title: allTogether, status: 'problem', words: allTogether, advice: allTogether };
      const difference = {
        path: allTogether,
        cause: 'other-text',
        detail: allTogether,
        count: 1,
        transport: 'rest',
        zone: 'UTC',
      };
      const read = {
        title: allTogether,
        outcomes: [{ transport: 'rest', error: allTogether }],
        differences: [difference],
      };
      const wire = {
        aspect: allTogether,
        forms: { rest: allTogether },
        fields: 1,
        example: allTogether,
        madeEqual: false,
      };
      const report = {
        tenant: allTogether,
        transports: ['soap', 'rest'],
        replayed: false,
        zone: allTogether,
        checks: [check],
        reads: [read],
        wire: [wire],
        zones: [{ transport: 'rest', words: allTogether }],
      };
      return doctorText(report as unknown as DoctorReport, colours);
    },
    (written) => {
      expectHarmless(withoutColours(written));
    },
  );
});

sink(
  'a configuration that is refused',
  async () => {
    const file = join(folder, 'hostile-settings.json');
    writeFileSync(file, JSON.stringify(Object.fromEntries(signedTexts.map((text) => [text, text]))));
    const { stdout, stderr } = await run('config', 'check', file);
    return `${stdout}${stderr}`;
  },
  expectTextHarmless,
);

sink(
  'a comparison of contracts',
  async () => {
    const contract = (name: string, member: string) => {
      const path = join(folder, name);
      mkdirSync(path);
      writeFileSync(join(path, 'Thing.wsdl'), documentOf({ member }));
      return path;
    };
    // What XML cannot hold, and what a schema joins, is not a member of an enumeration.
    const member = allTogether.replace(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
    const [before, after] = [contract('before', 'Red'), contract('after', member)];
    const { stdout: table } = await run('contract', 'check', before, after);
    return table;
  },
  expectTextHarmless,
);

sink(
  'a recording',
  async () => {
    const file = join(folder, 'recording.jsonl');
    const recorder = new Recorder(file, { control: 'soap', tenant: allTogether, personal: true });
    for (const [index, text] of signedTexts.entries()) {
      const step = { scenario: text, step: String(index), subject: text, arguments: text };
      recorder.add({ ...step, outcome: { answer: { [text]: text } }, milliseconds: 1, began: 0, after: 0 });
    }
    recorder.close();
    return readFileSync(file, 'utf8');
  },
  (written, index) => {
    expectHarmless(written);
    expect(written.split('\n')).toHaveLength(signedTexts.length + 2);
    const text = signedTexts[index] ?? '';
    if (index >= 0) {
      expect(Recording.read(join(folder, 'recording.jsonl')).find(text, String(index))?.outcome).toEqual({
        answer: { [text]: text },
      });
    }
  },
);

sink(
  'the message of a failed test',
  async () => {
    const error = await errorOf(
      expectParity(async () => ({ [allTogether]: allTogether + String(turn++) }), {
        transports: ['rest', 'agents'],
        unmasked: true,
      }),
    );
    return (error as Error).message;
  },
  (written) => expectHarmless(written),
);
let turn = 0;
