import { Command } from 'commander';
import { ConfigurationError } from '../errors/index.js';

const renamed = { wsdl: 'contract', generate: 'contract generate' } as const;

/** A command that was renamed: it only says what it is called now. */
export function formerCommand(former: keyof typeof renamed): Command {
  const name = renamed[former];
  return new Command(former)
    .argument('[arguments...]')
    .allowUnknownOption()
    .helpOption(false)
    .action(() => {
      throw new ConfigurationError(
        `unknown command "${former}". It is now called "${name}": see superoffice-bridge ${name} --help`,
      );
    });
}
