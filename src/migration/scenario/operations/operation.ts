import type { SuperOffice } from '../../../client/superoffice.js';
import type { TypeDescription } from '../../../contract/index.js';
import type { TransportName } from '../../../errors/index.js';

/** The arguments of a call by parameter name. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A call as data, which can be stored in a file and made later. */
export interface Call {
  readonly call: string;
  readonly with: Arguments;
}

/** Serves one call by another transport than the connection's. */
export interface TransportOption {
  readonly transport?: TransportName | undefined;
}

export interface Parameter {
  readonly name: string;
  readonly optional?: boolean;
}

/** Something that can be called by name, such as `contacts.get`. */
export interface Operation {
  readonly name: string;
  readonly kind: 'read' | 'write';
  readonly parameters: readonly Parameter[];
  /** Does the answer contain times from the server's clock that are not stored? */
  readonly answersWithNow?: boolean;
  /** The type of the answer, if the contract declares one. */
  answer?(given: Arguments): TypeDescription | undefined;
  /** @returns plain data: rows for a search, a digest for content. */
  call(so: SuperOffice<unknown>, given: Arguments, options?: TransportOption): Promise<unknown>;
  /** Of a write: the read that shows its result. */
  readBack?(given: Arguments, answer: unknown): Call | undefined;
  /** Of a write: what it creates; undefined if these arguments create nothing. */
  creation?(given: Arguments): Creation | undefined;
  /** Of a write: what it deletes. */
  removal?(given: Arguments): Thing | undefined;
}

/** Something that can be created and deleted. */
export interface Thing {
  /** Such as `appointments`, or `lists.category`. */
  readonly kind: string;
  readonly id: number;
}

/** How to recognise, find and delete what a call creates. */
export interface Creation {
  readonly kind: string;
  /** The field of the answer with its id. */
  readonly key: string;
  /** Deletes it; the id goes into the arguments under `removeKey`. Undefined if nothing can delete it. */
  readonly remove?: Call;
  readonly removeKey: string;
  /** Undefined if no text of it can be searched for: then only the answer to the call tells its id. */
  readonly mark?: Mark;
}

/** How something is found that was created, when the answer is lost. */
export interface Mark {
  /** The path in the arguments of a text that people see and can search for; the tag is appended to it. */
  readonly path: readonly string[];
  /** Finds items by their tag: a call that returns a list, and where each item has its id and its text. */
  search(tag: string): TagSearch;
}

export interface TagSearch extends Call {
  readonly id: string;
  readonly text: readonly string[];
}

type Method = (...given: readonly unknown[]) => unknown;

/** Calls a method of a repository with the arguments in the order of its parameters. */
export function callMethod(
  owner: unknown,
  method: string,
  parameters: readonly Parameter[],
  given: Arguments,
  options?: TransportOption,
) {
  const methods = owner as Readonly<Record<string, Method>>;
  const complete = withTransport(given, options);
  return methods[method]?.(...parameters.map(({ name }) => complete[name]));
}

/** The arguments with the transport among their options. */
export function withTransport(given: Arguments, options: TransportOption | undefined): Arguments {
  if (options?.transport === undefined) return given;
  return { ...given, options: { transport: options.transport, ...objectAt(given, 'options') } };
}

export function parameters(...names: readonly string[]): readonly Parameter[] {
  return names.map((name) => (name.endsWith('?') ? { name: name.slice(0, -1), optional: true } : { name }));
}

export function objectAt(given: unknown, name: string): Readonly<Record<string, unknown>> {
  const value = (given as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

export function numberAt(given: unknown, name: string): number | undefined {
  const value = (given as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return typeof value === 'number' ? value : undefined;
}
