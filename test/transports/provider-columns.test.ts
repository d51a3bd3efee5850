import { describe, expect, it } from '@jest/globals';
import { ServerError, ValidationError } from '../../src/errors/index.js';
import { type ReadColumns, ProviderColumns } from '../../src/transports/archive/provider-columns.js';
import { columnInfo } from '../support/archive-server.js';

const udef = 'contactUdef/SuperOffice:7';
const rows = [{ row: {}, cells: { [udef]: { DisplayValue: 'Blue', TooltipHint: '{udlist_id=3}' } } }];
const request = (provider = 'FindContact', context?: string) => ({ provider, context, columns: [udef] });

/** Columns with a clock, the requests for them, and the answers. */
function asking(...sources: (() => unknown)[]) {
  const clock = { now: 0 };
  const asked: string[] = [];
  const columns = new ProviderColumns(
    sources.map((answer): ReadColumns => ({ provider, context }) => {
      asked.push([provider, context ?? ''].join(' ').trim());
      return Promise.resolve().then(answer);
    }),
    () => clock.now,
  );
  return { clock, asked, columns };
}

const minute = 60_000;

describe('what a provider says about its columns', () => {
  it('is kept for ten minutes, and then requested again, because a tenant may have added a field', async () => {
    const { clock, asked, columns } = asking(() => [columnInfo(udef, 'listAny')]);
    for (const now of [0, 5 * minute, 10 * minute - 1]) {
      clock.now = now;
      expect((await columns.kindsFor(request(), rows, {}))?.get(udef.toLowerCase())).toBe('reference');
    }
    expect(asked).toHaveLength(1);
    clock.now = 10 * minute;
    await columns.kindsFor(request('findcontact'), rows, {});
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['a server that fails', () => Promise.reject(new ServerError('It fails', {})), 1],
    ['a bug of an interceptor', () => Promise.reject(new TypeError('x is undefined')), 1],
    ['a refusal', () => Promise.reject(new ValidationError('It refuses', { outcome: 'refused' })), 10],
    ['an answer that tells of nothing', () => ({}), 10],
    ['an answer of another kind', () => 'columns', 10],
  ])('is asked for again after %s, but not at once', async (_what, answer, minutes) => {
    const { clock, asked, columns } = asking(answer);
    for (const now of [0, minutes * minute - 1]) {
      clock.now = now;
      expect(await columns.kindsFor(request(), rows, {})).toEqual(new Map());
    }
    expect(asked).toHaveLength(1);
    clock.now = minutes * minute;
    await columns.kindsFor(request(), rows, {});
    expect(asked).toHaveLength(2);
  });

  it('is requested from another source if the first one does not know', async () => {
    const { asked, columns } = asking(
      () => Promise.reject(new ServerError('There is no such address', {})),
      () => ({ value: [columnInfo(udef, 'bool')] }),
    );
    expect((await columns.kindsFor(request(), rows, {}))?.get(udef.toLowerCase())).toBe('boolean');
    expect(asked).toHaveLength(2);
  });

  it('is dropped if callers make up many contexts', async () => {
    const { asked, columns } = asking(() => [columnInfo(udef, 'listAny')]);
    for (let index = 0; index <= 200; index++) await columns.kindsFor(request('FindContact', `a=${index}`), rows, {});
    await columns.kindsFor(request('FindContact', 'a=200'), rows, {});
    expect(asked).toHaveLength(201);
    await columns.kindsFor(request('FindContact', 'a=0'), rows, {});
    expect(asked).toHaveLength(202);
  });

  it('cannot change what objects inherit', async () => {
    const infos = JSON.parse('{"__proto__": {"Name": "__proto__", "RestrictionType": "bool"}}') as unknown;
    const { columns } = asking(() => infos);
    expect((await columns.kindsFor(request(), rows, {}))?.get('__proto__')).toBe('boolean');
    expect(({} as Record<string, unknown>)['Name']).toBeUndefined();
  });
});
