import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  context,
  type ContextManager,
  metrics,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { text } from 'node:stream/consumers';
import { secretSearch } from '../support/secret-search.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, transportNames } from '../support/transports.js';

let tenant: TestTenant;
const spans = new InMemorySpanExporter();
const points = new InMemoryMetricExporter(AggregationTemporality.DELTA);
const reader = new PeriodicExportingMetricReader({ exporter: points, exportIntervalMillis: 2 ** 31 - 1 });
const meterProvider = new MeterProvider({ readers: [reader] });

beforeAll(async () => {
  tenant = await startTenant({}, { resilience: { attempts: 3, initialDelay: 1 } });
});
afterAll(async () => {
  await tenant.close();
  await meterProvider.shutdown();
});
beforeEach(() => {
  tenant.emulator.reset();
  tenant.emulator.faults.clear();
});
afterEach(async () => {
  trace.disable();
  metrics.disable();
  await reader.forceFlush();
  for (const { name, attributes, events, status } of spans.getFinishedSpans()) {
    secretSearch.search('a span', JSON.stringify([name, attributes, events, status]));
  }
  secretSearch.search('a metric', JSON.stringify(points.getMetrics()));
  spans.reset();
  points.reset();
});

/** As an application does, possibly after it connected. */
function register(): void {
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }));
  metrics.setGlobalMeterProvider(meterProvider);
}

const only = (): ReadableSpan => {
  const finished = spans.getFinishedSpans();
  expect(finished).toHaveLength(1);
  return finished[0] as ReadableSpan;
};

/** The sums of a metric, by its attributes. */
async function sums(name: string): Promise<Record<string, unknown>[]> {
  await reader.forceFlush();
  const found = points.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
  return found
    .filter(({ descriptor }) => descriptor.name === name)
    .flatMap(({ dataPoints }) =>
      dataPoints.map(({ attributes, value }) => ({
        ...attributes,
        value: typeof value === 'number' ? value : value.count,
      })),
    );
}

const named = (transport: string, operation: string) => ({
  'superoffice.transport': transport,
  'superoffice.agent': 'Contact',
  'superoffice.operation': operation,
});

