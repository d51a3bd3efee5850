import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtOnce } from '../../../support/built-once.js';
import { agents, documents, writeDescription } from '../documents.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Debian's `libaxis-java`. */
const libraries = ['axis', 'axis-jaxrpc', 'axis-saaj', 'commons-logging', 'commons-discovery', 'wsdl4j'].map(
  (name) => `/usr/share/java/${name}.jar`,
);

/** What Java is given to run a program of Axis. */
export function axisCommand(program: string, ...given: string[]): string[] {
  return ['-cp', libraries.join(':'), program, ...given];
}

/** What Java is given to run the program with the stubs that Axis generates. */
export function axisRound(): readonly string[] {
  const own = ['Round.java', 'build.ts', '../documents.ts'].map(here);
  const folder = builtOnce('axis', [...documents, ...own], (made) => {
    for (const agent of agents) {
      const generated = ['-o', join(made, 'generated'), '-p', `services.${agent.toLowerCase()}`];
      const given = axisCommand('org.apache.axis.wsdl.WSDL2Java', ...generated, writeDescription(made, agent));
      execFileSync('java', given, { stdio: 'pipe' });
    }
    const sources = ['-sourcepath', join(made, 'generated'), here('Round.java')];
    execFileSync('javac', ['-nowarn', '-encoding', 'UTF-8', '-cp', libraries.join(':'), '-d', made, ...sources], {
      stdio: 'pipe',
    });
  });
  return ['-cp', [folder, ...libraries].join(':'), 'Round'];
}
