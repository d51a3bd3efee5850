import type { Operation } from '../contract/index.js';
import { answerOf, changeOf, type HttpCall } from './http-call.js';
import { RestArguments } from './rest-arguments.js';
import { restCallTable } from './rest-calls.js';

/** The calls of REST resources with the same effect. */
export function restCalls(operation: Operation): HttpCall[] {
  return (restRows().get(`${operation.agent}.${operation.name}`) ?? []).map((row) => restCall(row, operation));
}

let rows: ReadonlyMap<string, readonly string[]> | undefined;

function restRows(): ReadonlyMap<string, readonly string[]> {
  return (rows ??= new Map(
    restCallTable
      .trim()
      .split('\n')
      .map((line) => {
        const [name = '', ...calls] = line.split(/ (?=[A-Z]+ )/);
        return [name, calls.map((call) => call.replace(/ \|$/, ''))] as const;
      }),
  ));
}

const rowPattern =
  /^(?<method>[A-Z]+) (?<path>[^ ?]+)(?:\?(?<query>\S+))?(?: \+(?<content>\S+))?(?: =(?<answered>\S+))?$/;

function restCall(row: string, operation: Operation): HttpCall {
  const { method = '', path = '', query = '', content, answered } = rowPattern.exec(row)?.groups ?? {};
  const values = new RestArguments(operation);
  // A parameter of the query has the name of its argument; a step of the path may take any that is left.
  const parameters = (query === '' ? [] : query.split('&')).flatMap((name) => values.inQuery(name));
  const address = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => values.inPath(name));
  const common = {
    method: method as HttpCall['method'],
    pattern: query === '' ? path : `${path}?${query}`,
    address: parameters.length === 0 ? address : `${address}?${parameters.join('&')}`,
    ...answerIn(answered, operation),
  };
  const change = method === 'PATCH' ? changeOf(operation) : undefined;
  if (change !== undefined) {
    const merge = { body: { [change.field]: change.value }, contentType: 'application/merge-patch+json' };
    return { ...common, ...merge, sendsBytes: false };
  }
  if (content === undefined) return { ...common, sendsBytes: false };
  const body = values.body();
  if (!body.isBinary) return { ...common, body: body.value, sendsBytes: false };
  return { ...common, ...(content === 'body' ? {} : { contentType: content }), sendsBytes: true };
}

function answerIn(written: string | undefined, operation: Operation): Pick<HttpCall, 'answer' | 'accept'> {
  if (written === undefined) return { answer: answerOf(operation) };
  if (written === 'json' || written === 'bytes' || written === 'nothing') return { answer: written };
  return { answer: 'bytes', accept: written };
}
