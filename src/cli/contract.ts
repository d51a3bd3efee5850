import { helpFooter } from './output/help-text.js';
import { Command, Option } from 'commander';
import { generateCommand } from './contract-generate.js';
import { configOption, tenantHelp } from './tenant-options.js';
import type { CheckOptions, PullOptions } from './contract-action.js';

const formats = {
  wsdl: 'WSDL documents of the SOAP services, which describe every transport',
  openapi: 'OpenAPI documents, which describe REST and the agents',
} as const;

export function contractCommand(): Command {
  return new Command('contract')
    .addHelpText(
      'after',
      helpFooter(`
Examples:
  superoffice-bridge contract pull --tenant sod/Cust12345 --out contract
  superoffice-bridge contract check sod/Cust12345
  superoffice-bridge contract generate --source contract --out src/netserver.ts`),
    )
    .addCommand(pullCommand())
    .addCommand(checkCommand())
    .addCommand(generateCommand());
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
      helpFooter(`
An Onsite tenant publishes OpenAPI documents only if "Documentation" is on in the
WebApi section of its web.config.

Examples:
  superoffice-bridge contract pull --tenant sod/Cust12345 --out contract
  superoffice-bridge contract pull --tenant https://crm.example.com/SuperOffice --out contract --format openapi`),
    )
    .action(async (options: PullOptions) => {
      const { pull } = await import('./contract-action.js');
      await pull(options);
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
      helpFooter(`
A tenant is an environment and tenant such as sod/Cust12345, or a URL such as
https://crm.example.com/SuperOffice.

Examples:
  superoffice-bridge contract check sod/Cust12345
  superoffice-bridge contract check contract-12.3 contract-12.4 --json
  superoffice-bridge contract check bundled Swagger-v1-Agents.json

Exit codes:
  0  no breaking changes
  1  a program written for <before> may fail with <after>`),
    )
    .action(async (first: string, second: string | undefined, options: CheckOptions) => {
      const { check } = await import('./contract-action.js');
      await check(first, second, options);
    });
}
