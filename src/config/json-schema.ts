import * as z from 'zod';
import { configurationSchema } from './schema.js';

interface JsonSchema {
  [keyword: string]: unknown;
}

/** A text with `${NAME}` is allowed in place of a number or of a text with a pattern. */
const completedText = { type: 'string', pattern: '\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}' };

/**
 * The JSON Schema (2020-12) of configuration files, for completion and validation in editors. Nothing outside of lists is
 * required, because any setting can come from the environment or the program instead.
 */
export function configurationJsonSchema(): JsonSchema {
  const strict = z.toJSONSchema(configurationSchema, { io: 'input', unrepresentable: 'any' });
  const { $schema, properties, ...rest } = loosened(strict, false) as { $schema: string; properties: object };
  return {
    $schema,
    title: 'The configuration of superoffice-bridge',
    ...rest,
    properties: { $schema: { type: 'string', description: 'The location of this schema.' }, ...properties },
  };
}

function loosened(node: unknown, inList: boolean): unknown {
  if (Array.isArray(node)) return node.map((each) => loosened(each, inList));
  if (typeof node !== 'object' || node === null) return node;
  const parts = Object.entries(node as JsonSchema)
    .filter(([keyword]) => keyword !== 'required' || inList)
    // Without required settings, a part can match several alternatives at once.
    .map(([keyword, part]) => [keyword === 'oneOf' ? 'anyOf' : keyword, loosened(part, inList || keyword === 'items')]);
  const schema = Object.fromEntries(parts) as JsonSchema;
  return isNarrow(schema) ? withCompletedText(schema) : schema;
}

/** Numbers, booleans, and texts with a pattern, which `${NAME}` itself does not match. */
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
