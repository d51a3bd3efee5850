import { expect, it } from '@jest/globals';
import type { StepDefinition } from '../../../src/migration/index.js';
import { reportFormats } from '../../../src/migration/report/index.js';
import { readReport } from '../../../src/migration/report/read.js';
import { candidateVerdicts, nextSteps } from '../../../src/migration/report/verdict.js';
import { recordedOn, tenantWithFolder, verifyOn } from '../../support/verify-run.js';

const shared = tenantWithFolder();

const created: StepDefinition = { call: 'contacts.create', with: { values: { Name: 'Own' } }, as: 'made' };

/** Scenarios, and what the step `read or write` proves less than it seems to. */
const scenarios: Readonly<Record<string, readonly [steps: readonly StepDefinition[], unproven: string | undefined]>> = {
  'a write with readBack: false': [
    [
      created,
      {
        step: 'it',
        call: 'contacts.merge',
        with: { id: '${made.ContactId}', changes: { Department: 'x' } },
        readBack: false,
      },
    ],
    'not-read-back',
  ],
  'a write that is read back': [
    [created, { step: 'it', call: 'contacts.merge', with: { id: '${made.ContactId}', changes: { Department: 'x' } } }],
    undefined,
  ],
  'a write of an agent that no call reads back': [
    [{ step: 'it', call: 'agents.Associate.SaveNote', with: { AssociateId: 18, Note: ['${run.tag}'] } }],
    'not-read-back',
  ],
  'a search that finds nothing': [
    [
      {
        step: 'it',
        call: 'contacts.query',
        with: { criteria: { select: ['name'], filter: "name begins 'Nortgate'" } },
      },
    ],
    'found-nothing',
  ],
  'a search that finds something on one side': [
    [
      { ...created, with: { values: { Name: 'Own', Department: 'here' } } },
      {
        step: 'it',
        call: 'contacts.query',
        with: { criteria: { select: ['name'], filter: "contactId = ${made.ContactId} and department = 'here'" } },
      },
    ],
    undefined,
  ],
  'an entity that is not there': [[{ step: 'it', call: 'contacts.find', with: { id: 987_654 } }], undefined],
};

it.each(Object.entries(scenarios))('%s is counted if it proves less than it seems to', async (name, [steps, why]) => {
  const scenario = { scenario: name, steps };
  const live = await verifyOn(shared.tenant, [scenario], { transports: ['rest', 'agents'] });
  const control = await recordedOn(shared.tenant, scenario, shared.folder.path(`${name}.jsonl`), true);
  for (const report of [live, await verifyOn(shared.tenant, [scenario], { control })]) {
    const step = report.scenarios[0]?.steps.find((each) => each.name === 'it');
    expect([step?.status, step?.unproven]).toEqual(['equal', why]);
    const gaps = { 'not-read-back': 'what 1 write stored', 'found-nothing': '1 read that found nothing' };
    const gap = why === undefined ? '' : ` Not proven: ${gaps[why as keyof typeof gaps]}.`;
    for (const { answer, sentence } of candidateVerdicts(report)) {
      expect(answer).toBe('yes');
      expect(sentence.replace(/ On REST, .*$/, '')).toMatch(new RegExp(`answers?\\.${gap}$`));
    }
    const next = nextSteps(report).filter((each) => each.includes(`${name} / it`));
    expect(next).toHaveLength(why === undefined ? 0 : 1);
    expect(readReport(reportFormats.json.write(report), 'report.json')).toEqual(report);
  }
});

it('a JSON report has the verdict that the other formats have', async () => {
  const [steps] = scenarios['a search that finds nothing'] ?? [[]];
  const report = await verifyOn(shared.tenant, [{ scenario: 'Empty', steps }]);
  expect(JSON.parse(reportFormats.json.write(report))).toMatchObject({
    headline: 'REST returns the same as SOAP.',
    verdicts: [{ candidate: 'rest', answer: 'yes' }],
  });
});

it('a masked recording proves nothing about letters and digits', async () => {
  const scenario = { scenario: 'Masked', steps: [{ call: 'contacts.get', with: { id: 2 } }] };
  for (const personal of [false, true]) {
    const control = await recordedOn(
      shared.tenant,
      scenario,
      shared.folder.path(`masked-${String(personal)}.jsonl`),
      personal,
    );
    const report = await verifyOn(shared.tenant, [scenario], { control });
    const [verdict] = candidateVerdicts(report);
    expect(verdict?.sentence.includes('Not proven: letters and digits of texts, which the recording masks.')).toBe(
      !personal,
    );
    expect(nextSteps(report).some((each) => each.includes('record again with --unmasked'))).toBe(!personal);
    expect(readReport(reportFormats.json.write(report), 'report.json')).toEqual(report);
  }
});

it('the verdict on REST says how many operations went over the Agents API', async () => {
  const steps = [
    { call: 'contacts.get', with: { id: 2 } },
    { call: 'agents.Contact.GetContactEntity', with: { ContactEntityId: 2 } },
  ];
  const report = await verifyOn(shared.tenant, [{ scenario: 'Agents', steps }], { transports: ['rest', 'agents'] });
  expect(candidateVerdicts(report).map(({ sentence }) => sentence)).toEqual([
    'Yes, to REST, for what was compared: 2 answers. On REST, 1 of 2 operations went over the Agents API.',
    'Yes, to Agents, for what was compared: 2 answers.',
  ]);
});
