import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { Contract } from '../../src/contract/index.js';
import { type ExecuteOperation, expressionOf } from '../../src/gateway/soap-only-calls.js';
import { type ServedGateway, serveGateway } from '../support/gateway.js';
import { AnsweringServer } from '../support/answering-server.js';
import { call, textOf } from './calls.js';

let emulator: Emulator;
let gateway: ServedGateway;
beforeAll(async () => {
  emulator = await startEmulator({ settings: { soap: 'absent' } });
  gateway = await serveGateway(emulator);
});
afterAll(async () => {
  await gateway.close();
  await emulator.close();
});

const credentials = () => {
  const { ticket, appToken: applicationToken } = emulator.credentials;
  return { ticket, applicationToken };
};
const file = (name: string, parameters: string) => call(gateway.url, 'FileManager', name, parameters, credentials());
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('operations that only SOAP has, without SOAP behind the gateway', () => {
  it('write and read the content of a document', async () => {
    const written = await file('WriteFile', `<DocumentId>1</DocumentId><Document>${base64('Hello world!')}</Document>`);
    expect(written.succeeded).toBe(true);
    const { body } = await file('ReadFile', '<DocumentId>1</DocumentId>');
    expect(textOf(body, 'Response')).toBe(base64('Hello world!'));
    expect(textOf(body, 'Length')).toBe('12');
    expect(textOf(body, 'FileName')).toMatch(/\w/);
  });

  it('read the content of a document in parts', async () => {
    await file('WriteFile', `<DocumentId>1</DocumentId><Document>${base64('Hello world!')}</Document>`);
    const begun = await file('BeginReadFilePart', '<DocumentId>1</DocumentId>');
    expect(textOf(begun.body, 'Length')).toBe('12');
    let content = '';
    for (let position = 0; ; position += 5) {
      const at = `<FilePosition>${position}</FilePosition><Length>5</Length>`;
      const { body } = await file('ReadFilePart', `<DocumentId>1</DocumentId>${at}`);
      if (textOf(body, 'Length') === '0') break;
      content += Buffer.from(textOf(body, 'Response') ?? '', 'base64').toString();
    }
    expect(content).toBe('Hello world!');
    expect((await file('EndReadFilePart', '<DocumentId>1</DocumentId>')).succeeded).toBe(true);
  });

  it.each(['Hello world!', 'SGVsbG8', 'SGVs\nbG8=', ''])('refuse to write %j, which is not Base64', async (text) => {
    await file('WriteFile', `<DocumentId>1</DocumentId><Document>${base64('before')}</Document>`);
    const refused = await file('WriteFile', `<DocumentId>1</DocumentId><Document>${text}</Document>`);
    expect(refused.succeeded).toBe(false);
    expect(refused.exception?.message).toContain('Document must be the content in Base64; nothing was written');
    const { body } = await file('ReadFile', '<DocumentId>1</DocumentId>');
    expect(textOf(body, 'Response')).toBe(base64('before'));
  });

  it('report a document that does not exist', async () => {
    const absent = await file('ReadFile', '<DocumentId>987654</DocumentId>');
    expect(absent.exception?.type).toBe('SuperOffice.Exceptions.SoNotFoundException');
  });

  it.each([
    ['FileManager', 'BeginWriteFilePart', '<DocumentId>1</DocumentId>', 'Instead, use documents.writeContent'],
    ['CustomerService', 'DeleteChatSessions', '', 'Instead, use agents.Chat.DeleteChatSessionEntity'],
  ])('name the alternative if Agents cannot do it: %s.%s', async (agent, name, parameters, words) => {
    const { fault } = await call(gateway.url, agent, name, parameters, credentials());
    expect(fault).toMatchObject({ code: 'InternalServiceFault', message: expect.stringContaining(words) });
  });

  it('need a ticket all the same', async () => {
    const before = emulator.requests.length;
    const refused = await call(gateway.url, 'FileManager', 'ReadFile', '<DocumentId>1</DocumentId>');
    expect(refused.exception?.message).toContain('the call has no ticket');
    expect(emulator.requests).toHaveLength(before);
  });
});

