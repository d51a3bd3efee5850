import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Operation } from '../contract/index.js';
import { plainLine } from '../output-text/index.js';
import { SuperOfficeError } from '../errors/index.js';
import { errorName, observeServed, openTelemetry, type ServedCall } from '../observation/index.js';
import { serviceAddress } from './address.js';
import type { AnsweredCall } from './calls.js';
import { ClientGoneError } from './closing.js';
import { FaultError } from './faults.js';
import type { GatewayCall, GatewaySettings } from './settings.js';
import type { SoapCall } from './soap-call.js';
import type { RouteExplanation } from '../pipeline/routing/index.js';
import type { GatewayStatus } from './usage/status.js';
import { type CallResult, nameOf, Usage } from './usage/usage.js';

type Addressed = Pick<GatewayCall, 'tenant' | 'services' | 'agent'>;

/** Tells `onCall`, the status page and OpenTelemetry of each call. None of them can fail a call. */
export class CallObserver {
  readonly #onCall: GatewaySettings['onCall'];
  readonly #usage: Usage | undefined;

  constructor({ onCall, usage }: Pick<GatewaySettings, 'onCall' | 'usage'>) {
    this.#onCall = onCall;
    const key = typeof usage === 'object' ? Buffer.from(usage.digestKey) : randomBytes(32);
    this.#usage = usage === false ? undefined : new Usage(key);
  }

  /**
   * What has been seen; undefined if usage is not counted.
   *
   * @param route where the calls of an operation go now
   */
  status(what: string, route: (operation: string) => RouteExplanation | undefined): GatewayStatus | undefined {
    const usage = this.#usage?.facts();
    if (usage === undefined) return undefined;
    const routes = usage.operations.flatMap((each) => {
      const name = nameOf(each);
      const explained = route(`agents.${name}`);
      return explained === undefined ? [] : [[name, explained] as const];
    });
    return { what, processes: 1, usage, routes: Object.fromEntries(routes) };
  }

  /** A request that was answered with a status alone. */
  refused(request: Arrived, status: number, milliseconds: number): void {
    this.#usage?.addOther(`requests refused with status ${status}`);
    this.#notify(request, { result: 'refused', status, milliseconds, message: refusals[status] ?? `status ${status}` });
  }

  /** A request that failed before it was a call. */
  failed(request: Arrived, error: unknown, milliseconds: number): void {
    this.#usage?.addOther(error instanceof ClientGoneError ? brokeOff : 'requests that failed');
    this.#notify(request, { result: 'fault', milliseconds, message: messageOf(error) });
  }

