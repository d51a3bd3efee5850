import { describe, expect, it } from '@jest/globals';
import { isAvailableOn, matcherOf, routeMatcherOf } from '../../../src/pipeline/routing/operations.js';
import { fewOperations as operations } from '../../support/few-operations.js';

describe('a pattern', () => {
  it.each<[pattern: string, name: string, matches: boolean]>([
    ['contacts.get', 'contacts.get', true],
    ['contacts.get', 'contacts.getMany', false],
    ['contacts.get', 'xcontacts.get', false],
    ['contacts.get', 'contacts_get', false],
    // A "*" at the end stands for all remaining parts.
    ['*', 'principal', true],
    ['*', 'agents.Contact.GetContact', true],
    ['contacts.*', 'contacts.get', true],
    ['contacts.*', 'contacts.', false],
    ['contacts.*', 'contacts', false],
    ['contacts.*', 'xcontacts.get', false],
    ['agents.*', 'agents.Contact.GetContact', true],
    // Anywhere else, and within a part, it stays within the part.
    ['*.get', 'contacts.get', true],
    ['*.get', 'contacts.getMany', false],
    ['*.get', 'a.contacts.get', false],
    ['agents.*.GetContact', 'agents.Contact.GetContact', true],
    ['agents.*.GetContact', 'agents.GetContact', false],
    ['lists.*Item', 'lists.getItem', true],
    ['lists.*Item', 'lists.Item', true],
    ['lists.*Item', 'lists.getItems', false],
    ['lists.get*', 'lists.get', true],
    ['lists.get*', 'lists.getItem', true],
    ['lists.get*', 'lists.get.Item', false],
    ['lists.g*t*m', 'lists.getItem', true],
    ['agents.*.*', 'agents.Contact', false],
    // Other characters stand for themselves.
    ['a+b.*', 'aab.get', false],
    ['a+b.*', 'a+b.get', true],
    ['(a|b).*', 'a.get', false],
    ['a$.*', 'a$.get', true],
  ])('%s matches %s: %s', (pattern, name, matches) => {
    expect(matcherOf(pattern)(name)).toBe(matches);
  });

  it.each<[pattern: string, among: readonly string[], not: readonly string[]]>([
    ['contacts.get', ['contacts.get'], ['contacts.find']],
    ['contacts.*', ['contacts.get', 'contacts.find'], ['persons.get', 'agents.Contact.GetContact']],
    ['*', ['principal', 'contacts.get', 'agents.Contact.GetContact', 'agents.List.GetListDefinitions'], []],
    ['*.*.*', ['agents.Contact.GetContact'], ['contacts.get', 'principal']],
    ['agents.Contact.*', ['agents.Contact.GetContact'], ['agents.Person.GetPerson', 'contacts.get']],
    ['agents.Con*.GetContact', ['agents.Contact.GetContact'], ['agents.Contact.GetContactEntity']],
    ['agents.Contact.GetContact', ['agents.Contact.GetContact'], ['agents.Contact.GetContactEntity']],
    ['ag*.Contact.*', ['agents.Contact.GetContact'], ['agents.Person.GetPerson']],
    ['agents.Unknown.*', [], ['agents.Contact.GetContact', 'contacts.get']],
    ['agents', [], ['agents.Contact.GetContact']],
  ])('%s stands for the operations %j, and not for %j', (pattern, among, not) => {
    const names = operations.matching(pattern);
    expect(names).toEqual(expect.arrayContaining([...among]));
    for (const name of not) expect(names).not.toContain(name);
    if (among.length === 0) expect(names).toEqual([]);
  });
});

describe('an operation', () => {
  it.each<[name: string, kind: 'read' | 'write' | undefined]>([
    ['contacts.get', 'read'],
    ['contacts.save', 'write'],
    ['principal', 'read'],
    ['agents.Contact.GetContactEntity', 'read'],
    ['agents.Contact.DeleteContactEntity', 'write'],
    ['agents.Contact.Unknown', undefined],
    ['agents.Unknown.GetContactEntity', undefined],
    ['agents.Contact', undefined],
    ['agents', undefined],
    ['Xagents.Contact.GetContactEntity', undefined],
    ['contacts', undefined],
    ['', undefined],
  ])('%s is a %s', (name, kind) => {
    expect(operations.find(name)?.kind).toBe(kind);
  });

  it.each<[misspelt: string, meant: string | undefined]>([
    ['contacts.gte', 'contacts.get'],
    ['contact.*', 'contacts.*'],
    ['lsits.*', 'lists.*'],
    ['principle', 'principal'],
    ['zzzzzzzzzz', undefined],
    ['agents.Contact.GetContactEntiti', 'agents.Contact.GetContactEntity'],
    ['agents.Contcat.GetContactEntity', 'agents.Contact.GetContactEntity'],
    ['agents.Contcat.*', 'agents.Contact.*'],
    ['agents.Contact.*', 'agents.Contact.*'],
    ['agents.Contact.Zzzzzzzzzzzzzzzz', undefined],
    ['agents.Zzzzzzzzzzzzzzzz.*', undefined],
    ['agents.Contcat', undefined],
  ])('named %s most likely means %s', (misspelt, meant) => {
    expect(operations.nearestTo(misspelt)).toBe(meant);
  });

  it.each<[name: string, onSoapAlone: boolean]>([
    ['agents.SoPrincipal.GetSystemInfo', true],
    ['agents.BlobManager.ReadBlob', true],
    ['agents.Contact.GetContactEntity', false],
    ['SoPrincipal.GetSystemInfo', false],
    ['contacts.get', false],
  ])('%s exists on soap alone: %s', (name, onSoapAlone) => {
    expect(isAvailableOn(name, 'soap')).toBe(true);
    expect(isAvailableOn(name, 'rest')).toBe(!onSoapAlone);
    expect(isAvailableOn(name, 'agents')).toBe(!onSoapAlone);
  });
});

describe('a route', () => {
  it.each<
    [what: string, patterns: string[], transports: ('soap' | 'rest' | 'agents')[], name: string, serves: boolean]
  >([
    ['what one of its patterns matches', ['lists.*', 'contacts.get'], ['rest'], 'contacts.get', true],
    ['nothing else', ['lists.*', 'contacts.get'], ['rest'], 'contacts.find', false],
    ['nothing without patterns', [], ['rest'], 'contacts.get', false],
    ['not by a wildcard what a transport lacks', ['agents.*'], ['rest'], 'agents.SoPrincipal.GetSystemInfo', false],
    ['not if one of several lacks it', ['agents.*'], ['soap', 'rest'], 'agents.SoPrincipal.GetSystemInfo', false],
    ['by a wildcard what its transport has', ['agents.*'], ['soap'], 'agents.SoPrincipal.GetSystemInfo', true],
    ['by a wildcard what all have', ['agents.*'], ['soap', 'rest'], 'agents.Contact.GetContactEntity', true],
    // That is refused with the configuration.
    [
      'by its name what its transport lacks',
      ['agents.SoPrincipal.GetSystemInfo'],
      ['rest'],
      'agents.SoPrincipal.GetSystemInfo',
      true,
    ],
  ])('serves %s', (_what, patterns, transports, name, serves) => {
    expect(routeMatcherOf(patterns, transports)(name)).toBe(serves);
  });
});
