import { nearestNames, ValidationError } from '../errors/index.js';

/** The options of every method. */
const everywhere = ['language', 'culture', 'timeZone', 'signal', 'timeout', 'transport'] as const;
const write = [...everywhere, 'select', 'ifUnmodifiedSince'] as const;
const mass = [...everywhere, 'batchSize', 'onProgress'] as const;

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
  fields: everywhere,
  'fields.write': [...everywhere, 'ifUnmodifiedSince', 'onConflict'],
  'tables.insert': [...mass, 'zone'],
  'tables.update': [...mass, 'zone', 'key'],
  'tables.upsert': [...mass, 'zone', 'keys', 'nomatch'],
  'tables.delete': mass,
  'tables.truncate': everywhere,
} as const satisfies Record<string, readonly string[]>;

const known: ReadonlySet<string> = new Set(Object.values(optionsOf).flat());

/** Names that options had in earlier versions. */
const renamed: Readonly<Record<string, string>> = { fk: 'foreignKeys', parallel: 'concurrency' };

/**
 * Refuses an option that has no effect in a call, so that a misspelt name does not go unnoticed.
 *
 * @param subject such as `contacts.delete`
 * @throws {ValidationError} whose `path` is the option
 */
export function checkMethodOptions(subject: string, method: keyof typeof optionsOf, options: object): void {
  const allowed: readonly string[] = optionsOf[method];
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || allowed.includes(name)) continue;
    const newName = Object.hasOwn(renamed, name) ? renamed[name] : undefined;
    const isRenamed = newName !== undefined && allowed.includes(newName);
    const quoted = JSON.stringify(name);
    const problem = known.has(name) ? `option ${quoted} has no effect here` : `unknown option ${quoted}`;
    const hint = isRenamed ? `; it is now called ${newName}` : nearestNames(name, allowed);
    throw new ValidationError(`${subject}: ${problem}${hint}`, { path: name });
  }
}
