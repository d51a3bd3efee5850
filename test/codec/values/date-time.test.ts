import { describe, expect, it } from '@jest/globals';
import { parseDateTime, rulesOf, toLocalDateTime } from '../../../src/codec/values/index.js';

const date = rulesOf({ kind: 'primitive', name: 'dateTime' });

describe('a date and time', () => {
  it.each(['2026-11-23T10:00:00', '0001-01-01T00:00:00', '9999-12-31T23:59:59.9999999', '2024-02-29T00:00:00'])(
    'is the text %s on both wires and canonically',
    (text) => {
      expect(date.problem(text)).toBeUndefined();
      expect(date.fromXml(text)).toBe(text);
      expect(date.toXml(text)).toBe(text);
      expect(date.fromJson(text)).toBe(text);
    },
  );

  it.each([
    '2026-02-29T00:00:00',
    '2026-13-01T00:00:00',
    '2026-11-23T24:00:00',
    '0000-01-01T00:00:00',
    'yesterday',
    '',
    '23.11.2026',
  ])('is not %p', (text) => {
    expect(date.problem(text)).toBeDefined();
    expect(date.fromXml(text)).toBeUndefined();
  });

  it('is never shifted: a zone that a server writes is dropped, and the wall clock is kept', () => {
    expect(date.fromXml('2026-11-23T10:00:00Z')).toBe('2026-11-23T10:00:00');
    expect(date.fromJson('2026-11-23T10:00:00+01:00')).toBe('2026-11-23T10:00:00');
  });

  it('has no trailing zeros in its fraction', () => {
    expect(date.fromXml('2026-11-23T10:00:00.5000000')).toBe('2026-11-23T10:00:00.5');
    expect(date.fromXml('2026-11-23T10:00:00.000')).toBe('2026-11-23T10:00:00');
  });

  it('is refused as a Date, with Z or with an offset, and the error names the function to use', () => {
    for (const value of [new Date(0), '2026-11-23T10:00:00Z', '2026-11-23T10:00:00+01:00']) {
      expect(date.problem(value)).toContain('toLocalDateTime');
    }
  });

  it('has its zone if it was written with one', () => {
    expect(parseDateTime('2026-11-23T10:00:00+01:00')).toEqual({ local: '2026-11-23T10:00:00', zone: '+01:00' });
    expect(parseDateTime('2026-11-23')).toEqual({ local: '2026-11-23T00:00:00', zone: undefined });
  });
});

describe('toLocalDateTime', () => {
  it.each([
    ['2026-11-23T09:00:00Z', 'Europe/Oslo', '2026-11-23T10:00:00'],
    ['2026-07-01T22:30:00Z', 'Europe/Oslo', '2026-07-02T00:30:00'],
    ['2026-11-23T09:00:00.250Z', 'UTC', '2026-11-23T09:00:00.25'],
    ['2026-11-23T09:00:00Z', 'Asia/Kolkata', '2026-11-23T14:30:00'],
  ])('shows %s in %s as %s', (instant, zone, local) => {
    expect(toLocalDateTime(new Date(instant), zone)).toBe(local);
    expect(date.problem(local)).toBeUndefined();
  });
});
