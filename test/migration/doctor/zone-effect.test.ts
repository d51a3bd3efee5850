import { expect, it } from '@jest/globals';
import { doctorCommand } from '../../../src/cli/doctor.js';
import { zoneEffectOf } from '../../../src/migration/doctor/zone-effect.js';

it('a time zone that changes nothing may be unknown to the server', () => {
  const answer = { CreatedDate: '2026-11-26T10:00:00' };
  expect(zoneEffectOf([[answer, answer]])).toContain('or the server does not know it');
  expect(zoneEffectOf([[answer, { CreatedDate: '2026-11-26T09:00:00' }]])).toBe('moves 1 date by -1 hour');
});

it('a time zone has no effect on absent entities and empty searches', () => {
  expect(zoneEffectOf([[null, null]])).toBe('returned nothing to compare');
  const moved = [{ CreatedDate: '2026-11-26T10:00:00' }, { CreatedDate: '2026-11-26T09:00:00' }] as const;
  expect(zoneEffectOf([[null, null], [[], []], moved])).toBe('moves 1 date by -1 hour');
});

it('doctor refuses what cannot be a code, and names the code of an IANA zone', async () => {
  const refused = doctorCommand()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parseAsync(['--zone', 'Europe/Oslo'], { from: 'user' });
  await expect(refused).rejects.toThrow('use "NO" for Europe/Oslo');
});
