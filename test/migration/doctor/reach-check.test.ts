import { describe, expect, it } from '@jest/globals';
import { Contract } from '../../../src/contract/index.js';
import { startEmulator } from '../../../src/emulator/index.js';
import type { HttpAnswer } from '../../../src/http/index.js';
import { soapReachCheck } from '../../../src/migration/doctor/checks/reach.js';
import { checkContext } from '../../support/check-context.js';
import { lookAtEmulator } from '../../support/doctor-run.js';

/** What the check of the SOAP API says about a server that answers this to each address. */
async function verdict(answer: (url: string) => Partial<HttpAnswer>, contract = Contract.bundled()) {
  const engine = {
    send: async ({ url }: { readonly url: string }) => ({
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: Buffer.alloc(0),
      ...answer(url),
    }),
    open: () => Promise.reject(new Error('nothing is streamed')),
    close: async () => undefined,
  };
  const context = checkContext('https://crm.example.com/SuperOffice', { engine, contract });
  return soapReachCheck.explain(await soapReachCheck.run(context));
}

describe('the check of the SOAP API', () => {
  it('uses the services of the contract', async () => {
    const only86 = (url: string) =>
      url.includes('/Services86/') ? { headers: { 'content-type': 'text/xml' } } : { status: 404 };
    expect(await verdict(only86, Contract.inServices('Services86'))).toMatchObject({ status: 'ok' });
    expect(await verdict(only86)).toMatchObject({ status: 'problem' });
  });

  it.each([
    '<HTML><TITLE>Dienst</TITLE>Dies ist ein Windows&#169; Communication Foundation-Dienst.</HTML>',
    '<html>Konfigurationsdatei: &lt;serviceMetadata httpGetEnabled="true" /&gt;</html>',
  ])('recognises the page of a service whose WSDL is switched off: %s', async (page) => {
    expect(await verdict(() => ({ body: Buffer.from(page) }))).toEqual({
      status: 'ok',
      words: 'The SOAP API answers with the page of its service. Its WSDL is switched off.',
    });
  });

  it('takes any other page for a problem', async () => {
    expect(await verdict(() => ({ body: Buffer.from('<html>Sign in</html>') }))).toMatchObject({ status: 'problem' });
  });
});

it.each([
  [['rest', 'agents'], ['rest']],
  [['soap'], ['soap']],
] as const)('doctor only checks the APIs of the transports %j', async (transports, expected) => {
  const emulator = await startEmulator(transports[0] === 'soap' ? {} : { settings: { soap: 'absent' } });
  try {
    const { report } = await lookAtEmulator(emulator, { transports });
    const names = report.checks.map(({ name }) => name);
    expect(names.filter((name) => name === 'soap' || name === 'rest')).toEqual(expected);
    expect(report.checks.filter(({ status }) => status === 'problem')).toEqual([]);
  } finally {
    await emulator.close();
  }
});
