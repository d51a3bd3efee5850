import { dirname, resolve } from 'node:path';
import type { Environment } from './environment.js';
import { configurationSchema } from './schema.js';
import { fromText, isPath, shapesAt } from './setting-shapes.js';
import { mapValues, type Sourced, type SourcedValue } from './sourced.js';

/**
 * Completes what a file says: `${NAME}` in a text becomes the environment variable of that name, `$${` becomes `${`, and
 * a folder is found from the file's own. A text that is nothing but one `${NAME}` takes the setting's type, so that a
 * number can come from a variable too.
 */
export function completeFile(content: Sourced, file: string, environment: Environment): Sourced {
  return mapValues(content, (value, path) => {
    if (typeof value.value !== 'string') return value;
    const shapes = shapesAt(configurationSchema, path);
    const completed = value.value.includes('${') ? replaced(value, value.value, environment) : value;
    const text = completed.value;
    if (typeof text !== 'string' || text === '') return completed;
    if (isPath(shapes)) return { ...completed, value: resolve(dirname(file), text) };
    return /^\$\{[^}]*\}$/.test(value.value) ? { ...completed, value: fromText(shapes, text) } : completed;
  });
}

const placeholder = /\$\$\{|\$\{([^}]*)\}?/g;

function replaced(value: SourcedValue, text: string, environment: Environment): SourcedValue {
  const variables: string[] = [];
  let problem: string | undefined;
  const completed = text.replace(placeholder, (whole: string, name: string | undefined) => {
    if (whole === '$${') return '${';
    if (name === undefined || !whole.endsWith('}') || !/^[A-Za-z_]\w*$/.test(name)) {
      problem ??= 'has a ${ that is not followed by a name and }; write $${ for the characters themselves';
      return whole;
    }
    variables.push(name);
    // `process.env` and other objects have names such as `constructor` that no one has set.
    const found = Object.hasOwn(environment, name) ? environment[name] : undefined;
    if (found === undefined) problem ??= `needs the environment variable ${name}, which is not set`;
    return found ?? '';
  });
  const origin = value.origin.kind === 'file' && variables.length > 0 ? { ...value.origin, variables } : value.origin;
  return {
    ...value,
    value: completed,
    origin,
    ...(variables.length > 0 && { written: text }),
    ...(problem !== undefined && { problem }),
  };
}
