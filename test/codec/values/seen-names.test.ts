import { expect, it } from '@jest/globals';
import { rememberName, wasSeen } from '../../../src/codec/values/seen-names.js';

it('a name is remembered for its own type only', () => {
  rememberName('A', 'Later');
  expect(wasSeen('A', 'Later')).toBe(true);
  expect(wasSeen('A', 'Earlier')).toBe(false);
  expect(wasSeen('B', 'Later')).toBe(false);
});

it('a name of 128 characters is remembered, and a longer one is not', () => {
  for (const length of [128, 129]) rememberName('Long', 'x'.repeat(length));
  expect(wasSeen('Long', 'x'.repeat(128))).toBe(true);
  expect(wasSeen('Long', 'x'.repeat(129))).toBe(false);
});

it('256 names of a type are remembered', () => {
  for (let index = 1; index <= 257; index++) rememberName('Many', `Name${index}`);
  expect(wasSeen('Many', 'Name1')).toBe(true);
  expect(wasSeen('Many', 'Name256')).toBe(true);
  expect(wasSeen('Many', 'Name257')).toBe(false);
});

// The last one, because it leaves no room for another type.
it('names of 1024 types are remembered, and those types may have more', () => {
  const before = ['A', 'Long', 'Many', 'First'];
  for (const type of before) rememberName(type, 'One');
  for (let index = 1; index <= 1_024; index++) rememberName(`Type${index}`, 'One');
  const known = Array.from({ length: 1_024 }, (_, index) => `Type${index + 1}`).filter((type) => wasSeen(type, 'One'));
  expect(known).toHaveLength(1_024 - before.length);
  expect(known.at(-1)).toBe('Type1020');
  rememberName('First', 'Two');
  expect(wasSeen('First', 'Two')).toBe(true);
});
