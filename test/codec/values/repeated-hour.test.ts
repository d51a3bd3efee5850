import { describe, expect, it } from '@jest/globals';
import { clockTime, isClockOf, maxRepetition, mayRepeat, shownBefore } from '../../../src/codec/values/index.js';

const minute = 60_000;
const hour = 60 * minute;

/** Instants in UTC at which clocks were put back, the wall clock that they showed again, and how far they went back. */
const changes: readonly [zone: string, instant: string, again: string, back: number][] = [
  ['Atlantic/Azores', '2023-10-29T01:00:00', '2023-10-29T00:00:00', hour],
  // Troll had the same wall clock at that time, and its clocks went back two hours.
  ['Europe/Lisbon', '2023-10-29T01:00:00', '2023-10-29T01:00:00', 2 * hour],
  ['Europe/Oslo', '2023-10-29T01:00:00', '2023-10-29T02:00:00', hour],
  ['Europe/Athens', '2023-10-29T01:00:00', '2023-10-29T03:00:00', hour],
  ['Asia/Jerusalem', '2023-10-28T23:00:00', '2023-10-29T01:00:00', hour],
  ['Africa/Cairo', '2023-10-26T21:00:00', '2023-10-26T23:00:00', hour],
  ['America/Nuuk', '2022-10-30T01:00:00', '2022-10-29T22:00:00', hour],
  ['America/St_Johns', '2023-11-05T04:30:00', '2023-11-05T01:00:00', hour],
  ['America/Halifax', '2023-11-05T05:00:00', '2023-11-05T01:00:00', hour],
  ['America/New_York', '2023-11-05T06:00:00', '2023-11-05T01:00:00', hour],
  ['America/Chicago', '2023-11-05T07:00:00', '2023-11-05T01:00:00', hour],
  ['America/Denver', '2023-11-05T08:00:00', '2023-11-05T01:00:00', hour],
  ['America/Los_Angeles', '2023-11-05T09:00:00', '2023-11-05T01:00:00', hour],
  ['America/Anchorage', '2023-11-05T10:00:00', '2023-11-05T01:00:00', hour],
  ['America/Adak', '2023-11-05T11:00:00', '2023-11-05T01:00:00', hour],
  ['America/Havana', '2023-11-05T05:00:00', '2023-11-05T00:00:00', hour],
  ['America/Santiago', '2023-04-02T03:00:00', '2023-04-01T23:00:00', hour],
  ['Pacific/Easter', '2023-04-02T03:00:00', '2023-04-01T21:00:00', hour],
  ['America/Asuncion', '2023-03-26T03:00:00', '2023-03-25T23:00:00', hour],
  ['Australia/Sydney', '2023-04-01T16:00:00', '2023-04-02T02:00:00', hour],
  ['Australia/Adelaide', '2023-04-01T16:30:00', '2023-04-02T02:00:00', hour],
  ['Australia/Lord_Howe', '2023-04-01T15:00:00', '2023-04-02T01:30:00', hour / 2],
  ['Pacific/Norfolk', '2023-04-01T15:00:00', '2023-04-02T02:00:00', hour],
  ['Pacific/Auckland', '2023-04-01T14:00:00', '2023-04-02T02:00:00', hour],
  ['Pacific/Chatham', '2023-04-01T14:00:00', '2023-04-02T02:45:00', hour],
  ['Antarctica/Troll', '2023-10-29T01:00:00', '2023-10-29T01:00:00', 2 * hour],
];

const later = (local: string, milliseconds: number) =>
  new Date(Date.parse(`${local}Z`) + milliseconds).toISOString().slice(0, 19);

describe.each(changes)('after the clocks of %s went back at %s to %s', (_zone, instant, again, back) => {
  it('the wall clock may have been shown before, until the repetition ends', () => {
    const last = back - 1_000;
    for (const passed of [0, back / 2, last]) {
      const local = later(again, passed);
      expect([local, mayRepeat(local)]).toEqual([local, true]);
      expect([local, shownBefore(local, later(instant, passed))]).toEqual([local, back]);
    }
  });
});

