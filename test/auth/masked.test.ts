import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { Masked } from '../../src/auth/masked.js';

class Example extends Masked {
  readonly kind = 'example';
  readonly password = 'open sesame';
}

describe('an object with secret fields', () => {
  const example = new Example();

  it('shows only its kind as JSON', () => {
    expect(JSON.parse(JSON.stringify({ example }))).toEqual({ example: { kind: 'example' } });
  });

  it('shows only its class and its kind when it is inspected, however deep', () => {
    expect(inspect(example)).toBe('Example(example)');
    expect(inspect([{ example }], { depth: null, showHidden: true })).toContain('Example(example)');
    expect(inspect([{ example }], { depth: null, showHidden: true })).not.toContain('sesame');
  });

  it('still has its fields', () => {
    expect(example.password).toBe('open sesame');
  });
});
