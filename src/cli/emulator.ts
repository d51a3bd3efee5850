import { print } from './output/print.js';
import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import {
  describeEmulator,
  type Divergence,
  divergenceKinds,
  type PlannedCounts,
  startEmulator,
} from '../emulator/index.js';

export function emulatorCommand(): Command {
  return new Command('emulator')
    .description('run a NetServer with invented data on this machine, with SOAP and REST')
    .option('-p, --port <number>', 'the port to listen on; without it the system picks one', port, 0)
    .option(
      '--application-key <file>',
      "the application's RSA key, by which it signs in as the system user: PEM or XML",
    )
    .option(
      '--diverge <kind[:face[:field]]>',
      'let one face answer differently from the others, rest unless said otherwise; may be repeated',
      diverging,
    )
    .option('--seed <counts>', 'how many invented records it has besides, such as contacts=1000,sales=500', counts)
    .addHelpText(
      'after',
      `
Examples:
  superoffice-bridge emulator
  superoffice-bridge emulator --port 8088
  superoffice-bridge emulator --seed contacts=100000,appointments=500000
  superoffice-bridge emulator --diverge shiftedDate --diverge cutText:agents:Heading

Divergences, and where they strike unless a field is said:
${divergenceTable()}

It prints its addresses and credentials, keeps everything in memory, and ends with Ctrl-C.`,
    )
    .action(async ({ port, applicationKey, diverge = [], seed = {} }: EmulatorCommandOptions) => {
      const key = applicationKey === undefined ? {} : { applicationKey: readFileSync(applicationKey, 'utf8') };
      const emulator = await startEmulator({ port, ...key, divergences: diverge, seed });
      print(`${describeEmulator(emulator)}\n`);
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      });
      await emulator.close();
    });
}

interface EmulatorCommandOptions {
  readonly port: number;
  readonly applicationKey?: string;
  readonly diverge?: readonly Divergence[];
  readonly seed?: PlannedCounts;
}

/** Of a field's name, only the first two colons count: user-defined fields have one of their own. */
function diverging(text: string, before: readonly Divergence[] = []): Divergence[] {
  const [, kind = '', face = 'rest', field] = /^([^:]*)(?::([^:]*))?(?::(.*))?$/.exec(text) ?? [];
  // What is no kind or no face is refused by the emulator, which knows them all.
  const named = { kind: kind as Divergence['kind'], face: face as Divergence['face'] };
  return [...before, field === undefined ? named : { ...named, field }];
}

function divergenceTable(): string {
  return Object.entries(divergenceKinds)
    .map(([kind, { description, usual }]) => {
      const { entity, field } = usual;
      const place = field === undefined ? entity : `${entity}.${field}`;
      return `  ${kind.padEnd(21)} ${description}\n${' '.repeat(24)}${place}`;
    })
    .join('\n');
}

function counts(text: string): PlannedCounts {
  const entries = text.split(',').map((part) => {
    const [, kind = '', number = ''] = /^\s*(\w+)\s*=\s*(\d+)\s*$/.exec(part) ?? [];
    if (kind === '')
      throw new InvalidArgumentError('Say a kind and a number of each, such as contacts=1000,sales=500.');
    return [kind, Number(number)] as const;
  });
  return Object.fromEntries(entries);
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return number;
}
