import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtOnce } from '../../../support/built-once.js';
import { documents, writeDescription } from '../documents.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A program with the code that gSOAP generates for two services, because that is slow to compile. */
export function gsoapRound(): string {
  const own = ['round.cpp', 'build.ts', '../documents.ts'].map(here);
  const folder = builtOnce('gsoap', [...documents, ...own], (made) => {
    const run = (command: string, given: readonly string[]) =>
      execFileSync(command, given, { cwd: made, stdio: 'pipe' });
    const services = ['SoPrincipal', 'Contact'].map((agent) => writeDescription(made, agent));
    run('wsdl2h', ['-O1', '-o', 'services.h', ...services]);
    // Only what a client needs, as classes, for SOAP 1.1.
    run('soapcpp2', ['-C', '-x', '-L', '-w', '-j', '-1', '-I/usr/share/gsoap/import', 'services.h']);
    const generated = ['soapC.cpp', 'soapBasicHttpBinding_USCORESoPrincipalProxy.cpp'];
    run('g++', ['-O0', '-I.', '-o', 'round', here('round.cpp'), ...generated, '-lgsoap++']);
  });
  return join(folder, 'round');
}
