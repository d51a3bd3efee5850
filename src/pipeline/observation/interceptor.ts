import { Readable } from 'node:stream';
import { AuthenticationError, SuperOfficeError, type TransportName } from '../../errors/index.js';
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
import { beforeSending, withDetails } from '../../errors/error-details.js';
import {
  bringsCredentials,
  type CallOptions,
  type Change,
  changeOf,
  type Exchange,
  type ExchangeName,
  type Exchanges,
  type Execute,
  type Interceptor,
  type Subject,
  subjectOf,
} from '../../operations/index.js';
import { PerUser, type UserOf } from '../user-of.js';

/** What an audit needs to know about the connection. */
export interface AuditedConnection {
  readonly tenant: string;
  readonly credentials: string;
}

/** A call whose record a span, the hooks or the audit expect. */
interface ObservedExchange<Name extends ExchangeName> {
  readonly exchange: Exchange<Name>;
  readonly options: CallOptions;
  readonly transport: TransportName;
  readonly subject: Subject;
  readonly span: ObservedCall | undefined;
}

/**
 * Records what calls do: for OpenTelemetry if an SDK is registered, for the hooks and for the audit of the connection.
 * It changes no answer and no error; without observers, calls pass straight through.
 */
export function observed(observers: Observers, connection: AuditedConnection, user: UserOf): Interceptor {
  return (next) => new Observation(next, observers, connection, user).execute;
}

class Observation {
  readonly #next: Execute;
  readonly #observers: Observers;
  readonly #connection: AuditedConnection;
  readonly #users: PerUser<AuditedUser>;

  constructor(next: Execute, observers: Observers, connection: AuditedConnection, user: UserOf) {
    this.#next = next;
    this.#observers = observers;
    this.#connection = connection;
    this.#users = new PerUser(user);
  }

  readonly execute: Execute = (exchange, options) => {
    const telemetry = openTelemetry();
    return telemetry instanceof Promise
      ? telemetry.then((api) => this.#begin(api, exchange, options))
      : this.#begin(telemetry, exchange, options);
  };

  #begin<Name extends ExchangeName>(
    api: Awaited<ReturnType<typeof openTelemetry>>,
    exchange: Exchange<Name>,
    options: CallOptions,
  ): Promise<Exchanges[Name]['answer']> {
    const { hooks, audit } = this.#observers;
    const { transport } = options;
    if (transport === undefined || (api === undefined && hooks === undefined && audit === undefined)) {
      return this.#next(exchange, options);
    }
    const subject = subjectOf(exchange);
    const span = api === undefined ? undefined : observe(api, { ...subject, exchange: exchange.name, transport });
    const audited = audit !== undefined && subject.write;
    if (span === undefined && hooks === undefined && !audited) return this.#next(exchange, options);
    return this.#recorded({ exchange, options, transport, subject, span });
  }

  async #recorded<Name extends ExchangeName>(call: ObservedExchange<Name>): Promise<Exchanges[Name]['answer']> {
    const { exchange, options, span, transport } = call;
    const observation = new CallObservation(span === undefined ? undefined : (each) => span.request(each));
    const at = new Date();
    const start = performance.now();
    const make = async () => {
      await this.#ready(transport, call.subject);
      return this.#next(exchange, { ...options, observation });
    };
    const ended = (answer: unknown, failure: Failure | undefined) => {
      const times = { at: at.toISOString(), duration: performance.now() - start };
      return this.#ended({ ...recordOf(call, answer, failure), ...times, ...observation.totals }, options, span);
    };
    try {
      const answer: Exchanges[Name]['answer'] = await (span === undefined ? make() : span.run(make));
      if (answer instanceof Readable) {
        // A stream ends later.
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

  /** A write that cannot be audited is not made. */
  async #ready(transport: TransportName, { agent, operation, write }: Subject): Promise<void> {
    const { audit } = this.#observers;
    if (!write || audit?.ready === undefined) return;
    await withDetails({ transport, agent, operation }, () => beforeSending(async () => audit.ready?.()));
  }

  async #ended(record: CallRecord, options: CallOptions, span: ObservedCall | undefined): Promise<void> {
    const { hooks, audit } = this.#observers;
    span?.ended(record);
    // A call does not wait for what a hook does with the record.
    if (hooks !== undefined) void harmless('hooks.call', async () => hooks.call(record));
    if (audit !== undefined && record.write) await harmless('the audit', () => this.#audit(audit, record, options));
  }

  async #audit(audit: AuditSink, record: CallRecord, options: CallOptions): Promise<void> {
    const { at, duration, transport, exchange, agent, operation, ids, fields, outcome, error, attempts } = record;
    const { tenant } = this.#connection;
    const who = await this.#whoWrites(record, options);
    const what = { transport, exchange, agent, operation, ids, fields };
    await audit.write({ at, tenant, who, ...what, outcome, error, attempts, duration });
  }

  /** The user to whom the server says these credentials belong; looked up once for each user. */
  async #whoWrites(
    { transport, operation, outcome, error }: CallRecord,
    { caller }: CallOptions,
  ): Promise<AuditedUser> {
    const { credentials } = this.#connection;
    try {
      const known = this.#users.get({ caller });
      if (known !== undefined) return known;
      // Do not ask a server that has not answered the write. A caller that is signing in is not yet known.
      const hasAnswered = outcome === 'done' || outcome === 'refused';
      // Refused credentials are not sent again, because a few refusals lock an account.
      const isRefused = error?.name === AuthenticationError.name;
      const isSigningIn = caller !== undefined && bringsCredentials(operation);
      if (!hasAnswered || isRefused || isSigningIn) return unknownUser(credentials);
      const principal = await this.execute({ name: 'principal', request: {} }, { transport, caller });
      const { AssociateId: associateId, Associate: associate } = principal;
      if (typeof associateId !== 'number') return unknownUser(credentials);
      const user = { credentials, associateId, associate: typeof associate === 'string' ? associate : null };
      this.#users.set({ caller }, user);
      return user;
    } catch {
      return unknownUser(credentials);
    }
  }
}

interface Failure {
  readonly error: unknown;
}

const noChange: Change = { ids: {}, fields: [] };

function recordOf<Name extends ExchangeName>(
  { exchange, transport, subject }: ObservedExchange<Name>,
  answer: unknown,
  failure: Failure | undefined,
) {
  const { agent, operation, write } = subject;
  const change = write ? changeOf(exchange, answer) : noChange;
  return { transport, exchange: exchange.name, agent, operation, write, ...change, ...resultOf(failure) };
}

function unknownUser(credentials: string): AuditedUser {
  return { credentials, associateId: null, associate: null };
}

function resultOf(failure: Failure | undefined): Pick<CallRecord, 'outcome' | 'error'> {
  if (failure === undefined) return { outcome: 'done', error: undefined };
  const { error } = failure;
  const known = error instanceof SuperOfficeError ? error : undefined;
  // If a call is aborted, the server may have carried it out or not.
  const outcome = known?.outcome ?? 'unknown';
  return { outcome, error: { name: errorName(error), exceptionType: singleWord(known?.exceptionType) } };
}

/** An observer that fails does not fail the call, which has already been made. */
async function harmless(observer: string, action: () => unknown): Promise<void> {
  try {
    await action();
  } catch (error) {
    process.emitWarning(`${observer} failed (${errorName(error)}); the call itself is not affected`, {
      type: 'SuperOfficeWarning',
      code: 'SUPEROFFICE_OBSERVER',
    });
  }
}
