import { helpFooter } from './output/help-text.js';
import { port } from './port.js';
import { Command, Option } from 'commander';
import { configOption } from './tenant-options.js';
import type { LoginOptions } from './login-action.js';

/** @param open rejects if it cannot open a browser; default: `openBrowser` */
export function loginCommand(open?: (url: string) => Promise<void>): Command {
  return new Command('login')
    .requiredOption('--tenant <tenant>', 'an environment and tenant such as sod/Cust12345')
    .requiredOption('--client-id <id>', "the application's client id")
    .requiredOption('--store <folder>', 'the folder for the encrypted sign-in')
    .addOption(
      new Option('-p, --port <number>', 'the port of the callback, as registered')
        .argParser(port)
        .default(0, 'a free port'),
    )
    .option('--login-url <url>', "the URL of the login, such as an emulator's; default: the vendor's")
    .addOption(configOption())
    .option('--no-browser', 'print the address instead of opening a browser')
    .addHelpText(
      'after',
      helpFooter(`
Environment:
  SUPEROFFICE_TOKEN_KEY      the key of the store, 32 bytes in base64; create one with
                             node -p "crypto.randomBytes(32).toString('base64')"
  SUPEROFFICE_CLIENT_SECRET  the client secret, if the application has one

The callback is http://127.0.0.1:<port>/callback. Register it for the application,
either with a fixed port or with a regular expression for any port.

Examples:
  superoffice-bridge login --tenant sod/Cust12345 --client-id 1a2b3c \\
    --store tokens --port 7890
  superoffice-bridge login --tenant prod/Cust12345 --client-id 1a2b3c \\
    --store tokens --no-browser`),
    )
    .action(async (options: LoginOptions) => {
      const { login } = await import('./login-action.js');
      await login(options, open);
    });
}
