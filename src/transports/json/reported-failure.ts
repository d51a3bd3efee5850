import { z } from 'zod';
import type { Operation, TypeDescription } from '../../contract/index.js';
import type { FieldProblem, ReportedException, ServerFailure } from '../../errors/index.js';
import { fieldPath, pathInWords } from '../field-path.js';

const words = z.string().nullish().catch(undefined);

/** What an exception says of itself, in the spellings of NetServer's resources and of ASP.NET's `HttpError`. */
const exception = z.object({
  errortype: words,
  errormessage: words,
  exceptiontype: words,
  exceptionmessage: words,
  message: words,
  messagedetail: words,
  innerexception: z.unknown().optional(),
});

/** RFC 9457, and the fields that ASP.NET adds; `ModelState` is what its older versions call them. */
const problem = z.object({
  title: words,
  detail: words,
  status: z.int().min(400).max(599).optional().catch(undefined),
  errors: z.unknown().optional(),
  modelstate: z.unknown().optional(),
});

/** In these, RFC 9457 and its validators name the field and say what is wrong with it. */
const listedProblem = z.object({
  pointer: words,
  name: words,
  field: words,
  path: words,
  detail: words,
  message: words,
  reason: words,
});

/** The failure that a body reports, in whichever form; undefined where it is none of them. */
export function reportedFailure(
  json: unknown,
  operationCalled: () => Operation | undefined,
): ServerFailure | undefined {
  const operation = operationCalled();
  const body = lowered(json);
  const said = exception.safeParse(body);
  const details = problem.safeParse(body);
  if (!said.success || !details.success) return undefined;
  const { title, detail, status, errors, modelstate } = details.data;
  const reported = exceptionIn(body, 0);
  const found = fieldsIn(modelstate ?? errors);
  const known = found.map(({ name, message }) => ({ name, path: fieldPath(name, operation), message }));
  const message = reported.message ?? joined(title, detail);
  return {
    ...reported,
    message,
    fields: known.map(({ name, path, message: text }): FieldProblem => ({ field: path ?? name, message: text })),
    path:
      known.find(({ path }) => path !== undefined)?.path ??
      found.map(({ message: text }) => pathInWords(text, operation)).find((path) => path !== undefined) ??
      pathInWords(joined(message, said.data.messagedetail), operation),
    impliedStatus: status ?? (isInvalidRequest(said.data.message) ? 400 : undefined),
  };
}

/**
 * The failure in an answer whose status says that all is well, which NetServer's page on agents says may come. Carriers
 * have fields such as `Message` and `ErrorMessage` too, so a body with any other field of its carrier is none; and where no
 * carrier is expected, one that has more than a failure's own words.
 */
export function failureInSuccess(
  json: unknown,
  operation: () => Operation | undefined,
  output: TypeDescription | 'json' | undefined,
): ServerFailure | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const own = typeof output === 'object' && output.kind === 'carrier' ? output.fields : undefined;
  const names = Object.keys(json).map((name) => name.toLowerCase());
  const isWord = (name: string) => own === undefined || !own.some((field) => field.name.toLowerCase() === name);
  const isFailure = failureForms.some(
    ({ marks, others }) =>
      marks.every((name) => names.includes(name)) &&
      // Where the answer should be a carrier, what else it says is the carrier's or of no meaning.
      (own !== undefined
        ? names.every((name) => isWord(name) || marks.includes(name) || others.includes(name))
        : names.every((name) => marks.includes(name) || others.includes(name))) &&
      (own === undefined || names.some(isWord)),
  );
  return isFailure ? reportedFailure(json, operation) : undefined;
}

/** The names that a body has where it is a failure: all of the first, and of the others any. */
const failureForms: readonly { readonly marks: readonly string[]; readonly others: readonly string[] }[] = [
  { marks: ['message', 'messagedetail'], others: [] },
  { marks: ['message', 'modelstate'], others: ['messagedetail'] },
  {
    marks: ['message', 'exceptiontype'],
    others: ['messagedetail', 'exceptionmessage', 'stacktrace', 'innerexception'],
  },
  { marks: ['error', 'errortype'], others: ['errormessage', 'errorsource', 'innerexception'] },
  { marks: ['error', 'errormessage'], others: ['errortype', 'errorsource', 'innerexception'] },
  { marks: ['title', 'status'], others: ['type', 'detail', 'instance', 'errors', 'traceid'] },
];

/** ASP.NET's own words for a request that it could not bind; then no operation has run. */
function isInvalidRequest(message: string | null | undefined): boolean {
  return message?.startsWith('The request is invalid') ?? false;
}

/** .NET's chains are short. */
const maximumDepth = 16;

function exceptionIn(body: unknown, depth: number): ReportedException {
  const parsed = exception.safeParse(body);
  if (!parsed.success || depth > maximumDepth) return {};
  const { errortype, errormessage, exceptiontype, exceptionmessage, message, messagedetail, innerexception } =
    parsed.data;
  const inner = exceptionIn(lowered(innerexception), depth + 1);
  const named = exceptionNameIn(messagedetail);
  return {
    exceptionType: errortype ?? exceptiontype ?? named,
    message: errormessage ?? exceptionmessage ?? joined(message, named === undefined ? messagedetail : undefined),
    inner: inner.exceptionType === undefined ? undefined : inner,
  };
}

/** `MessageDetail` is prose that may begin with the exception's name. */
function exceptionNameIn(detail: string | null | undefined): string | undefined {
  return /^\s*((?:\w{1,100}[.+]){0,20}\w{1,100}Exception)\b/.exec(detail ?? '')?.[1];
}

const maximumFields = 50;

/** `{"entity.StartDate": ["…"]}` as ASP.NET writes it, or RFC 9457's `[{"pointer": "#/StartDate", "detail": "…"}]`. */
function fieldsIn(errors: unknown): { readonly name: string; readonly message: string }[] {
  if (typeof errors !== 'object' || errors === null) return [];
  if (Array.isArray(errors)) {
    return errors.slice(0, maximumFields).flatMap((each: unknown) => {
      const { data } = listedProblem.safeParse(lowered(each));
      const name = data?.pointer ?? data?.name ?? data?.field ?? data?.path;
      const message = data?.detail ?? data?.message ?? data?.reason;
      return typeof name === 'string' && typeof message === 'string' ? [{ name, message }] : [];
    });
  }
  return Object.entries(errors)
    .slice(0, maximumFields)
    .flatMap(([name, said]: [string, unknown]) => {
      const message = (Array.isArray(said) ? said : [said]).filter((each) => typeof each === 'string').join(' ');
      return message === '' ? [] : [{ name, message }];
    });
}

function joined(...parts: readonly (string | null | undefined)[]): string | undefined {
  const said = parts.filter((part): part is string => typeof part === 'string' && part.trim() !== '');
  return said.length === 0 ? undefined : said.join(' ');
}

/** Names in any case, since a server may be set to write camelCase. */
function lowered(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]: [string, unknown]) => [name.toLowerCase(), value]),
  );
}
