import { Readable } from 'node:stream';
import { SuperOfficeError, type TransportName } from '../../errors/index.js';
import {
  type AuditedUser,
  type AuditSink,
  CallObservation,
  type CallRecord,
  errorName,
  observe,
  type ObservedCall,
  type Observers,
  openTelemetry,
  singleWord,
} from '../../observation/index.js';
import { withDetails } from '../../transports/error-details.js';
import type { CallOptions, ExchangeName, Exchanges, Transport } from '../../transports/transport.js';
import { type Change, changeOf, type Subject, subjectOf } from '../subject.js';

/** What an audit needs to know of the connection. */
export interface AuditedConnection {
  readonly tenant: string;
  readonly credentials: string;
}

/** A call that somebody watches. */
interface Watched<Name extends ExchangeName> {
  readonly name: Name;
  readonly request: Exchanges[Name]['request'];
  readonly options: CallOptions;
  readonly subject: Subject;
  readonly span: ObservedCall | undefined;
}

/**
 * Watches what another transport does: for OpenTelemetry where an SDK has registered, for the hooks and the audit of
 * the connection. It changes no answer and no error; where nobody watches, calls go straight through.
 */
export class ObservedTransport implements Transport {
  readonly name: TransportName;
  readonly #inner: Transport;
  readonly #observers: Observers;
  readonly #connection: AuditedConnection;
  #who: AuditedUser | undefined;

  constructor(inner: Transport, observers: Observers, connection: AuditedConnection) {
    this.name = inner.name;
    this.#inner = inner;
    this.#observers = observers;
    this.#connection = connection;
  }

  async execute<Name extends ExchangeName>(name: Name, request: Exchanges[Name]['request'], options: CallOptions) {
    const telemetry = openTelemetry();
    const api = telemetry instanceof Promise ? await telemetry : telemetry;
    const { hooks, audit } = this.#observers;
    if (api === undefined && hooks === undefined && audit === undefined) {
      return this.#inner.execute(name, request, options);
    }
    const subject = subjectOf(name, request);
    const span = api === undefined ? undefined : observe(api, { ...subject, exchange: name, transport: this.name });
    const audited = audit !== undefined && subject.write;
    if (span === undefined && hooks === undefined && !audited) return this.#inner.execute(name, request, options);
    return this.#watched({ name, request, options, subject, span });
  }

  close(): Promise<void> {
    return this.#inner.close();
  }

  async #watched<Name extends ExchangeName>(call: Watched<Name>): Promise<Exchanges[Name]['answer']> {
    const { name, request, options, span } = call;
    const observation = new CallObservation(span === undefined ? undefined : (each) => span.request(each));
    const at = new Date();
    const start = performance.now();
    const make = async () => {
      await this.#ready(call.subject);
      return this.#inner.execute(name, request, { ...options, observation });
    };
    const ended = (answer: unknown, failure: Failure | undefined) => {
      const times = { at: at.toISOString(), duration: performance.now() - start };
      return this.#ended({ ...this.#recordOf(call, answer, failure), ...times, ...observation.totals }, span);
    };
    try {
      const answer: Exchanges[Name]['answer'] = await (span === undefined ? make() : span.run(make));
      if (answer instanceof Readable) {
        // What comes in pieces has not ended yet.
        answer.once('close', () => {
          const { errored } = answer;
          void ended(undefined, errored === null ? undefined : { error: errored });
        });
      } else await ended(answer, undefined);
      return answer;
    } catch (error) {
      await ended(undefined, { error });
      throw error;
    }
  }

  #recordOf<Name extends ExchangeName>(
    { name, request, subject }: Watched<Name>,
    answer: unknown,
    failure: Failure | undefined,
  ) {
    const { agent, operation, write } = subject;
    const change = write ? changeOf(name, request, answer) : noChange;
    return { transport: this.name, exchange: name, agent, operation, write, ...change, ...resultOf(failure) };
  }

  /** A write that cannot be recorded is not made. */
  async #ready({ agent, operation, write }: Subject): Promise<void> {
    const { audit } = this.#observers;
    if (!write || audit?.ready === undefined) return;
    await withDetails({ transport: this.name, agent, operation }, async () => audit.ready?.());
  }

  async #ended(record: CallRecord, span: ObservedCall | undefined): Promise<void> {
    const { hooks, audit } = this.#observers;
    span?.ended(record);
    // A call does not wait for what a hook does with the record.
    if (hooks !== undefined) void harmless('hooks.call', async () => hooks.call(record));
    if (audit !== undefined && record.write) await harmless('the audit', () => this.#audit(audit, record));
  }

  async #audit(audit: AuditSink, record: CallRecord): Promise<void> {
    const { at, duration, transport, exchange, agent, operation, ids, fields, outcome, error, attempts } = record;
    const { tenant, credentials } = this.#connection;
    // A server that has not answered the write is not asked who wrote.
    const answered = outcome === 'done' || outcome === 'refused';
    const who = answered ? await this.#user() : (this.#who ?? nobody(credentials));
    const what = { transport, exchange, agent, operation, ids, fields };
    await audit.write({ at, tenant, who, ...what, outcome, error, attempts, duration });
  }

  /** Who the server says that these credentials are, asked when first needed. */
  async #user(): Promise<AuditedUser> {
    if (this.#who !== undefined) return this.#who;
    const { credentials } = this.#connection;
    try {
      const principal = await this.execute<'principal'>('principal', {}, {});
      const { AssociateId: associateId, Associate: associate } = principal;
      if (typeof associateId !== 'number') return nobody(credentials);
      this.#who = { credentials, associateId, associate: typeof associate === 'string' ? associate : null };
      return this.#who;
    } catch {
      return nobody(credentials);
    }
  }
}

interface Failure {
  readonly error: unknown;
}

const noChange: Change = { ids: {}, fields: [] };

function nobody(credentials: string): AuditedUser {
  return { credentials, associateId: null, associate: null };
}

function resultOf(failure: Failure | undefined): Pick<CallRecord, 'outcome' | 'error'> {
  if (failure === undefined) return { outcome: 'done', error: undefined };
  const { error } = failure;
  const known = error instanceof SuperOfficeError ? error : undefined;
  // Whoever aborts a call cannot know how far it came.
  const outcome = known?.outcome ?? 'unknown';
  return { outcome, error: { name: errorName(error), exceptionType: singleWord(known?.exceptionType) } };
}

/** What those who watch get wrong is theirs; the call has been made. */
async function harmless(who: string, action: () => unknown): Promise<void> {
  try {
    await action();
  } catch (error) {
    process.emitWarning(`${who} failed (${errorName(error)}); the call itself is not affected`, {
      type: 'SuperOfficeWarning',
      code: 'SUPEROFFICE_OBSERVER',
    });
  }
}
