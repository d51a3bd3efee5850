import { describe, expect, it } from '@jest/globals';
import { ValidationError, where } from '../../../src/index.js';
import { checkSortColumn } from '../../../src/codec/archive/columns.js';

// A pattern that could divide a word in many ways would try all of them: 2 to the power of the word's length.
describe('a column that is invalid at its end', () => {
  it.each([
    ['a long word', `${'a'.repeat(200)}!`],
    ['many words', `${'a/'.repeat(100)}!`],
    ['joins', `${'(a->b)'.repeat(40)}!`],
    ['brackets', `a${'[b]'.repeat(80)}!`],
    ['open functions', `Sum${'('.repeat(200)}!`],
  ])('is refused at once: %s', (_what, column) => {
    expect(() => where(column)).toThrow(ValidationError);
    expect(() => checkSortColumn(column, 'orderBy')).toThrow(ValidationError);
  });

  it.each([
    'contactUdef/SuperOffice:1',
    'category.(contact->category_idx).name',
    'sale.contact_id[contact].name',
    'ærlig_1',
  ])('is accepted in the spellings of the vendor: %s', (column) => {
    expect(String(where(column).isNotNull())).toBe(`${column} isNotNull`);
  });
});