  #notify({ url, client }: Arrived, call: Pick<GatewayCall, 'result' | 'status' | 'milliseconds' | 'message'>): void {
    if (this.#onCall === undefined) return;
    // The path itself is not shown: a client may send anything in it.
    const { tenant = '', services = '', agent = '' } = serviceAddress(url.split('?', 1)[0] ?? '') ?? {};
    const address = { tenant: plainLine(tenant), services, agent, operation: '' };
    notify(this.#onCall, { ...address, ...call, client });
  }

  begin(request: IncomingMessage, addressed: Addressed): CallUnderWay {
    return new CallUnderWay(request, addressed, this.#onCall, this.#usage);
  }
}

/** A request, and the client's address as it arrived: a closed connection has none. */
export interface Arrived {
  readonly url: string;
  readonly client: string | undefined;
}

export class CallUnderWay {
  readonly #started = performance.now();
  /** Read at the start, because a closed connection has no remote address. */
  readonly #client: string | undefined;
  readonly #request: IncomingMessage;
  readonly #addressed: Addressed;
  readonly #onCall: GatewaySettings['onCall'];
  readonly #usage: Usage | undefined;
  #operation: Operation | undefined;
  #call: SoapCall | undefined;
  #span: ServedCall | undefined;

  constructor(
    request: IncomingMessage,
    addressed: Addressed,
    onCall: GatewaySettings['onCall'],
    usage: Usage | undefined,
  ) {
    this.#request = request;
    this.#client = request.socket.remoteAddress;
    this.#addressed = addressed;
    this.#onCall = onCall;
    this.#usage = usage;
  }

  found(operation: Operation): void {
    this.#operation = operation;
  }

  read(call: SoapCall): void {
    this.#call = call;
  }

  /** Runs the call in a span, if an SDK has registered, that continues the caller's own trace. */
  async run<Result>(action: () => Promise<Result>): Promise<Result> {
    const api = await openTelemetry();
    const { services } = this.#addressed;
    if (api === undefined || this.#operation === undefined) return action();
    const { agent, name: operation } = this.#operation;
    this.#span = observeServed(api, { agent, operation, services }, this.#request.headers);
    return this.#span === undefined ? action() : this.#span.run(action);
  }

  ended({ result, message, exceptionType, outputs }: AnsweredCall): void {
    this.#report(result, message);
    this.#count(result, exceptionType, outputs);
    this.#span?.ended(exceptionType);
  }

  failed(error: unknown): void {
    this.#report('fault', messageOf(error));
    if (error instanceof ClientGoneError) this.#usage?.addOther(brokeOff);
    else if (this.#operation === undefined) this.#usage?.addOther('calls of unknown operations');
    else this.#count('fault');
    this.#span?.ended(errorName(error));
  }

  #report(result: CallResult, message?: string): void {
    if (this.#onCall === undefined) return;
    notify(this.#onCall, {
      ...{ ...this.#addressed, operation: this.#operation?.name ?? '', result },
      milliseconds: performance.now() - this.#started,
      client: this.#client,
      ...(message === undefined ? {} : { message }),
    });
  }

  #count(result: CallResult, exceptionType?: string, outputs?: AnsweredCall['outputs']): void {
    if (this.#usage === undefined || this.#operation === undefined) return;
    const { applicationToken, parameters } = this.#call ?? {};
    const { headers } = this.#request;
    this.#usage.add({
      ...{ operation: this.#operation, services: this.#addressed.services, result, exceptionType, parameters, outputs },
      milliseconds: performance.now() - this.#started,
      client: { applicationToken, userAgent: headers['user-agent'], address: this.#client },
    });
  }
}

/** Why a request is answered with a status alone. */
const refusals: Readonly<Record<number, string>> = {
  400: 'the header Host is invalid',
  403: 'the request does not name a tenant that the gateway serves',
  404: 'the address is not that of a service, or of a tenant that the gateway serves',
  405: 'SOAP uses POST',
  413: 'the request is too large',
  415: 'the request is not SOAP 1.1, or is compressed',
  502: 'the login of the environment did not answer',
  503: 'too many requests are under way',
};

function notify(onCall: NonNullable<GatewaySettings['onCall']>, call: GatewayCall): void {
  try {
    onCall(call);
  } catch (error) {
    process.emitWarning(`onCall failed (${errorName(error)}); the call itself is not affected`, {
      type: 'SuperOfficeWarning',
      code: 'SUPEROFFICE_OBSERVER',
    });
  }
}

/** The name that a recorder uses too. Such a request says nothing about the operation, so it does not count as a failure. */
const brokeOff = 'requests that broke off';

/** The text of an error that may not be redacted is not shown: a defect may quote any value. Its place is. */
function messageOf(error: unknown): string {
  const isExpected =
    error instanceof SuperOfficeError || error instanceof FaultError || error instanceof ClientGoneError;
  if (isExpected) return error.message;
  const place =
    error instanceof Error ? /\n\s+at (?:.*[/\\])?([\w.-]+:\d+:\d+)/.exec(error.stack ?? '')?.[1] : undefined;
  return `a defect of the gateway: ${errorName(error)}${place === undefined ? '' : ` at ${place}`}`;
}
