import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { basic, Calls } from './calls.js';
import { notModelled } from './documentation/not-modelled.js';
import type { Sample } from './documentation/sample.js';
import { startingAndLists } from './documentation/starting-and-lists.js';
import { webServices } from './documentation/web-services.js';

let emulator: Emulator;
let calls: Calls;
let made: { readonly list: number; readonly item: number };

beforeAll(async () => {
  emulator = await startEmulator();
  calls = new Calls(emulator);
});
afterAll(() => emulator.close());
beforeEach(async () => {
  emulator.reset();
  const list = (await calls.rest('POST', 'List', { Name: 'MyCustomList' })).body['Id'];
  const only = await calls.rest('POST', `List/${Number(list)}/Items`, { Name: 'The only item' });
  made = { list: Number(list), item: Number(only.body['Id']) };
});

const withIds = (text: string) => text.replaceAll('{list}', String(made.list)).replaceAll('{item}', String(made.item));

/** Status and body, null where there is none. */
async function asked({ method, path, headers: more = {}, body }: Omit<Sample, 'page' | 'status'>) {
  const answer = await fetch(`${emulator.url}/api/v1/${withIds(path)}`, {
    method,
    headers: { Authorization: basic, Accept: 'application/json', 'Content-Type': 'application/json', ...more },
    ...(body === undefined ? {} : { body: withIds(JSON.stringify(body)) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

describe('a sample of the vendor’s documentation', () => {
  it.each(
    [...startingAndLists, ...webServices].map((sample) => [sample.page, sample.method, sample.path, sample] as const),
  )('%s: %s %s', async (_page, _method, _path, sample) => {
    const { status, body } = await asked(sample);
    expect(status).toBe(sample.status);
    if (sample.answer === null) expect(body).toBeNull();
    else if (sample.answer !== undefined) expect({ body }).toMatchObject({ body: sample.answer });
    if (status === 204 || status === 304) expect(body).toBeUndefined();
  });

  it('appends an object to the array that it stands for, and keeps the other items', async () => {
    const before = (await calls.rest('GET', 'Contact/2')).body['Phones'] as object[];
    const after = await calls.rest('PATCH', 'Contact/2', { Phones: { Value: '12345678' } });
    expect(after.body['Phones']).toHaveLength(before.length + 1);
  });
});

describe('a sample that needs more than is modelled', () => {
  const unknown = notModelled.flatMap(([reason, page, requests]) =>
    reason === 'another agent' || reason === 'another operation'
      ? requests.map((request) => [page, request] as const)
      : [],
  );

  it.each(unknown)('is not answered with an invention: %s, %s', async (_page, request) => {
    const [method = '', path = ''] = request.split(' ');
    const { status } = await asked({
      method: method as Sample['method'],
      path,
      body: method === 'GET' ? undefined : {},
    });
    expect([404, 405, 501]).toContain(status);
  });
});
