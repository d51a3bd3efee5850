import { checkCanonical } from '../../src/codec/canonical/index.js';
import type { TypeDescription } from '../../src/contract/index.js';
import { type SuperOfficeError, ValidationError } from '../../src/index.js';
import { readSaid, unexplained } from './independent-reading.js';
import type { MutatedCall } from './mutated-calls.js';
import type { MutatingEngine } from './mutating-engine.js';
import type { Mutation } from './mutations.js';
import type { TestedTransport } from './transports.js';

interface Judged {
  readonly transport: TestedTransport;
  readonly made: MutatedCall;
  readonly mutation: Mutation;
  /** The result of each call with the server's original answer. */
  readonly expected: ReadonlyMap<MutatedCall, unknown>;
  readonly engine: Pick<MutatingEngine, 'original' | 'changed'>;
}

const printed = (value: unknown) => JSON.stringify(value);

/** The problem with a result that the library would not accept from a caller. Unknown members of a set are kept. */
export function* notCanonical(type: TypeDescription | undefined, result: unknown): Generator<string> {
  if (type === undefined) return;
  try {
    checkCanonical(type, result);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    if (!/ must be (?:any|one) of /.test(error.message)) yield `not canonical: ${error.message}`;
  }
}

/** The problem with the library's result from a changed answer. */
export function* wrongResult(judged: Judged, result: unknown): Generator<string> {
  const { transport, made, mutation, expected, engine } = judged;
  const { original, changed } = engine;
  if (original === undefined || changed === undefined) return;
  if (made.key !== undefined) yield* wrongKey(made.key, result);
  const isSoap = transport === 'soap';
  const before = expected.get(made);
  if (mutation.changes === 'surroundings') {
    if (changed.status < 200 || changed.status >= 300) yield `status ${changed.status} passes for success`;
    // 204 is how HTTP says null.
    const isNull = changed.status === 204 && result === null && made.key === undefined;
    if (!isNull && printed(result) !== printed(before)) yield 'another result, though the text is the same';
  } else if (mutation.changes === 'question') {
    if (![...answersTo(judged)].some((each) => printed(each) === printed(result)))
      yield 'an answer to another question';
  } else if (Buffer.isBuffer(result)) {
    const said = readSaid(changed.body, isSoap)?.scalar;
    const text = typeof said === 'string' ? Buffer.from(said, 'base64') : (before as Buffer);
    if (!result.equals(isSoap ? text : changed.body)) yield 'other bytes than the text has';
  } else {
    const lost = changed.body.length < original.body.toString('latin1').trimEnd().length;
    if (mutation.changes === 'length' && lost) yield 'a text that was cut short passes for a whole one';
    if (made.type === undefined) yield* wrongSuccess(isSoap, changed.status, changed.body);
    else {
      const [one, other] = [original, changed].map(({ body }) => readSaid(body, isSoap));
      yield* unexplained({ expected: before, result, original: one, changed: other });
    }
  }
}

function* wrongKey([name, value]: NonNullable<MutatedCall['key']>, result: unknown) {
  const found = (result as Readonly<Record<string, unknown>> | null)?.[name];
  const isRight = value === 'new' ? typeof found === 'number' && found > 0 : found === value;
  if (!isRight) yield `${name} is ${String(found)}, and ${value} was asked for`;
}

/** The allowed results: an answer to another call for the same carrier is an answer to this call too. */
function* answersTo({ made, expected }: Judged): Generator {
  for (const [each, result] of expected) {
    if (each.type === made.type && (made.key?.[1] === 'new' || printed(each.key) === printed(made.key))) yield result;
  }
}

/** An answer to a call without a result must say that it succeeded. */
function* wrongSuccess(isSoap: boolean, status: number, body: Buffer): Generator<string> {
  const text = body.toString('latin1');
  const says = isSoap ? /<(?:\w+:)?Succeeded\b[^<>]*>\s*(?:true|1)\s*</.test(text) : status === 204;
  if (!says || /<(?:\w+:)?Fault\b/.test(text)) yield 'success, and the answer does not say so';
}

/** The problem with the library's error from a changed answer to a write that was sent. */
export function* wrongFailure({ made, engine }: Judged, { outcome }: SuperOfficeError): Generator<string> {
  const { changed } = engine;
  if (!made.writes || changed === undefined) return;
  if (outcome !== 'unknown' && outcome !== 'refused') yield `a write that was sent is ${outcome}`;
  const refuses =
    (changed.status >= 300 && changed.status <= 500) ||
    /Fault|Succeeded[^<>]*>[^t]|ExceptionType|"Message|"Error/.test(changed.body.toString('latin1'));
  if (outcome === 'refused' && !refuses) yield 'a write is refused, and the answer does not say so';
}
