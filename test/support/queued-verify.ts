import type { ParityReport } from '../../src/migration/index.js';
import { verify, type VerifyOptions } from '../../src/migration/verify/index.js';
import {
  distributeVerify,
  type DistributedVerifyOptions,
  runVerifyWorker,
  type VerifyWorkerOptions,
} from '../../src/migration/verify/queue/index.js';
import { timeless } from './queued-sweep.js';
import type { TestTenant } from './tenants.js';
import { own } from './verify-run.js';

type Common = Pick<DistributedVerifyOptions, 'control' | 'candidates' | 'tenant' | 'scenarios'>;

/** What a verification in one process, its coordinator and its workers have in common. */
export function verificationOf(tenant: TestTenant, scenarios: VerifyOptions['scenarios']): Common {
  return {
    scenarios,
    control: { name: 'soap', so: tenant.soap },
    candidates: [{ name: 'rest', so: tenant.rest }],
    tenant: own,
  };
}

/** The report of one process. */
export function verifiedAlone(common: Common, more: Partial<VerifyOptions> = {}): Promise<ParityReport> {
  return verify({ ...common, ...more });
}

export interface QueuedVerify {
  readonly url: string;
  readonly common: Common;
  readonly workers: number;
  readonly options?: Partial<DistributedVerifyOptions>;
  readonly workerOptions?: Partial<VerifyWorkerOptions>;
}

/** Verifies with a coordinator and workers in this process. */
export async function queuedVerify({ url, common, workers, options, workerOptions }: QueuedVerify) {
  const stop = new AbortController();
  const queue = { url };
  const running = Array.from({ length: workers }, () =>
    runVerifyWorker({ ...common, queue, signal: stop.signal, takeOverAfter: 5_000, ...workerOptions }),
  );
  const abandoned = new AbortController();
  const coordinator = distributeVerify({
    ...common,
    queue,
    takeOverAfter: 5_000,
    signal: abandoned.signal,
    ...options,
  });
  try {
    // The coordinator would wait for workers that have failed.
    await Promise.race([coordinator, ...running]);
    return await coordinator;
  } finally {
    abandoned.abort();
    stop.abort();
    await Promise.allSettled([coordinator, ...running]);
  }
}

/** A report without its times, as text. */
export function timelessVerify(report: ParityReport): string {
  const scenarios = report.scenarios.map(({ steps, ...scenario }) => {
    return { ...scenario, steps: steps.map((step) => ({ ...step, milliseconds: 0 })) };
  });
  return timeless({ ...report, scenarios });
}
