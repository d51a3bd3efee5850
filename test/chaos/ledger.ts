import { SuperOfficeError } from '../../src/index.js';

/** What is there of a company in the end. */
export interface FoundCompany {
  readonly name: string;
  readonly department: string;
  /** What was appended, each as often as it is there. */
  readonly marks: readonly string[];
}

interface Account {
  /** The departments that it may have, null where it may not be there; one of them, where all is known. */
  readonly departments: Set<string | null>;
  /** What was appended, and whether it is sure to be there. */
  readonly marks: Map<string, 'sure' | 'possible'>;
}

/** What became of each write, as its caller was told. */
export class Ledger {
  readonly #accounts = new Map<string, Account>();
  readonly #contents = new Map<number, Set<string>>();
  readonly #twice: string[] = [];
  readonly counts = { acknowledged: 0, unknown: 0, 'not-sent': 0, refused: 0, done: 0 };

  /**
   * Makes a write that sets the company's department, and notes what is known after it.
   *
   * @param department what it is then, null where the company is gone
   * @returns the answer, undefined where there was none
   */
  set<Result>(name: string, department: string | null, write: () => Promise<Result>): Promise<Result | undefined> {
    const { departments } = this.#account(name);
    return this.#write(write, (sure) => {
      if (sure) departments.clear();
      departments.add(department);
    });
  }

  /** Makes a write that appends a mark, which would be there twice if the write were made twice. */
  append<Result>(name: string, mark: string, write: () => Promise<Result>): Promise<Result | undefined> {
    const { marks } = this.#account(name);
    return this.#write(write, (sure) => marks.set(mark, sure ? 'sure' : 'possible'));
  }

  /** Makes a write that streams the content of a document, which no one else writes. */
  async stream<Result>(document: number, text: string, write: (content: AsyncIterable<Buffer>) => Promise<Result>) {
    const content = new Content(text);
    const possible = this.#contents.get(document) ?? new Set(['']);
    this.#contents.set(document, possible);
    await this.#write(
      () => write(content),
      (sure) => {
        if (sure) possible.clear();
        possible.add(text);
      },
    );
    if (content.opened > 1) this.#twice.push(`the content "${text}" was sent ${content.opened} times`);
  }

  /** The documents whose content was written. */
  get documents(): number[] {
    return [...this.#contents.keys()];
  }

  allows(name: string, department: string | null): boolean {
    return this.#accounts.get(name)?.departments.has(department) ?? false;
  }

  /**
   * Compares what was noted with what is there.
   *
   * @param contents what the documents hold
   * @returns what does not agree
   */
  problems(found: readonly FoundCompany[], contents: ReadonlyMap<number, string>): string[] {
    const problems = [...this.#twice, ...this.#wrongContents(contents)];
    const there = new Map<string, FoundCompany>();
    for (const company of found) {
      if (there.has(company.name)) problems.push(`${company.name} is there twice`);
      there.set(company.name, company);
    }
    for (const [name, account] of this.#accounts) {
      const company = there.get(name);
      const department = company?.department ?? null;
      if (!account.departments.has(department)) {
        const possible = [...account.departments].map(String).join(' or ');
        problems.push(`${name} has ${String(department)}, and should have ${possible}`);
      }
      if (company !== undefined) problems.push(...wrongMarks(company, account));
      there.delete(name);
    }
    return [...problems, ...[...there.keys()].map((name) => `${name} was never made`)];
  }

  #wrongContents(contents: ReadonlyMap<number, string>): string[] {
    const wrong = [...contents].filter(([document, text]) => !this.#contents.get(document)?.has(text));
    return wrong.map(([document, text]) => `document ${document} holds "${text}", which was not acknowledged last`);
  }

  #account(name: string): Account {
    let account = this.#accounts.get(name);
    if (account === undefined) this.#accounts.set(name, (account = { departments: new Set([null]), marks: new Map() }));
    return account;
  }

  async #write<Result>(write: () => Promise<Result>, note: (sure: boolean) => void): Promise<Result | undefined> {
    try {
      const result = await write();
      note(true);
      this.counts.acknowledged += 1;
      return result;
    } catch (error) {
      if (!(error instanceof SuperOfficeError)) throw error;
      this.counts[error.outcome] += 1;
      if (error.outcome === 'done') note(true);
      if (error.outcome === 'unknown') note(false);
      return undefined;
    }
  }
}

/** A text in pieces, which counts how often it is read. */
class Content {
  opened = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  async *[Symbol.asyncIterator]() {
    this.opened += 1;
    for (const piece of this.#text.match(/[^]{1,8}/g) ?? []) yield Promise.resolve(Buffer.from(piece));
  }
}

function wrongMarks({ name, marks }: FoundCompany, account: Account): string[] {
  const twice = marks.filter((mark, index) => marks.indexOf(mark) !== index).map((mark) => `${name} has ${mark} twice`);
  const unasked = marks.filter((mark) => !account.marks.has(mark)).map((mark) => `${name} has ${mark} for no reason`);
  const sure = [...account.marks].filter(([, certainty]) => certainty === 'sure').map(([mark]) => mark);
  const lost = sure.filter((mark) => !marks.includes(mark)).map((mark) => `${name} has lost ${mark}`);
  return [...twice, ...unasked, ...lost];
}
