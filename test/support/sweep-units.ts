import type { SuperOffice } from '../../src/index.js';
import { SweepLedger } from '../../src/migration/sweep/ledger.js';
import { planOf, type SweepOptions } from '../../src/migration/sweep/options.js';
import type { SweepSubject } from '../../src/migration/sweep/subject-names.js';
import { type Compared, type Start, type Unit, unitsAfter } from '../../src/migration/sweep/units.js';

/** The units of a subject, with what each finds. */
export async function unitsOf(
  subject: SweepSubject,
  connections: readonly SuperOffice[],
  { start = {}, ...options }: Partial<SweepOptions> & { readonly start?: Partial<Start> } = {},
) {
  const [control, ...candidates] = connections.map((so, index) => ({
    name: ['soap', 'rest', 'agents'][index] ?? '',
    so,
  }));
  if (control === undefined) throw new Error('there is no side');
  const plan = planOf({ tenant: 'tenant', control, candidates, subjects: [subject], ...options });
  const { sides } = new SweepLedger(plan, undefined, undefined);
  const units: (Omit<Unit, 'compare'> & Compared)[] = [];
  for await (const unit of unitsAfter(plan, sides, subject, { last: undefined, remarks: [], ...start })) {
    const { key, remark } = unit;
    units.push({ key, remark, ...(await unit.compare()) });
  }
  return units;
}

/** In short: what was compared, with which candidate, and what differs. */
export const outline = ({ comparisons }: Compared) =>
  comparisons.map(({ subject, key, candidate, differences }) =>
    [subject, key, candidate.side, ...differences.map(({ path, cause }) => `${cause} at ${path}`)].join(' '),
  );
