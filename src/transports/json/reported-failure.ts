import * as z from 'zod';
import type { Operation, TypeDescription } from '../../contract/index.js';
import type { FieldProblem, ReportedException, ServerFailure } from '../../errors/index.js';
import { fieldPath, pathInMessage } from '../field-path.js';

const optionalText = z.string().nullish().catch(undefined);

/** The fields of an exception, as NetServer's resources and ASP.NET's `HttpError` spell them. */
const exception = z.object({
  errortype: optionalText,
  errormessage: optionalText,
  exceptiontype: optionalText,
  exceptionmessage: optionalText,
  message: optionalText,
  messagedetail: optionalText,
  innerexception: z.unknown().optional(),
});

/** RFC 9457, and the fields that ASP.NET adds; its older versions call them `ModelState`. */
const problem = z.object({
  title: optionalText,
  detail: optionalText,
  status: z.int().min(400).max(599).optional().catch(undefined),
  errors: z.unknown().optional(),
  modelstate: z.unknown().optional(),
});

/** An entry in which RFC 9457 and its validators name a field and its problem. */
const listedProblem = z.object({
  pointer: optionalText,
  name: optionalText,
  field: optionalText,
  path: optionalText,
  detail: optionalText,
  message: optionalText,
  reason: optionalText,
});

/** The failure that a body reports, in any of the known forms; undefined if it has none of them. */
export function reportedFailure(
  json: unknown,
  operationCalled: () => Operation | undefined,
): ServerFailure | undefined {
  const operation = operationCalled();
  const body = lowered(json);
  const outer = exception.safeParse(body);
  const details = problem.safeParse(body);
  if (!outer.success || !details.success) return undefined;
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
      found.map(({ message: text }) => pathInMessage(text, operation)).find((path) => path !== undefined) ??
      pathInMessage(joined(message, outer.data.messagedetail), operation),
    impliedStatus: status ?? (isInvalidRequest(outer.data.message) ? 400 : undefined),
  };
}

/**
 * The failure in an answer with a status of success; NetServer's page on agents says that this happens. Carriers have
 * fields such as `Message` and `ErrorMessage` too. So a body with any other field of its carrier is not a failure. If no
 * carrier is expected, a body with other fields than those of a failure is not one either.
 */
export function failureInSuccess(
  json: unknown,
  operation: () => Operation | undefined,
  output: TypeDescription | 'json' | undefined,
): ServerFailure | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const carrierFields = typeof output === 'object' && output.kind === 'carrier' ? output.fields : undefined;
  const names = Object.keys(json).map((name) => name.toLowerCase());
  const isForeign = (name: string) =>
    carrierFields === undefined || !carrierFields.some((field) => field.name.toLowerCase() === name);
  const isFailure = failureForms.some(
    ({ marks, others }) =>
      marks.every((name) => names.includes(name)) &&
      // If a carrier is expected, any other field of it means that this is the carrier.
      (carrierFields !== undefined
        ? names.every((name) => isForeign(name) || marks.includes(name) || others.includes(name))
        : names.every((name) => marks.includes(name) || others.includes(name))) &&
      (carrierFields === undefined || names.some(isForeign)),
  );
  return isFailure ? reportedFailure(json, operation) : undefined;
}

/** The fields of a failure: it has all of `marks`, and any of `others`. */
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

/** ASP.NET's message for a request that it could not bind; then no operation has run. */
function isInvalidRequest(message: string | null | undefined): boolean {
  return message?.startsWith('The request is invalid') ?? false;
}

/** .NET's chains of inner exceptions are short. */
const maxDepth = 16;

function exceptionIn(body: unknown, depth: number): ReportedException {
  const parsed = exception.safeParse(body);
  if (!parsed.success || depth > maxDepth) return {};
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

/** `MessageDetail` is a text that may begin with the exception's name. */
function exceptionNameIn(detail: string | null | undefined): string | undefined {
  return /^\s*((?:\w{1,100}[.+]){0,20}\w{1,100}Exception)\b/.exec(detail ?? '')?.[1];
}

const maxFields = 50;

/** `{"entity.StartDate": ["…"]}` as ASP.NET writes it, or RFC 9457's `[{"pointer": "#/StartDate", "detail": "…"}]`. */
function fieldsIn(errors: unknown): { readonly name: string; readonly message: string }[] {
  if (typeof errors !== 'object' || errors === null) return [];
  if (Array.isArray(errors)) {
    return errors.slice(0, maxFields).flatMap((each: unknown) => {
      const { data } = listedProblem.safeParse(lowered(each));
      const name = data?.pointer ?? data?.name ?? data?.field ?? data?.path;
      const message = data?.detail ?? data?.message ?? data?.reason;
      return typeof name === 'string' && typeof message === 'string' ? [{ name, message }] : [];
    });
  }
  return Object.entries(errors)
    .slice(0, maxFields)
    .flatMap(([name, messages]: [string, unknown]) => {
      const message = (Array.isArray(messages) ? messages : [messages])
        .filter((each) => typeof each === 'string')
        .join(' ');
      return message === '' ? [] : [{ name, message }];
    });
}

function joined(...parts: readonly (string | null | undefined)[]): string | undefined {
  const texts = parts.filter((part): part is string => typeof part === 'string' && part.trim() !== '');
  return texts.length === 0 ? undefined : texts.join(' ');
}

/** With names in lower case, because a server may be configured to write camelCase. */
function lowered(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]: [string, unknown]) => [name.toLowerCase(), value]),
  );
}
