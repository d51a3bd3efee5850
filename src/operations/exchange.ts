import type { Readable } from 'node:stream';
import type { PatchOperation } from '../codec/canonical/index.js';
import type { CanonicalObject } from '../contract/index.js';
import type { ArchivePage, ArchivePageRequest } from './archive-page.js';
import type { CallOptions } from './call-options.js';
import type { EntityDescription } from './entity-description.js';

/**
 * What can be asked of a transport, and what it answers, in canonical carriers. Arguments have been checked against the
 * contract before they get here; answers are complete carriers with every field present.
 */
export interface Exchanges {
  'entity.createDefault': { request: { entity: EntityDescription }; answer: CanonicalObject };
  'entity.create': { request: { entity: EntityDescription; values: CanonicalObject }; answer: CanonicalObject };
  /** Null if it does not exist. With `foreignKeys`, its `ExtraFields` contain these, by `app.device.key`. */
  'entity.get': {
    request: { entity: EntityDescription; id: number; foreignKeys?: boolean };
    answer: CanonicalObject | null;
  };
  'entity.save': { request: { entity: EntityDescription; carrier: CanonicalObject }; answer: CanonicalObject };
  'entity.patch': {
    request: { entity: EntityDescription; id: number; patch: readonly PatchOperation[] };
    answer: CanonicalObject;
  };
  'entity.merge': {
    request: { entity: EntityDescription; id: number; changes: CanonicalObject };
    answer: CanonicalObject;
  };
  'entity.delete': { request: { entity: EntityDescription; id: number }; answer: undefined };
  'list.items': { request: ListRequest; answer: CanonicalObject[] };
  /** Some rows of a search. */
  'archive.page': { request: ArchivePageRequest; answer: ArchivePage };
  principal: { request: object; answer: CanonicalObject };
  /** Any operation of any agent: the value of its only output, an object of several, undefined if it has none. */
  'agent.call': { request: OperationCall; answer: unknown };
  /** An operation whose only output is binary: its bytes as they arrive. Null if the server has none. */
  'agent.read': { request: OperationCall; answer: Readable | null };
  /** An operation with a binary parameter that goes out in pieces. */
  'agent.write': { request: ContentCall; answer: unknown };
}

export type ExchangeName = keyof Exchanges;

/** One call on the wire, whichever transport makes it: what is asked, and of what. */
export interface Exchange<Name extends ExchangeName = ExchangeName> {
  readonly name: Name;
  readonly request: Exchanges[Name]['request'];
}

/** Makes an exchange. Repositories call it, interceptors wrap it, and each transport is one. */
export type Execute = <Name extends ExchangeName>(
  exchange: Exchange<Name>,
  options: CallOptions,
) => Promise<Exchanges[Name]['answer']>;

/**
 * A step of every call: it takes the rest of the steps and returns them with itself in front. It may look
 * at an exchange, change its options, answer it, or make it several times. An exchange of its own gets `caller` of the options
 * too, without which a gateway does not know whose credentials to send.
 *
 * @example
 * const timed: Interceptor = (next) => async (exchange, options) => {
 *   const start = performance.now();
 *   try {
 *     return await next(exchange, options);
 *   } finally {
 *     console.log(exchange.name, performance.now() - start);
 *   }
 * };
 * const so = await connect({ transport: 'rest', tenant: 'emulator', interceptors: [timed] });
 */
export type Interceptor = (next: Execute) => Execute;

/** The answer to `entity.get` if the entity has not changed since `ifModifiedSince`: the caller already has it. */
export const notModified: CanonicalObject = Object.freeze({});

export interface ListRequest {
  /** The MDO list's name, such as `task`; case does not matter. */
  readonly name: string;
  /** Without headings, every item at the top. */
  readonly flat: boolean;
  /** More context for the list's provider, such as an id; its meaning depends on the list. */
  readonly additional: string | undefined;
  /** Only items whose name holds this text. Implies `flat`. */
  readonly restriction: string | undefined;
  /** Only items of the user's history. */
  readonly onlyHistory: boolean;
  /** Which of REST's two endpoints is asked: `/MDOList/{name}` or `/List/{name}/MDOItems`. */
  readonly endpoint: 'mdoList' | 'list';
}

export interface OperationCall {
  readonly agent: string;
  readonly operation: string;
  /** By the names that SOAP gives them. */
  readonly parameters: CanonicalObject;
  /** The resource with the same effect, if there is one; a transport that knows resources uses it instead. */
  readonly resource?: OperationResource | undefined;
}

/** `content` is the value of `parameter`, which is not among the other parameters; a resource takes it as its body. */
export interface ContentCall extends OperationCall {
  readonly parameter: string;
  readonly content: Content;
}

/** Bytes, at once or in pieces. Only what is there at once can be sent again. */
export type Content = Uint8Array | AsyncIterable<Uint8Array>;

export interface OperationResource {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/v1/`, each step encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>> | undefined;
  readonly body?: unknown;
}
