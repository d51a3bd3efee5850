import { describe, expect, it } from '@jest/globals';
import { differences } from '../../src/demo/differences.js';
import { WalkPrinter } from '../../src/demo/print.js';
import { type StepReport, walkGuide } from '../../src/demo/walk.js';
import { startEmulator } from '../../src/emulator/index.js';

function printed(columns: number | undefined, isTTY: boolean, reports: readonly StepReport[]) {
  let text = '';
  const printer = new WalkPrinter({ write: (part: string) => (text += part), columns, isTTY });
  printer.head('http://127.0.0.1:1/Cust12345');
  for (const report of reports) printer.step(report);
  const same = printer.end();
  return { same, lines: text.trimEnd().split('\n'), text };
}

const step = (title: string, differing: string[] = []): StepReport => ({
  title,
  outcomes: [
    { transport: 'soap', summary: 'Sam Sample (associate 18)', failed: false },
    { transport: 'rest', summary: 'Sam Sample (associate 18)', failed: false },
  ],
  differences: differing,
});

describe('the demo', () => {
  it('walks the whole guide and finds no difference', async () => {
    const now = new Date();
    const emulator = await startEmulator({ clock: () => now });
    const reports: StepReport[] = [];
    for await (const report of walkGuide(emulator)) reports.push(report);
    await emulator.close();
    expect(reports).toHaveLength(9);
    expect(reports.flatMap((report) => report.differences)).toEqual([]);
    expect(printed(undefined, false, reports).lines.at(-1)).toBe('9 steps, 2 transports, 0 differences');
  });

  it('finds a transport that answers otherwise', async () => {
    const now = new Date();
    const emulator = await startEmulator({ clock: () => now });
    const other = '[{"Id": 2, "Name": "Meeting (External)"}]';
    emulator.faults.add({
      match: { face: 'rest', agent: 'MDOList' },
      fault: { kind: 'answer', status: 200, contentType: 'application/json', body: other },
    });
    emulator.faults.add({ match: { face: 'rest', method: 'DELETE' }, fault: { kind: 'answer', status: 500 } });
    const reports: StepReport[] = [];
    for await (const report of walkGuide(emulator)) reports.push(report);
    await emulator.close();
    const { same, text } = printed(undefined, false, reports);
    expect(same).toBe(false);
    expect(text).toContain('differs: rest failed');
    expect(reports[3]?.differences.length).toBeGreaterThan(0);
  });

  it.each([undefined, 110, 200])('has its columns side by side at a width of %p', (columns) => {
    const { lines } = printed(columns, false, [step('Who is signed in?')]);
    const summary = 'Sam Sample (associate 18)'.padEnd(27);
    expect(lines[4]).toBe(` 1  ${'Who is signed in?'.padEnd(41)}  ${summary}  ${summary}  =`);
  });

  it.each([40, 72, 80])('stays within a terminal of %p columns', (columns) => {
    const { lines } = printed(columns, false, [step('Who is signed in?')]);
    expect(Math.max(...lines.slice(2).map((line) => line.length))).toBeLessThanOrEqual(Math.max(columns, 48));
  });

  it('is coloured on a terminal alone', () => {
    const reports = [step('x', ['Name'])];
    expect(printed(80, false, reports).text).not.toContain('\u001B');
  });
});

describe('differences', () => {
  it('are named by their paths', () => {
    expect(differences({ a: [{ b: 1 }], c: null, d: 1 }, { a: [{ b: 2 }], c: null, e: 1 })).toEqual([
      'a[0].b',
      'd',
      'e',
    ]);
    expect(differences([], {})).toEqual(['the whole result']);
    expect(differences({ a: [1] }, { a: [1] })).toEqual([]);
  });
});
