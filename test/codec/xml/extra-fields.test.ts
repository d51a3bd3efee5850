import { describe, expect, it } from '@jest/globals';
import { rememberExtraField } from '../../../src/codec/canonical/index.js';
import type { CarrierType, Field, Message } from '../../../src/contract/index.js';
import { encodeBody } from '../../../src/codec/xml/index.js';

const namespace = 'urn:extras';
const text = (name: string): Field => {
  return { namespace, name, type: { kind: 'primitive', name: 'string' }, nillable: true, optional: true };
};

/** Each test has its own carrier, because what servers have sent is remembered by its name. */
function bodyOf(carrier: string, value: object): string {
  const fields = [text('First'), text('Last')];
  const fieldsByName = new Map(fields.map((field) => [field.name, field]));
  const type: CarrierType = {
    kind: 'carrier',
    namespace,
    name: carrier,
    base: undefined,
    fields,
    fieldsByName,
    derived: [],
  };
  const message: Message = { namespace, name: 'M', headers: [], fields: [{ ...text('V'), type }] };
  return encodeBody(message, { V: value });
}

describe('fields that the contract does not know', () => {
  it('are written in the order in which a server sent them', () => {
    rememberExtraField('Ordered', 'A', { namespace, after: 'First' });
    rememberExtraField('Ordered', 'B', { namespace, after: 'A' });
    const body = bodyOf('Ordered', { B: 'b', Last: 'l', A: 'a', First: 'f' });
    expect(body).toContain('<First>f</First><A>a</A><B>b</B><Last>l</Last>');
  });

  it('keep their position if the one before them is absent', () => {
    rememberExtraField('Gap', 'A', { namespace, after: 'First' });
    rememberExtraField('Gap', 'B', { namespace, after: 'A' });
    expect(bodyOf('Gap', { B: 'b', Last: 'l', First: 'f' })).toContain('<First>f</First><B>b</B><Last>l</Last>');
  });

  it('are written even if two servers disagree on their order', () => {
    rememberExtraField('Circle', 'A', { namespace, after: 'B' });
    rememberExtraField('Circle', 'B', { namespace, after: 'A' });
    const body = bodyOf('Circle', { A: 'a', B: 'b' });
    expect([body.match(/<A>a<\/A>/g)?.length, body.match(/<B>b<\/B>/g)?.length]).toEqual([1, 1]);
  });
});
