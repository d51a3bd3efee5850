import { type CauseName, compareOutcomes, ComparisonRules } from '../../src/comparison/index.js';
import { ParityCollector } from '../../src/migration/report/collector.js';
import type { Finding, ParityReport, ScenarioResult } from '../../src/migration/report/model.js';

const subjects = [
  'appointments.get',
  'contacts.get',
  'persons.get',
  'projects.get',
  'sales.get',
  'lists.items',
  'agents.Appointment.CalculateDays',
];
const cities = ['Oslo', 'Bergen', 'Ålesund', 'Tromsø', 'Eindhoven', 'København'];

type Answer = Readonly<Record<string, unknown>>;
type Divergence = (answer: Answer, number: number) => Answer;

/** An invented answer with a value of every kind. */
function answerOf(number: number): Answer {
  return {
    ContactId: number,
    Name: `Company ${number} of ${cities[number % cities.length] ?? ''}`,
    Department: number % 3 === 0 ? null : 'Sales',
    OrgNr: '',
    Number1: String(10_000 + number),
    Associate: { AssociateId: 1 + (number % 5), Name: 'sam', FullName: 'Sam Solberg' },
    Category: { Id: 1 + (number % 3), Value: 'Customer' },
    CreatedDate: '2025-10-26T01:30:00',
    UpdatedDate: '2026-03-29T01:30:12',
    ActiveInterests: 2,
    Persons: [
      { PersonId: number * 10, Firstname: 'Ada', Lastname: 'Ås' },
      { PersonId: number * 10 + 1, Firstname: 'Kåre', Lastname: 'Lie' },
    ],
    UserDefinedFields: { 'SuperOffice:1': '[I:7]', 'SuperOffice:2': '' },
    ExtraFields: {},
    Kickback: 1234.567 + number,
  };
}

const divergences: Readonly<Record<string, Divergence>> = {
  'appointments.get': (answer, number) =>
    number % 2 === 0 ? { ...answer, UpdatedDate: '2026-03-29T02:30:12' } : answer,
  'contacts.get': (answer, number) => ({
    ...answer,
    ...(number % 10 === 0 ? { Name: Buffer.from(String(answer['Name'])).toString('latin1') } : {}),
    ...(number % 25 === 0 ? { UserDefinedFields: { 'SuperOffice:1': '[I:7]' } } : {}),
  }),
  'persons.get': (answer, number) =>
    number % 50 === 0 ? { ...answer, Persons: [...(answer['Persons'] as object[])].reverse() } : answer,
  'sales.get': (answer) => ({ ...answer, Kickback: Math.round(Number(answer['Kickback'])) }),
};

const scenario: ScenarioResult = {
  name: "The vendor's guide",
  file: 'scenarios/guide.yaml',
  steps: [
    { name: 'who am I?', subject: 'principal', status: 'equal', problems: [], milliseconds: 41 },
    {
      name: 'an appointment is created',
      subject: 'appointments.create',
      status: 'explained',
      problems: [],
      milliseconds: 88,
    },
    {
      name: 'its person is patched',
      subject: 'appointments.patch',
      status: 'different',
      problems: ['UpdatedDate: the same date and time, shifted (+1 hour)'],
      milliseconds: 92,
    },
    {
      name: 'its document is read',
      subject: 'documents.readContent',
      status: 'failed',
      problems: ['NotFoundError: there is no document 7'],
      milliseconds: 12,
    },
    { name: 'it is deleted', subject: 'appointments.delete', status: 'skipped', problems: [], milliseconds: 0 },
  ],
};

export interface ExampleOptions {
  /** Answers for each operation and candidate. */
  readonly answers?: number;
  /** Whether the candidate differs. Default yes. */
  readonly differs?: boolean;
  readonly divergence?: Divergence;
  readonly examples?: number;
  readonly unmasked?: boolean;
}

/** A report of an invented run. */
export function exampleReport(options: ExampleOptions = {}): ParityReport {
  const { answers = 400, differs = true, divergence, examples = 5, unmasked = false } = options;
  const rules = new ComparisonRules([
    {
      path: 'Kickback',
      subject: 'sales.get',
      compare: { tolerance: 1 },
      because: 'amounts are shown without decimals',
    },
  ]);
  const collector = new ParityCollector({ rules, examples, unmasked });
  for (const candidate of ['rest', 'agents']) {
    for (const [place, subject] of subjects.entries()) {
      for (let number = 1; number <= answers; number++) {
        const diverge = divergence ?? divergences[subject];
        const answer = answerOf(number);
        const diverges = differs && diverge !== undefined && (candidate === 'rest' || subject === 'contacts.get');
        const control = { answer };
        const other = { answer: diverges ? diverge(answer, number) : answer };
        collector.add({
          subject,
          key: `${subject.replace(/\.get$/, '')} ${number}`,
          control: { ...control, side: 'soap', milliseconds: 8 + place * 3 + ((number * 7919) % 23) },
          candidate: { ...other, side: candidate, milliseconds: 3 + place + ((number * 104_729) % 11) },
          differences: compareOutcomes(control, other),
        });
      }
    }
  }
  return {
    format: 1,
    kind: 'verify',
    tenant: 'sod/Cust12345',
    control: 'soap',
    candidates: ['rest', 'agents'],
    startedAt: '2026-11-23T08:00:00.000Z',
    endedAt: '2026-11-23T08:03:20.000Z',
    totals: collector.totals(),
    operations: collector.operations(),
    fields: collector.fields(),
    findings: collector.findings(),
    scenarios: differs ? [scenario] : [],
    notes: differs
      ? ['2 appointments could not be deleted: superoffice-bridge verify --clean-up journal.jsonl tries again.']
      : [],
    unmasked,
  };
}

/** A finding in an example. */
export function finding(candidate: string, pattern: string, cause: CauseName): Finding {
  const about = { id: '0', verdict: 'unexplained', subject: 'contacts.get', differences: 1, answers: 1 } as const;
  return { ...about, candidate, pattern, cause, examples: [] };
}

/** A clean report, but for these findings. */
export function withFindings(...findings: readonly Finding[]): ParityReport {
  const clean = exampleReport({ differs: false });
  return { ...clean, findings, totals: { ...clean.totals, different: findings.length } };
}
