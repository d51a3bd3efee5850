import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe } from '@jest/globals';
import { Contract } from '../../src/contract/index.js';
import { builtOnce } from '../support/built-once.js';
import { readContractFacts } from '../contract/schema-facts.js';
import { vendorWsdl } from '../support/vendor-schema.js';
import { type ContractInCSharp, contractInCSharp, type MessageFacts } from './contract-in-csharp.js';
import { vendorSources } from './vendor-client.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Debian's `mono-devel` and `libnewtonsoft-json5.0-cil`. */
const needed = ['/usr/bin/mono', '/usr/bin/mcs', '/usr/lib/cli/Newtonsoft.Json-5.0/Newtonsoft.Json.dll'];
const missing = needed.filter((path) => !existsSync(path));
const jsonNet = needed.at(-1) ?? '';

if (missing.length > 0) {
  process.stdout.write(
    `${missing.join(', ')} missing: tests against .NET are skipped; install mono-devel and libnewtonsoft-json5.0-cil\n`,
  );
}

/** A suite that needs .NET's serializers; it is skipped on a machine that has none. */
export const describeWithDotNet = missing.length === 0 ? describe : describe.skip;

/** The vendor's documents, or those of the repositories' operations, which come with the package. */
const folder = vendorWsdl ?? here('../../wsdl');

/** The contract by the same documents as the library reads it. */
export const contract = vendorWsdl === undefined ? Contract.bundled() : Contract.fromFolder(vendorWsdl);

export interface MakeJob extends MessageFacts {
  readonly id: number;
  readonly seed: number;
  /** About how many carriers, arrays and dictionaries there are in it. */
  readonly budget: number;
  /** With numbers that enumerations have no name for, and nested values of any type: JSON only. */
  readonly undeclared?: boolean;
  /** With dates without a zone, and values of any type whose type JSON keeps: either wire says as much as the other. */
  readonly alike?: boolean;
}

/** What .NET writes of an object that it made. */
export interface Made {
  readonly xml?: string;
  readonly json?: Readonly<Record<string, unknown>>;
  /** The JSON of each part, in Json.NET's own spelling. */
  readonly spelled?: readonly string[];
  readonly error?: string;
}

/** An object that was made, with another number in a field of its only part. */
export interface SetJob {
  readonly id: number;
  readonly field: string;
  readonly number: number;
}

/** An object that was made, as it came back. */
export type CompareJob = { readonly id: number } & ({ readonly xml: string } | { readonly json: string });

export interface Compared {
  readonly difference?: string | null;
  readonly error?: string;
}

/** Answered on the other wire, unless JSON is asked for. */
export type ReadJob = MessageFacts & ({ readonly xml: string } | { readonly json: string; readonly as?: 'json' });

/** .NET's serializers in a process of their own. */
export class DotNet {
  readonly contract: Omit<ContractInCSharp, 'source'>;
  readonly #process: ChildProcess;
  readonly #waiting: ((line: string) => void)[] = [];
  #errors = '';

  constructor() {
    const built = build();
    this.contract = JSON.parse(readFileSync(join(built, 'contract.json'), 'utf8')) as Omit<ContractInCSharp, 'source'>;
    // A zone with summer time: a date of a local kind comes with an offset then.
    const env = { ...process.env, TZ: 'Europe/Oslo' };
    this.#process = spawn('mono', [join(built, 'Wires.exe')], { env, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#process.stderr?.on('data', (data: Buffer) => (this.#errors += data.toString()));
    if (this.#process.stdout === null) throw new Error('mono has no output');
    createInterface({ input: this.#process.stdout }).on('line', (line) => this.#waiting.shift()?.(line));
  }

  make(jobs: readonly MakeJob[]): Promise<readonly Made[]> {
    return this.#ask('make', jobs);
  }

  set(jobs: readonly SetJob[]): Promise<readonly Made[]> {
    return this.#ask('set', jobs);
  }

  /** Where objects that were made differ from those read. */
  compare(jobs: readonly CompareJob[]): Promise<readonly Compared[]> {
    return this.#ask('compare', jobs);
  }

  /** What .NET reads on one wire, as it writes it itself. */
  read(jobs: readonly ReadJob[]): Promise<readonly Made[]> {
    return this.#ask('read', jobs);
  }

  /** The carriers that objects were made of. */
  async carriers(): Promise<readonly string[]> {
    const [answer] = await this.#ask<{ readonly carriers: readonly string[] }>('coverage', [{}]);
    return answer?.carriers ?? [];
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#process.once('close', resolve));
    this.#process.stdin?.end();
    await closed;
  }

  async #ask<Answer>(task: string, jobs: readonly object[]): Promise<readonly Answer[]> {
    const line = new Promise<string>((resolve, reject) => {
      this.#waiting.push(resolve);
      this.#process.once('exit', () => reject(new Error(`mono ended: ${this.#errors.slice(0, 2000)}`)));
    });
    this.#process.setMaxListeners(0);
    this.#process.stdin?.write(`${JSON.stringify({ task, jobs })}\n`);
    return JSON.parse(await line) as readonly Answer[];
  }
}

/** The folder with the program, which is compiled once for each contract and version of these sources. */
function build(): string {
  const documents = readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
  const own = ['Wires.cs', 'contract-in-csharp.ts', 'vendor-client.ts', '../contract/schema-facts.ts'].map(here);
  return builtOnce('dotnet', [...documents, ...own, ...vendorSources], (made) => {
    const facts = documents.filter((file) => /\.(wsdl|xml)$/.test(file)).map(readContractFacts);
    const { source, ...rest } = contractInCSharp(facts);
    writeFileSync(join(made, 'Contract.cs'), source);
    writeFileSync(join(made, 'contract.json'), JSON.stringify(rest));
    const references = ['System.Runtime.Serialization.dll', 'System.Core.dll', jsonNet].map((name) => `-r:${name}`);
    const sources = [join(made, 'Contract.cs'), here('Wires.cs')];
    execFileSync('mcs', ['-nologo', `-out:${join(made, 'Wires.exe')}`, ...references, ...sources], { stdio: 'pipe' });
  });
}
