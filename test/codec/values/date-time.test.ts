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

  // One character of the usual form at a time, by the neighbours of the digits too.
  const usual = '2026-11-23T10:09:08';
  const changed = Array.from({ length: usual.length }, (_, at) =>
    ['/', ':', ' ', 'x'].map((character) => `${usual.slice(0, at)}${character}${usual.slice(at + 1)}`),
  );
  it.each(
    changed
      .flat()
      .filter((text) => text !== usual && text !== '2026-11-23 10:09:08')
      .map((text) => [text]),
  )('is not %j', (text) => {
    expect(date.problem(text)).toBe('');
    expect(date.fromXml(text)).toBeUndefined();
    expect(date.fromJson(text)).toBeUndefined();
  });

  const daysOf = [
    ...([1, 3, 5, 7, 8, 10, 12] as const).map((month) => ['2026', month, 31] as const),
    ...([4, 6, 9, 11] as const).map((month) => ['2026', month, 30] as const),
    ...(['2026', '1900', '2100'] as const).map((year) => [year, 2, 28] as const),
    ...(['2024', '2000', '0004'] as const).map((year) => [year, 2, 29] as const),
  ];
  it.each(daysOf)('of the year %s has as many days in month %d as the calendar: %d', (year, month, days) => {
    for (const time of ['T00:00:00', 'T00:00', 'T00:00:00.5']) {
      const on = (day: number) =>
        parseDateTime(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}${time}`);
      expect([on(0), on(1), on(days), on(days + 1)].map((parts) => parts !== undefined)).toEqual([
        false,
        true,
        true,
        false,
      ]);
    }
  });

  it.each([
    ['2026-00-10', '00:00:00'],
    ['2026-13-10', '00:00:00'],
    ['0000-12-31', '00:00:00'],
    ['2026-11-23', '24:00:00'],
    ['2026-11-23', '23:60:00'],
    ['2026-11-23', '23:59:60'],
    ['2026-11-23', '99:99:99'],
  ])('is not the day %s at %s, with a fraction or without', (day, time) => {
    for (const text of [`${day}T${time}`, `${day}T${time}.5`, `${day} ${time}`, `${day}T${time}Z`])
      expect(parseDateTime(text)).toBeUndefined();
  });

  it.each([
    ['2026-11-23', '2026-11-23T00:00:00', undefined],
    ['2026-11-23T10:09', '2026-11-23T10:09:00', undefined],
    ['2026-11-23 10:09:08', '2026-11-23T10:09:08', undefined],
    ['2026-11-23t10:09:08z', '2026-11-23T10:09:08', 'z'],
    [' 2026-11-23T10:09:08\n', '2026-11-23T10:09:08', undefined],
    ['2026-11-23T23:59:59.999999999', '2026-11-23T23:59:59.9999999', undefined],
    ['2026-11-23T10:09:08.0100', '2026-11-23T10:09:08.01', undefined],
    ['2026-11-23T10:09:08-0530', '2026-11-23T10:09:08', '-0530'],
    ['2026-11-23T10:09:08+05:30', '2026-11-23T10:09:08', '+05:30'],
  ])('is read from %j', (text, local, zone) => {
    expect(parseDateTime(text)).toEqual({ local, zone });
    expect(date.fromXml(text)).toBe(local);
    expect(date.fromJson(text)).toBe(local);
  });

  it.each([
    'x2026-11-23T10:09:08',
    '2026-11-23T10:09:08x',
    '12026-11-23T10:09:08',
    '2026-11-23T10',
    '2026-11-23T10:09:08.',
    '2026-11-23T10:09:08.1234567890',
    '2026-11-23T10:09:08+1:00',
    '2026-1-23T10:09:08',
    'soon',
  ])('is not read from %j', (text) => {
    expect(parseDateTime(text)).toBeUndefined();
    expect(date.fromXml(text)).toBeUndefined();
    expect(date.fromJson(text)).toBeUndefined();
  });

  it.each([
    ...['2026-11-23', '2026-11-23T10:09', '2026-11-23 10:09:08', '2026-11-23t10:09:08'],
    ...[' 2026-11-23T10:09:08', '2026-11-23T10:09:08 ', '2026-11-23T10:09:08.12345678', ''],
    ...[5, null, undefined, ['2026-11-23T10:09:08']],
  ])('is not %j canonically', (value) => {
    expect(date.problem(value)).toBe('');
  });

  it.each([5, null, undefined, ['2026-11-23T10:09:08']])('is not %j in JSON', (value) => {
    expect(date.fromJson(value)).toBeUndefined();
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
    ['2026-11-22T23:00:00Z', 'Europe/Oslo', '2026-11-23T00:00:00'],
    ['2026-01-02T03:04:05.005Z', 'UTC', '2026-01-02T03:04:05.005'],
    ['2026-01-02T03:04:05.010Z', 'UTC', '2026-01-02T03:04:05.01'],
    ['2026-01-02T03:04:05.101Z', 'UTC', '2026-01-02T03:04:05.101'],
    ['2026-01-02T03:04:05.900Z', 'UTC', '2026-01-02T03:04:05.9'],
    ['0099-06-01T12:00:00Z', 'UTC', '0099-06-01T12:00:00'],
  ])('shows %s in %s as %s', (instant, zone, local) => {
    expect(toLocalDateTime(new Date(instant), zone)).toBe(local);
    expect(date.problem(local)).toBeUndefined();
  });

  it('throws for a date or a zone that does not exist', () => {
    expect(() => toLocalDateTime(new Date(NaN), 'UTC')).toThrow(RangeError);
    expect(() => toLocalDateTime(new Date(0), 'Europe/Atlantis')).toThrow(RangeError);
  });

  it('shows the same in a zone after many others', () => {
    for (const zone of Intl.supportedValuesOf('timeZone').slice(0, 100)) toLocalDateTime(new Date(0), zone);
    expect(toLocalDateTime(new Date('2026-11-23T09:00:00Z'), 'Asia/Tokyo')).toBe('2026-11-23T18:00:00');
  });
});
