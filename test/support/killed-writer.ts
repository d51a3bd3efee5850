// What a process does that is killed at one of its writes to a file: before it, or when half of it is done. What it says
// on its standard output was acknowledged to it.
import fs from 'node:fs';
import { join } from 'node:path';
import { FileTokenStore } from '../../src/auth/token-store/file.js';
import type { FileOperations } from '../../src/files/index.js';
import { Journal } from '../../src/migration/journal/journal.js';
import { CheckpointFile } from '../../src/migration/sweep/checkpoint.js';
import { JsonLinesAudit } from '../../src/observation/audit/json-lines-audit.js';
import { auditRecord, checkpointState, creation, grantOf, tokenKey } from './file-writers.js';

const [writer = '', folder = '', at = '', half = ''] = process.argv.slice(2);

/** They change what is on the disk. */
const changes = new Set(['writeSync', 'renameSync', 'ftruncateSync', 'unlinkSync']);
const changed: string[] = [];

const files = new Proxy<FileOperations>(fs, {
  get(_target, name: keyof FileOperations) {
    const real = fs[name] as (...given: unknown[]) => unknown;
    return (...given: unknown[]) => {
      if (changes.has(name) && changed.push(name) - 1 === Number(at)) {
        const [descriptor, content, offset, length] = given as [number, Buffer, number, number];
        if (name === 'writeSync' && half === 'half') fs.writeSync(descriptor, content, offset, Math.ceil(length / 2));
        process.kill(process.pid, 'SIGKILL');
      }
      return real(...given);
    };
  },
});

const say = (text: string) => fs.writeSync(1, `${text}\n`);
const names = ['1', '2'];

switch (writer) {
  case 'journal': {
    const journal = Journal.create(join(folder, 'run.journal'), 'bridge-1', 'tenant', files);
    for (const name of names) {
      const entry = journal.intend(creation(name));
      say(name);
      journal.created(entry, entry + 100);
      say(`${name} is ${entry + 100}`);
    }
    break;
  }
  case 'audit': {
    const audit = new JsonLinesAudit({ folder }, files);
    for (const name of names) {
      await audit.ready();
      await audit.write(auditRecord(name));
      say(name);
    }
    break;
  }
  case 'checkpoint': {
    const checkpoint = new CheckpointFile(join(folder, 'sweep.json'), { depth: 'rows' }, files);
    for (const name of names) {
      await checkpoint.write(checkpointState(Number(name)));
      say(name);
    }
    break;
  }
  case 'token store': {
    const store = new FileTokenStore({ folder: join(folder, 'tokens'), key: tokenKey }, files);
    for (const name of names) {
      await store.write('name', grantOf(name));
      say(name);
    }
    break;
  }
}
say(`end ${changed.join(',')}`);
