import { nearestNames, ValidationError } from '../errors/index.js';

/** Options that every method takes. */
const everywhere = ['language', 'culture', 'timeZone', 'signal', 'timeout', 'transport'] as const;
const write = [...everywhere, 'select', 'ifUnmodifiedSince'] as const;

/** The options that have an effect, by method. */
const optionsOf = {
  createDefault: everywhere,
  create: [...everywhere, 'select'],
  get: [...everywhere, 'select', 'foreignKeys'],
  find: [...everywhere, 'select', 'foreignKeys'],
  getMany: [...everywhere, 'select', 'foreignKeys', 'concurrency'],
  save: write,
  patch: [...write, 'onConflict'],
  merge: [...write, 'onConflict'],
  delete: [...everywhere, 'ifUnmodifiedSince'],
} as const satisfies Record<string, readonly string[]>;

const known: ReadonlySet<string> = new Set(Object.values(optionsOf).flat());

/** Names that options had in earlier versions. */
const renamed: Readonly<Record<string, string>> = { fk: 'foreignKeys', parallel: 'concurrency' };

/**
 * Refuses an option that has no effect in a call, so that a slip in its name does not go unnoticed.
 *
 * @param subject such as `contacts.delete`
 * @throws {ValidationError} whose `path` is the option
 */
export function checkMethodOptions(subject: string, method: keyof typeof optionsOf, options: object): void {
  const allowed: readonly string[] = optionsOf[method];
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || allowed.includes(name)) continue;
    const now = Object.hasOwn(renamed, name) ? renamed[name] : undefined;
    const quoted = JSON.stringify(name);
    const problem = known.has(name) ? `option ${quoted} has no effect here` : `unknown option ${quoted}`;
    const hint = now !== undefined && allowed.includes(now) ? `; it is called ${now} now` : nearestNames(name, allowed);
    throw new ValidationError(`${subject}: ${problem}${hint}`, { path: name });
  }
}
