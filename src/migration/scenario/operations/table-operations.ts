import { type tableMethods, repositoryOperations } from '../../../operations/index.js';
import { callMethod, type Operation, parameters } from './operation.js';

/** The methods of `so.tables`. */
const methods: Readonly<Record<keyof typeof tableMethods, readonly string[]>> = {
  insert: ['table', 'rows', 'options?'],
  update: ['table', 'rows', 'options'],
  upsert: ['table', 'rows', 'options'],
  delete: ['table', 'ids', 'options?'],
  truncate: ['table', 'options?'],
};

/**
 * Mass operations. A scenario deletes the rows that it makes itself, because a table has no text that would tell them from
 * others. The starter scenarios have none: they would need a system user.
 */
export const tableOperations: readonly Operation[] = Object.entries(methods).map(([method, names]) => {
  const name = `tables.${method}`;
  const wanted = parameters(...names);
  return {
    name,
    kind: repositoryOperations.get(name)?.kind ?? 'write',
    parameters: wanted,
    call: async (so, given, option) => callMethod(so.tables, method, wanted, given, option),
  };
});
