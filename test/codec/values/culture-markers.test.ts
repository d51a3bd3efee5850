import { describe, expect, it } from '@jest/globals';
import { cultureMarkers, type CultureMarkerName, readMarked, writeMarked } from '../../../src/codec/values/index.js';

const rows: [marked: string, value: unknown][] = [
  ['[I:3]', 3],
  ['[I:-2147483648]', -2147483648],
  ['[I:+7]', 7],
  ['[F:123.4]', 123.4],
  ['[F:-0]', 0],
  ['[F:1E-7]', 1e-7],
  ['[M:123.45]', 123.45],
  ['[D:09.11.2017]', '2017-11-09T00:00:00'],
  ['[D:11/09/2017]', '2017-11-09T00:00:00'],
  ['[D:2017-11-09]', '2017-11-09T00:00:00'],
  ['[D:01.01.0001]', '0001-01-01T00:00:00'],
  ['[DT:11/09/2017 14:53:18]', '2017-11-09T14:53:18'],
  ['[DT:12/31/2013 23:59:59.0000000]', '2013-12-31T23:59:59'],
  ['[DT:12/31/2013 23:59:59.1230000]', '2013-12-31T23:59:59.123'],
  ['[DT:2017-11-09T14:53:18]', '2017-11-09T14:53:18'],
  ['[DT:09.11.2017]', '2017-11-09T00:00:00'],
  ['[T:14:52]', '14:52:00'],
  ['[T:14:52:30]', '14:52:30'],
  ['[T:06/19/2019 14:35:56.00000]', '14:35:56'],
  ['[TS:500]', '00:08:20'],
  ['[TS:-90061]', '-1.01:01:01'],
  ['[A:3,4,5]', [3, 4, 5]],
  ['[A:3]', [3]],
  ['[B:X98=]', 'X98='],
  [' [I:3] ', 3],
  // As written on other pages of the vendor.
  ['[I: 1000]', 1000],
  ['[F:-30.0]', -30],
  ['[M:15000]', 15000],
  ['[D:06/19/2019]', '2019-06-19T00:00:00'],
  ['[DT:06/19/2019 14:35:56.00000]', '2019-06-19T14:35:56'],
  ['[DT:11/12/2010 09:49:35.9227577]', '2010-11-12T09:49:35.9227577'],
  ['[DT:01/01/0001 00:00:00.0000000]', '0001-01-01T00:00:00'],
  ['[I:9007199254740991]', 9_007_199_254_740_991],
  ['[F:.25]', 0.25],
  ['[F:5.]', 5],
  ['[F:1e5]', 100_000],
  ['[F:+1.5E+3]', 1_500],
  ['[D:1.2.2017]', '2017-02-01T00:00:00'],
  ['[D:1/2/2017]', '2017-01-02T00:00:00'],
  ['[D:2017/1/2]', '2017-01-02T00:00:00'],
  ['[D:09.11.2017 14:53:18]', '2017-11-09T00:00:00'],
  ['[TS:0]', '00:00:00'],
  ['[TS:0.5]', '00:00:00.5000000'],
  ['[A:3, -4 ,5]', [3, -4, 5]],
  ['[T:2017-11-09T14:52:30.5]', '14:52:30.5'],
];

const texts = [
  '[I:9007199254740993]',
  '[I:0x10]',
  '[I:1e3]',
  '[F:0x10]',
  '[F:1e309]',
  '[F:Infinity]',
  '[F:1,5]',
  '[F:.]',
  '[D:x09.11.2017]',
  '[D:09.11.2017x]',
  '[D:09.11/2017]',
  '[D:09112017]',
  '[DT:soon]',
  '[T:14:52:30x]',
  '[T:14:52 PM]',
  '[TS:1e309]',
  '[A:]3',
  '[A:3,,4]',
  '[A:1.5]',
  '[ABC:3]',
  '[I:3]]',
  '',
  'text',
  '[I:3',
  'I:3',
  '[I:abc]',
  '[I:1.5]',
  '[i:3]',
  '[X:3]',
  '[D:31.02.2017]',
  '[D:soon]',
  '[DT:11/09/2017 25:00:00]',
  '[T:25:00]',
  '[T:about 14:52]',
  '[TS:long]',
  '[A:3,x]',
  '[SR_LABEL]',
  'x [I:3]',
  '[I:3] x',
];

const empty = ['[I:]', '[D:]', '[DT: ]', '[B:]'];

describe('NetServer’s marked text', () => {
  it.each(rows)('%s reads as its value', (marked, value) => {
    expect(readMarked(marked)).toMatchObject({ value });
  });

  it('has a row in this test for every marker', () => {
    const tested = new Set(rows.map(([marked]) => /\[(\w+):/.exec(marked)?.[1]));
    expect([...tested].sort()).toEqual(cultureMarkers.map(({ marker }) => marker).sort());
  });

  it.each(texts)('%j is plain text', (text) => {
    expect(readMarked(text)).toBeUndefined();
  });

  it.each(empty)('%s means no value', (marked) => {
    expect(readMarked(marked)?.value).toBeNull();
  });

  it.each<[CultureMarkerName, string | number | readonly number[], string, unknown?]>([
    ['I', 3, '[I:3]'],
    ['F', 1.5, '[F:1.5]'],
    ['M', 100, '[M:100]'],
    ['D', '2017-11-09T00:00:00', '[D:09.11.2017]'],
    ['DT', '2017-11-09T14:53:18', '[DT:11/09/2017 14:53:18]'],
    ['T', '14:52:00', '[T:14:52]'],
    ['TS', 500, '[TS:500]', '00:08:20'],
    ['A', [3, 4], '[A:3,4]'],
    ['B', 'X98=', '[B:X98=]'],
  ])('%s is written as the vendor writes it, and read again', (name, value, marked, read = value) => {
    expect(writeMarked(name, value)).toBe(marked);
    expect(readMarked(marked)?.value).toEqual(read);
  });
});
