import type { z } from 'zod';
import { checkCanonical } from '../../codec/canonical/index.js';
import { problemsOf } from '../../config/problems.js';
import * as errorKinds from '../../errors/index.js';
import { didYouMean, nearest, SuperOfficeError } from '../../errors/index.js';
import { BindingCheck } from './bindings.js';
import { scenarioSchema, knownKeys, type StepDefinition } from './definition.js';
import { type DryRun, samplesOfAnything } from './dry-run.js';
import type { OperationCatalogue } from './operations/catalogue.js';
import type { Arguments, Operation } from './operations/operation.js';
import { isRecord, resolveReferences } from './references.js';
import type { Scenario, ScenarioProblem, Step } from './scenario.js';
import type { Report, ScenarioSource, SourcePath } from './source.js';
import { parseValuePath } from './value-path.js';

export interface CheckedScenario {
  readonly scenario: Scenario | undefined;
  readonly problems: readonly ScenarioProblem[];
}

/** Checks a scenario against the contract as far as possible without sending anything. */
export async function checkScenario(
  source: ScenarioSource,
  catalogue: OperationCatalogue,
  dryRun: DryRun,
): Promise<CheckedScenario> {
  const problems: ScenarioProblem[] = [];
  const report: Report = (message, path, ofName = false) =>
    void problems.push({ message, ...source.place(path, ofName) });
  const parsed = scenarioSchema.safeParse(source.content);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) reportIssue(issue, source.content, report);
    return { scenario: undefined, problems };
  }
  const definition = parsed.data;
  const operations = new Map<StepDefinition, Operation>();
  const parts = { steps: definition.steps, cleanUp: definition.cleanUp ?? [] };
  for (const [part, steps] of Object.entries(parts)) {
    for (const [index, step] of steps.entries()) {
      const found = catalogue.find(step.call);
      if (typeof found === 'string') report(found, [part, index, 'call']);
      else {
        operations.set(step, found);
        checkParameters(step, found, [part, index], report);
      }
    }
  }
  const bindings = new BindingCheck(definition, operations, report);
  bindings.check();
  if (problems.length > 0) return { scenario: undefined, problems };
  const steps: Record<keyof typeof parts, Step[]> = { steps: [], cleanUp: [] };
  for (const part of ['steps', 'cleanUp'] as const) {
    for (const [index, step] of parts[part].entries()) {
      const operation = catalogue.get(step.call);
      await checkArguments(step, operation, [part, index], bindings, dryRun, report);
      checkExpectation(step, operation, [part, index], bindings, report);
      steps[part].push({
        name: step.step ?? step.call,
        operation,
        with: step.with ?? {},
        as: step.as,
        expect: step.expect ?? {},
        rules: step.rules ?? [],
        pause: step.pause ?? 0,
        readBack: step.readBack ?? true,
      });
    }
  }
  if (problems.length > 0) return { scenario: undefined, problems };
  const { scenario: name, rules = [], let: values = {} } = definition;
  return { scenario: { name, file: source.file, values, rules, ...steps }, problems };
}

function reportIssue(issue: z.core.$ZodIssue, content: unknown, report: Report): void {
  const path = issue.path as (string | number)[];
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(path);
    for (const key of issue.keys) {
      const near = nearest(key, known);
      const hint = near === undefined ? `; known keys are ${known.join(', ')}` : didYouMean(near);
      report(`unknown key ${JSON.stringify(key)}${hint}`, [...path, key], true);
    }
    return;
  }
  const where = path.length === 0 ? 'a scenario' : String(path.at(-1));
  for (const { message } of problemsOf(scenarioSchema, [issue], content)) report(`${where} ${message}`, path);
}

