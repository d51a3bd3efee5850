import type { CanonicalObject } from '../../contract/index.js';
import type { Session } from '../access/access.js';
import type { EmulatedServer } from '../server.js';
import { badRequest, notFound, ServerFailureError } from '../server-error.js';
import { entityRules } from './entities.js';

type Handler = (server: EmulatedServer, parameters: CanonicalObject, session: Session) => unknown;

const documents = entityRules.find((rules) => rules.agent === 'Document');

function documentRules() {
  if (documents === undefined) throw new TypeError('the emulator has no rules for documents');
  return documents;
}

const idOf = (entity: unknown) => Number((entity as CanonicalObject | null)?.['DocumentId'] ?? 0);

function read({ store, entities }: EmulatedServer, id: number): string {
  entities.get(documentRules(), id);
  const content = store.contents.get(id);
  if (content === undefined) throw notFound('Document content', id);
  return content.toString('base64');
}

function write({ store, entities }: EmulatedServer, id: number, stream: unknown, session: Session): CanonicalObject {
  const entity = entities.get(documentRules(), id);
  if (typeof stream !== 'string') throw badRequest('Stream is null');
  store.contents.set(id, Buffer.from(stream, 'base64'));
  return entities.save(documentRules(), entity, session);
}

const handlers: Readonly<Record<string, Handler>> = {
  'Document.GetDocumentStream': (server, { DocumentId }) => read(server, Number(DocumentId)),
  'Document.GetDocumentStreamFromEntity': (server, { DocumentEntity }) => read(server, idOf(DocumentEntity)),
  'Document.SetDocumentStreamFromId': (server, { DocumentId, Stream }, session) =>
    write(server, Number(DocumentId), Stream, session),
  'Document.SetDocumentStream'(server, { DocumentEntity, Stream, OverwriteExistingData }, session) {
    const id = idOf(DocumentEntity);
    if (OverwriteExistingData !== true && server.store.contents.has(id)) {
      throw new ServerFailureError(409, 'SoDocumentAlreadyExistsException', `Document id ${id} has content already`);
    }
    return write(server, id, Stream, session);
  },
};

/** The operations on the content of documents, by the names of agent and operation. */
export const documentOperations = Object.entries(handlers).map(
  ([name, handle]) =>
    [
      name,
      (server: EmulatedServer, parameters: CanonicalObject, session: Session): CanonicalObject => ({
        Response: handle(server, parameters, session),
      }),
    ] as const,
);
