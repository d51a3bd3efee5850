import type { Operation } from '../contract/index.js';
import { answerOf } from './http-call.js';
import { argumentFor, argumentsWithoutPlace } from './rest-arguments.js';

/** What is read of an operation of the document. */
export interface RestOperation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly consumes?: readonly string[];
  readonly produces?: readonly string[];
  readonly parameters?: readonly RestParameter[];
  readonly responses?: Readonly<Record<string, { readonly schema?: unknown }>>;
}

interface RestParameter {
  readonly in?: string;
  readonly name?: string;
  readonly type?: string;
}

/** A query with more parameters than this is an entity that is spelled out: no address is that long in practice. */
const maxQueryParameters = 12;

/** A call of a REST resource that may serve an operation of an agent. */
export class RestCandidate {
  readonly method: string;
  readonly #path: string;
  readonly #query: readonly string[];
  readonly #content: string | undefined;
  readonly #described: RestOperation;

  constructor(method: string, path: string, described: RestOperation) {
    const { parameters = [] } = described;
    this.method = method;
    this.#path = path;
    this.#query = parameters.flatMap(({ in: place, name = '' }) => (place === 'query' ? [name] : []));
    this.#content = contentOf(parameters, described.consumes);
    this.#described = described;
  }

  /** The method and the path: `GET Contact/{id}`. */
  get name(): string {
    return `${this.method.toUpperCase()} ${this.#path}`;
  }

  /** A call without a place for the operation's arguments does something else, as does a `DELETE` for one that saves. */
  canServe({ name, input }: Operation): boolean {
    if (this.#plainQuery.length > maxQueryParameters) return false;
    if (name === 'GetAll' || (name.startsWith('Save') && this.method === 'delete')) return false;
    return (
      input.fields.length === 0 || this.#steps.length > 0 || this.#plainQuery.length > 0 || this.#content !== undefined
    );
  }

  /** How many arguments of the operation the call has no place for. */
  missing({ input }: Operation): number {
    const hasBody = this.#content !== undefined;
    return argumentsWithoutPlace(input.fields, { query: this.#query, steps: this.#steps, hasBody });
  }

  /** A path with fewer steps of its own serves more: `List/{id}/Items` is for every list, `List/Category/Items` for one. */
  get fixed(): number {
    return this.#path.replaceAll(/\{\w+\}/g, '').length;
  }

  /** The same call of another resource: one step is another word, and no step of one is a value in the other. */
  isTwin(other: RestCandidate): boolean {
    const left = this.#path.replaceAll(/\{\w+\}/g, '{}').split('/');
    const right = other.#path.replaceAll(/\{\w+\}/g, '{}').split('/');
    const differing = left.flatMap((step, index) => (step === right[index] ? [] : [step, right[index]]));
    return left.length === right.length && differing.length === 2 && !differing.includes('{}');
  }

  /**
   * The call as the table writes it. Parameters of OData are in it if the operation has an argument for them, and the
   * answer if it is not what SOAP answers.
   */
  row(operation: Operation): string {
    const names = operation.input.fields.map(({ name }) => name);
    const query = this.#query.filter((name) => !name.startsWith('$') || argumentFor(name, names) !== undefined);
    const content = this.#content === undefined ? '' : ` +${this.#content}`;
    const answer = this.#answer;
    const answered = answer === answerOf(operation) ? '' : ` =${answer}`;
    return `${this.name}${query.length === 0 ? '' : `?${query.join('&')}`}${content}${answered}`;
  }

  get #plainQuery(): readonly string[] {
    return this.#query.filter((name) => !name.startsWith('$'));
  }

  get #steps(): string[] {
    return [...this.#path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  }

  get #answer(): string {
    const { responses = {}, produces = [] } = this.#described;
    if ((responses['200'] ?? responses['201'])?.schema === undefined) return 'nothing';
    if (produces.includes('application/octet-stream')) return 'bytes';
    return produces.some((type) => type.startsWith('image/')) ? 'image/*' : 'json';
  }
}

/** `body`, or the media type of a file: the first that can be sent as it is, without a form around it. */
function contentOf(parameters: readonly RestParameter[], consumes: readonly string[] = []): string | undefined {
  if (parameters.some(({ in: place }) => place === 'body')) return 'body';
  const hasFile = parameters.some(({ in: place, type }) => place === 'formData' && type === 'file');
  return hasFile ? consumes.find((type) => !type.startsWith('multipart/')) : undefined;
}

/**
 * The best of several calls with one method: it has a place for more arguments, then fewer steps of its own. If calls of
 * other resources differ from it in a step alone, all of them, because the operation serves each.
 */
export function bestOf(candidates: readonly RestCandidate[], operation: Operation): readonly RestCandidate[] {
  const [best] = [...candidates].sort(
    (left, right) => left.missing(operation) - right.missing(operation) || left.fixed - right.fixed,
  );
  return best === undefined ? [] : candidates.filter((each) => each === best || each.isTwin(best));
}