/** No other zone repeated an hour with the same difference from UTC just before or after these. */
const alone = [
  ...['Atlantic/Azores', 'Europe/Oslo', 'Europe/Athens', 'Asia/Jerusalem', 'Africa/Cairo', 'America/Nuuk'],
  ...['America/St_Johns', 'America/Halifax', 'America/Santiago', 'Pacific/Easter', 'America/Asuncion'],
  ...['Australia/Adelaide', 'Australia/Lord_Howe', 'Pacific/Auckland', 'Pacific/Chatham'],
];

it.each(changes.filter(([zone]) => alone.includes(zone)))(
  'in %s nothing was shown before the first time, nor once the repetition is over',
  (_zone, instant, again, back) => {
    expect(shownBefore(later(again, 0), later(instant, -back))).toBe(0);
    expect(shownBefore(later(again, back - 1_000), later(instant, -1_000))).toBe(0);
    expect(shownBefore(later(again, back), later(instant, back))).toBe(0);
  },
);

describe('a wall clock', () => {
  // The limits of what was repeated somewhere on that day.
  it.each([
    ['2023-10-28T23:59:59', false],
    ['2023-10-29T00:00:00', true],
    ['2023-10-29T03:59:59', true],
    ['2023-10-29T04:00:00', false],
    ['2023-11-04T23:59:59', false],
    ['2023-11-05T00:00:00', true],
    ['2023-11-05T01:59:59.9999999', true],
    ['2023-11-05T02:00:00', false],
    ['2023-04-02T01:29:59', false],
    ['2023-04-02T01:30:00', true],
    ['2023-04-02T03:44:59', true],
    ['2023-04-02T03:45:00', false],
  ])('of %s was repeated in some zone: %j', (local, repeated) => {
    expect(mayRepeat(local)).toBe(repeated);
  });

  it.each([
    ['of summer', '2023-07-01T02:30:00'],
    ['of winter', '2023-01-15T02:30:00'],
    ['that clocks which go forward leave out', '2023-03-26T02:30:00'],
    ['before the years whose rules are known', '1979-10-28T01:30:00'],
    ['after the years whose rules are known', '2200-11-02T01:30:00'],
    ['of no date', '0001-01-01T00:00:00'],
  ])('%s is not repeated', (_, local) => {
    expect(mayRepeat(local)).toBe(false);
  });

  it.each(['1980-10-26T01:30:00', '2199-11-03T01:30:00'])(
    'of %s is within the years whose rules are known',
    (local) => {
      expect(mayRepeat(local)).toBe(true);
    },
  );

  it('was not shown before in the years whose rules are not known', () => {
    expect(shownBefore('1980-10-26T01:30:00', '1980-10-26T06:30:00')).toBe(hour);
    expect(shownBefore('1979-10-28T01:30:00', '1979-10-28T06:30:00')).toBe(0);
    expect(shownBefore('2199-11-03T01:30:00', '2199-11-03T06:30:00')).toBe(hour);
    expect(shownBefore('2200-11-02T01:30:00', '2200-11-02T06:30:00')).toBe(0);
  });

  it('may recur within two hours at most', () => {
    expect(maxRepetition).toBe(2 * hour);
  });

  it('in milliseconds is that of UTC in whole seconds, with a zone or without', () => {
    for (const local of ['2026-11-23T10:00:05', '2026-11-23T10:00:05.9999999', '2026-11-23T10:00:05Z'])
      expect(clockTime(local)).toBe(Date.UTC(2026, 10, 23, 10, 0, 5));
  });
});

describe('a server', () => {
  const instant = '2026-11-23T12:00:00';

  it.each([
    ['at UTC', 0],
    ['a quarter of an hour ahead', 15],
    ['in India', 330],
    ['on Chatham Island', 765],
    ['as far ahead as a zone can be', 14 * 60],
    ['behind UTC', -210],
    ['as far behind as a zone is taken to be', -14 * 60],
  ])('%s may show such a wall clock', (_, ahead) => {
    expect(isClockOf(later(instant, ahead * minute), instant)).toBe(true);
  });

  it.each([1, 14, 20, -1, -25, 14 * 60 + 1, 14 * 60 + 15, -14 * 60 - 15, 24 * 60])(
    'that is %d minutes ahead does not exist',
    (ahead) => {
      expect(isClockOf(later(instant, ahead * minute), instant)).toBe(false);
    },
  );

  it('does not differ from UTC by seconds', () => {
    expect(isClockOf('2026-11-23T13:00:01', instant)).toBe(false);
  });
});
