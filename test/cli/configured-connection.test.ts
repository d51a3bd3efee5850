import { inspect } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import { configuredConnection } from '../../src/cli/configured-connection.js';
import { ConfigurationFolder } from '../support/configuration-folder.js';
import { errorOf } from '../support/transports.js';

const folder = new ConfigurationFolder();
afterAll(() => folder.remove());

describe('the connection of a command', () => {
  it('is that of the file, on the transport that the command names', async () => {
    const file = folder.write(
      'tenant.yaml',
      'transport: soap\ntenant: { url: "http://127.0.0.1:9/Cust1" }\nauth: { kind: basic, username: a, password: b }',
    );
    const { so, tenant } = await configuredConnection(file, 'rest');
    expect([inspect(so), tenant]).toEqual(['SuperOffice(rest)', '127.0.0.1:9']);
    await so.close();
  });

  it('is an emulator where no file is named, whatever the environment says', async () => {
    process.env['SUPEROFFICE_TENANT_URL'] = 'https://crm.example.com';
    try {
      const { so, tenant } = await configuredConnection(undefined, 'rest');
      expect(tenant).toBe('emulator');
      await so.close();
    } finally {
      delete process.env['SUPEROFFICE_TENANT_URL'];
    }
  });

  it.each([
    ['transport: soap\ntenant: emulater', 'tenant.yaml:2:9 tenant should be'],
    ['transport: soap\ntenant: emulator\nwsdl:\n  source: nowhere', 'tenant.yaml:4:11 wsdl.source'],
  ])('names the line that is not right: %j', async (text, words) => {
    expect(String(await errorOf(configuredConnection(folder.write('tenant.yaml', text), 'rest')))).toContain(words);
  });
});
