import { describe, expect, it } from '@jest/globals';
import { mergeToPatch, overlay, rememberExtraField } from '../../../src/codec/canonical/index.js';
import { sampleCarrier } from '../../support/sample-carrier.js';

const type = sampleCarrier('Merged');
rememberExtraField('Merged', 'Later');
rememberExtraField('Merged', 'a/b~c');
rememberExtraField('Merged', '__proto__');
rememberExtraField('MergedPart', 'Later');

const current = () => ({
  Name: 'a',
  Count: null,
  Owner: { Id: 1, Value: 'o' },
  Parts: [{ Id: 1, Value: 'p' }],
  Numbers: null,
  Words: { a: 'x' },
  Groups: null,
});
const merge = (changes: object) => mergeToPatch(type, current(), changes);
const replace = (path: string, value: unknown) => ({ op: 'replace', path, value });

describe('the patch for a merge', () => {
  it.each<[what: string, changes: object, patch: object[]]>([
    ['a value', { Name: 'b' }, [replace('/Name', 'b')]],
    ['the same value', { Name: 'a' }, [replace('/Name', 'a')]],
    [
      'a name in another case',
      { NAME: 'b', owner: { value: 'w' } },
      [replace('/Name', 'b'), replace('/Owner/Value', 'w')],
    ],
    [
      'null',
      { Name: null, Owner: null, Parts: null, Words: null },
      [replace('/Name', null), replace('/Owner', null), replace('/Parts', null), replace('/Words', null)],
    ],
    ['a value in a field that is null', { Count: 5 }, [replace('/Count', 5)]],
    ['one field of a carrier', { Owner: { Id: 2 } }, [replace('/Owner/Id', 2)]],
    ['no field of a carrier', { Owner: {} }, []],
    ['an array', { Parts: [], Numbers: [1] }, [replace('/Parts', []), replace('/Numbers', [1])]],
    ['an object for an array', { Parts: { Id: 2 } }, [{ op: 'add', path: '/Parts/-', value: { Id: 2 } }]],
    ['an object for an array that is null', { Numbers: { x: 1 } }, []],
    ['an object for a value', { Name: { x: 1 } }, [replace('/Name', { x: 1 })]],
    ['entries', { Words: { a: 'y', 'n/~': null } }, [replace('/Words/a', 'y'), replace('/Words/n~1~0', null)]],
    ['entries of a dictionary that is null', { Groups: { g: { Id: 1 } } }, []],
    ['a value of any type', { Anything: { a: 1 } }, [replace('/Anything', { a: 1 })]],
    ['nothing', {}, []],
    ['undefined', { Name: undefined, Owner: { Id: undefined }, Words: { a: undefined }, Later: undefined }, []],
    ['an unknown field', { Other: 1, Owner: { Other: 1 } }, []],
    ['a field that a server has sent', { Later: 1, 'a/b~c': 2 }, [replace('/Later', 1), replace('/a~1b~0c', 2)]],
    ['such a field of a carrier within', { Owner: { Later: [1] } }, [replace('/Owner/Later', [1])]],
  ])('of %s changes only that', (_, changes, patch) => {
    expect(merge(changes)).toEqual(patch);
  });

  it('does not go below a field that is absent', () => {
    expect(mergeToPatch(type, {}, { Owner: { Id: 2 }, Parts: { Id: 2 }, Words: { a: 'b' } })).toEqual([]);
  });
});

describe('values laid over defaults', () => {
  const lay = (values: object) => overlay(type, current(), values);

  it.each<[what: string, values: object, changed: object]>([
    ['a value', { Name: 'b' }, { Name: 'b' }],
    ['null', { Name: null, Owner: null, Words: null }, { Name: null, Owner: null, Words: null }],
    ['one field of a carrier', { Owner: { Id: 2 } }, { Owner: { Id: 2, Value: 'o' } }],
    ['a carrier for null', { Groups: { g: { Id: 1 } } }, { Groups: { g: { Id: 1 } } }],
    ['an array', { Parts: [{ Id: 9 }] }, { Parts: [{ Id: 9 }] }],
    ['an object for an array', { Parts: { Id: 9 } }, { Parts: { Id: 9 } }],
    ['entries', { Words: { b: 'y' } }, { Words: { a: 'x', b: 'y' } }],
    ['an absent field', { Anything: { a: 1 } }, { Anything: { a: 1 } }],
    ['a name in another case', { name: 'b' }, {}],
    ['an unknown field', { Other: 1, Owner: { Other: 1 } }, {}],
    ['undefined', { Name: undefined, Later: undefined, Owner: { Id: undefined } }, {}],
    ['a field that a server has sent', { Later: { a: 1 } }, { Later: { a: 1 } }],
    ['such a field of a carrier within', { Owner: { Later: 1 } }, { Owner: { Id: 1, Value: 'o', Later: 1 } }],
  ])('replace %s and keep the rest', (_, values, changed) => {
    expect(lay(values)).toEqual({ ...current(), ...changed });
  });

  it('replace one carrier of any type by another', () => {
    const laid = overlay(type, { ...current(), Anything: { a: 1 } }, { Anything: { b: 2 } });
    expect(laid['Anything']).toEqual({ b: 2 });
  });

  it('replace a default that is not an object', () => {
    const laid = overlay(type, { Owner: [1], Words: 'x' }, { Owner: { Id: 1 }, Words: { a: 'b' } });
    expect(laid).toEqual({ Owner: { Id: 1 }, Words: { a: 'b' } });
  });

  it('do not change the defaults', () => {
    const defaults = current();
    overlay(type, defaults, { Name: 'b', Owner: { Id: 2 }, Words: { b: 'y' }, Later: 1 });
    expect(defaults).toEqual(current());
  });

  it('may have the name of a prototype, as a field and as an entry', () => {
    const laid = lay(JSON.parse('{"__proto__":{"x":1},"Words":{"__proto__":"y"}}') as object);
    expect(Object.getPrototypeOf(laid)).toBe(Object.prototype);
    expect(JSON.parse(JSON.stringify(laid))).toEqual(
      JSON.parse(JSON.stringify({ ...current(), Words: { a: 'x', ['__proto__']: 'y' }, ['__proto__']: { x: 1 } })),
    );
    expect(Object.hasOwn(laid, '__proto__')).toBe(true);
  });
});
