import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { type CarrierType, Contract, derivedKinds, type TypeDescription } from '../../src/contract/index.js';
import { agentsText, carriersText, contractText } from '../../src/generate/typescript.js';
import type { JsonValue, SuperOffice } from '../../src/index.js';
import { squeezed } from '../support/squeezed.js';
import { vendorWsdl } from '../support/vendor-schema.js';

const folder = mkdtempSync(join(tmpdir(), 'types-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the types of the bundled contract', () => {
  it.each([
    ['src/contract/carriers/carriers.ts', carriersText(Contract.bundled())],
    ['src/repositories/contract-agents.ts', agentsText(Contract.bundled(), 'carriers.')],
  ])('are committed as generated: %s', (file, text) => {
    // Where this is false, `npm run generate` makes it true.
    expect(squeezed(readFileSync(file, 'utf8')).includes(squeezed(text))).toBe(true);
  });

  it('are generated with the imports that are committed', () => {
    const imports = readFileSync('src/repositories/contract-agents.ts', 'utf8').match(/^import .+$/gm) ?? [];
    const generator = readFileSync('scripts/generate-types.mjs', 'utf8');
    expect(imports.filter((line) => generator.includes(line))).toHaveLength(2);
  });

  it('refuse a wrong argument when compiling', () => {
    // Compiled with the tests, and never called.
    const calls = async (so: SuperOffice) => {
      const list = await so.agents.MDO.GetSimpleList({ Name: 'task' });
      const id: number | undefined = list?.[0]?.Id;
      // @ts-expect-error a parameter is missing
      await so.agents.MDO.GetSimpleList({});
      // @ts-expect-error a parameter is surplus
      await so.agents.MDO.GetSimpleList({ Name: 'task', Nmae: 'x' });
      // @ts-expect-error a parameter is of another type
      await so.agents.MDO.GetSimpleList({ Name: 5 });
      // @ts-expect-error there is no such operation
      // eslint-disable-next-line @typescript-eslint/no-unsafe-call
      await so.agents.MDO.GetSimplyList({ Name: 'task' });
      // @ts-expect-error an entity has no such field
      await so.appointments.create({ Descripton: 'x' });
      // @ts-expect-error what was not selected is null
      const title: string = (await so.appointments.get(1, { select: ['Description'] })).Title;
      const webhook = await so.webhooks.get(1);
      const nested: JsonValue = { list: [1, 'a', null, { deep: true }], none: null };
      await so.webhooks.merge(1, { Properties: { Setting: nested, Count: 7, None: null } });
      // @ts-expect-error a date is no JSON value
      await so.webhooks.merge(1, { Properties: { Setting: new Date() } });
      const setting: JsonValue | null | undefined = webhook.Properties?.['Setting'];
      return [id, title, Array.isArray(setting) ? setting[0] : undefined];
    };
    expect(calls).toBeInstanceOf(Function);
  });
});

const described = vendorWsdl === undefined ? describe.skip : describe;

described('the types of the vendor’s whole contract', () => {
  it('know which field and value identify each derived carrier', () => {
    const contract = Contract.fromFolder(vendorWsdl ?? '');
    const bases = new Map<string, CarrierType>();
    const visit = (type: TypeDescription): void => {
      if (type.kind === 'array') visit(type.item.type);
      if (type.kind === 'dictionary') visit(type.value.type);
      if (type.kind !== 'carrier' || bases.has(type.name)) return;
      bases.set(type.name, type);
      for (const { type: fieldType } of type.fields) visit(fieldType);
    };
    for (const agent of contract.agentNames) {
      for (const { input, output } of contract.agent(agent).operations.values()) {
        for (const { type } of [...input.fields, ...output.fields]) visit(type);
      }
    }
    const derived = [...bases.values()].flatMap((base) => base.derived.map((type) => ({ base, type })));
    const untold = derived.filter(({ base, type }) => (derivedKinds(base)?.valuesOf.get(type) ?? []).length === 0);
    expect(derived.length).toBeGreaterThan(30);
    expect(untold.map(({ base, type }) => `${type.name} of ${base.name}`)).toEqual([]);
  });

  it('compile, with every agent and operation', () => {
    const contract = Contract.fromFolder(vendorWsdl ?? '');
    const text = contractText(contract).replace(
      "'superoffice-bridge'",
      JSON.stringify(resolve('src/repositories/index.js')),
    );
    writeFileSync(join(folder, 'netserver.ts'), text);
    const use = `import type { ContractAgents } from './netserver.js';
      export type All = { [A in keyof ContractAgents]: { [O in keyof ContractAgents[A]]: ContractAgents[A][O] } };
      export const derived = async (agents: ContractAgents) => {
        await agents.Workflow.AddAfterWorkflowStep({ WorkflowStepId: 1, SubStep: { StepType: 'SendSMS', Text: 'x' } });
        // @ts-expect-error a step of this kind has no such field
        await agents.Workflow.AddAfterWorkflowStep({ WorkflowStepId: 1, SubStep: { StepType: 'SendSMS', Titel: 'x' } });
        // @ts-expect-error a step of another kind has that field
        await agents.Workflow.AddAfterWorkflowStep({ WorkflowStepId: 1, SubStep: { StepType: 'RunScript', Text: 'x' } });
        const step = await agents.Workflow.GetWorkflowStep({ WorkflowStepId: 1 });
        const text: string | null | undefined = step?.StepType === 'SendSMS' ? step.Text : undefined;
        const rank: number | undefined = step?.Rank;
        return [text, rank];
      };`;
    writeFileSync(join(folder, 'use.ts'), use);
    const options = {
      extends: resolve('tsconfig.json'),
      compilerOptions: { typeRoots: [resolve('node_modules/@types')], types: ['node'] },
      // The sources are compiled too, and one package that they use brings no types.
      include: ['*.ts', resolve('src/http/ntlm/js-md4.d.ts')],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options));
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', folder], { stdio: 'pipe' });
    expect(text.match(/Promise</g)).toHaveLength(2029);
  });
});
