import type { Counter, Histogram, MeterProvider } from '@opentelemetry/api';
import type { RoutingListeners } from './events.js';

interface Instruments {
  readonly shadows: Counter;
  readonly duration: Histogram;
  readonly fallbacks: Counter;
  readonly trips: Counter;
}

/** Counts the events of routing in OpenTelemetry, if an SDK is registered. The API is loaded by the first event. */
export function recordMetrics(listeners: RoutingListeners): void {
  let made: { readonly by: MeterProvider; readonly instruments: Instruments } | undefined;
  const instruments = async () => {
    const { metrics } = await import('@opentelemetry/api');
    const by = metrics.getMeterProvider();
    // An SDK may be registered after the first event.
    if (made?.by !== by) made = { by, instruments: instrumentsOf(by) };
    return made.instruments;
  };
  const record = (count: (instruments: Instruments) => void) => void instruments().then(count, () => undefined);
  listeners.on('shadow', ({ operation, control, candidate, verdict, skipped }) =>
    record(({ shadows, duration }) => {
      const sides = { operation, control: control.transport, candidate: candidate.transport };
      shadows.add(1, { ...sides, verdict });
      if (skipped > 0) shadows.add(skipped, { verdict: 'skipped' });
      duration.record(control.duration, { operation, transport: control.transport, side: 'control' });
      duration.record(candidate.duration, { operation, transport: candidate.transport, side: 'candidate' });
    }),
  );
  listeners.on('fallback', ({ operation, from, to, error }) =>
    record(({ fallbacks }) => fallbacks.add(1, { operation, from, to, error: error.name })),
  );
  listeners.on('tripped', ({ match, to, reason }) =>
    record(({ trips }) => trips.add(1, { match: match.join(','), to, rate: reason.rate })),
  );
}

function instrumentsOf(provider: MeterProvider): Instruments {
  const meter = provider.getMeter('superoffice-bridge');
  return {
    shadows: meter.createCounter('superoffice.routing.shadows', { description: 'Comparisons by verdict' }),
    duration: meter.createHistogram('superoffice.routing.shadow.duration', {
      description: 'How long each side of a comparison took',
      unit: 'ms',
    }),
    fallbacks: meter.createCounter('superoffice.routing.fallbacks', {
      description: 'Reads that the fallback answered',
    }),
    trips: meter.createCounter('superoffice.routing.trips', { description: 'Routes whose guardrails tripped' }),
  };
}
