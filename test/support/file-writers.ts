import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditRecord } from '../../src/observation/index.js';
import { CheckpointFile, type SweepState } from '../../src/migration/sweep/checkpoint.js';
import { nothingUnread } from '../../src/migration/sweep/unread.js';
import type { Creation } from '../../src/migration/scenario/index.js';

/** The records that a writer acknowledged. */
export type Said = string;

export const tokenKey = Buffer.alloc(32, 7).toString('base64');

export function grantOf(value: string) {
  return { value, obtainedAt: 1, expiresAt: 2 };
}

export function auditRecord(associate: string): AuditRecord {
  return {
    at: '2026-07-31T10:00:00.000Z',
    duration: 1,
    tenant: 'Cust12345',
    who: { credentials: 'basic', associateId: 18, associate },
    transport: 'rest',
    exchange: 'entity.delete',
    agent: 'Contact',
    operation: 'DeleteContactEntity',
    ids: {},
    fields: [],
    outcome: 'done',
    error: undefined,
    attempts: 1,
  };
}

/** The associates in the complete lines of all audit files of a folder; after a crash one line may be truncated. */
export function auditSaid(folder: string, mostCut = 1): Said[] {
  const said: Said[] = [];
  let cut = 0;
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.jsonl'))) {
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      if (line === '') continue;
      try {
        said.push(String((JSON.parse(line) as AuditRecord).who.associate));
      } catch {
        cut++;
      }
    }
  }
  if (cut > mostCut) throw new Error(`${cut} lines are cut short`);
  return said;
}

export function checkpointState(done: number): SweepState {
  const contacts = { last: done, ended: false, done, lowest: 1, highest: 9, remarks: [] };
  return {
    startedAt: '2026-07-31T10:00:00.000Z',
    changed: 0,
    unread: nothingUnread,
    subjects: { contacts },
    collector: {} as never,
  };
}

/** The number of records that are done, according to the checkpoint. */
export async function checkpointSaid(file: string): Promise<Said | undefined> {
  const state = await new CheckpointFile(file, { depth: 'rows' }).read();
  return state?.subjects.contacts === undefined ? undefined : String(state.subjects.contacts.done);
}

export function creation(kind: string) {
  return {
    kind,
    key: 'ContactId',
    remove: { call: 'contacts.delete', with: {} },
    removeKey: 'id',
    mark: {
      path: ['values', 'Name'],
      search: (tag) => ({ call: 'contacts.query', with: { tag }, id: 'PrimaryKey', text: ['columns', 'name'] }),
    },
  } satisfies Creation;
}
