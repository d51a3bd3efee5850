import { SuperOfficeError } from '../errors/index.js';
import type { TypeDescription } from '../contract/index.js';
import { compare } from './compare.js';
import type { CauseName } from './causes.js';
import { type Difference, difference } from './difference.js';

/** What a call came to: its answer, or what is left of an error when all that may differ by transport is taken off. */
export type CallOutcome = { readonly answer: unknown } | { readonly error: ErrorOutline };

/** Errors are the same where these are; their words come from the server and may differ. */
export interface ErrorOutline {
  /** The class, such as `NotFoundError`. */
  readonly name: string;
  readonly message: string;
  /** Where in the caller's value the trouble lies. */
  readonly path?: string | undefined;
}

/** What an error says of itself, whatever it is. */
export function outlineOf(error: unknown): ErrorOutline {
  if (error instanceof SuperOfficeError) return { name: error.name, message: error.message, path: error.path };
  if (error instanceof Error) return { name: error.name, message: error.message };
  return { name: 'Error', message: String(error) };
}

/** Makes a call and keeps what it comes to. */
export async function outcomeOf(call: () => Promise<unknown>): Promise<CallOutcome> {
  try {
    return { answer: await call() };
  } catch (error) {
    return { error: outlineOf(error) };
  }
}

/** Compares what two calls came to. A difference of errors stands at the empty path, which is the whole answer. */
export function compareOutcomes(
  control: CallOutcome,
  candidate: CallOutcome,
  type?: TypeDescription,
): readonly Difference[] {
  if ('answer' in control && 'answer' in candidate) {
    const absent = (control.answer === null) !== (candidate.answer === null);
    if (absent) return [difference([], { cause: 'absent-entity' }, control.answer, candidate.answer)];
    return compare(control.answer, candidate.answer, type);
  }
  const [left, right] = [errorIn(control), errorIn(candidate)];
  if (left?.name === right?.name && samePlace(left?.path, right?.path)) return [];
  const detail = `${left?.name ?? 'an answer'} became ${right?.name ?? 'an answer'}`;
  return [
    difference(
      [],
      { cause: causeOfErrors(left, right), detail },
      left ?? answerIn(control),
      right ?? answerIn(candidate),
    ),
  ];
}

/** A place that one side does not name is no other place: what a server refuses, it may refuse without saying where. */
function samePlace(control: string | undefined, candidate: string | undefined): boolean {
  return control === undefined || candidate === undefined || control === candidate;
}

function causeOfErrors(control: ErrorOutline | undefined, candidate: ErrorOutline | undefined): CauseName {
  if (control !== undefined && candidate !== undefined) return 'other-error';
  return (control ?? candidate)?.name === 'NotFoundError' ? 'absent-entity' : 'other-outcome';
}

function errorIn(outcome: CallOutcome): ErrorOutline | undefined {
  return 'error' in outcome ? outcome.error : undefined;
}

function answerIn(outcome: CallOutcome): unknown {
  return 'answer' in outcome ? outcome.answer : undefined;
}
