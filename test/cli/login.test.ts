import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { login } from '../../src/cli/login-action.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { ConfigurationError } from '../../src/index.js';
import { ConfigurationFolder } from '../support/configuration-folder.js';
import { errorOf } from '../support/transports.js';

const folder = new ConfigurationFolder();
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
  process.env['SUPEROFFICE_TOKEN_KEY'] = Buffer.alloc(32, 1).toString('base64');
});
afterAll(async () => {
  delete process.env['SUPEROFFICE_TOKEN_KEY'];
  folder.remove();
  await emulator.close();
});

it('login asks no one to sign in if the sign-in cannot be stored', async () => {
  const { loginUrl, tenant, credentials } = emulator;
  const options = { loginUrl, tenant, clientId: credentials.clientId, port: 0, browser: true };
  const opened: string[] = [];
  const signingIn = login({ ...options, store: folder.write('tokens', 'a file') }, async (url) => {
    opened.push(url);
    throw new Error('could not open a browser');
  });
  expect(await errorOf(signingIn)).toBeInstanceOf(ConfigurationError);
  expect(opened).toEqual([]);
});