describe('the expression of an operation over Agents', () => {
  const contract = Contract.bundled();
  const express = async (agent: string, name: string, parameters: Record<string, unknown>, answers: unknown) => {
    const made: unknown[] = [];
    const execute: ExecuteOperation = async (called, operation, given) => {
      made.push([`${called}.${operation}`, given]);
      return answers;
    };
    const outputs = await expressionOf(contract.operation(agent, name))?.(execute, parameters);
    return { made, outputs };
  };

  it.each([
    [
      'BlobManager',
      'ReadBlob',
      { BlobId: 7 },
      ['BLOB.GetBlobStream', { BlobEntityId: 7 }],
      { Length: 3, Response: 'AQID' },
    ],
    ['BlobManager', 'BeginReadBlobPart', { BlobId: 7 }, ['BLOB.GetBlobStream', { BlobEntityId: 7 }], { Response: 3 }],
    [
      'BlobManager',
      'ReadBlobPart',
      { BlobId: 7, BlobPosition: 1, Length: 9 },
      ['BLOB.GetBlobStream', { BlobEntityId: 7 }],
      { Length: 2, Response: 'AgM=' },
    ],
    ['BLOB', 'GetRawPersonImage', { PersonId: 7 }, ['BLOB.GetPersonImage', { PersonId: 7 }], { Response: 'AQID' }],
    [
      'BlobManager',
      'WriteBlob',
      { BlobId: 7, Blob: 'AQID' },
      ['BLOB.SetBlobStream', { BlobEntityId: 7, Stream: 'AQID' }],
      {},
    ],
  ])('%s.%s', async (agent, name, parameters, call, outputs) => {
    expect(await express(agent, name, parameters, 'AQID')).toEqual({ made: [call], outputs });
  });

  it('takes from a chat session what the carrier of SOAP has', async () => {
    const session = { ChatSessionId: 7, TableRight: null, FieldProperties: null, Transcript: 'secret' };
    const { outputs } = await express('CustomerService', 'ChatSessionsForUser', {}, [session]);
    expect(outputs).toEqual({ Response: [{ ChatSessionId: 7, TableRight: null, FieldProperties: null }] });
  });

  it.each([-5, 1e12, null])('reads nothing outside of the content: position %p', async (BlobPosition) => {
    const { outputs } = await express('BlobManager', 'ReadBlobPart', { BlobId: 7, BlobPosition, Length: -1 }, 'AQID');
    expect(outputs).toEqual({ Response: '', Length: 0 });
  });

  it('is not one of a name of the prototype', () => {
    const operation = { ...contract.operation('BLOB', 'GetRawPersonImage'), agent: '__proto__', name: 'constructor' };
    expect(expressionOf(operation)).toBeUndefined();
  });
});

describe('GetSystemInfo without SOAP behind the gateway', () => {
  it('has the versions that the API endpoint says without credentials', async () => {
    const { body, succeeded } = await call(gateway.url, 'SoPrincipal', 'GetSystemInfo');
    expect(succeeded).toBe(true);
    const versions = (await (
      await fetch(`${emulator.url}/api`, { headers: { Accept: 'application/json' } })
    ).json()) as {
      readonly [name: string]: string;
    };
    expect(textOf(body, 'AssemblyVersion')).toBe(versions['NetServerAssembly']);
    expect(textOf(body, 'FileVersion')).toBe(versions['NetServerVersion']);
    expect(textOf(body, 'BuildLabel')).toBe(versions['NetServerLabel']);
  });

  it.each([
    ['a page', '<html>'],
    ['deep JSON', '['.repeat(100_000)],
    ['other JSON', '{"NetServer":{}}'],
  ])('is a fault if the endpoint answers %s', async (_what, text) => {
    const server = new AnsweringServer();
    server.answer = (response) => response.end(text);
    const url = await server.start();
    await using other = await serveGateway({ url });
    const { fault } = await call(other.url, 'SoPrincipal', 'GetSystemInfo');
    expect(fault?.message).toContain('did not answer the versions of NetServer');
    await server.close();
  });
});
