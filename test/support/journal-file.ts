import { readFileSync } from 'node:fs';

/** The tag of the runs whose journals are tested. */
export const tag = 'bridge-260731100000-000001';

export const linesOf = (file: string): readonly unknown[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

/** The error that an action throws; undefined if it throws none. */
export function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}
