import { describe, expect, it } from '@jest/globals';
import { WireDifferences } from '../../../src/migration/doctor/wire-differences.js';
import { soapEnvelope } from '../../../src/migration/doctor/wire/soap-elements.js';
import { spellingsInJson, spellingsInSoap } from '../../../src/migration/doctor/wire/spellings.js';
import { contactType } from '../../support/contract.js';

/** What is found between a SOAP answer and a JSON answer that have little in them. */
function between(xml: string, json: object, unequal: readonly string[] = []) {
  const envelope = soapEnvelope(
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${xml}</s:Envelope>`,
  );
  if (envelope === undefined) throw new Error('there is no envelope');
  const wire = new WireDifferences();
  const answers = new Map([
    ['soap', spellingsInSoap(contactType, envelope)],
    ['rest', spellingsInJson(contactType, json)],
  ] as const);
  wire.add('Contact', answers, new Set(unequal));
  return wire.list();
}

describe('a difference on the wire', () => {
  it.each<[what: string, xml: string, json: object, aspect: string, soap: string, rest: string]>([
    [
      'flags by the name of their combination',
      '<TableRight><Mask>Select Update</Mask></TableRight>',
      { TableRight: { Mask: 'FULL' } },
      'Flags',
      'names of members',
      'other names (FULL)',
    ],
    [
      'flags as a number',
      '<TableRight><Mask>Select</Mask></TableRight>',
      { TableRight: { Mask: 1 } },
      'Flags',
      'names of members',
      'a number',
    ],
    [
      'a zone in a date',
      '<UpdatedDate>2026-11-23T10:00:00</UpdatedDate>',
      { UpdatedDate: '2026-11-23T09:00:00Z' },
      'Dates',
      '2026-12-31T10:00:00',
      '2026-12-31T10:00:00Z',
    ],
    [
      'a member that the contract does not have, among others',
      '<TableRight><Mask>Select Rename</Mask></TableRight>',
      { TableRight: { Mask: 'Select, Rename' } },
      'Flags',
      'other names (Select Rename)',
      'other names (Select, Rename)',
    ],
    [
      'free text for flags, which is not shown',
      '<TableRight><Mask>Wilhelmina Hansen</Mask></TableRight>',
      { TableRight: { Mask: 'Select' } },
      'Flags',
      'another text',
      'names of members',
    ],
    [
      'free text for a number, which is not shown',
      '<ContactId>2</ContactId>',
      { ContactId: 'Wilhelmina' },
      'Numbers',
      'a number',
      'another text',
    ],
    ['a word for a number', '<ContactId>2</ContactId>', { ContactId: 'NaN' }, 'Numbers', 'a number', 'a word (NaN)'],
    ['an empty text for none', '<Department i:nil="true" />', { Department: '' }, 'Text', 'nil', 'empty text'],
    ['an empty list for none', '<Phones />', { Phones: null }, 'Lists', 'an empty list', 'null'],
    [
      'text in several languages',
      '<Name>US:"a";NO:"b"</Name>',
      { Name: 'a' },
      'Text',
      'text in several languages',
      'text',
    ],
    [
      'an entry that one of them lacks',
      '<UserDefinedFields />',
      { UserDefinedFields: { 'SuperOffice:1': '' } },
      'Entries',
      'lacks it',
      'has the entry',
    ],
  ])('is %s', (_what, xml, json, aspect, soap, rest) => {
    expect(between(xml, json)).toContainEqual(
      expect.objectContaining({ aspect, forms: { soap, rest }, madeEqual: true }),
    );
  });

  it('is a field that only one side has and that is not in the contract', () => {
    const found = between('<Name>a</Name>', { Name: 'a', Sentiment: 'good' });
    expect(found).toContainEqual(
      expect.objectContaining({
        aspect: 'Not in the contract',
        forms: { rest: 'has extra fields' },
        example: 'Contact Sentiment',
      }),
    );
  });

  it('is not made equal if the library leaves a difference there or in its parent', () => {
    const xml = '<TableRight><Mask>Select</Mask></TableRight>';
    const flags = (unequal: readonly string[]) =>
      between(xml, { TableRight: { Mask: 'FULL' } }, unequal).find(({ aspect }) => aspect === 'Flags')?.madeEqual;
    expect(flags(['TableRight.Mask'])).toBe(false);
    expect(flags(['TableRight'])).toBe(false);
    expect(flags([''])).toBe(false);
    expect(flags(['TableRight.Reason'])).toBe(true);
  });

  it('does not exist if both write the same', () => {
    expect(
      between('<Name>a</Name><ContactId>2</ContactId>', { Name: 'b', ContactId: 3 }).filter(
        ({ aspect }) => aspect !== 'No value',
      ),
    ).toEqual([]);
  });
});
