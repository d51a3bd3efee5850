import * as z from 'zod';
import { ConfigurationError } from '../../errors/index.js';
import { parseJson } from '../../files/index.js';

const call = z.object({ call: z.string(), with: z.record(z.string(), z.unknown()) });

const place = z.int().min(0);

const line = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run'), format: z.literal(1), tenant: z.string(), tag: z.string(), at: z.string() }),
  /** Something is about to be created; written before the request is sent. */
  z.object({
    type: z.literal('intent'),
    entry: place,
    kind: z.string(),
    remove: call,
    removeKey: z.string(),
    search: call.extend({ id: z.string(), text: z.array(z.string()) }).exactOptional(),
  }),
  /** It was created, and has this id. */
  z.object({ type: z.literal('made'), entry: place, id: z.number() }),
  /** The server did not create it. */
  z.object({ type: z.literal('void'), entry: place }),
  /** It is deleted. */
  z.object({ type: z.literal('gone'), entry: place }),
]);

export type Line = z.output<typeof line>;
export type Intent = Extract<Line, { type: 'intent' }>;

/** @throws {ConfigurationError} if the text is not a line of a journal */
export function parsedLine(text: string, place: string): Line {
  const parsed = line.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(`${place} is not a line of a journal of superoffice-bridge verify; name another file`, {
    cause: parsed.error,
  });
}
