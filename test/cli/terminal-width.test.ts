import { describe, expect, it } from '@jest/globals';
import { ProgressBar } from '../../src/cli/output/progress-bar.js';
import { tableText } from '../../src/cli/output/table.js';
import { cutToWidth, textWidth } from '../../src/output-text/text-width.js';

const plain = (width: number) => ({ colours: false, width });

describe('the columns of a table', () => {
  it('line up after wide characters, emoji and accents of their own', () => {
    const rows = ['株式会社', '👍 ok', 'Cafe\u0301', 'plain'].map((Name, index) => ({ Name, Id: index }));
    const lines = tableText(rows, plain(80)).split('\n').slice(0, 5);
    const columns = lines.map((line) => textWidth(line.slice(0, line.search(/Id|\d/))));
    expect(columns).toEqual([10, 10, 10, 10, 10]);
  });

  it('are cut by columns of the terminal, not by characters', () => {
    const text = tableText([{ Id: 1, Name: '日本語'.repeat(20) }], plain(20));
    expect(text.split('\n')[1]).toBe('1   日本語日本語日…');
    expect(Math.max(...text.split('\n').map((line) => textWidth(line)))).toBeLessThanOrEqual(20);
  });

  it('are bold in the heading alone, and end the colour where a name is cut', () => {
    const rows = [{ ['N'.repeat(40)]: 'value' }];
    const [heading, row] = tableText(rows, { colours: true, width: 10 }).split('\n');
    expect(heading).toBe(`\u001b[1m${'N'.repeat(9)}…\u001b[22m`);
    expect(row).toBe('value');
  });
});

describe('a text cut to a width', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['日本語', 5, '日本…'],
    ['日本語', 6, '日本語'],
    ['日本語', 4, '日…'],
    ['abc', 1, '…'],
    ['Привет, world', 8, 'Привет,…'],
    ['🇳🇴🇸🇪🇩🇰', 5, '🇳🇴🇸🇪…'],
    ['👩‍👩‍👧‍👦 family', 4, '👩‍👩‍👧‍👦 …'],
    ['Cafe\u0301 au lait', 5, 'Cafe\u0301…'],
  ])('%s at %i is %s', (text, columns, cut) => {
    expect(cutToWidth(text, columns)).toBe(cut);
  });
});

describe('a progress bar', () => {
  const onScreen = (isTTY: boolean, columns = 80) => {
    let written = '';
    let now = 0;
    const bar = new ProgressBar({ isTTY, columns, write: (text) => (written += text) }, () => now);
    const drawings = () => written.split('\r\u001b[K').slice(1);
    return { bar, drawings, written: () => written, wait: (milliseconds: number) => (now += milliseconds) };
  };

  it('replaces its line, and leaves the last state on the screen', () => {
    const { bar, drawings, wait } = onScreen(true);
    bar.update(0, 'start');
    wait(100);
    bar.update(0.5, 'half');
    bar.update(1, 'done');
    bar.end();
    const [full, empty] = ['█', '░'];
    expect(drawings()).toEqual([
      `${empty.repeat(40)} start`,
      `${full.repeat(20)}${empty.repeat(20)} half`,
      `${full.repeat(40)} done\n`,
    ]);
  });

  it('is drawn ten times a second at most', () => {
    const { bar, drawings, wait } = onScreen(true);
    for (let step = 0; step < 1_000; step++) {
      bar.update(step / 1_000, '');
      wait(1);
    }
    expect(drawings()).toHaveLength(10);
  });

  it('never fills the last column of the terminal', () => {
    const { bar, drawings } = onScreen(true, 50);
    bar.update(0.1, 'x'.repeat(100));
    expect(drawings().map((line) => textWidth(line))).toEqual([49]);
  });

  it('prints nothing if the output is not a terminal', () => {
    const { bar, written } = onScreen(false);
    bar.update(0.5, 'half');
    bar.end();
    expect(written()).toBe('');
  });

  it('lets no text move the cursor', () => {
    const { bar, written } = onScreen(true);
    bar.update(0.5, 'a\u001b[2Jb');
    expect(written().slice('\r\u001b[K'.length)).not.toContain('\u001b');
  });
});
