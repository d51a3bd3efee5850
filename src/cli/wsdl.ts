import { plainTexts } from '../encoding/index.js';
import { print, printJson } from './output/print.js';
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { compareContracts, Contract, type ContractChange, netServerAgents, pullContract } from '../contract/index.js';
import { ConfigurationError, errorFromServer, Secrets } from '../errors/index.js';
import { UndiciEngine } from '../http/index.js';
import { counted } from '../migration/report/wording.js';
import { tenantNamed } from '../tenant/addresses.js';
import { sitesOf } from '../tenant/sites.js';
import { ProgressBar } from './output/progress-bar.js';
import { paintOf } from './output/screen.js';

const tenantHelp =
  'an environment and tenant such as sod/Cust12345, or a URL such as https://crm.example.com/SuperOffice';

export function wsdlCommand(): Command {
  return new Command('wsdl')
    .description("download a tenant's contract, and compare contracts")
    .addHelpText(
      'after',
      `
Examples:
  superoffice-bridge wsdl pull --tenant sod/Cust12345 --out wsdl
  superoffice-bridge wsdl check bundled wsdl`,
    )
    .addCommand(pullCommand())
    .addCommand(checkCommand());
}

function pullCommand(): Command {
  return new Command('pull')
    .description("download a tenant's WSDL documents")
    .requiredOption('--tenant <tenant>', tenantHelp)
    .requiredOption('--out <folder>', 'the folder for the documents')
    .addHelpText(
      'after',
      `
Examples:
  superoffice-bridge wsdl pull --tenant sod/Cust12345 --out wsdl
  superoffice-bridge wsdl pull --tenant https://crm.example.com/SuperOffice --out wsdl`,
    )
    .action(async ({ tenant, out }: { tenant: string; out: string }) => {
      const { pulled, absent } = await pullInto(tenant, out);
      const without = absent.length === 0 ? '' : `; the tenant has no ${absent.join(', ')}`;
      print(`${out}: ${pulled.length} agents${without}\n`);
    });
}

function checkCommand(): Command {
  return new Command('check')
    .description('compare two contracts: what is new, removed or changed; breaking changes first')
    .argument('<before>', '"bundled", a folder, or a tenant')
    .argument('<after>', '"bundled", a folder, or a tenant')
    .option('--json', 'print the changes as JSON')
    .addHelpText(
      'after',
      `
A tenant is an environment and tenant such as sod/Cust12345, or a URL such as
https://crm.example.com/SuperOffice.

Examples:
  superoffice-bridge wsdl check bundled sod/Cust12345
  superoffice-bridge wsdl check wsdl-12.3 wsdl-12.4 --json

Exit codes:
  0  no breaking changes
  1  a program written for <before> may fail with <after>`,
    )
    .action(async (before: string, after: string, { json }: { json?: true }) => {
      const changes = compareContracts(await contractNamed(before), await contractNamed(after));
      if (json === true) printJson(changes);
      else print(describeChanges(plainTexts(changes)));
      if (changes.some((change) => change.breaking)) process.exitCode = 1;
    });
}

async function contractNamed(name: string): Promise<Contract> {
  if (name === 'bundled') return Contract.bundled();
  if (statSync(name, { throwIfNoEntry: false })?.isDirectory() === true) return Contract.fromFolder(name);
  if (!/^[\w.-]+\/\w+$|^https?:/i.test(name)) {
    throw new ConfigurationError(
      `${JSON.stringify(name)} is neither "bundled", a folder, nor a tenant; name ${tenantHelp}`,
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'superoffice-bridge-'));
  try {
    await pullInto(name, folder);
    const contract = Contract.fromFolder(folder);
    // The folder is deleted below, so all agents are read now.
    for (const agent of contract.agentNames) contract.agent(agent);
    return contract;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pullInto(name: string, folder: string) {
  const tenant = tenantNamed(name);
  const engine = new UndiciEngine({ maximumAnswerBytes: 20 * 1024 * 1024, connections: 4 });
  const { soap } = await sitesOf(tenant, { engine, clock: Date.now, timeout: 60_000 }).locate();
  const bar = new ProgressBar(process.stderr);
  let done = 0;
  const show = (agent: string) =>
    bar.update(done / netServerAgents.length, `${done}/${netServerAgents.length} ${agent}`);
  show('');
  const fetchDocument = async (url: string) => {
    const answer = await engine.send({ method: 'GET', url, headers: {}, timeout: 60_000 });
    if (answer.status === 200) return answer.body.toString('utf8');
    if (answer.status === 404) return undefined;
    throw errorFromServer({ status: answer.status, place: { method: 'GET', url } }, {}, new Secrets());
  };
  try {
    return await pullContract(`${soap}/Remote/Services88`, folder, netServerAgents, fetchDocument, (agent) => {
      done++;
      show(agent);
    });
  } finally {
    bar.end();
    await engine.close();
  }
}

const marks = { gone: '-', changed: '~', new: '+' } as const;

function describeChanges(changes: readonly ContractChange[]): string {
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
  return [...sections, `${counted(changes.length, 'change')}, ${breaking} of them breaking`, ''].join('\n');
}
