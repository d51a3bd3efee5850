import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The texts that are kept for a target: examples, and what was found once. */
export function corpusOf(folder: string, target: string): readonly { readonly file: string; readonly text: string }[] {
  const path = join(folder, target);
  if (!existsSync(path)) return [];
  const files = readdirSync(path).sort();
  return files.map((file) => ({ file, text: readFileSync(join(path, file), 'utf8') }));
}
