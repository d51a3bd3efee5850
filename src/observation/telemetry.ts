import type * as api from '@opentelemetry/api';
import type { Counter, Histogram, MeterProvider, Span } from '@opentelemetry/api';
import type { TransportName } from '../errors/index.js';
import type { RequestRecord } from './call-observation.js';
import type { CallRecord } from './call-record.js';
import { errorName } from './error-name.js';

type OpenTelemetry = typeof api;

/** The name of the instrumentation scope, for views and samplers. */
const scope = 'superoffice-bridge';

/**
 * The global in which OpenTelemetry packages of major version 1 keep what an SDK registered. If it is not set, no one
 * listens, and the package need not be loaded.
 */
const registered = Symbol.for('opentelemetry.js.api.1');

let loading: Promise<OpenTelemetry> | undefined;
let loaded: OpenTelemetry | undefined;

/** OpenTelemetry's API, if an SDK has registered; a promise until it is loaded. */
export function openTelemetry(): OpenTelemetry | Promise<OpenTelemetry> | undefined {
  if (!(registered in globalThis)) return undefined;
  return (
    loaded ??
    (loading ??= import('@opentelemetry/api').then((api) => {
      loaded = api;
      return api;
    }))
  );
}

interface Instruments {
  readonly provider: MeterProvider;
  readonly calls: Counter;
  readonly duration: Histogram;
  readonly retries: Counter;
  readonly sent: Counter;
  readonly received: Counter;
}

/** A call before it is made. */
export type CallSubject = Pick<CallRecord, 'exchange' | 'agent' | 'operation'> & { readonly transport: TransportName };

/** A call, as a span and in metrics. */
export interface ObservedCall {
  /** Runs the call within its span, so that other spans during the call become its children. */
  run<Result>(action: () => Promise<Result>): Promise<Result>;
  request(record: RequestRecord): void;
  ended(record: CallRecord): void;
}

let instruments: Instruments | undefined;

/**
 * Starts the span of a call. Spans and metrics contain only names and numbers.
 *
 * @returns undefined if neither a span nor metrics are recorded for this call
 */
export function observe(api: OpenTelemetry, subject: CallSubject): ObservedCall | undefined {
  const span = api.trace.getTracer(scope).startSpan(`${subject.agent}.${subject.operation}`, {
    kind: api.SpanKind.CLIENT,
    attributes: { ...named(subject), 'superoffice.exchange': subject.exchange },
  });
  const measured = currentInstruments(api);
  if (!span.isRecording() && measured === undefined) return undefined;
  return {
    run: (action) => api.context.with(api.trace.setSpan(api.context.active(), span), action),
    request: (record) => addEvent(span, record),
    ended(record) {
      if (measured !== undefined) measure(measured, record);
      endSpan(api, span, record);
    },
  };
}

/** A call that is served to someone else. */
export interface ServedCall {
  /** Runs what serves the call within its span. */
  run<Result>(action: () => Promise<Result>): Promise<Result>;
  /** @param error the class of what went wrong; undefined if nothing did */
  ended(error: string | undefined): void;
}

/**
 * Starts the span of a call that is served, as a part of the trace that its caller names (`traceparent`).
 *
 * @returns undefined if it is not recorded
 */
export function observeServed(
  api: OpenTelemetry,
  { agent, operation, services }: { readonly agent: string; readonly operation: string; readonly services: string },
  headers: object,
): ServedCall | undefined {
  const parent = api.propagation.extract(api.context.active(), headers);
  const attributes = { 'rpc.system': 'soap', 'rpc.service': `${services}/${agent}`, 'rpc.method': operation };
  const options = { kind: api.SpanKind.SERVER, attributes };
  const span = api.trace.getTracer(scope).startSpan(`SOAP ${agent}.${operation}`, options, parent);
  if (!span.isRecording()) return undefined;
  return {
    run: (action) => api.context.with(api.trace.setSpan(parent, span), action),
    ended(error) {
      if (error !== undefined) span.setStatus({ code: api.SpanStatusCode.ERROR }).setAttribute('error.type', error);
      span.end();
    },
  };
}

function endSpan(api: OpenTelemetry, span: Span, record: CallRecord): void {
  span.setAttributes({
    'superoffice.outcome': record.outcome,
    'superoffice.attempts': record.attempts,
    'superoffice.requests': record.requests,
    'superoffice.bytes.sent': record.bytesSent,
    'superoffice.bytes.received': record.bytesReceived,
  });
  if (record.status !== undefined) span.setAttribute('http.response.status_code', record.status);
  if (record.error !== undefined) {
    // Only the class: a message may quote values of a carrier.
    span.setStatus({ code: api.SpanStatusCode.ERROR });
    span.setAttribute('error.type', record.error.name);
    const { exceptionType } = record.error;
    if (exceptionType !== undefined) span.setAttribute('superoffice.exception_type', exceptionType);
  }
  span.end();
}

function addEvent(span: Span, record: RequestRecord): void {
  const { agent, operation, duration, status, bytesSent, bytesReceived, error } = record;
  span.addEvent('superoffice.request', {
    'superoffice.agent': agent,
    'superoffice.operation': operation,
    'superoffice.duration': duration,
    'superoffice.bytes.sent': bytesSent,
    'superoffice.bytes.received': bytesReceived,
    ...(status === undefined ? {} : { 'http.response.status_code': status }),
    ...(error === undefined ? {} : { 'error.type': errorName(error) }),
  });
}

function measure({ calls, duration, retries, sent, received }: Instruments, record: CallRecord): void {
  const attributes = named(record);
  const { error, outcome } = record;
  const ended = {
    ...attributes,
    'superoffice.outcome': outcome,
    ...(error === undefined ? {} : { 'error.type': error.name }),
  };
  calls.add(1, ended);
  duration.record(record.duration / 1_000, ended);
  if (record.attempts > 1) retries.add(record.attempts - 1, attributes);
  sent.add(record.bytesSent, attributes);
  received.add(record.bytesReceived, attributes);
}

function named({ transport, agent, operation }: Pick<CallRecord, 'transport' | 'agent' | 'operation'>) {
  return {
    'superoffice.transport': transport,
    'superoffice.agent': agent,
    'superoffice.operation': operation,
  };
}

/** Instruments belong to their provider, so a provider that is registered later gets new ones. */
function currentInstruments(api: OpenTelemetry): Instruments | undefined {
  const provider = api.metrics.getMeterProvider();
  if (instruments?.provider === provider) return instruments;
  const meter = provider.getMeter(scope);
  if (meter === api.createNoopMeter()) return undefined;
  instruments = {
    provider,
    calls: meter.createCounter('superoffice.client.calls', { description: 'Calls by outcome' }),
    duration: meter.createHistogram('superoffice.client.duration', { unit: 's', description: 'Duration of calls' }),
    retries: meter.createCounter('superoffice.client.retries', { description: 'Attempts after the first' }),
    sent: meter.createCounter('superoffice.client.bytes.sent', { unit: 'By', description: 'Bytes of request bodies' }),
    received: meter.createCounter('superoffice.client.bytes.received', {
      unit: 'By',
      description: 'Bytes of answer bodies',
    }),
  };
  return instruments;
}
