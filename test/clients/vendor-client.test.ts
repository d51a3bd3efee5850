import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';

const run = promisify(execFile);
const pathOf = (script: string) => fileURLToPath(new URL(`./${script}`, import.meta.url));
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(() => emulator.reset());

/** What the vendor's client saw, on a host in a time zone. */
async function seenIn(timeZone: string, ...more: string[]): Promise<Record<string, unknown>> {
  return seenBy('vendor-client.cjs', timeZone, more);
}

async function seenBy(script: string, timeZone: string, more: readonly string[]): Promise<Record<string, unknown>> {
  const basic = `Basic ${Buffer.from('sam:sam').toString('base64')}`;
  const { stdout } = await run(process.execPath, [pathOf(script), `${emulator.url}/api`, basic, ...more], {
    env: { ...process.env, TZ: timeZone },
  });
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe.each([
  ['America/New_York', 300],
  ['Asia/Kolkata', -330],
])('the vendor’s own client, on a host in %s', (timeZone, offset) => {
  it('creates, reads, patches and deletes an appointment and a contact, reads a list, and searches', async () => {
    const seen = await seenIn(timeZone);
    expect(seen).toMatchObject({
      offset,
      appointmentId: 591,
      alarm: 15,
      person: 'Ingrid Haugland',
      task: 'Meeting (External)',
      contact: 'Northgate Tools Ltd',
      description: 'Hello from the vendor’s client',
      sameOverAgents: true,
      deleteFirst: 404,
      department: 'Changed',
      deleteSecond: 404,
      found: ['2 Northgate Tools Ltd', '9 Moorland Foods Ltd'],
      marked: '[I:2]',
    });
    expect(seen['tasks']).toHaveLength(12);
    expect(seen['tasks']).toContain('2 Meeting (External)');
  });

  it('makes, reads, changes and deletes every kind of entity, by its REST and its Agents classes', async () => {
    const { rest, agents, more } = await seenBy('vendor-crud.cjs', timeZone, []);
    const kinds = ['Appointment', 'Contact', 'Person', 'Project', 'Sale', 'Document'];
    const overRest = { read: true, put: 'put over REST', patched: 'patched', gone: 404 };
    const overAgents = { read: 'made over Agents', saved: 'saved over Agents', same: true, gone: 'nothing' };
    for (const kind of kinds) {
      expect(rest).toMatchObject({ [kind]: overRest });
      expect(agents).toMatchObject({ [kind]: overAgents });
    }
    const others = Object.entries(more as Record<string, unknown>);
    expect(others).toHaveLength(27);
    expect(others).toEqual(others.map(([name]) => [name, overAgents]));
  });

  it('makes, changes, moves and deletes lists and their items, and writes the content of a document', async () => {
    expect(await seenBy('vendor-crud.cjs', timeZone, [])).toMatchObject({
      items: {
        tooltip: 'changed',
        moved: ['Low', 'Medium', 'Extra', 'High'],
        left: ['Low', 'Medium', 'High'],
      },
      tasks: { read: 'Site visit', color: 'LightBlue', count: 13 },
      lists: { tooltip: 'of cars', custom: true, gone: true },
      content: 'Content of another client',
    });
  });

  it('writes an instant, which the server keeps as the wall clock of its base time zone', async () => {
    await seenIn(timeZone, 'keep');
    const answer = await fetch(`${emulator.url}/api/v1/Appointment/591`, {
      headers: { Authorization: `Basic ${Buffer.from('sam:sam').toString('base64')}` },
    });
    expect(await answer.json()).toMatchObject({ StartDate: '2026-11-23T16:00:00' });
  });
});
