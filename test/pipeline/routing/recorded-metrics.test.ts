import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Attributes, type MeterProvider, metrics } from '@opentelemetry/api';
import { ServerError } from '../../../src/errors/index.js';
import { type RoutingEvents, RoutingListeners } from '../../../src/pipeline/routing/events.js';
import { recordMetrics } from '../../../src/pipeline/routing/metrics.js';

/** An SDK that keeps what it is told. */
class Recorded {
  readonly meters: string[] = [];
  readonly made: unknown[] = [];
  readonly values: [name: string, value: number, attributes: Attributes][] = [];

  readonly provider = {
    getMeter: (name: string) => {
      this.meters.push(name);
      return { createCounter: this.#instrument('counter'), createHistogram: this.#instrument('histogram') };
    },
  } as unknown as MeterProvider;

  #instrument(kind: string) {
    return (name: string, options: object) => {
      this.made.push([kind, name, options]);
      const record = (value: number, attributes: Attributes) => void this.values.push([name, value, attributes]);
      return { add: record, record };
    };
  }
}

let listeners: RoutingListeners;
beforeEach(() => {
  listeners = new RoutingListeners();
  recordMetrics(listeners);
});
afterEach(() => {
  metrics.disable();
});

function registered(): Recorded {
  const recorded = new Recorded();
  metrics.disable();
  metrics.setGlobalMeterProvider(recorded.provider);
  return recorded;
}

/** Emits an event, and waits until something is recorded. */
async function emitted<Name extends 'shadow' | 'fallback' | 'tripped'>(
  recorded: Recorded,
  name: Name,
  event: Partial<RoutingEvents[Name]>,
): Promise<void> {
  const before = recorded.values.length;
  listeners.emit(name, event as RoutingEvents[Name]);
  while (recorded.values.length === before) await new Promise(setImmediate);
}

const shadow = {
  operation: 'contacts.get',
  verdict: 'equal',
  skipped: 0,
  control: { transport: 'rest', duration: 4, error: undefined },
  candidate: { transport: 'soap', duration: 9, error: undefined },
} as const;

describe('the metrics of routing', () => {
  it('have names, units and descriptions, and are made once for each SDK', async () => {
    const first = registered();
    await emitted(first, 'shadow', shadow);
    await emitted(first, 'shadow', shadow);
    expect(first.meters).toEqual(['superoffice-bridge']);
    const description = expect.stringMatching(/^[A-Z].{10,}/);
    expect(first.made).toEqual([
      ['counter', 'superoffice.routing.shadows', { description }],
      ['histogram', 'superoffice.routing.shadow.duration', { description, unit: 'ms' }],
      ['counter', 'superoffice.routing.fallbacks', { description }],
      ['counter', 'superoffice.routing.trips', { description }],
    ]);
    const second = registered();
    await emitted(second, 'shadow', shadow);
    expect(second.meters).toEqual(['superoffice-bridge']);
    expect(first.values).toHaveLength(6);
  });

  it('tell of a comparison its verdict and how long each side took', async () => {
    const recorded = registered();
    await emitted(recorded, 'shadow', shadow);
    expect(recorded.values).toEqual([
      [
        'superoffice.routing.shadows',
        1,
        { operation: 'contacts.get', control: 'rest', candidate: 'soap', verdict: 'equal' },
      ],
      ['superoffice.routing.shadow.duration', 4, { operation: 'contacts.get', transport: 'rest', side: 'control' }],
      ['superoffice.routing.shadow.duration', 9, { operation: 'contacts.get', transport: 'soap', side: 'candidate' }],
    ]);
  });

  it('count the calls before it that were not compared', async () => {
    const recorded = registered();
    await emitted(recorded, 'shadow', { ...shadow, skipped: 3 });
    expect(recorded.values[1]).toEqual(['superoffice.routing.shadows', 3, { verdict: 'skipped' }]);
  });

  it('count fallbacks by their error, and tripped guardrails by what they saw', async () => {
    const recorded = registered();
    const error = new ServerError('broken');
    await emitted(recorded, 'fallback', { operation: 'lists.items', route: 0, from: 'rest', to: 'soap', error });
    const reason = { rate: 'mismatches', bad: 3, total: 10, limit: 0.2 } as const;
    await emitted(recorded, 'tripped', { route: 0, match: ['contacts.*', 'persons.*'], to: 'soap', reason });
    expect(recorded.values).toEqual([
      [
        'superoffice.routing.fallbacks',
        1,
        { operation: 'lists.items', from: 'rest', to: 'soap', error: 'ServerError' },
      ],
      ['superoffice.routing.trips', 1, { match: 'contacts.*,persons.*', to: 'soap', rate: 'mismatches' }],
    ]);
  });
});
