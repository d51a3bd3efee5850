import type { CanonicalObject, Operation } from '../contract/index.js';
import { NotFoundError, type TransportName, ValidationError } from '../errors/index.js';

/** Executes an operation of the Agents API, by agent and operation. */
export type ExecuteOperation = (
  agent: string,
  operation: string,
  parameters: CanonicalObject,
  transport?: TransportName,
) => Promise<unknown>;

type Express = (execute: ExecuteOperation, parameters: CanonicalObject) => Promise<CanonicalObject>;

/**
 * Operations that only SOAP has, and that operations of Agents together do. Not among them are those that write content piece by
 * piece: the pieces would have to be kept between calls, and the gateway keeps nothing.
 *
 * The vendor's contract declares content as `xs:string`, with its length in bytes beside it. Base64 is the only form in which a
 * string can hold any content; the vendor's reference has no example. Content to write that is not Base64 is therefore refused.
 */
const expressions: Readonly<Record<string, Express>> = {
  'FileManager.ReadFile': async (execute, { DocumentId }) => {
    const { FileName, content } = await file(execute, DocumentId);
    return { FileName, Length: content.length, Response: content.toString('base64') };
  },
  'FileManager.BeginReadFilePart': async (execute, { DocumentId }) => {
    const { FileName, content } = await file(execute, DocumentId);
    return { FileName, Length: content.length };
  },
  'FileManager.ReadFilePart': async (execute, { DocumentId, FilePosition, Length }) =>
    part(await documentContent(execute, DocumentId), FilePosition, Length),
  'FileManager.EndReadFilePart': async () => ({}),
  'FileManager.WriteFile': async (execute, { DocumentId, Document }) => {
    const Stream = contentToWrite('FileManager', 'WriteFile', 'Document', Document);
    await execute('Document', 'SetDocumentStreamFromId', { DocumentId, Stream });
    return {};
  },
  'FileManager.CreateFile': async (execute, { DocumentId, OverwriteExistingStream }) => {
    const DocumentEntity = await document(execute, DocumentId);
    await execute('Document', 'CreateDocumentStream', {
      DocumentEntity,
      OverwriteExistingData: OverwriteExistingStream === true,
    });
    return {};
  },
  'BlobManager.ReadBlob': async (execute, { BlobId }) => {
    const content = await blobContent(execute, BlobId);
    return { Length: content.length, Response: content.toString('base64') };
  },
  'BlobManager.BeginReadBlobPart': async (execute, { BlobId }) => ({
    Response: (await blobContent(execute, BlobId)).length,
  }),
  'BlobManager.ReadBlobPart': async (execute, { BlobId, BlobPosition, Length }) =>
    part(await blobContent(execute, BlobId), BlobPosition, Length),
  'BlobManager.EndReadBlobPart': async () => ({}),
  'BlobManager.WriteBlob': async (execute, { BlobId, Blob }) => {
    const Stream = contentToWrite('BlobManager', 'WriteBlob', 'Blob', Blob);
    await execute('BLOB', 'SetBlobStream', { BlobEntityId: BlobId, Stream });
    return {};
  },
  'BLOB.GetRawPersonImage': async (execute, { PersonId }) => ({
    Response: await execute('BLOB', 'GetPersonImage', { PersonId }),
  }),
  'CustomerService.ChatSessionsForUser': async (execute) => {
    const sessions = await execute('Chat', 'ChatSessionsForUser', {});
    const ofCarrier = (session: CanonicalObject) => ({
      TableRight: session['TableRight'],
      FieldProperties: session['FieldProperties'],
      ChatSessionId: session['ChatSessionId'],
    });
    return { Response: Array.isArray(sessions) ? (sessions as CanonicalObject[]).map(ofCarrier) : null };
  },
};

/** @returns undefined if only SOAP can do it */
export function expressionOf({ agent, name }: Operation): Express | undefined {
  const key = `${agent}.${name}`;
  return Object.hasOwn(expressions, key) ? expressions[key] : undefined;
}

async function document(execute: ExecuteOperation, id: unknown): Promise<CanonicalObject> {
  const found = await execute('Document', 'GetDocumentEntity', { DocumentEntityId: id });
  if (found !== null && typeof found === 'object') return found as CanonicalObject;
  throw new NotFoundError(`Document id ${String(id)} not found`, { exceptionType: 'SoNotFoundException' });
}

async function file(execute: ExecuteOperation, id: unknown) {
  const [{ Name = null }, content] = await Promise.all([document(execute, id), documentContent(execute, id)]);
  return { FileName: Name, content };
}

async function documentContent(execute: ExecuteOperation, DocumentId: unknown): Promise<Buffer> {
  return bytesOf(await execute('Document', 'GetDocumentStream', { DocumentId }));
}

async function blobContent(execute: ExecuteOperation, BlobEntityId: unknown): Promise<Buffer> {
  return bytesOf(await execute('BLOB', 'GetBlobStream', { BlobEntityId }));
}

function bytesOf(content: unknown): Buffer {
  return Buffer.from(typeof content === 'string' ? content : '', 'base64');
}

/** Reads the whole content for each part, because the gateway keeps nothing between calls. */
function part(content: Buffer, position: unknown, length: unknown): CanonicalObject {
  const start = Math.max(0, Number(position ?? 0));
  const piece = content.subarray(start, start + Math.max(0, Number(length ?? 0)));
  return { Response: piece.toString('base64'), Length: piece.length };
}

function contentToWrite(agent: string, operation: string, field: string, content: unknown): string {
  const text = typeof content === 'string' ? content : '';
  if (isBase64(text)) return text;
  const message = `${agent}.${operation}: ${field} must be the content in Base64; nothing was written`;
  throw new ValidationError(message, { agent, operation, path: field });
}

function isBase64(text: string): boolean {
  return text !== '' && Buffer.from(text, 'base64').toString('base64') === text;
}
