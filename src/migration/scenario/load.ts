import { readdir, stat } from 'node:fs/promises';
import { extname, join, relative, resolve } from 'node:path';
import type { SuperOfficeConfiguration } from '../../config/configuration.js';
import { ConfigurationError } from '../../errors/index.js';
import { maxWrittenBytes, readText, UnreadableFile } from '../../files/index.js';
import { checkScenario } from './check.js';
import { defineScenario, type ScenarioDefinition } from './definition.js';
import { DryRun } from './dry-run.js';
import { OperationCatalogue } from './operations/catalogue.js';
import { type Scenario, ScenarioError, type ScenarioProblem } from './scenario.js';
import { readProgram, readYaml, type ScenarioSource } from './source.js';
import { type StarterScenario, starterScenarios } from './starters.js';

const documents = ['.yaml', '.yml', '.json'];
const programs = ['.ts', '.mts', '.js', '.mjs', '.cjs'];

export interface LoadedScenarios {
  readonly scenarios: readonly Scenario[];
  readonly catalogue: OperationCatalogue;
}

/**
 * Reads and checks scenarios; nothing is sent.
 *
 * @param given files, folders of files (`.yaml`, `.yml`, `.json`, `.ts`, `.js`), and scenario definitions; undefined for the
 *   starter scenarios
 * @param contract the contract that they are checked against, as in the configuration of a connection
 * @throws {ScenarioError} with all problems of all scenarios, each with file, line and column
 */
export async function loadScenarios(
  given: readonly (string | ScenarioDefinition)[] | undefined,
  contract?: SuperOfficeConfiguration['contract'],
): Promise<LoadedScenarios> {
  const dryRun = new DryRun(contract);
  const catalogue = new OperationCatalogue(dryRun.contract);
  const problems: ScenarioProblem[] = [];
  const scenarios: Scenario[] = [];
  for (const each of given ?? starterScenarios) {
    for (const { source, problems: found } of await sourcesOf(each)) {
      for (const problem of found) problems.push(problem);
      if (found.length > 0) continue;
      const checked = await checkScenario(source, catalogue, dryRun);
      for (const problem of checked.problems) problems.push(problem);
      if (checked.scenario !== undefined) scenarios.push(checked.scenario);
    }
  }
  const names = new Set<string>();
  for (const { name, file } of scenarios) {
    if (names.has(name)) problems.push({ file, message: `two scenarios have the name ${JSON.stringify(name)}` });
    names.add(name);
  }
  if (problems.length > 0) throw new ScenarioError(problems);
  return { scenarios, catalogue };
}

interface Read {
  readonly source: ScenarioSource;
  readonly problems: readonly ScenarioProblem[];
}

async function sourcesOf(given: string | ScenarioDefinition | StarterScenario): Promise<Read[]> {
  if (typeof given === 'string') return sourcesAt(given);
  return 'text' in given ? [readYaml(given.text(), given.name)] : [read(readProgram(given, undefined))];
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
  throw new ConfigurationError(
    `${path} contains no scenarios; superoffice-bridge verify --init ${path} writes the starter scenarios to it`,
  );
}

async function readSources(path: string): Promise<Read[]> {
  const ending = extname(path);
  const name = shortName(path);
  const text = textOf(path, name);
  if (documents.includes(ending)) return [readYaml(text, name)];
  if (programs.includes(ending))
    return (await runProgram(path, name)).map((each) => read(readProgram(each, name, text)));
  const endings = [...documents, ...programs].join(', ');
  throw new ConfigurationError(`unknown file type: ${name}; a scenario has the extension ${endings}`);
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

/** @returns its default export: a scenario, or a list of them */
async function runProgram(path: string, name: string): Promise<unknown[]> {
  // Loaded on demand: only programs need it.
  const { exportOf } = await import('../../config/program.js');
  // What scenarios import is available even if the package is not installed beside them.
  const modules = { 'superoffice-bridge/migration': { defineScenario } };
  const exported = await exportOf(resolve(path), name, { modules });
  return Array.isArray(exported) ? (exported as unknown[]) : [exported];
}

/** The path relative to the working folder, if the file is below it. */
function shortName(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
}