function checkParameters(step: StepDefinition, operation: Operation, path: SourcePath, report: Report): void {
  const given = step.with ?? {};
  if (typeof given === 'function') return;
  const names = operation.parameters.map(({ name }) => name);
  for (const name of Object.keys(given)) {
    if (names.includes(name)) continue;
    const near = nearest(name, names);
    const known = names.length === 0 ? 'it has none' : `its parameters are ${names.join(', ')}`;
    const hint = near === undefined ? `; ${known}` : didYouMean(near);
    report(`${operation.name} has no parameter ${JSON.stringify(name)}${hint}`, [...path, 'with', name], true);
  }
  const missing = operation.parameters.filter(({ name, optional }) => optional !== true && !Object.hasOwn(given, name));
  for (const { name } of missing) {
    const hint = operation.name.startsWith('agents.') ? '; use null for no value' : '';
    report(`${operation.name} needs ${name}${hint}`, step.with === undefined ? path : [...path, 'with'], true);
  }
}

/** Lets the repositories check the arguments, over a transport that sends nothing. */
async function checkArguments(
  step: StepDefinition,
  operation: Operation,
  path: SourcePath,
  bindings: BindingCheck,
  dryRun: DryRun,
  report: Report,
): Promise<void> {
  const given = step.with ?? {};
  // The arguments of a function depend on values that are not known yet.
  if (typeof given === 'function') return;
  let refusal: unknown;
  for (const anything of bindings.dependsOnUnknown(given) ? samplesOfAnything : [null]) {
    const sample = resolveReferences(given, bindings.samples(anything)) as Arguments;
    refusal = await dryRun.refusal(operation, sample);
    if (refusal === undefined) return;
  }
  const message = refusal instanceof Error ? refusal.message : String(refusal);
  const within = parseValuePath((refusal instanceof SuperOfficeError ? refusal.path : undefined) ?? '') ?? [];
  const steps = within.filter((each) => typeof each !== 'object');
  report(message, [...path, 'with', ...placeWithin(given, steps)], message.includes('has no field'));
}

/** Errors name the place within a carrier; finds the argument that contains it. */
function placeWithin(given: Arguments, steps: SourcePath): SourcePath {
  const [first = ''] = steps;
  if (Object.hasOwn(given, first)) return steps;
  // A patch is checked under its name in the standard.
  if (first === 'patch' && Object.hasOwn(given, 'operations')) return ['operations', ...steps.slice(1)];
  const names = Object.keys(given).filter((name) => name !== 'options');
  const holder = names.find((name) => {
    const value = given[name];
    return (isRecord(value) || Array.isArray(value)) && Object.hasOwn(value, first);
  });
  // For a missing field, the argument itself.
  const only = holder ?? names.find((name) => typeof given[name] === 'object') ?? names[0];
  return only === undefined ? [] : [only, ...steps];
}

const errorNames = Object.keys(errorKinds).filter((name) => /^[A-Z]\w+Error$/.test(name));

function checkExpectation(
  step: StepDefinition,
  operation: Operation,
  path: SourcePath,
  bindings: BindingCheck,
  report: Report,
): void {
  const { error, matches, equals = {} } = step.expect ?? {};
  if (error !== undefined && !errorNames.includes(error)) {
    const near = nearest(error, errorNames) ?? nearest(`${error}Error`, errorNames);
    const hint = near === undefined ? `; the errors are ${errorNames.join(', ')}` : didYouMean(near);
    report(`unknown error ${JSON.stringify(error)}${hint}`, [...path, 'expect', 'error']);
  }
  const type = operation.answer?.(typeof step.with === 'object' ? step.with : {});
  for (const at of Object.keys(equals)) {
    const problem = bindings.pathProblem(type, at);
    if (problem !== undefined) report(problem, [...path, 'expect', 'equals', at], true);
  }
  if (type === undefined || matches === undefined) return;
  try {
    checkCanonical(type, resolveReferences(matches, bindings.samples(null)));
  } catch (error) {
    if (!(error instanceof SuperOfficeError)) throw error;
    const within = (parseValuePath(error.path ?? '') ?? []).filter((each) => typeof each !== 'object');
    const ofName = error.message.includes('has no field');
    report(error.message, [...path, 'expect', 'matches', ...within], ofName);
  }
}
