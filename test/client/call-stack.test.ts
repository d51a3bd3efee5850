import { describe, expect, it } from '@jest/globals';
import { Container } from 'inversify';
import { type HttpEngine, superOfficeModule, TYPES } from '../../src/index.js';
import { errorOf } from '../support/transports.js';

/** The frames of this package between a caller and its first request, those of async functions included. */
async function framesOf(transport: 'soap' | 'rest' | 'agents'): Promise<readonly string[]> {
  let stack: string | undefined;
  const capture = async (): Promise<never> => {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = Infinity;
    stack ??= new Error('captured').stack;
    Error.stackTraceLimit = stackTraceLimit;
    throw new Error('nothing is sent');
  };
  const engine: HttpEngine = { send: capture, open: capture, close: async () => undefined };
  const container = new Container();
  const tenant = { url: 'http://crm.example.com/SuperOffice' };
  const resilience = { attempts: 1 };
  container.load(superOfficeModule({ transport, tenant, auth: { kind: 'ticket', ticket: 'T' }, resilience }));
  container.rebind(TYPES.HttpEngine).toConstantValue(engine);
  await using so = container.get(TYPES.Connection);
  await errorOf(so.contacts.get(2));
  return (stack ?? '').split('\n').filter((line) => /[/\\]src[/\\]/.test(line) && !line.includes('node_modules'));
}

describe('the way of a call', () => {
  it.each([
    ['soap', 24],
    ['rest', 16],
    ['agents', 19],
  ] as const)('over %s is at most %i frames long, so that a stack can be read', async (transport, limit) => {
    const frames = await framesOf(transport);
    expect(frames.length).toBeGreaterThan(3);
    expect(frames.length).toBeLessThanOrEqual(limit);
  });
});
