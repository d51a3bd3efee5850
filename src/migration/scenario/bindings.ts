import type { TypeDescription } from '../../contract/index.js';
import { didYouMean, nearest } from '../../errors/index.js';
import type { ScenarioDefinition, StepDefinition } from './definition.js';
import { sampleOf } from './dry-run.js';
import type { Operation } from './operations/operation.js';
import { parseReference, type Reference, referencesIn, resolveReferences } from './references.js';
import type { Report, SourcePath } from './source.js';
import { parseValuePath, typeAt, valueAt } from './value-path.js';

/** Predefined in every scenario: `run.tag` is the text that marks what a run creates. */
export const runValues = 'run';

interface Binding {
  readonly name: string;
  readonly at: SourcePath;
  /** Undefined for a value of `let`. */
  readonly step: StepDefinition | undefined;
  readonly uses: readonly Use[];
  /** Values of `let` come before all steps. */
  readonly order: number;
}

interface Use {
  readonly text: string;
  readonly at: SourcePath;
  readonly reference: Reference | undefined;
}

/** Checks that every reference has a value when it is used. */
export class BindingCheck {
  readonly #definition: ScenarioDefinition;
  readonly #operations: ReadonlyMap<StepDefinition, Operation>;
  readonly #report: Report;
  readonly #bindings = new Map<string, Binding>();
  /** Steps without a name for their answer. */
  readonly #nameless: Binding[] = [];
  readonly #values: Map<string, unknown>;

  constructor(definition: ScenarioDefinition, operations: ReadonlyMap<StepDefinition, Operation>, report: Report) {
    this.#definition = definition;
    this.#operations = operations;
    this.#report = report;
    this.#values = new Map(Object.entries({ ...definition.let, [runValues]: { tag: 'tag' } }));
    this.#collect();
  }

  check(): void {
    const cyclic = this.#cyclic();
    for (const binding of [...this.#bindings.values(), ...this.#nameless]) {
      for (const use of binding.uses) this.#checkUse(binding, use, cyclic);
    }
  }

  /** Sample values of the right types for values that are only known during a run. */
  samples(anything: unknown): (reference: Reference) => unknown {
    return ({ root, path }) => {
      const step = this.#bindings.get(root)?.step;
      if (step === undefined) return this.#resolved(valueAt(this.#values.get(root), path));
      const type = typeAt(this.#typeOf(step), path);
      return type === undefined || typeof type === 'string' ? anything : sampleOf(type);
    };
  }

  /** Does it contain a value of unknown type? */
  dependsOnUnknown(value: unknown): boolean {
    return referencesIn(value).some(({ reference, alone }) => {
      const step = reference === undefined ? undefined : this.#bindings.get(reference.root)?.step;
      return alone && step !== undefined && typeAt(this.#typeOf(step), reference?.path ?? []) === undefined;
    });
  }

  pathProblem(type: TypeDescription | undefined, path: string): string | undefined {
    const parsed = parseValuePath(path);
    if (parsed === undefined) return `invalid path ${JSON.stringify(path)}; write it as Persons[0].Firstname`;
    const found = typeAt(type, parsed);
    return typeof found === 'string' ? found : undefined;
  }

  #resolved(value: unknown): unknown {
    return resolveReferences(value, this.samples(null));
  }

  #typeOf(step: StepDefinition): TypeDescription | undefined {
    return this.#operations.get(step)?.answer?.(typeof step.with === 'object' ? step.with : {});
  }

  #collect(): void {
    const { let: values = {}, steps, cleanUp = [] } = this.#definition;
    for (const [name, value] of Object.entries(values)) {
      this.#bind({ name, at: ['let', name], step: undefined, uses: usesIn(value, ['let', name]), order: -1 });
    }
    for (const [index, step] of [...steps, ...cleanUp].entries()) {
      const at = index < steps.length ? ['steps', index] : ['cleanUp', index - steps.length];
      const uses = [...argumentUses(step, at), ...usesIn(step.expect, [...at, 'expect'])];
      const binding = { name: step.as ?? '', at, step, uses, order: index };
      if (step.as === undefined) this.#nameless.push(binding);
      else this.#bind(binding);
    }
  }

  #bind(binding: Binding): void {
    const { name, at, step } = binding;
    const place = step === undefined ? at : [...at, 'as'];
    if (name === runValues)
      this.#report(`the name ${runValues} is reserved for the values of the run`, place, step === undefined);
    else if (this.#bindings.has(name)) this.#report(`the name ${name} is already used`, place, step === undefined);
    else this.#bindings.set(name, binding);
  }

  /** The names that refer to themselves, each with its cycle. */
  #cyclic(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    const visit = (name: string, way: readonly string[]): void => {
      if (found.has(name)) return;
      const start = way.indexOf(name);
      if (start >= 0) {
        const round = way.slice(start);
        for (const each of round) found.set(each, [...round, name].join(' → '));
        return;
      }
      for (const { reference } of this.#bindings.get(name)?.uses ?? []) {
        if (reference !== undefined && this.#bindings.has(reference.root)) visit(reference.root, [...way, name]);
      }
    };
    for (const name of this.#bindings.keys()) visit(name, []);
    return found;
  }

  #checkUse(binding: Binding, { text, at, reference }: Use, cyclic: ReadonlyMap<string, string>): void {
    if (reference === undefined) {
      this.#report(`invalid reference \${${text}}; write it as \${created.AppointmentId}`, at);
      return;
    }
    const { root, path } = reference;
    const way = cyclic.get(root);
    if (way !== undefined && cyclic.has(binding.name)) {
      this.#report(`cyclic reference: ${way}`, at);
      return;
    }
    const bound = this.#bindings.get(root);
    if (bound === undefined && root !== runValues) {
      const near = nearest(root, [...this.#bindings.keys(), runValues]);
      const hint = near === undefined ? '; name the answer of a step with as: <name>' : didYouMean(near);
      this.#report(`unknown name ${root}${hint}`, at);
      return;
    }
    // The expectations of a step can use its own answer.
    const own = bound === binding && at.includes('expect');
    if (bound?.step !== undefined && bound.order >= binding.order && !own) {
      this.#report(`${root} is the answer of a later step; move that step before this one`, at);
      return;
    }
    if (bound?.step === undefined) {
      if (cyclic.size === 0 && valueAt(this.#values.get(root), path) === undefined) {
        this.#report(`\${${text}} has no value`, at);
      }
      return;
    }
    const type = typeAt(this.#typeOf(bound.step), path);
    if (typeof type === 'string') this.#report(`\${${text}}: ${type}`, at);
  }
}

function usesIn(value: unknown, at: SourcePath): Use[] {
  return referencesIn(value).map(({ text, reference, at: within }) => ({ text, reference, at: [...at, ...within] }));
}

/** Calls the function without values, to collect the names that it asks for; it may fail early. */
function argumentUses(step: StepDefinition, at: SourcePath): Use[] {
  const given = step.with;
  if (typeof given !== 'function') return usesIn(given, [...at, 'with']);
  const requested: string[] = [];
  try {
    given((text) => {
      requested.push(text);
      return undefined;
    });
  } catch {
    // It needs the values themselves.
  }
  return requested.map((text) => ({ text, reference: parseReference(text), at: [...at, 'with'] }));
}
