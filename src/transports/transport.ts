import type { Readable } from 'node:stream';
import type { CanonicalObject, Contract } from '../contract/index.js';
import type { PatchOperation } from '../codec/canonical/index.js';
import type { TransportName } from '../errors/index.js';
import type { CallObservation } from '../observation/index.js';
import type { ArchivePage, ArchivePageRequest } from './archive/page.js';

/** An entity as the services know it: a row of data, the same for every transport. */
export interface EntityDescription {
  /** The repository's name, such as `appointments`. */
  readonly repository: string;
  /** The agent that serves it, such as `Appointment`. */
  readonly agent: string;
  /** Its carrier, such as `AppointmentEntity`. */
  readonly carrier: string;
  /** Its resource in REST, such as `Appointment`. */
  readonly resource: string;
  readonly primaryKey: string;
  /** The archive provider behind the resource's collection, such as `FindAppointment`. */
  readonly archive: string;
}

/** The agent operations on an entity, all named after its carrier. */
export type EntityStep = 'CreateDefault' | 'Get' | 'Save' | 'Delete';

export function operationName(entity: EntityDescription, step: EntityStep): string {
  return `${step}${entity.carrier}`;
}

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

/** The call of a repository that an exchange is made for: one object for all exchanges of that call. */
export class RepositoryCall {
  /** By its public name, such as `contacts.get` or `lists.createItem`. */
  readonly operation: string;
  /** The transport that was asked last; undefined before the first. */
  servedBy: TransportName | undefined;

  constructor(operation: string) {
    this.operation = operation;
  }
}

/** Options that every call takes. Where they are absent, the connection's own hold. */
export interface CallOptions {
  /** An ISO 639-1 code: texts in several languages are given in this one. Without it they come as they are stored. */
  readonly language?: string | undefined;
  /** An ISO code for the format of numbers and dates within texts. */
  readonly culture?: string | undefined;
  /** A SuperOffice time zone code such as `NO` or `US-NY`: dates are the wall clock there. */
  readonly timeZone?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds for each attempt of each exchange with the server, from the wait for its turn to the last byte: queueing,
   * sign-in, finding the tenant, connecting and reading are within. Repeated attempts have as many each, so an exchange
   * ends within `resilience.attempts` times this, and the pauses between them.
   */
  readonly timeout?: number | undefined;
  /** Serves this one call instead of the configured transport. */
  readonly transport?: TransportName | undefined;
  /**
   * The write is refused with a `ConflictError` if the entity has been updated after it: an instant,
   * `2026-11-23T09:00:00Z`, or without the Z what `UpdatedDate` showed with the same options.
   */
  readonly ifUnmodifiedSince?: string | undefined;
  /** An instant in UTC: where the entity has not been updated after it, `rest` answers `entity.get` with `notModified`. */
  readonly ifModifiedSince?: string | undefined;
  /** Field names as the contract spells them; a transport that can, asks for these alone. */
  readonly select?: readonly string[] | undefined;
  /** Told what the call takes, where somebody watches: a transport tells it of attempts and of requests. */
  readonly observation?: CallObservation | undefined;
  /** What the exchange is made for; absent where somebody calls a transport by itself. */
  readonly call?: RepositoryCall | undefined;
}

/**
 * What can be asked of a transport, and what it answers, in canonical carriers. Arguments have been checked against the
 * contract before they get here; answers are complete carriers with every field present.
 */
export interface Exchanges {
  'entity.createDefault': { request: { entity: EntityDescription }; answer: CanonicalObject };
  'entity.create': { request: { entity: EntityDescription; values: CanonicalObject }; answer: CanonicalObject };
  /** Null where there is none. With `foreignKeys`, these stand in its `ExtraFields`, by `app.device.key`. */
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
  /** Any operation of any agent: the only output's value, an object of several, undefined where there is none. */
  'agent.call': { request: OperationCall; answer: unknown };
  /** An operation whose only output is binary: its bytes as they come. Null where the server has none. */
  'agent.read': { request: OperationCall; answer: Readable | null };
  /** An operation with a binary parameter that goes out in pieces. */
  'agent.write': { request: ContentCall; answer: unknown };
}

export interface OperationCall {
  readonly agent: string;
  readonly operation: string;
  /** By the names that SOAP gives them. */
  readonly parameters: CanonicalObject;
  /** The resource that serves the same, where there is one; a transport that knows resources asks it instead. */
  readonly resource?: OperationResource | undefined;
}

/** The parameter that `content` stands for is not among the others; a resource takes it as its body. */
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

export type ExchangeName = keyof Exchanges;

/**
 * One way to NetServer. It knows its wire and nothing else: what an entity is stands in the request, what a carrier is
 * in the contract.
 *
 * Every failure is a `SuperOfficeError` with `transport`, `agent`, `operation` and `outcome`; an aborted call rejects
 * with the signal's reason.
 */
export interface Transport {
  readonly name: TransportName;
  execute<Name extends ExchangeName>(
    name: Name,
    request: Exchanges[Name]['request'],
    options: CallOptions,
  ): Promise<Exchanges[Name]['answer']>;
  close(): Promise<void>;
}

/** What `entity.get` is answered with where the entity is as it was; whoever set `ifModifiedSince` has it. */
export const notModified: CanonicalObject = Object.freeze({});

/** When the server gave an entity, by its own clock (the header `Date`): milliseconds. Only `rest` and `agents` tell. */
export const answeredAt = new WeakMap<object, number>();

/** One function for each exchange: how a transport is written. */
export type ExchangeHandlers = {
  readonly [Name in ExchangeName]: (
    request: Exchanges[Name]['request'],
    options: CallOptions,
  ) => Promise<Exchanges[Name]['answer']>;
};

/** The exchanges whose bytes come and go in pieces. */
export type ContentExchanges = Pick<ExchangeHandlers, 'agent.read' | 'agent.write'>;

/** What a transport needs to know of the connection it serves. */
export interface ConnectionSettings {
  readonly contract: Contract;
  /** Milliseconds for an exchange where the call sets none. */
  readonly timeout: number;
  /** Keep fields that the contract does not know. */
  readonly extras: boolean;
}
