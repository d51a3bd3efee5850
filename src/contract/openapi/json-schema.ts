import * as z from 'zod';
import { ConfigurationError } from '../../errors/index.js';

/** A schema in a document, whose parts are checked when it is first used. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export const schema = z.custom<JsonSchema>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  { error: 'must be an object' },
);

/** The parts that say what a value is. Anything else, such as descriptions, is ignored. */
const parts = z.object({
  $ref: z.string().optional(),
  /** A list in OpenAPI 3.1: `["string", "null"]`. */
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  nullable: z.boolean().optional(),
  items: schema.optional(),
  properties: z.record(z.string(), schema).optional(),
  additionalProperties: z.union([z.boolean(), schema]).optional(),
  allOf: z.array(schema).optional(),
  oneOf: z.array(schema).optional(),
  anyOf: z.array(schema).optional(),
});

export type SchemaParts = Omit<z.output<typeof parts>, 'type'> & {
  readonly type: string | undefined;
  /** Whether the document says that the value may be null; undefined if it says nothing. */
  readonly nullable: boolean | undefined;
};

/**
 * The parts of a schema. A wrapper around one schema, with which OpenAPI 3 adds to a reference, is taken off:
 * `{ "nullable": true, "allOf": [{ "$ref": … }] }` and `{ "anyOf": [{ "$ref": … }, { "type": "null" }] }`.
 *
 * @param place for the message: the file and the name in it
 * @throws {ConfigurationError} if a part is invalid
 */
export function partsOf(given: JsonSchema, place: string): SchemaParts {
  let current = given;
  let nullable: boolean | undefined;
  for (let depth = 0; depth < maxWrappers; depth++) {
    const read = parts.safeParse(current);
    if (!read.success) {
      const [issue] = read.error.issues;
      const path = issue?.path.map(String).join(' → ') ?? '';
      throw invalid(
        `${place.slice(0, 200)}: ${path === '' ? 'it' : path.slice(0, 200)} has the wrong type for a JSON schema`,
      );
    }
    const { type, ...rest } = read.data;
    const types = type === undefined ? [] : typeof type === 'string' ? [type] : type;
    nullable ??= rest.nullable ?? (types.includes('null') ? true : undefined);
    const choices = (rest.anyOf ?? rest.oneOf ?? []).filter((each) => each['type'] !== 'null');
    if (choices.length < (rest.anyOf ?? rest.oneOf ?? []).length) nullable = true;
    const [wrapped] = choices.length > 0 ? choices : (rest.allOf ?? []);
    const isWrapper = choices.length === 1 || (choices.length === 0 && rest.allOf?.length === 1);
    if (wrapped === undefined || !isWrapper || rest.properties !== undefined) {
      const named = types.filter((each) => each !== 'null');
      return { ...rest, nullable, type: named.length === 1 ? named[0] : undefined };
    }
    current = wrapped;
  }
  throw invalid(`${place.slice(0, 200)} wraps a schema in more than ${maxWrappers} others`);
}

function invalid(problem: string): ConfigurationError {
  return new ConfigurationError(problem, { path: 'contract.source' });
}

const maxWrappers = 10;
