import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, ValidationError } from '../../src/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { errorOf, transportNames } from '../support/transports.js';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

describe.each(transportNames)('over %s, a misspelt column of a query', (transport) => {
  it.each([
    ['select', { select: ['contactId', 'nmae'], top: 1 }],
    ['filter', { select: ['contactId'], filter: "contactId = 2 and (nmae contains 'nane')" }],
    ['orderBy', { select: ['contactId'], orderBy: 'nmae desc' }],
  ])('is named by the error, with the column that was probably meant, in %s', async (path, criteria) => {
    const { username, password } = emulator.credentials;
    const auth = { kind: 'basic', username, password } as const;
    const so = await connect({ transport, tenant: { url: emulator.url }, auth });
    const error = await errorOf(so.contacts.query(criteria).toArray());
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({
      message: 'contacts.query: the server refused the column "nmae". Did you mean "name"?',
      path,
      outcome: 'refused',
      serverMessage: expect.stringContaining('nmae'),
    });
    await so.close();
  });
});
