import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

interface Fault {
  readonly name: string;
  readonly file: string;
  readonly from: string;
}

const list = new URL('../../scripts/harness-fault-list.mjs', import.meta.url);
const { faults } = (await import(list.href)) as { faults: readonly Fault[] };

it.each(faults)('the fault "$name" can be planted: its text is in $file once', ({ file, from }) => {
  expect(readFileSync(file, 'utf8').split(from)).toHaveLength(2);
});
