import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rulesOf } from '../../../src/codec/values/index.js';

const span = rulesOf({ kind: 'primitive', name: 'duration' });

describe('a time span', () => {
  it.each([
    ['PT10M', '00:10:00'],
    ['PT0S', '00:00:00'],
    ['P1DT2H3M4.5S', '1.02:03:04.5000000'],
    ['-PT0.0000001S', '-00:00:00.0000001'],
    ['P10675199DT2H48M5.4775807S', '10675199.02:48:05.4775807'],
    ['-P10675199DT2H48M5.4775808S', '-10675199.02:48:05.4775808'],
  ])('is %s in XML and %s canonically, both ways', (xml, canonical) => {
    expect(span.fromXml(xml)).toBe(canonical);
    expect(span.toXml(canonical)).toBe(xml);
    expect(span.problem(canonical)).toBeUndefined();
  });

  it.each([
    ['PT90M', '01:30:00'],
    ['P1M', '30.00:00:00'],
    ['P1Y', '365.00:00:00'],
    ['PT36H', '1.12:00:00'],
  ])('is read as .NET reads it: %s is %s', (xml, canonical) => {
    expect(span.fromXml(xml)).toBe(canonical);
  });

  it.each([
    ['P10Y', '3650.00:00:00'],
    ['P12M', '360.00:00:00'],
    ['PT0.12345678S', '00:00:00.1234567'],
    [' PT10M\n', '00:10:00'],
  ])('is read as .NET reads it: %j is %s', (xml, canonical) => {
    expect(span.fromXml(xml)).toBe(canonical);
    expect(span.fromJson(xml)).toBe(canonical);
  });

  it.each([
    ...['P', 'PT', '', '10 minutes', 'P1S', 'PT1D', 'P99999999999999D', '--PT1S', 'xPT1S', 'PT1Sx'],
    ...['P10675199DT2H48M5.4775808S', '-P10675199DT2H48M5.4775809S'],
  ])('is not %p', (xml) => {
    expect(span.fromXml(xml)).toBeUndefined();
    expect(span.fromJson(xml)).toBeUndefined();
  });

  it.each([
    ['00:00:00', 'PT0S'],
    ['-00:00:00', 'PT0S'],
    ['1.00:00:00', 'P1D'],
    ['02:00:00', 'PT2H'],
    ['00:03:00', 'PT3M'],
    ['00:00:04', 'PT4S'],
    ['00:00:00.0500000', 'PT0.05S'],
    ['1.00:00:04', 'P1DT4S'],
    ['10:20:30', 'PT10H20M30S'],
    ['1:30', 'PT1H30M'],
  ])('is written without the parts that are zero: %s is %s', (canonical, xml) => {
    expect(span.toXml(canonical)).toBe(xml);
  });

  it('is written unchanged if it is none', () => {
    expect(span.toXml('soon')).toBe('soon');
  });

  it.each([5, null, undefined, '', 'soon', '24:00:00', '00:00:60', 'x00:10:00', '00:10:00x', ['00:10:00']])(
    'is not %j in JSON, nor canonically',
    (value) => {
      expect(span.fromJson(value)).toBeUndefined();
      expect(span.problem(value)).toBe('');
    },
  );

  it.each([
    ...['24:00:00', '1:60:00', 'PT10M', 600, '10675200.00:00:00', '01:30', ' 00:10:00'],
    ...['10675199.02:48:05.4775808', '-10675199.02:48:05.4775809', '00:00:00.12345678'],
  ])('is refused as %p where a canonical one is due', (value) => {
    expect(span.problem(value)).toBe('');
  });

  it.each([
    ['01:30', '01:30:00'],
    ['PT10M', '00:10:00'],
    ['1.00:00:00', '1.00:00:00'],
    ['0:10:00.5', '00:10:00.5000000'],
    [' 01:30 ', '01:30:00'],
    ['1234567.00:00', '1234567.00:00:00'],
  ])('is read liberally from JSON: %s is %s', (json, canonical) => {
    expect(span.fromJson(json)).toBe(canonical);
  });

  it('survives a round trip through XML for every number of ticks', () => {
    const ticks = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    fc.assert(
      fc.property(ticks, (count) => {
        const magnitude = count < 0n ? -count : count;
        const two = (value: bigint) => String(value).padStart(2, '0');
        const seconds = magnitude / 10_000_000n;
        const fraction = magnitude % 10_000_000n;
        const days = seconds / 86_400n;
        const time = [(seconds / 3600n) % 24n, (seconds / 60n) % 60n, seconds % 60n].map(two).join(':');
        const canonical = `${count < 0n ? '-' : ''}${days === 0n ? '' : `${days.toString()}.`}${time}${
          fraction === 0n ? '' : `.${String(fraction).padStart(7, '0')}`
        }`;
        expect(span.problem(canonical)).toBeUndefined();
        expect(span.fromXml(span.toXml(canonical))).toBe(canonical);
        expect(span.fromJson(canonical)).toBe(canonical);
      }),
      { numRuns: 500 },
    );
  });
});
