import { SuperOfficeError } from '../../src/index.js';

/** What became of each write, as its caller was told. */
export class Ledger {
  /** The departments that a company of a name may have, null for none at all; one of them, where all is known. */
  readonly #possible = new Map<string, Set<string | null>>();
  readonly counts = { acknowledged: 0, unknown: 0, 'not-sent': 0, refused: 0, done: 0 };

  /**
   * Makes a write and notes what is known after it.
   *
   * @param after what the company's department is then, null where it is gone
   * @returns the answer, undefined where there was none
   */
  async write<Result>(name: string, after: string | null, write: () => Promise<Result>): Promise<Result | undefined> {
    const possible = this.#possible.get(name) ?? new Set([null]);
    this.#possible.set(name, possible);
    try {
      const result = await write();
      possible.clear();
      possible.add(after);
      this.counts.acknowledged += 1;
      return result;
    } catch (error) {
      if (!(error instanceof SuperOfficeError)) throw error;
      this.counts[error.outcome] += 1;
      if (error.outcome === 'done') possible.clear();
      if (error.outcome === 'done' || error.outcome === 'unknown') possible.add(after);
      return undefined;
    }
  }

  allows(name: string, department: string | null): boolean {
    return this.#possible.get(name)?.has(department) ?? false;
  }

  /**
   * Compares what was noted with what is there.
   *
   * @param found each company's name and department
   * @returns what does not agree
   */
  problems(found: readonly (readonly [name: string, department: string])[]): string[] {
    const problems: string[] = [];
    const seen = new Map<string, string>();
    for (const [name, department] of found) {
      if (seen.has(name)) problems.push(`${name} is there twice`);
      seen.set(name, department);
    }
    for (const [name, possible] of this.#possible) {
      const department = seen.get(name) ?? null;
      if (!possible.has(department)) {
        problems.push(`${name} has ${String(department)}, and should have ${[...possible].map(String).join(' or ')}`);
      }
      seen.delete(name);
    }
    return [...problems, ...[...seen.keys()].map((name) => `${name} was never made`)];
  }
}
