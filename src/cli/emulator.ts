import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { describeEmulator, startEmulator } from '../emulator/index.js';

export function emulatorCommand(): Command {
  return new Command('emulator')
    .description('run a NetServer with invented data on this machine, with SOAP and REST')
    .option('-p, --port <number>', 'the port to listen on; without it the system picks one', port, 0)
    .option(
      '--application-key <file>',
      "the application's RSA key, by which it signs in as the system user: PEM or XML",
    )
    .addHelpText(
      'after',
      `
Examples:
  superoffice-bridge emulator
  superoffice-bridge emulator --port 8088

It prints its addresses and credentials, keeps everything in memory, and ends with Ctrl-C.`,
    )
    .action(async ({ port, applicationKey }: { port: number; applicationKey?: string }) => {
      const key = applicationKey === undefined ? {} : { applicationKey: readFileSync(applicationKey, 'utf8') };
      const emulator = await startEmulator({ port, ...key });
      process.stdout.write(`${describeEmulator(emulator)}\n`);
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      });
      await emulator.close();
    });
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return number;
}
