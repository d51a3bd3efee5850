import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { AuthenticationError, NotFoundError, type ShadowReport } from '../../../src/index.js';
import type { CallOptions } from '../../../src/operations/index.js';
import { type ShadowedCall, Shadows } from '../../../src/pipeline/routing/shadows.js';
import { until } from '../../support/shadowed.js';

afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

const caller = { user: 'sam', secrets: undefined } as unknown as NonNullable<CallOptions['caller']>;
const refused = () => new AuthenticationError('refused');

/** Shadows on a path whose answers a test sets, and what they asked and reported. */
function shadowsOver(answer: () => unknown) {
  const asked: unknown[] = [];
  const reports: ShadowReport[] = [];
  const execute = async (exchange: unknown) => {
    asked.push(exchange);
    return answer();
  };
  const shadows = new Shadows({
    settings: { inFlight: 4, timeout: 5_000, rules: [] } as never,
    path: { execute, close: async () => undefined },
    now: () => 0,
    report: (report) => reports.push(report),
    limited: () => undefined,
    close: async () => undefined,
  });
  const begin = (options: CallOptions = {}) => {
    const call = {
      ...{ operation: 'contacts.get', route: { index: 0 }, candidate: 'soap', options },
      exchange: { name: 'entity.get', request: { entity: 'contacts', id: 5 } },
    };
    const observer = shadows.begin(call as unknown as ShadowedCall<'entity.get'>);
    if (observer === undefined) throw new Error('the call is not shadowed');
    return observer;
  };
  return { shadows, begin, asked, reports };
}

describe('a shadow of a call with a caller of its own', () => {
  it('is not made if the caller was refused, and nothing is reported', async () => {
    const { shadows, begin, asked, reports } = shadowsOver(() => ({ Name: 'Acme' }));
    begin({ caller }).failed('rest', refused());
    await shadows.close();
    expect([asked, reports]).toEqual([[], []]);
  });

  it.each<[what: string, error: Error]>([
    ['was cancelled', new Error('cancelled')],
    ['failed on this side', new TypeError('a defect')],
  ])('is not made if the call %s', async (_what, error) => {
    const { shadows, begin, asked, reports } = shadowsOver(() => ({ Name: 'Acme' }));
    begin({ caller }).failed('rest', error);
    await shadows.close();
    expect([asked, reports]).toEqual([[], []]);
  });

  it('is made if the caller was accepted, also if the call failed then', async () => {
    const { shadows, begin, asked, reports } = shadowsOver(() => Promise.reject(new NotFoundError('none')));
    begin({ caller }).failed('rest', new NotFoundError('none'));
    await shadows.close();
    expect(asked).toHaveLength(1);
    expect(reports).toMatchObject([{ verdict: 'equal', control: { error: 'NotFoundError' } }]);
  });

  it('waits until the caller is accepted', async () => {
    jest.useFakeTimers();
    const { shadows, begin, asked, reports } = shadowsOver(() => ({ Name: 'Acme' }));
    const observer = begin({ caller });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(asked).toEqual([]);
    jest.useRealTimers();
    observer.answered('rest', { Name: 'Acme' });
    await shadows.close();
    expect(asked).toHaveLength(1);
    expect(reports).toMatchObject([{ verdict: 'equal' }]);
  });
});

describe('a shadow of a call of the connection itself', () => {
  it('is made before the call is answered, and is compared also if the credentials were refused', async () => {
    const { shadows, begin, asked, reports } = shadowsOver(() => Promise.reject(refused()));
    const observer = begin();
    await until(() => asked.length === 1);
    observer.failed('rest', refused());
    await shadows.close();
    expect(reports).toMatchObject([{ verdict: 'equal', candidate: { error: 'AuthenticationError' } }]);
  });

  it.each<[how: string, settle: (observer: ReturnType<ReturnType<typeof shadowsOver>['begin']>) => void]>([
    ['answered', (observer) => observer.answered('rest', { Name: 'Acme' })],
    ['failed', (observer) => observer.failed('rest', new NotFoundError('none'))],
  ])('reports how long the call took until it %s, in milliseconds with two digits', async (_how, settle) => {
    const { shadows, begin, reports } = shadowsOver(() => ({ Name: 'Acme' }));
    const now = jest.spyOn(performance, 'now').mockReturnValue(1_000.5);
    const observer = begin();
    now.mockReturnValue(1_012.8456);
    settle(observer);
    now.mockRestore();
    await shadows.close();
    expect(reports).toMatchObject([{ control: { duration: 12.35 } }]);
  });

  it('reports 100 differences of an answer with more', async () => {
    const fields = (value: number) =>
      Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`Field${index}`, value]));
    const answers = [fields(2), fields(1)];
    const { shadows, begin, reports } = shadowsOver(() => answers.shift());
    begin().answered('rest', fields(1));
    await shadows.close();
    expect(reports).toMatchObject([{ verdict: 'different', explained: 0 }]);
    expect(reports[0]?.differences).toHaveLength(100);
  });

  it.each<[field: string, verdict: string]>([
    ['updatedDate', 'changed'],
    ['Updated', 'changed'],
    ['UpdatedBy', 'different'],
    ['LastUpdatedDateText', 'different'],
  ])('if the control is read again with another %s, is reported as %s', async (field, verdict) => {
    const answers = [
      { Name: 'Other', [field]: 1 },
      { Name: 'Acme', [field]: 2 },
    ];
    const { shadows, begin, reports } = shadowsOver(() => answers.shift());
    begin().answered('rest', { Name: 'Acme', [field]: 1 });
    await shadows.close();
    expect(reports.map((report) => report.verdict)).toEqual([verdict]);
  });
});
