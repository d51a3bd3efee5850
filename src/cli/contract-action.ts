import { plainTexts } from '../output-text/index.js';
import { wrapToWidth } from '../output-text/text-width.js';
import { print, printJson } from './output/print.js';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  compareContracts,
  Contract,
  type ContractChange,
  netServerAgents,
  openApiDocuments,
  pullContract,
  pullOpenApi,
} from '../contract/index.js';
import { ConfigurationError, errorFromServer, Secrets } from '../errors/index.js';
import { Network, UndiciEngine, untilAborted } from '../http/index.js';
import { counted } from '../migration/report/wording.js';
import { tenantNamed } from '../tenant/addresses.js';
import { sitesOf } from '../tenant/sites.js';
import { parseHttp } from '../config/http.js';
import { configuredHttp } from './configured-settings.js';
import { abortOnInterrupt } from './interrupts.js';
import { tenantHelp } from './tenant-options.js';
import { ProgressBar } from './output/progress-bar.js';
import { paintOf, screenOf } from './output/screen.js';

type Format = 'wsdl' | 'openapi';

export interface DocumentOptions {
  readonly format: Format;
  readonly config?: string;
}

export interface PullOptions extends DocumentOptions {
  readonly tenant: string;
  readonly out: string;
}

export interface CheckOptions extends DocumentOptions {
  readonly json?: true;
}

/** Downloads the documents of a tenant. */
export async function pull({ tenant, out, ...options }: PullOptions): Promise<void> {
  const { pulled, absent } = await pullInto(tenant, out, options);
  const without = absent.length === 0 ? '' : `; the tenant has no ${absent.join(', ')}`;
  const what = options.format === 'wsdl' ? counted(pulled.length, 'agent') : pulled.join(' and ');
  print(`${out}: ${what}${without}\n`);
}

/** Compares two contracts. */
export async function check(
  first: string,
  second: string | undefined,
  { json, ...options }: CheckOptions,
): Promise<void> {
  const [before, after] = second === undefined ? ['bundled', first] : [first, second];
  const contracts = [await contractNamed(before, options), await contractNamed(after, options)] as const;
  const changes = compareContracts(...contracts);
  if (json === true) printJson(changes);
  else print(describeChanges(plainTexts(changes), contracts));
  if (changes.some((change) => change.breaking)) process.exitCode = 1;
}

async function contractNamed(name: string, options: DocumentOptions): Promise<Contract> {
  if (name === 'bundled') return Contract.bundled();
  if (existsSync(name)) return Contract.from(name);
  if (!/^[\w.-]+\/\w+$|^https?:/i.test(name)) {
    throw new ConfigurationError(
      `${JSON.stringify(name)} is neither "bundled", a folder, a file, nor a tenant; name ${tenantHelp}`,
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'superoffice-bridge-'));
  try {
    await pullInto(name, folder, options);
    const contract = Contract.fromFolder(folder);
    // The folder is deleted below, so all agents are read now.
    for (const agent of contract.agentNames) contract.agent(agent);
    return contract;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pullInto(name: string, folder: string, { format, config }: DocumentOptions) {
  const tenant = tenantNamed(name);
  const http = parseHttp(await configuredHttp(config));
  const engine = new UndiciEngine({ maximumAnswerBytes: 20 * 1024 * 1024, connections: 4, network: new Network(http) });
  const interrupt = abortOnInterrupt('stopping; what was downloaded is deleted');
  const bar = new ProgressBar(process.stderr);
  const total = format === 'wsdl' ? netServerAgents.length : openApiDocuments.length;
  let done = 0;
  const show = (document: string) => bar.update(done / total, `${done}/${total} ${document}`);
  show('');
  const progress = (document: string) => {
    done++;
    show(document);
  };
  const fetchDocument = async (url: string) => {
    const answer = await engine.send({ method: 'GET', url, headers: {}, timeout: 60_000, signal: interrupt.signal });
    if (answer.status === 200) return answer.body.toString('utf8');
    if (answer.status === 404) return undefined;
    throw errorFromServer({ status: answer.status, place: { method: 'GET', url } }, {}, new Secrets());
  };
  try {
    const sites = sitesOf(tenant, { engine, clock: Date.now, timeout: 60_000 });
    const { soap, rest } = await untilAborted(sites.locate(), interrupt.signal);
    return format === 'wsdl'
      ? await pullContract(`${soap}/Remote/Services88`, folder, netServerAgents, fetchDocument, progress)
      : await pullOpenApi(rest, folder, fetchDocument, progress);
  } finally {
    interrupt.end();
    bar.end();
    await engine.close();
  }
}

const marks = { gone: '-', changed: '~', new: '+' } as const;

function describeChanges(changes: readonly ContractChange[], contracts: readonly Contract[]): string {
  const colors = paintOf(process.stdout);
  const { width } = screenOf(process.stdout, Infinity);
  const indent = ' '.repeat(4);
  const paint = { gone: colors.red, changed: colors.yellow, new: colors.green };
  const lines = changes.map(
    ({ kind, what, detail }) =>
      `  ${paint[kind](marks[kind])} ${wrapToWidth(`${what}${detail === undefined ? '' : `: ${detail}`}`, width - indent.length).join(`\n${indent}`)}`,
  );
  const breaking = changes.filter((change) => change.breaking).length;
  const sections = [
    ...(breaking > 0 ? [colors.bold('breaking'), ...lines.slice(0, breaking)] : []),
    ...(breaking < changes.length ? [colors.bold('not breaking'), ...lines.slice(breaking)] : []),
  ];
  const summary = `${counted(changes.length, 'change')}, ${breaking} of them breaking`;
  const isWithoutSoap = contracts.some(({ format }) => format === 'openapi');
  const note = isWithoutSoap ? ['What only SOAP needs is not compared: OpenAPI documents do not describe it.'] : [];
  const prose = [summary, ...note].flatMap((line) => wrapToWidth(line, width));
  return [...sections, ...prose, ''].join('\n');
}
