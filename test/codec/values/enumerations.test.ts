import { describe, expect, it } from '@jest/globals';
import { rulesOf, UnwritableValue } from '../../../src/codec/values/index.js';

let made = 0;

/** New each time, because rules are made once for a type, and what a server sent is kept by the type's name. */
function phases(names?: readonly string[]) {
  const members = names?.map((name, value) => ({ name, value })) ?? [
    { name: 'Unknown', value: 0 },
    { name: 'Started', value: 5 },
    { name: 'Phase2', value: 12 },
    { name: 'Gone', value: -1 },
  ];
  return rulesOf({ kind: 'enumeration', namespace: 'n', name: `Phase${++made}`, members });
}

describe('a value of an enumeration', () => {
  it.each(['Unknown', 'Started', 'Phase2', 'Gone'])('is the name %s everywhere', (name) => {
    expect(phases().problem(name)).toBeUndefined();
    expect(phases().fromXml(name)).toBe(name);
    expect(phases().toXml(name)).toBe(name);
    expect(phases().fromJson(name)).toBe(name);
    expect(phases().toJson?.(name)).toBe(name);
  });

  it.each<[unknown, string]>([
    ['STARTED', 'Started'],
    [' Started ', 'Started'],
    [' phase2\n', 'Phase2'],
    [0, 'Unknown'],
    [5, 'Started'],
    [' 12 ', 'Phase2'],
    ['-1', 'Gone'],
    [-1, 'Gone'],
  ])('is read from %j in JSON as %s', (json, name) => {
    expect(phases().fromJson(json)).toBe(name);
    expect(phases().problem(json)).toBe('');
  });

  it.each([
    [' Started ', 'Started'],
    ['started', 'Started'],
    ['\nPhase2\t', 'Phase2'],
  ])('is read from %j in XML as %s', (xml, name) => {
    expect(phases().fromXml(xml)).toBe(name);
  });

  it.each(['Later', '_later', 'Später3', '次'])('may be the unknown name %s once a server has sent it', (name) => {
    for (const read of ['fromXml', 'fromJson'] as const) {
      const rules = phases();
      expect(rules.problem(name)).toBe('');
      expect(rules[read](` ${name} `)).toBe(name);
      expect(rules.problem(name)).toBeUndefined();
      expect(rules.toXml(name)).toBe(name);
      expect(rules.toJson?.(name)).toBe(name);
    }
  });

  it.each<[unknown, string]>([
    [7, '7'],
    [-7, '-7'],
    ['77', '77'],
    [2_147_483_647, '2147483647'],
  ])('may be the number %j without a name once a server has sent it, but not over SOAP', (json, text) => {
    const rules = phases();
    expect(rules.problem(text)).toBe('');
    expect(rules.fromJson(json)).toBe(text);
    expect(rules.problem(text)).toBeUndefined();
    expect(rules.toJson?.(text)).toBe(Number(text));
    expect(() => rules.toXml(text)).toThrow(UnwritableValue);
  });

  it.each(['', 'not a name', '2nd', 'a-b', 'x!', '1.5', '12345678901'])('is not the text %j', (text) => {
    expect(phases().fromXml(text)).toBeUndefined();
    expect(phases().fromJson(text)).toBeUndefined();
    expect(phases().problem(text)).toBe('');
    expect(phases().toJson?.(text)).toBe(text);
  });

  it.each([1.5, NaN, Infinity, 2 ** 53, true, null, undefined, ['Started'], {}])('is not %p', (value) => {
    expect(phases().fromJson(value)).toBeUndefined();
    expect(phases().problem(value)).toBe('');
  });

  it('is passed on in JSON if it is not a text', () => {
    expect(phases().toJson?.(5)).toBe(5);
    expect(phases().toJson?.(true)).toBe(true);
  });

  it('keeps its case if two members differ in nothing else', () => {
    const rules = phases(['Open', 'OPEN']);
    for (const name of ['Open', 'OPEN']) expect([rules.fromXml(name), rules.fromJson(name)]).toEqual([name, name]);
  });
});

describe('what an enumeration must be', () => {
  const names = Array.from({ length: 13 }, (_, index) => `Member${index}x`);

  it('names every member of twelve', () => {
    expect(phases(names.slice(0, 12)).expected).toBe(`one of ${names.slice(0, 12).join(', ')}`);
  });

  it('names twelve members of more, and says how many there are', () => {
    const { expected } = phases(names);
    for (const name of names.slice(0, 12)) expect(expected).toContain(name);
    expect(expected).not.toContain('Member12x');
    expect(expected).toContain('13');
  });
});

it('the rules of a type are made once, and by the type itself', () => {
  const type = { kind: 'enumeration', namespace: 'n', name: 'Kept', members: [{ name: 'One', value: 1 }] } as const;
  expect(rulesOf(type)).toBe(rulesOf(type));
  const other = { ...type, members: [{ name: 'Two', value: 1 }] };
  expect([rulesOf(type).fromJson(1), rulesOf(other).fromJson(1)]).toEqual(['One', 'Two']);
});
