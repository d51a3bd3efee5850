import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Attributes, type MeterProvider, metrics } from '@opentelemetry/api';
import { NetworkError } from '../../../src/index.js';
import { scriptedTenant } from '../../support/scripted-transports.js';

/** What instruments have recorded, by name. */
const told = new Map<string, [number, Attributes][]>();

const instrument = (name: string) => {
  const record = (value: number, attributes: Attributes) => {
    told.set(name, [...(told.get(name) ?? []), [value, attributes]]);
  };
  return { add: record, record };
};

beforeAll(() => {
  const meter = { createCounter: instrument, createHistogram: instrument };
  metrics.setGlobalMeterProvider({ getMeter: () => meter } as unknown as MeterProvider);
});
afterAll(() => {
  metrics.disable();
});

describe('OpenTelemetry', () => {
  it('counts comparisons, fallbacks and tripped guardrails if an SDK is registered', async () => {
    jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const tenant = scriptedTenant({
      routes: [
        {
          match: 'contacts.*',
          transport: 'rest',
          shadow: { transport: 'agents' },
          fallback: 'soap',
          guardrails: { errors: 0.4, minimum: 1 },
        },
      ],
    });
    const compared = new Promise((resolve) => tenant.so.routing.on('shadow', resolve));
    await tenant.so.contacts.get(1);
    await compared;
    tenant.rest.script = () => Promise.reject(new NetworkError('broken'));
    await tenant.so.contacts.get(1);
    await tenant.so.contacts.get(1);
    while (!told.has('superoffice.routing.trips')) await new Promise(setImmediate);
    const operation = 'contacts.get';
    expect(told.get('superoffice.routing.shadows')?.[0]).toEqual([
      1,
      { operation, control: 'rest', candidate: 'agents', verdict: 'different' },
    ]);
    expect(told.get('superoffice.routing.shadow.duration')).toHaveLength(2);
    expect(told.get('superoffice.routing.fallbacks')).toEqual([
      [1, { operation, from: 'rest', to: 'soap', error: 'NetworkError' }],
    ]);
    expect(told.get('superoffice.routing.trips')?.[0]).toEqual([
      1,
      { match: 'contacts.*', to: 'soap', rate: 'errors' },
    ]);
    await tenant.so.close();
    jest.restoreAllMocks();
  });
});