describe.each(transportNames)('on %s', (transport) => {
  it('a call is a span that says what it was, what it took and how it ended', async () => {
    await tenant[transport].contacts.get(2);
    register();
    await tenant[transport].contacts.get(2);
    const span = only();
    expect(span).toMatchObject({ name: 'Contact.GetContactEntity', kind: SpanKind.CLIENT });
    expect(span.status.code).toBe(SpanStatusCode.UNSET);
    expect(span.instrumentationScope.name).toBe('superoffice-bridge');
    expect(span.attributes).toEqual({
      ...named(transport, 'GetContactEntity'),
      'superoffice.exchange': 'entity.get',
      'superoffice.outcome': 'done',
      'superoffice.attempts': 1,
      'superoffice.requests': 1,
      'superoffice.bytes.sent': transport === 'rest' || transport === 'agents' ? 0 : expect.any(Number),
      'superoffice.bytes.received': expect.any(Number),
      'http.response.status_code': 200,
    });
    expect(span.attributes['superoffice.bytes.received']).toBeGreaterThan(500);
    expect(span.events.map(({ name }) => name)).toEqual(['superoffice.request']);
  });

  it('retries count, and each request is a separate event', async () => {
    await tenant[transport].principal();
    register();
    tenant.emulator.faults.add({ match: {}, fault: { kind: 'answer', status: 503, body: '' }, times: 1 });
    tenant.emulator.faults.add({ match: {}, fault: { kind: 'reset' }, times: 1 });
    await tenant[transport].contacts.get(2);
    const { attributes, events } = only();
    expect(attributes).toMatchObject({ 'superoffice.attempts': 3, 'superoffice.requests': 3 });
    expect(
      events.map((event) => [event.attributes?.['http.response.status_code'], event.attributes?.['error.type']]),
    ).toEqual([
      [503, undefined],
      [undefined, 'NetworkError'],
      [200, undefined],
    ]);
    expect(await sums('superoffice.client.retries')).toEqual([{ ...named(transport, 'GetContactEntity'), value: 2 }]);
  });

  it('a failure has its class and the server’s exception type, and no text', async () => {
    register();
    tenant.emulator.settings.absentEntity = 'exception';
    const error = await errorOf(tenant[transport].contacts.merge(4_711, { Name: 'Personal Data' }));
    const span = only();
    expect(span.status).toEqual({ code: SpanStatusCode.ERROR });
    expect(span.attributes).toMatchObject({ 'error.type': 'NotFoundError', 'superoffice.outcome': 'refused' });
    expect(JSON.stringify([span.attributes, span.events, span.status])).not.toMatch(/4711|Personal/);
    expect(error).toBeInstanceOf(Error);
    expect(await sums('superoffice.client.calls')).toEqual([
      {
        ...named(transport, 'SaveContactEntity'),
        'superoffice.outcome': 'refused',
        'error.type': 'NotFoundError',
        value: 1,
      },
    ]);
  });

  it('calls, their duration and their bytes are measured', async () => {
    register();
    await Promise.all([1, 2, 3].map(() => tenant[transport].contacts.get(2)));
    await tenant[transport].contacts.create({ Name: 'New' });
    const read = { ...named(transport, 'GetContactEntity'), 'superoffice.outcome': 'done' };
    const written = { ...named(transport, 'SaveContactEntity'), 'superoffice.outcome': 'done' };
    const both = [
      { ...read, value: 3 },
      { ...written, value: 1 },
    ];
    expect(await sums('superoffice.client.calls')).toEqual(both);
    points.reset();
    await tenant[transport].contacts.get(2);
    expect(await sums('superoffice.client.duration')).toEqual([{ ...read, value: 1 }]);
  });

  it('a streamed body is counted until it ends', async () => {
    const document = await tenant[transport].documents.create({ Header: 'Report', Name: 'report.txt' });
    const content = 'x'.repeat(50_000);
    await tenant[transport].documents.writeContent(document.DocumentId, Buffer.from(content));
    register();
    const stream = await tenant[transport].documents.readContent(document.DocumentId);
    expect(spans.getFinishedSpans()).toHaveLength(0);
    expect(await text(stream)).toBe(content);
    await new Promise(setImmediate);
    const received = only().attributes['superoffice.bytes.received'];
    expect(received).toBeGreaterThanOrEqual(50_000);
  });

  it('the span of a call is a child of the one around it, and around what happens within', async () => {
    register();
    const manager = new StackManager();
    context.setGlobalContextManager(manager);
    const around = trace.getTracer('application').startSpan('around');
    const call = context.with(trace.setSpan(context.active(), around), () => tenant[transport].contacts.get(2));
    await call;
    context.disable();
    expect(only().parentSpanContext?.spanId).toBe(around.spanContext().spanId);
    expect(manager.entered).toContain(only().spanContext().spanId);
  });
});

/** A minimal context manager, which knows what is active while a function begins. */
class StackManager implements ContextManager {
  readonly entered: (string | undefined)[] = [];
  #active = ROOT_CONTEXT;

  active() {
    return this.#active;
  }

  with<Args extends unknown[], Fn extends (...args: Args) => ReturnType<Fn>>(
    inner: typeof ROOT_CONTEXT,
    fn: Fn,
    thisArg?: ThisParameterType<Fn>,
    ...args: Args
  ): ReturnType<Fn> {
    const outer = this.#active;
    this.#active = inner;
    this.entered.push(trace.getSpan(inner)?.spanContext().spanId);
    try {
      return fn.call(thisArg, ...args);
    } finally {
      this.#active = outer;
    }
  }

  bind<T>(_context: typeof ROOT_CONTEXT, target: T): T {
    return target;
  }

  enable() {
    return this;
  }

  disable() {
    return this;
  }
}
