import { plainTexts } from '../encoding/index.js';
import { print, printJson } from './output/print.js';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import {
  compareContracts,
  Contract,
  type ContractChange,
  netServerAgents,
  openApiDocuments,
  pullContract,
  pullOpenApi,
} from '../contract/index.js';
import { generateCommand } from './contract-generate.js';
import { ConfigurationError, errorFromServer, Secrets } from '../errors/index.js';
import { Network, UndiciEngine } from '../http/index.js';
import { counted } from '../migration/report/wording.js';
import { tenantNamed } from '../tenant/addresses.js';
import { sitesOf } from '../tenant/sites.js';
import { parseHttp } from '../config/http.js';
import { configOption, configuredHttp } from './http-settings.js';
import { ProgressBar } from './output/progress-bar.js';
import { paintOf } from './output/screen.js';

const tenantHelp =
  'an environment and tenant such as sod/Cust12345, or a URL such as https://crm.example.com/SuperOffice';

const formats = {
  wsdl: 'WSDL documents of the SOAP services, which describe every transport',
  openapi: 'OpenAPI documents, which describe REST and the agents',
} as const;

type Format = keyof typeof formats;

interface DocumentOptions {
  readonly format: Format;
  readonly config?: string;
}

export function contractCommand(): Command {
  return new Command('contract')
    .description("download a tenant's contract, compare contracts, and generate types")
    .addHelpText(
      'after',
      `
Examples:
  superoffice-bridge contract pull --tenant sod/Cust12345 --out contract
  superoffice-bridge contract check sod/Cust12345
  superoffice-bridge contract generate --source contract --out src/netserver.ts`,
    )
    .addCommand(pullCommand())
    .addCommand(checkCommand())
    .addCommand(generateCommand());
}

/** The commands that were renamed: they only say what they are called now. */
export function formerCommands(): Command[] {
  const renamed = { wsdl: 'contract', generate: 'contract generate' };
  return Object.entries(renamed).map(([former, name]) =>
    new Command(former)
      .argument('[arguments...]')
      .allowUnknownOption()
      .helpOption(false)
      .action(() => {
        throw new ConfigurationError(
          `unknown command "${former}". It is now called "${name}": see superoffice-bridge ${name} --help`,
        );
      }),
  );
}

function formatOption(): Option {
  const kinds = Object.entries(formats).map(([name, what]) => `${name}: ${what}`);
  return new Option('--format <format>', `the documents of a tenant; ${kinds.join('; ')}`)
    .choices(Object.keys(formats))
    .default('wsdl');
}

function pullCommand(): Command {
  return new Command('pull')
    .description("download a tenant's WSDL or OpenAPI documents")
    .requiredOption('--tenant <tenant>', tenantHelp)
    .requiredOption('--out <folder>', 'the folder for the documents')
    .addOption(formatOption())
    .addOption(configOption())
    .addHelpText(
      'after',
      `
An Onsite tenant publishes OpenAPI documents only if "Documentation" is on in the
WebApi section of its web.config.

Examples:
  superoffice-bridge contract pull --tenant sod/Cust12345 --out contract
  superoffice-bridge contract pull --tenant https://crm.example.com/SuperOffice --out contract --format openapi`,
    )
    .action(async ({ tenant, out, ...options }: DocumentOptions & { tenant: string; out: string }) => {
      const { pulled, absent } = await pullInto(tenant, out, options);
      const without = absent.length === 0 ? '' : `; the tenant has no ${absent.join(', ')}`;
      const what = options.format === 'wsdl' ? counted(pulled.length, 'agent') : pulled.join(' and ');
      print(`${out}: ${what}${without}\n`);
    });
}

function checkCommand(): Command {
  return new Command('check')
    .description('compare two contracts: what is new, removed or changed; breaking changes first')
    .argument('<before>', '"bundled", a folder or OpenAPI document, or a tenant')
    .argument('[after]', 'the same; without it, the contract of this package is compared with <before>')
    .addOption(formatOption())
    .addOption(configOption())
    .option('--json', 'print the changes as JSON')
    .addHelpText(
      'after',
      `
A tenant is an environment and tenant such as sod/Cust12345, or a URL such as
https://crm.example.com/SuperOffice.

Examples:
  superoffice-bridge contract check sod/Cust12345
  superoffice-bridge contract check contract-12.3 contract-12.4 --json
  superoffice-bridge contract check bundled Swagger-v1-Agents.json

Exit codes:
  0  no breaking changes
  1  a program written for <before> may fail with <after>`,
    )
    .action(async (first: string, second: string | undefined, { json, ...options }: DocumentOptions & { json?: true }) => {
      const [before, after] = second === undefined ? ['bundled', first] : [first, second];
      const contracts = [await contractNamed(before, options), await contractNamed(after, options)] as const;
      const changes = compareContracts(...contracts);
      if (json === true) printJson(changes);
      else print(describeChanges(plainTexts(changes), contracts));
      if (changes.some((change) => change.breaking)) process.exitCode = 1;
    });
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
  const { soap, rest } = await sitesOf(tenant, { engine, clock: Date.now, timeout: 60_000 }).locate();
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
    const answer = await engine.send({ method: 'GET', url, headers: {}, timeout: 60_000 });
    if (answer.status === 200) return answer.body.toString('utf8');
    if (answer.status === 404) return undefined;
    throw errorFromServer({ status: answer.status, place: { method: 'GET', url } }, {}, new Secrets());
  };
  try {
    return format === 'wsdl'
      ? await pullContract(`${soap}/Remote/Services88`, folder, netServerAgents, fetchDocument, progress)
      : await pullOpenApi(rest, folder, fetchDocument, progress);
  } finally {
    bar.end();
    await engine.close();
  }
}

const marks = { gone: '-', changed: '~', new: '+' } as const;

function describeChanges(changes: readonly ContractChange[], contracts: readonly Contract[]): string {
  const colors = paintOf(process.stdout);
  const paint = { gone: colors.red, changed: colors.yellow, new: colors.green };
  const lines = changes.map(
    ({ kind, what, detail }) => `  ${paint[kind](marks[kind])} ${what}${detail === undefined ? '' : `: ${detail}`}`,
  );
  const breaking = changes.filter((change) => change.breaking).length;
  const sections = [
    ...(breaking > 0 ? [colors.bold('breaking'), ...lines.slice(0, breaking)] : []),
    ...(breaking < changes.length ? [colors.bold('not breaking'), ...lines.slice(breaking)] : []),
  ];
  const summary = `${counted(changes.length, 'change')}, ${breaking} of them breaking`;
  const isWithoutSoap = contracts.some(({ format }) => format === 'openapi');
  const note = isWithoutSoap ? ['What only SOAP needs is not compared: OpenAPI documents do not describe it.'] : [];
  return [...sections, summary, ...note, ''].join('\n');
}
