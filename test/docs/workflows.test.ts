import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly strategy?: { readonly matrix: { readonly node: readonly number[] } };
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}

const folder = '.github/workflows';
const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');
const workflowOf = (file: string) => parse(textOf(file)) as Workflow;
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);

describe.each(readdirSync(folder))('the workflow %s', (file) => {
  it('needs no secrets, and may only read the repository unless a job asks for more', () => {
    expect(textOf(file)).not.toContain('secrets.');
    expect(workflowOf(file).permissions).toEqual({ contents: 'read' });
  });

  it('names the major version of each action', () => {
    const actions = stepsOf(workflowOf(file)).flatMap(({ uses }) => uses ?? []);
    expect(actions.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([]);
  });

  it('runs scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: object };
    const commands = stepsOf(workflowOf(file)).flatMap(({ run }) => run ?? []);
    const names = commands.flatMap((command) =>
      [...command.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name),
    );
    expect(names).not.toHaveLength(0);
    expect(names.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

describe('pull requests', () => {
  const { test } = workflowOf('ci.yml').jobs;

  it('are checked by the commands that the README names for a clone', () => {
    const [, commands = ''] = /```sh\n(npm ci[\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
    const run = test?.steps.flatMap((step) => step.run ?? []) ?? [];
    const missing = commands
      .trim()
      .split('\n')
      .filter((command) => !run.some((each) => each.startsWith(command)));
    expect(missing).toEqual([]);
  });

  it('are checked on the Node of .nvmrc and newer ones', () => {
    expect(test?.strategy?.matrix.node).toEqual([Number(readFileSync('.nvmrc', 'utf8')), 22, 24]);
  });
});
