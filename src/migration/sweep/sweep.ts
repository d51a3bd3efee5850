import type { ParityReport } from '../report/model.js';
import { CheckpointFile } from './checkpoint.js';
import { inOrder } from './in-order.js';
import { SweepLedger } from './ledger.js';
import { parametersOf, planOf, type SweepOptions, type SweepPlan } from './options.js';
import type { SweepSubject } from './subject-names.js';
import { unitsAfter, unitsAtOnce } from './units.js';

/**
 * Compares what is stored in a tenant: reads every record and list on all sides, and reports the differences.
 *
 * With a `checkpoint`, it resumes where an earlier sweep with the same parameters stopped, however that ended; each record
 * is in the report once. The checkpoint of a finished sweep returns its report again: delete the file once you have saved
 * the report.
 *
 * It waits while the tenant is unavailable. Memory does not grow with the number of records.
 *
 * @returns the report; `stopped` is set if the sweep was stopped before it finished
 * @throws {ValidationError} if an option is invalid, before anything is read; `path` names the option
 * @throws {ConfigurationError} if the checkpoint cannot be used
 * @throws {SuperOfficeError} if there is no point in continuing: the credentials are refused, or the tenant is gone or has
 *   been unavailable for longer than `maxWait`. The checkpoint has what was done until then.
 * @example
 * const so = await connect({ transport: 'soap', tenant: { environment: 'sod', id: 'Cust12345' }, auth });
 * const report = await sweep({
 *   tenant: 'sod/Cust12345',
 *   control: { name: 'soap', so },
 *   candidates: [{ name: 'rest', so, transport: 'rest' }],
 *   checkpoint: 'sweep.json',
 * });
 */
export async function sweep(options: SweepOptions): Promise<ParityReport> {
  const plan = planOf(options);
  const file = plan.checkpoint === undefined ? undefined : new CheckpointFile(plan.checkpoint, parametersOf(plan));
  const ledger = new SweepLedger(plan, file, await file?.read(plan.fresh));
  return ledger.run(async () => {
    for (const subject of ledger.unfinished) await sweepSubject(plan, ledger, subject);
  });
}

async function sweepSubject(plan: SweepPlan, ledger: SweepLedger, subject: SweepSubject): Promise<void> {
  const state = ledger.state(subject);
  if (ledger.stop.aborted) return;
  ledger.begin(subject);
  await inOrder(
    unitsAfter(plan, ledger.sides, subject, state),
    unitsAtOnce(plan),
    (unit) => unit.compare(),
    (unit, compared) => ledger.record(subject, unit, compared),
    ledger.stop,
  );
  state.ended = !ledger.stop.aborted;
}
