import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotFoundError, type SuperOffice, ValidationError } from '../../src/index.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, transportNames } from '../support/transports.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());

const readBy = async (so: SuperOffice, id: number, language: string) =>
  buffer(await so.documentTemplates.readContent(id, language));

describe.each(transportNames)('the content of a document template over %s', (transport) => {
  const so = (): SuperOffice => tenant[transport];
  const create = async () => {
    const draft = { Name: `Offer over ${transport}`, Filename: 'offer.dotx', LoadTemplateFromPlugin: 7 };
    return (await so().documentTemplates.create(draft)).DocumentTemplateId;
  };

  it('is written as a stream or as bytes, and read the same over each transport', async () => {
    const id = await create();
    const [english, norwegian] = [randomBytes(300_000), Buffer.alloc(0)];
    const info = await so().documentTemplates.writeContent(
      id,
      'en-US',
      Readable.from([english.subarray(0, 7), english.subarray(7)]),
    );
    expect(info).toMatchObject({ Name: `Offer over ${transport}`, ExternalReference: 'offer.dotx', PluginId: 7 });
    await so().documentTemplates.writeContent(id, 'nb-NO', norwegian);
    for (const each of transportNames) {
      expect((await readBy(tenant[each], id, 'en-US')).equals(english)).toBe(true);
      expect(await readBy(tenant[each], id, 'nb-NO')).toEqual(norwegian);
      expect(await tenant[each].documentTemplates.languages(id)).toEqual(['en-US', 'nb-NO']);
    }
  });

  it('has a language added from what it has, and one deleted', async () => {
    const id = await create();
    await so().documentTemplates.writeContent(id, '', Buffer.from('for all'));
    await so().documentTemplates.addLanguage(id, 'de-DE');
    await so().documentTemplates.writeContent(id, '', Buffer.from('for others'));
    expect(String(await readBy(so(), id, 'de-DE'))).toBe('for all');
    expect(String(await readBy(so(), id, 'sv-SE'))).toBe('for others');
    await so().documentTemplates.deleteLanguage(id, 'de-DE');
    expect(await so().documentTemplates.languages(id)).toEqual([]);
    expect(String(await readBy(so(), id, 'de-DE'))).toBe('for others');
  });

  it('is not found if the template does not exist or has none', async () => {
    expect(await errorOf(so().documentTemplates.readContent(4711, 'en-US'))).toBeInstanceOf(NotFoundError);
    expect(await errorOf(so().documentTemplates.readContent(await create(), 'en-US'))).toBeInstanceOf(NotFoundError);
    expect(await errorOf(so().documentTemplates.writeContent(4711, 'en-US', Buffer.of(1)))).toBeInstanceOf(
      NotFoundError,
    );
  });

  it.each([
    ['an id of 0', (own: SuperOffice) => own.documentTemplates.readContent(0, 'en-US')],
    ['an id that is text', (own: SuperOffice) => own.documentTemplates.languages('1' as never)],
    ['content that is text', (own: SuperOffice) => own.documentTemplates.writeContent(1, 'en-US', 'text' as never)],
    [
      'a language that is a number',
      (own: SuperOffice) => own.documentTemplates.writeContent(1, 5 as never, Buffer.of(1)),
    ],
  ])('%s is refused before anything is sent', async (_what, call) => {
    const from = tenant.emulator.requests.length;
    expect(await errorOf(call(so()))).toBeInstanceOf(ValidationError);
    expect(tenant.emulator.requests).toHaveLength(from);
  });
});

it('is read and written through its resource over REST', async () => {
  const from = tenant.emulator.requests.length;
  const { DocumentTemplateId: id } = await tenant.rest.documentTemplates.create({ Name: 'Letter' });
  await tenant.rest.documentTemplates.writeContent(id, 'en-US', Buffer.of(1));
  await readBy(tenant.rest, id, 'en-US');
  const paths = tenant.emulator.requests
    .slice(from)
    .map(({ method, path }) => `${method} ${path.replace(/^.*\/v1\//, '')}`);
  expect(paths).toEqual(
    expect.arrayContaining([
      `PUT List/DocumentTemplate/Items/${id}/Content/en-US`,
      `GET List/DocumentTemplate/Items/${id}/Content/en-US`,
    ]),
  );
});
