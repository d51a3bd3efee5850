import { Command, InvalidArgumentError, Option } from 'commander';
import { helpFooter } from './output/help-text.js';
import { port } from './port.js';
import type { ServeOptions } from './serve-options.js';

export function serveCommand(): Command {
  return new Command('serve')
    .addOption(
      new Option(
        '-c, --config <file>',
        'configuration file; default: superoffice.config.* in this folder or above, and SUPEROFFICE_*',
      ),
    )
    .option('-p, --port <number>', 'the port to listen on', port, 8080)
    .option('--host <address>', 'the address to listen on; default: this machine alone', '127.0.0.1')
    .option(
      '--tenant <id>',
      'an Online tenant that callers may address; may be repeated. With --record, also a URL, or sod/Cust12345',
      tenants,
    )
    .option('--key-file <file>', 'keys for tickets, one in each line; the first is used for new tickets')
    .option('--tls-certificate <file>', 'the certificate of the server, as PEM; read again when it changes')
    .option('--tls-key <file>', 'its private key, as PEM')
    .option('--record <folder>', 'pass SOAP calls on unchanged, and write an inventory of what clients use to a folder')
    .option('--status <port>', 'a page of operations, clients, times and routes, for this machine alone', port)
    .option('--workers <number>', 'processes that share the port', positive, 1)
    .addOption(
      new Option('--log <format>', 'what is printed for each call').choices(['text', 'json', 'none']).default('text'),
    )
    .addHelpText(
      'after',
      helpFooter(`
Examples:
  superoffice-bridge serve --port 8080
  superoffice-bridge serve --tenant Cust12345 --tenant Cust67890 --key-file keys
  superoffice-bridge serve --host 0.0.0.0 --tls-certificate cert.pem --tls-key key.pem
  superoffice-bridge serve --record inventory --tenant https://crm.example.com/SuperOffice

SOAP clients call the gateway as they call SuperOffice: only the part of their address
before /Remote changes. Their calls go over the transport and the routes of the
configuration, with their own tickets; "auth" of the configuration is not used.

Clients that sign in with AuthenticateUsernamePassword or AuthenticateWithAccessToken,
over a transport other than SOAP, need keys: (umask 077; openssl rand -base64 32 > keys)

With --record, it stands in front of the old SOAP endpoint and changes nothing. The folder
gets inventory.html, .md and .json, and scenarios for "verify". A recording continues when
the command is started again with the same folder.

The gateway runs until Ctrl-C. It then finishes the calls under way.`),
    )
    .action(async (options: ServeOptions) => {
      if (options.record === undefined) await (await import('./serve-action.js')).serve(options);
      else await (await import('./record-action.js')).record({ ...options, folder: options.record });
    });
}

function tenants(id: string, before: readonly string[] = []): string[] {
  return [...before, id];
}

function positive(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('Expected a number from 1 to 999.');
  return Number(text);
}
