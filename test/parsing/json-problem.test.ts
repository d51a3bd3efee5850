import { describe, expect, it } from '@jest/globals';
import { jsonProblem } from '../../src/parsing/index.js';

describe('what is wrong with JSON', () => {
  it.each([
    ['{"a": secret}', 6],
    ['{"a": 1, "b": nul}', 17],
    ['{"a": 1,}', 8],
    ['{"a" 1}', 5],
    ['[1 2]', 3],
    ['{a: 1}', 1],
    ['{"a": "x', 8],
    ['{"a": tru', 9],
    ['', 0],
    ['[1] secret', 4],
  ])('of %j is at %d', (text, at) => {
    const problem = jsonProblem(text);
    expect(problem).toMatchObject({ at });
    expect(problem?.message).toMatch(/^[a-z]/);
    expect(problem?.message).not.toContain('secret');
  });

  it('is nothing for valid JSON', () => {
    expect(jsonProblem('{"a": [1, null]}')).toBeUndefined();
  });
});
