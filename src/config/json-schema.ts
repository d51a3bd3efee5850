import { z } from 'zod';
import { configurationSchema } from './schema.js';

interface JsonSchema {
  [keyword: string]: unknown;
}

/** A text with `${NAME}` can stand for a number, or for a text of a certain form. */
const completedText = { type: 'string', pattern: '\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}' };

/**
 * The schema of configuration files, by which editors complete and check them (JSON Schema 2020-12). Since a file can
 * leave to the environment and the program what it likes, nothing outside of lists is required.
 */
export function configurationJsonSchema(): JsonSchema {
  const strict = z.toJSONSchema(configurationSchema, { io: 'input', unrepresentable: 'any' });
  const { $schema, properties, ...rest } = loosened(strict, false) as { $schema: string; properties: object };
  return {
    $schema,
    title: 'The configuration of superoffice-bridge',
    ...rest,
    properties: { $schema: { type: 'string', description: 'Where this schema is.' }, ...properties },
  };
}

function loosened(node: unknown, inList: boolean): unknown {
  if (Array.isArray(node)) return node.map((each) => loosened(each, inList));
  if (typeof node !== 'object' || node === null) return node;
  const parts = Object.entries(node as JsonSchema)
    .filter(([keyword]) => keyword !== 'required' || inList)
    // Without what is required, a part can belong to several alternatives at once.
    .map(([keyword, part]) => [keyword === 'oneOf' ? 'anyOf' : keyword, loosened(part, inList || keyword === 'items')]);
  const schema = Object.fromEntries(parts) as JsonSchema;
  return isNarrow(schema) ? withCompletedText(schema) : schema;
}

/** Numbers, booleans, and texts of a certain form: what `${NAME}` itself is not. */
function isNarrow({ type, pattern, format, const: constant }: JsonSchema): boolean {
  if (constant !== undefined) return false;
  if (type === 'string') return pattern !== undefined || format !== undefined;
  return type === 'number' || type === 'integer' || type === 'boolean';
}

function withCompletedText({ description, default: preset, ...schema }: JsonSchema): JsonSchema {
  return {
    ...(description !== undefined && { description }),
    ...(preset !== undefined && { default: preset }),
    anyOf: [schema, completedText],
  };
}
