import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { configurationText } from '../../scripts/configuration-types.js';
import { squeezed } from '../support/squeezed.js';

describe('the types of a configuration', () => {
  it('are committed as generated from its schema', () => {
    // Where this is false, `npm run generate:configuration` makes it true.
    const committed = readFileSync('src/config/configuration.ts', 'utf8');
    expect(squeezed(committed)).toBe(squeezed(configurationText()));
  });
});
