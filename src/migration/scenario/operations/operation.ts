import type { SuperOffice } from '../../../client/superoffice.js';
import type { TypeDescription } from '../../../contract/index.js';

/** The arguments of a call, by the names of its parameters. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A call as data: it can be kept in a file, and made later. */
export interface Call {
  readonly call: string;
  readonly with: Arguments;
}

export interface Parameter {
  readonly name: string;
  readonly optional?: boolean;
}

/** What can be asked of a tenant by a name, such as `contacts.get`. */
export interface Operation {
  readonly name: string;
  readonly kind: 'read' | 'write';
  readonly parameters: readonly Parameter[];
  /** Does the answer hold times that the server takes from its clock, and that nobody has stored? */
  readonly answersWithNow?: boolean;
  /** What the contract declares the answer to be, where it does. */
  answer?(given: Arguments): TypeDescription | undefined;
  /** @returns plain data: rows for a search, a digest for content. */
  call(so: SuperOffice, given: Arguments): Promise<unknown>;
  /** Of a write: how to see what has become of it. */
  readBack?(given: Arguments, answer: unknown): Call | undefined;
  /** Of a write: what it makes that was not there before; undefined where these arguments make nothing. */
  creation?(given: Arguments): Creation | undefined;
  /** Of a write: what it takes away, as `Creation.thing` and id. */
  removal?(given: Arguments): Thing | undefined;
}

/** A thing that can be created and deleted. */
export interface Thing {
  /** What it is, such as `appointments`, or `lists.category`. */
  readonly kind: string;
  readonly id: number;
}

/** How what a call creates can be told, found again and removed. */
export interface Creation {
  readonly kind: string;
  /** Where in the arguments stands a text that people see and that can be searched for: the tag goes there. */
  readonly tagged: readonly string[];
  /** Its id, from the answer. */
  readonly key: string;
  /** Deletes it; the id goes into the arguments under `removeKey`. */
  readonly remove: Call;
  readonly removeKey: string;
  /** Finds those with a tag: a call that answers with a list; each item has its id and its text at these places. */
  search(tag: string): TagSearch;
}

export interface TagSearch extends Call {
  readonly id: string;
  readonly text: readonly string[];
}

type Method = (...given: readonly unknown[]) => unknown;

/** Calls a method of a repository with arguments in the order of its parameters. */
export function callMethod(owner: unknown, method: string, parameters: readonly Parameter[], given: Arguments) {
  const methods = owner as Readonly<Record<string, Method>>;
  return methods[method]?.(...parameters.map(({ name }) => given[name]));
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
