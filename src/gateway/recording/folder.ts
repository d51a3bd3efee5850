import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { Contract } from '../../contract/index.js';
import { encodeJson } from '../../output-text/index.js';
import { ConfigurationError } from '../../errors/index.js';
import {
  makeFolder,
  maxRecordedBytes,
  maxWrittenBytes,
  parseJson,
  privateFolder,
  readText,
  replaceFile,
  writingProblem,
  UnreadableFile,
} from '../../files/index.js';
import { count, counted } from '../../migration/report/wording.js';
import { describe } from '../usage/described.js';
import { usageMarkdown } from '../usage/markdown.js';
import { type PageTexts, timeText, usagePage } from '../usage/page.js';
import { type UsageFacts, usageSchema } from '../usage/usage.js';
import { descriptions } from './call-reader.js';
import { type Sample, samplesSchema } from './samples.js';
import { scenarioFiles } from './scenarios.js';

/** What has been recorded so far. */
export interface Recorded {
  readonly usage: UsageFacts;
  readonly samples: readonly Sample[];
}

const inventory = usageSchema.extend({
  format: z.literal(1),
  kind: z.literal('inventory'),
  site: z.string(),
  samples: samplesSchema,
});

/** The folder of a recording. Only its owner can read it. */
export class InventoryFolder {
  /** Of the digests of application tokens, so that clients are the same when the recording is continued. */
  readonly key: Buffer;
  readonly earlier: Recorded | undefined;
  readonly #path: string;
  readonly #site: string;
  readonly #written = new Map<string, string>();

  /** @throws {ConfigurationError} if the folder cannot be used, or has the recording of another site */
  constructor(path: string, site: string) {
    this.#path = path;
    this.#site = site;
    try {
      makeFolder(join(path, 'scenarios'), { mode: privateFolder });
      this.key = this.#keyOf('client-key');
    } catch (cause) {
      const message = `cannot write to ${path} (${writingProblem(cause)}); name another folder with --record`;
      throw new ConfigurationError(message, { cause });
    }
    this.earlier = this.#read();
  }

  /** @throws system errors; then each file is the one before or the one after */
  write({ usage, samples }: Recorded): void {
    const until = new Date().toISOString();
    const described = describe(usage);
    const warnings = warningsOf(usage);
    const texts = textsOf(usage, { site: this.#site, until, warnings });
    const json = { format: 1, kind: 'inventory', site: this.#site, until, warnings, ...described, samples };
    this.#replace('inventory.json', `${encodeJson(json, 2)}\n`);
    this.#replace('inventory.md', usageMarkdown(described, texts));
    this.#replace('inventory.html', usagePage(described, texts));
    for (const [name, text] of scenarioFiles(samples)) this.#replace(join('scenarios', name), text);
  }

  #replace(name: string, text: string): void {
    if (this.#written.get(name) === text) return;
    replaceFile(join(this.#path, name), text);
    this.#written.set(name, text);
  }

  #keyOf(name: string): Buffer {
    const file = join(this.#path, name);
    try {
      const known = Buffer.from(readText(file, maxWrittenBytes), 'base64');
      if (known.length === 32) return known;
    } catch {
      // It is created.
    }
    const key = randomBytes(32);
    replaceFile(file, `${key.toString('base64')}\n`);
    return key;
  }

  #read(): Recorded | undefined {
    const file = join(this.#path, 'inventory.json');
    let text: string;
    try {
      text = readText(file, maxRecordedBytes);
    } catch (error) {
      if (error instanceof UnreadableFile && error.code === 'ENOENT') return undefined;
      const reason = error instanceof UnreadableFile ? error.message : 'cannot be read';
      throw new ConfigurationError(`${file} ${reason}; name another folder with --record`, { cause: error });
    }
    let content: z.output<typeof inventory>;
    try {
      content = inventory.parse(parseJson(text));
    } catch (cause) {
      throw new ConfigurationError(`${file} is not an inventory of serve --record; name another folder`, { cause });
    }
    if (content.site !== this.#site) {
      throw new ConfigurationError(
        `${file} is the inventory of ${content.site}, not of ${this.#site}; name another folder`,
      );
    }
    const isKnown = ({ agent, operation }: Pick<Sample, 'agent' | 'operation'>) => isOperation(agent, operation);
    const { samples, since, operations, clients, otherRequests } = content;
    return {
      usage: { since, operations: operations.filter(isKnown), clients, otherRequests },
      samples: samples.filter(isKnown),
    };
  }
}

function isOperation(agent: string, operation: string): boolean {
  const contract = Contract.bundled();
  return contract.agentNames.includes(agent) && contract.agent(agent).operations.has(operation);
}

/** A client that takes its address from a description has left: the description names the server itself. */
function warningsOf({ operations, otherRequests }: UsageFacts): string[] {
  const hasRead = otherRequests.some(({ name }) => name === descriptions);
  if (operations.length > 0 || !hasRead) return [];
  return [
    'A client has read the description of a service, and no call has followed. It probably still calls the address in the description, which is that of the server: set the address of the recorder in the client.',
  ];
}

function textsOf(
  { since, operations }: UsageFacts,
  { site, until, warnings }: { readonly site: string; readonly until: string; readonly warnings: readonly string[] },
): PageTexts {
  const calls = operations.reduce((sum, each) => sum + each.calls, 0);
  return {
    title: `${counted(operations.length, 'operation')} in use`,
    overline: `Recorded in front of ${site} · ${timeText(since)} to ${timeText(until)} UTC`,
    lead: `${warnings.map((each) => `${each} `).join('')}${count(calls)} calls went through. This page says what each operation becomes on Agents and REST, and what to mind. The folder scenarios has calls of them for superoffice-bridge verify.`,
    colour: warnings.length === 0 ? 'known' : 'bad',
  };
}
