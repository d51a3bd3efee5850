import { Command } from 'commander';
import { WalkPrinter } from '../demo/print.js';
import { walkGuide } from '../demo/walk.js';
import { startEmulator } from '../emulator/index.js';

export function demoCommand(): Command {
  return new Command('demo')
    .description("walk the vendor's guide on SOAP and on REST against an emulator, and compare")
    .addHelpText('after', '\nEnds with exit code 0 where the transports agree, 1 where they differ.')
    .action(async () => {
      // A clock that stands still lets the two walks, one after the other, get the same dates.
      const now = new Date();
      const emulator = await startEmulator({ clock: () => now });
      try {
        const printer = new WalkPrinter(process.stdout);
        printer.head(emulator.url);
        for await (const report of walkGuide(emulator)) printer.step(report);
        if (!printer.end()) process.exitCode = 1;
      } finally {
        await emulator.close();
      }
    });
}
