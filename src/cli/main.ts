#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import pc from 'picocolors';
import { configCommand } from './config.js';
import { ConfigurationError, SuperOfficeError } from '../errors/index.js';
import { emulatorCommand } from './emulator.js';
import { generateCommand } from './generate.js';
import { loginCommand } from './login.js';
import { reportCommand } from './report.js';
import { sweepCommand } from './sweep.js';
import { demoCommand, verifyCommand } from './verify.js';
import { wsdlCommand } from './wsdl.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

// Whoever reads the output may stop reading: `superoffice-bridge demo | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const program = new Command('superoffice-bridge')
  .description('One interface over SuperOffice CRM on SOAP and on REST. Not a product of the vendor.')
  .version(version)
  .showSuggestionAfterError()
  .showHelpAfterError('(superoffice-bridge --help lists the commands)')
  .addCommand(emulatorCommand())
  .addCommand(verifyCommand())
  .addCommand(demoCommand())
  .addCommand(configCommand())
  .addCommand(loginCommand())
  .addCommand(sweepCommand())
  .addCommand(reportCommand())
  .addCommand(generateCommand())
  .addCommand(wsdlCommand());

program.parseAsync().catch((error: unknown) => {
  const colors = pc.createColors(process.stderr.isTTY && pc.isColorSupported);
  const known = error instanceof SuperOfficeError;
  const words = error instanceof Error ? (known ? `${error.name}: ${error.message}` : error.message) : String(error);
  process.stderr.write(`${colors.red('error')} ${words}\n`);
  // What is refused before anything was sent is told from what failed.
  process.exitCode = error instanceof ConfigurationError ? 2 : 1;
});
