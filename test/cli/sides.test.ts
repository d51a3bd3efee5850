import { inspect } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openSides, type TenantOptions } from '../../src/cli/sides.js';
import { ConfigurationFolder } from '../support/configuration-folder.js';
import { errorOf } from '../support/transports.js';

const folder = new ConfigurationFolder();
afterAll(() => folder.remove());

describe('the connections of a command', () => {
  const opened = async (options: TenantOptions) => {
    const { sides, tenant, ...opened } = await openSides(['rest', undefined], options);
    await opened.close();
    return { sides: sides.map(({ name, so }) => [name, inspect(so)]), tenant };
  };

  it('are those of the file, on the transports that the command names or as configured', async () => {
    const file = folder.write(
      'tenant.yaml',
      'transport: soap\ntenant: { url: "http://127.0.0.1:9/Cust1" }\nauth: { kind: basic, username: a, password: b }',
    );
    expect(await opened({ config: file })).toEqual({
      sides: [
        ['rest', 'SuperOffice(rest)'],
        ['soap', 'SuperOffice(soap)'],
      ],
      tenant: { name: 'http://127.0.0.1:9/Cust1', id: 'Cust1', kind: 'development' },
    });
  });

  it('are to one emulator if no tenant is named, or if the emulator is', async () => {
    const emulated = {
      sides: [
        ['rest', 'SuperOffice(rest)'],
        ['rest', 'SuperOffice(rest)'],
      ],
      tenant: { kind: 'own' },
    };
    expect(await opened({})).toMatchObject(emulated);
    process.env['SUPEROFFICE_TENANT_URL'] = 'https://crm.example.com';
    try {
      expect(await opened({ tenant: 'emulator' })).toMatchObject(emulated);
    } finally {
      delete process.env['SUPEROFFICE_TENANT_URL'];
    }
  });

  it.each(['soap', 'rest', 'agents'] as const)('to their own emulator on %s use no proxy', async (transport) => {
    const http = { proxy: 'http://127.0.0.1:9', headers: { 'X-Own': 'kept' } };
    const text = JSON.stringify({ transport: 'rest', tenant: 'emulator', http, resilience: { attempts: 1 } });
    const opened = await openSides([transport], { config: folder.write('proxy.json', text) });
    try {
      for (const { so } of opened.sides) expect(await so.lists.items('task')).not.toHaveLength(0);
    } finally {
      await opened.close();
    }
  });

  it('have no routes, shadows or cache if the command names their transport', async () => {
    const routes = `routes:\n  - { match: '*', transport: soap, shadow: { transport: rest, sample: 1 } }\ncache: true`;
    const file = folder.write('routed.yaml', `transport: rest\ntenant: emulator\n${routes}`);
    const routed = await openSides(['rest', 'agents', undefined], { config: file });
    const served = routed.sides
      .map(({ so }) => so.routing.explain('contacts.get'))
      .map(({ transports, shadow }) => [transports, shadow]);
    await routed.close();
    expect(served).toEqual([
      [{ rest: 100 }, undefined],
      [{ agents: 100 }, undefined],
      [{ soap: 100 }, { transport: 'rest', sample: 1 }],
    ]);
  });

  it.each([
    ['transport: soap\ntenant: emulater', 'tenant.yaml:2:9 tenant must be'],
    ['transport: soap\ntenant: emulator\ncontract:\n  source: nowhere', 'tenant.yaml:4:11 contract.source'],
    ['transport: soap\ntimeout: soon', 'tenant.yaml:2:10 timeout'],
  ])('name the invalid line: %j', async (text, words) => {
    const error = await errorOf(openSides(['rest'], { config: folder.write('tenant.yaml', text) }));
    expect(String(error)).toContain(words);
  });
});
