import { describe, expect, it } from '@jest/globals';
import { coloursOf, paintOf, screenOf } from '../../src/cli/output/screen.js';

const written = (isTTY: boolean | undefined) => paintOf({ isTTY }).red('text');

describe('what an output can show', () => {
  it('is colours on a terminal', () => {
    expect(coloursOf({ isTTY: true })).toBe(true);
    expect(written(true)).toBe('\u001B[31mtext\u001B[39m');
  });

  it.each([undefined, false])('is no colour in a pipe, even if colours are forced (isTTY %s)', (isTTY) => {
    expect(coloursOf({ isTTY })).toBe(false);
    expect(written(isTTY)).toBe('text');
  });

  it('is the width of the terminal, or the given width if there is none', () => {
    expect(screenOf({ isTTY: true, columns: 60 }, 100)).toEqual({ colours: true, width: 60 });
    expect(screenOf({ columns: 0 }, 100)).toEqual({ colours: false, width: 100 });
    expect(screenOf({}, 120)).toEqual({ colours: false, width: 120 });
  });
});
