import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { axisCommand } from './axis/build.js';
import type { Installable } from './clients.js';

const run = promisify(execFile);

/** A tool that makes code from the description of a service. */
export interface Generator extends Installable {
  /** Downloads a description, and returns the code that it makes of it. */
  readonly generate: (address: string, output: string) => Promise<string>;
}

export const generators: readonly Generator[] = [
  {
    name: 'wsdl',
    packages: ['mono-devel'],
    probe: ['sh', '-c', 'command -v wsdl'],
    async generate(address, output) {
      await run('wsdl', ['-nologo', `-out:${output}`, address]);
      return readFile(output, 'utf8');
    },
  },
  {
    name: 'svcutil',
    packages: ['mono-devel'],
    probe: ['sh', '-c', 'command -v svcutil'],
    async generate(address, output) {
      await run('svcutil', ['-noLogo', '-noConfig', `-out:${output}`, address]);
      return readFile(output, 'utf8');
    },
  },
  {
    name: 'wsdl2h',
    packages: ['gsoap'],
    probe: ['sh', '-c', 'command -v wsdl2h'],
    async generate(address, output) {
      await run('wsdl2h', ['-o', output, address]);
      return readFile(output, 'utf8');
    },
  },
  {
    name: 'WSDL2Java',
    packages: ['default-jdk-headless', 'libaxis-java'],
    probe: ['sh', '-c', 'command -v java && test -e /usr/share/java/axis.jar'],
    async generate(address, output) {
      await run('java', axisCommand('org.apache.axis.wsdl.WSDL2Java', '-o', output, '-p', 'generated', address));
      const folder = join(output, 'generated');
      const files = await readdir(folder);
      return (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
    },
  },
];
