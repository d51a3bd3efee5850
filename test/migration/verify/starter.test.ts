import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isClean, writeStarterScenarios } from '../../../src/migration/index.js';
import { reportFormats } from '../../../src/migration/report/index.js';
import { verdictOf } from '../../../src/migration/report/verdict.js';
import { loadScenarios } from '../../../src/migration/scenario/index.js';
import { startTenant, type TestTenant } from '../../support/tenants.js';
import { clockOfPauses, temporaryFolder, verifyOn } from '../../support/verify-run.js';

let folder: ReturnType<typeof temporaryFolder>;
let tenant: TestTenant;
const { clock, wait } = clockOfPauses();
beforeAll(async () => {
  folder = temporaryFolder();
  tenant = await startTenant({ clock });
});
afterAll(async () => {
  folder.remove();
  await tenant.close();
});

/** What a run could not undo: the server does not delete templates of documents. */
const cannotUndo = new Set(
  'create save patch merge readContent writeContent languages addLanguage deleteLanguage'
    .split(' ')
    .map((method) => `documentTemplates.${method}`),
);

describe('the starter scenarios', () => {
  it('call every operation of every repository that can be undone', async () => {
    const { scenarios, catalogue } = await loadScenarios(undefined);
    const called = new Set(scenarios.flatMap(({ steps }) => steps.map(({ operation }) => operation.name)));
    expect(catalogue.names.filter((name) => !called.has(name) && !cannotUndo.has(name))).toEqual([]);
    expect([...cannotUndo].filter((name) => called.has(name) || !catalogue.names.includes(name))).toEqual([]);
  });

  it('find no differences on transports that agree, and leave nothing behind', async () => {
    const report = await verifyOn(tenant, undefined, { transports: ['rest', 'agents'], wait });
    expect(isClean(report)).toBe(true);
    expect(Buffer.byteLength(reportFormats.html.write(report))).toBeLessThan(1_000_000);
    expect(report.findings.filter(({ verdict }) => verdict !== 'explained')).toEqual([]);
    expect(report.notes).toEqual([]);
    const left = await tenant.soap.contacts.query({ select: ['name'], filter: "name contains 'bridge-'" }).toArray();
    expect(left).toEqual([]);
  });

  it('accept differences themselves, in a copy too: the verdict does not say that the user did', async () => {
    const copy = folder.write('lists.yaml', readFileSync('scenarios/08-lists.yaml', 'utf8'));
    const report = await verifyOn(tenant, [copy]);
    expect(report.findings.map(({ acceptedBy }) => acceptedBy)).toContain('starters');
    expect(verdictOf(report)).toMatch(/, except in \d places? accepted by the starter scenarios\.$/);
  });

  it('find a change that does not update its time', async () => {
    const kind = 'unchangedUpdatedDate';
    for (const entity of ['Appointment', 'Contact', 'Person', 'Project', 'Sale'])
      tenant.emulator.divergences.add({ kind, face: 'rest', entity });
    const { findings } = await verifyOn(tenant, [`scenarios/11-times-of-change.yaml`], { wait });
    tenant.emulator.divergences.clear();
    const changes = ['appointments.merge', 'contacts.merge', 'persons.merge', 'projects.merge', 'sales.merge'];
    expect([...new Set(findings.map(({ subject }) => subject))].sort()).toEqual(changes);
    expect(new Set(findings.map(({ pattern, cause }) => `${pattern} ${cause}`))).toEqual(
      new Set(['UpdatedDate other-date']),
    );
  });

  it('are written once, and never overwrite files', () => {
    const target = folder.path('scenarios');
    expect(writeStarterScenarios(target)).toHaveLength(readdirSync('scenarios').length);
    expect(readFileSync(`${target}/01-guide.yaml`, 'utf8')).toContain('Hello world!');
    expect(() => writeStarterScenarios(target)).toThrow('already exists; nothing was written');
    expect(existsSync(folder.path('elsewhere'))).toBe(false);
  });

  it('are not written to a folder that cannot be created', () => {
    const file = folder.write('a-file', '');
    // In /proc, Linux lets no one create anything, and says ENOENT.
    const [place, why] =
      process.platform === 'linux'
        ? ['/proc/scenarios', 'its folder does not exist']
        : [file, 'something else has this name'];
    expect(() => writeStarterScenarios(place)).toThrow(
      `cannot write the scenarios to ${place} (${why}); name another folder`,
    );
  });
});

describe('docs/verify.md', () => {
  const documents = readFileSync('docs/verify.md', 'utf8');
  const examples = (language: string) =>
    [...documents.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, code = '']) => code);

  it('show scenarios that run unchanged', async () => {
    const files = [
      ...examples('yaml')
        .filter((text) => text.startsWith('scenario:'))
        .map((text, index) => folder.write(`example-${index}.yaml`, text)),
      ...examples('ts')
        .filter((text) => text.includes('defineScenario'))
        // They import the package, which is not installed in their folder.
        .map((text, index) => folder.write(`example-${index}.ts`, text)),
    ];
    expect(files).toHaveLength(3);
    const report = await verifyOn(tenant, files);
    expect(report.scenarios.flatMap(({ steps }) => steps.flatMap(({ problems }) => problems))).toEqual([]);
    expect(isClean(report)).toBe(true);
  });
});
