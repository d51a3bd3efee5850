import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SuperOfficeConfiguration } from '../../config/configuration.js';
import { ConfigurationError } from '../../errors/index.js';
import { maxWrittenBytes, readText, UnreadableFile } from '../../files/index.js';
import { checkScenario } from './check.js';
import type { ScenarioDefinition } from './definition.js';
import { DryRun } from './dry-run.js';
import { OperationCatalogue } from './operations/catalogue.js';
import { type Scenario, ScenarioError, type ScenarioProblem } from './scenario.js';
import { readProgram, readYaml, type ScenarioSource } from './source.js';

const documents = ['.yaml', '.yml', '.json'];
const programs = ['.ts', '.mts', '.js', '.mjs', '.cjs'];

/** The scenarios that come with this package: the vendor's guide, and every operation of the repositories. */
export const starterFolder = fileURLToPath(new URL('../../../scenarios/', import.meta.url));

/** What scenarios in TypeScript import. */
const ownModule = fileURLToPath(new URL('../index.js', import.meta.url));

export interface LoadedScenarios {
  readonly scenarios: readonly Scenario[];
  readonly catalogue: OperationCatalogue;
}

/**
 * Reads and checks scenarios; nothing is sent.
 *
 * @param given files or folders of them (`.yaml`, `.yml`, `.json`, `.ts`, `.js`), and scenarios that are there already
 * @param wsdl the contract that they are checked against, as in a connection's configuration
 * @throws {ScenarioError} with everything that is wrong in any of them, each with its file, line and column
 */
export async function loadScenarios(
  given: readonly (string | ScenarioDefinition)[],
  wsdl?: SuperOfficeConfiguration['wsdl'],
): Promise<LoadedScenarios> {
  const dryRun = new DryRun(wsdl);
  const catalogue = new OperationCatalogue(dryRun.contract);
  const problems: ScenarioProblem[] = [];
  const scenarios: Scenario[] = [];
  for (const each of given) {
    const read =
      typeof each === 'string' ? await sourcesAt(each) : [{ source: readProgram(each, undefined), problems: [] }];
    for (const { source, problems: found } of read) {
      problems.push(...found);
      if (found.length > 0) continue;
      const checked = await checkScenario(source, catalogue, dryRun);
      problems.push(...checked.problems);
      if (checked.scenario !== undefined) scenarios.push(checked.scenario);
    }
  }
  const names = new Set<string>();
  for (const { name, file } of scenarios) {
    if (names.has(name)) problems.push({ file, message: `there are two scenarios called ${JSON.stringify(name)}` });
    names.add(name);
  }
  if (problems.length > 0) throw new ScenarioError(problems);
  return { scenarios, catalogue };
}

interface Read {
  readonly source: ScenarioSource;
  readonly problems: readonly ScenarioProblem[];
}

async function sourcesAt(path: string): Promise<Read[]> {
  const found = await stat(path).catch((cause: unknown) => {
    const { code, message } = cause as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code ?? message})`;
    throw new ConfigurationError(`${path} ${reason}; name a scenario or a folder of them`, { cause });
  });
  if (!found.isDirectory()) return readSources(path);
  const names = (await readdir(path)).filter((name) => [...documents, ...programs].includes(extname(name))).sort();
  if (names.length > 0) return (await Promise.all(names.map((name) => readSources(join(path, name))))).flat();
  throw new ConfigurationError(`${path} holds no scenario; superoffice-bridge verify --init ${path} writes some there`);
}

async function readSources(path: string): Promise<Read[]> {
  const ending = extname(path);
  const name = shortName(path);
  const text = textOf(path, name);
  if (documents.includes(ending)) return [readYaml(text, name)];
  if (programs.includes(ending))
    return (await runProgram(path, name)).map((each) => read(readProgram(each, name, text)));
  const endings = [...documents, ...programs].join(', ');
  throw new ConfigurationError(`${name} is of a kind that is not known; a scenario ends with ${endings}`);
}

function textOf(path: string, name: string): string {
  try {
    return readText(path, maxWrittenBytes);
  } catch (cause) {
    const reason = cause instanceof UnreadableFile ? cause.message : 'cannot be read';
    throw new ConfigurationError(`the scenario ${name} ${reason}`, { cause });
  }
}

function read(source: ScenarioSource): Read {
  return { source, problems: [] };
}

/** @returns what it exports as its default: a scenario, or a list of them */
async function runProgram(path: string, name: string): Promise<unknown[]> {
  // What runs TypeScript is loaded where there is such a file.
  const { exportOf } = await import('../../config/program.js');
  // The command runs without the package being installed, and scenarios can import it nonetheless.
  const alias = existsSync(ownModule) ? { 'superoffice-bridge/migration': ownModule } : {};
  const exported = await exportOf(resolve(path), name, { alias });
  return Array.isArray(exported) ? (exported as unknown[]) : [exported];
}

/** As a person in the working folder would write it. */
function shortName(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
}
