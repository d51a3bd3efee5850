import { dirname, resolve } from 'node:path';
import { isPem } from '../parsing/index.js';
import type { Environment } from './environment.js';
import { configurationSchema } from './schema.js';
import { fromText, isPath, shapesAt } from './setting-shapes.js';
import { mapValues, type WithOrigin, type ValueWithOrigin } from './with-origin.js';

/**
 * Resolves the placeholders and paths of a file: `${NAME}` becomes the environment variable of that name, `$${` becomes
 * `${`, and relative paths are resolved from the file's folder. A value that is only `${NAME}` gets the setting's type, so
 * that a number can come from a variable too.
 */
export function resolveFile(content: WithOrigin, file: string, environment: Environment): WithOrigin {
  return mapValues(content, (value, path) => {
    if (typeof value.value !== 'string') return value;
    const shapes = shapesAt(configurationSchema, path);
    const completed = value.value.includes('${') ? replaced(value, value.value, environment) : value;
    const text = completed.value;
    if (typeof text !== 'string' || text === '') return completed;
    // Some settings take a file or its text.
    if (isPath(shapes) && !isPem(text)) return { ...completed, value: resolve(dirname(file), text) };
    return /^\$\{[^}]*\}$/.test(value.value) ? { ...completed, value: fromText(shapes, text) } : completed;
  });
}

const placeholder = /\$\$\{|\$\{([^}]*)\}?/g;

function replaced(value: ValueWithOrigin, text: string, environment: Environment): ValueWithOrigin {
  const variables: string[] = [];
  let problem: string | undefined;
  const completed = text.replace(placeholder, (whole: string, name: string | undefined) => {
    if (whole === '$${') return '${';
    if (name === undefined || !whole.endsWith('}') || !/^[A-Za-z_]\w*$/.test(name)) {
      problem ??= 'has a ${ without a name and a closing }; write $${ for a literal ${';
      return whole;
    }
    variables.push(name);
    // Objects inherit names such as `constructor`, which are not variables.
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
